"""What tests with a second area share: its packs, and one site that stands on them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from formsvc.data.packs import Packs, load_packs
from tests.area.fenmere import as_folder
from tests.ours import _our_packs_read_once
from tests.web.site import Site, running

__all__ = ["_our_packs_read_once"]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fenmere as a folder of packs."""
    return as_folder(tmp_path_factory.mktemp("fenmere"))


@pytest.fixture(scope="session")
def fenmere_packs(folder: Path) -> Packs:
    """The packs in force where Fenmere's folder is named."""
    return load_packs(folder)


@pytest.fixture(scope="module")
def site(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site as it runs in Fenmere."""
    with running(tmp_path_factory.mktemp("site"), packs_folder=folder) as site:
        yield site
