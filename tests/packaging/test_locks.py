"""The lock files hold every library at one version, by hash, and nothing of the computer that made them."""

import re
import tomllib
from pathlib import Path

import pytest

CLONE = Path(__file__).parents[2]
PIN = re.compile(r"^([a-z0-9.-]+)==(\S+)", re.MULTILINE)
UNPINNED = re.compile(r"^[a-z0-9.-]+(?:==\S+)?[^\\\n]*$", re.MULTILINE)
LOCKS = {"runtime": "requirements.lock", "development": "requirements-dev.lock"}


@pytest.mark.parametrize("name", LOCKS.values(), ids=LOCKS.keys())
def test_every_library_is_locked_by_hash(name):
    assert _pins(name)
    assert UNPINNED.findall(_text(name)) == []


@pytest.mark.parametrize("name", LOCKS.values(), ids=LOCKS.keys())
def test_no_address_and_no_path_of_a_computer_is_in_a_lock(name):
    assert not re.search(r"://|--index|--find-links|(?<=\s)/|\\\\", _text(name))


def test_everything_the_project_asks_for_is_locked():
    project = tomllib.loads((CLONE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    assert _names(project["dependencies"] + extras["build"]) <= _pins("requirements.lock").keys()
    assert _names(extras["dev"]) <= _pins("requirements-dev.lock").keys()


def test_both_locks_agree():
    assert _pins("requirements.lock").items() <= _pins("requirements-dev.lock").items()


def _text(name: str) -> str:
    return (CLONE / name).read_text(encoding="utf-8")


def _pins(name: str) -> dict[str, str]:
    return dict(PIN.findall(_text(name)))


def _names(requirements: list[str]) -> set[str]:
    """Names of libraries as lock files spell them."""
    return {re.split(r"[=<>~!; ]", one)[0].lower().replace("_", "-") for one in requirements}
