"""One walk through all pages, in a language of brackets, for every test that looks at them."""

import pytest

from formsvc.data.packs import Packs
from tests.language.pseudo import TAG, write_translation
from tests.language.shown import Shown
from tests.language.tour import site_in, tour


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory, packs: Packs) -> dict[str, str]:
    """Every page there is, by where it stands, with each word of ours between brackets."""
    folder = tmp_path_factory.mktemp("language")
    write_translation(folder / "packs")
    site = site_in(TAG, folder, folder / "packs")
    try:
        return tour(site, packs)
    finally:
        site.close()


@pytest.fixture(scope="session")
def shown(pages: dict[str, str]) -> dict[str, Shown]:
    """The same pages as they are read."""
    return {place: Shown(source) for place, source in pages.items()}
