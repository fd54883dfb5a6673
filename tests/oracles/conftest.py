"""What the oracles share."""

import pytest

from formsvc.data.packs import Packs, load_packs


@pytest.fixture(scope="session")
def packs() -> Packs:
    return load_packs()
