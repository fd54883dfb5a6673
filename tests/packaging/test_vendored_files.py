"""Files of other people stand here exactly as their VENDOR.md says."""

import re
from hashlib import sha256
from pathlib import Path

import pytest

CLONE = Path(__file__).parents[2]
STATIC = CLONE / "formsvc/web/static/vendor"
WORDS = CLONE / "formsvc/data/words"
FOLDERS = {"GOV.UK Frontend": STATIC, "axe-core": CLONE / "tests/vendor", "English words": WORDS}
ROW = re.compile(r"^\| `([^`]+)` \| (\d+) \| `([0-9a-f]{64})` \|$", re.MULTILINE)


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=FOLDERS.keys())
def test_every_file_is_listed_with_its_size_and_hash(folder: Path):
    listed = set(ROW.findall((folder / "VENDOR.md").read_text(encoding="utf-8")))
    contents = {file.name: file.read_bytes() for file in folder.iterdir() if file.name != "VENDOR.md"}
    assert {(name, str(len(data)), sha256(data).hexdigest()) for name, data in contents.items()} == listed


@pytest.mark.parametrize("sign", ["url(", "@font-face", "@import", "GDS Transport", "crown", "crest", "logotype"])
def test_the_style_loads_nothing_and_looks_like_no_government_site(sign):
    style = (STATIC / "govuk-frontend.min.css").read_text(encoding="utf-8")
    assert sign.lower() not in style.lower()
