"""The comparison of sources can fail: every planted leak is caught, where it shows."""

import pytest

from tests.oracles.observed import Seen, differing, observe
from tests.oracles.plants import PLANTS
from tests.oracles.reports import PANEL, report

SOURCES = ("long, Z", "anonymous")


def test_there_are_enough_plants():
    assert len(PLANTS) >= 20


@pytest.mark.parametrize("plant, shows_in", PLANTS.values(), ids=PLANTS)
def test_a_planted_leak_is_caught(plant, shows_in, packs, tmp_path, monkeypatch):
    plant(monkeypatch)
    seen = [observe(report(3, packs), PANEL[name], tmp_path / name) for name in SOURCES]
    caught = {name for other in seen[1:] for name in differing(seen[0], other)}
    assert [name for name in caught if shows_in in name] != []
    assert [fault for one in seen for fault in faults(one)] == []


def faults(seen: Seen) -> list[str]:
    """Where the product broke instead of leaking: then the difference would prove nothing."""
    asked = [(name, value) for name, value in seen.items() if isinstance(value, tuple)]
    commands = [
        name
        for name, value in asked
        if isinstance(value[-1], str) and "SystemExit" not in value[-1] and value[-1] != "None"
    ]
    return [name for name in commands if name.startswith(("check", "fill", "email"))]
