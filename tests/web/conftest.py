"""A site of its own for each test, and a browser that was let in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.site import Browser, Clock, Site, running


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with running(tmp_path) as site:
        yield site


@pytest.fixture
def clock(site: Site) -> Clock:
    return site.clock


@pytest.fixture
def window(site: Site) -> Browser:
    """A browser window that was let in. (`browser` and `page` are names of pytest-playwright's.)"""
    return site.browser()


@pytest.fixture
def second_window(window: Browser) -> Browser:
    """A second window of the same browser: it has the same session."""
    return Browser(window.client)


@pytest.fixture
def plan(window: Browser) -> str:
    """The address of a new safety plan."""
    return window.start("safety-plan")


@pytest.fixture
def report(window: Browser) -> str:
    """The address of a new intelligence report."""
    return window.start("intelligence-report")


@pytest.fixture
def meeting(window: Browser) -> str:
    """The address of a new professionals' meeting."""
    return window.start("professionals-meeting")
