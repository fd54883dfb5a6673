"""Our own packs read once for many tests: reading them takes a quarter of a second each time."""

from functools import cache
from pathlib import Path

import pytest

from formsvc.data import packs

_really = packs._found_in


@cache
def _ours() -> tuple[dict, dict]:
    return _really(packs._OURS)


def _found_in(folder: Path) -> tuple[dict, dict]:
    if folder != packs._OURS:
        return _really(folder)
    lists, guides = _ours()
    return dict(lists), dict(guides)


@pytest.fixture(autouse=True)
def _our_packs_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """For a conftest to take in, where its tests look at what stands beside our own packs."""
    monkeypatch.setattr(packs, "_found_in", _found_in)
