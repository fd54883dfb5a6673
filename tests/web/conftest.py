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
def browser(site: Site) -> Browser:
    return site.browser()


@pytest.fixture
def other_window(browser: Browser) -> Browser:
    """A second window of the same browser: it has the same session."""
    return Browser(browser.client)


@pytest.fixture
def plan(browser: Browser) -> str:
    """The address of a new safety plan."""
    return browser.start("safety-plan")


@pytest.fixture
def report(browser: Browser) -> str:
    """The address of a new intelligence report."""
    return browser.start("intelligence-report")


@pytest.fixture
def meeting(browser: Browser) -> str:
    """The address of a new professionals' meeting."""
    return browser.start("professionals-meeting")
