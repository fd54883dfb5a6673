"""The wheel carries everything that formsvc reads when it runs, and nothing else."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("packaging")

CARRIED = {
    "code": ("formsvc", "**/*.py", "formsvc"),
    "Word templates": ("templates/docx", "*.docx", "formsvc/templates/docx"),
    "page templates": ("templates/html", "**/*.html", "formsvc/templates/html"),
    "data packs": ("formsvc/data", "*.toml", "formsvc/data"),
    "style and scripts": ("formsvc/web/static", "**/*.*", "formsvc/web/static"),
    "examples": ("formsvc/forms", "*/example.json", "formsvc/forms"),
    "migrations": ("formsvc/store/migrations", "versions/*.py", "formsvc/store/migrations"),
}


@pytest.mark.parametrize("source,pattern,place", CARRIED.values(), ids=CARRIED.keys())
def test_the_wheel_carries(source, pattern, place, clone: Path, files_in_wheel):
    folder = clone / source
    expected = {f"{place}/{file.relative_to(folder).as_posix()}" for file in folder.glob(pattern)}
    assert expected
    assert expected <= files_in_wheel


def test_the_wheel_installs_no_other_top_level_name(files_in_wheel):
    names = {name.split("/")[0] for name in files_in_wheel}
    assert {name for name in names if not name.endswith(".dist-info")} == {"formsvc"}


def test_the_wheel_carries_no_caches_and_no_records(files_in_wheel):
    unwanted = ("__pycache__", "_cache/", ".db", ".pyc")
    assert not [name for name in files_in_wheel if any(part in name for part in unwanted)]
