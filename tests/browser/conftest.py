"""Chromium before formsvc: one server and one browser for each worker, a new session for each visit."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

from tests.browser.inspection import WIDE
from tests.browser.site import Clerk, Site, served

Visit = Callable[..., Page]

CHROMIUM = "/usr/bin/chromium"  # Debian's; Playwright's own is a download
SWITCHES = """
    --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync
    --disable-default-apps --disable-extensions --disable-domain-reliability
""".split()
_OUR_ANSWER = re.compile(r"Failed to load resource: the server responded with a status of 4\d\d")


@dataclass
class Watch:
    """What a browser asked for and complained of."""

    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Watch all pages of a context."""
        context.on("request", self._requested)
        context.on("response", self._answered)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    @property
    def outside(self) -> list[str]:
        """What was asked of anybody but formsvc; an icon that is part of the page is asked of nobody."""
        return [url for url in self.requests if not url.startswith((self.address + "/", "data:"))]

    def _requested(self, request: Request) -> None:
        self.requests.append(request.url)

    def _answered(self, response: Response) -> None:
        if response.status >= 500 or (response.status >= 400 and not response.request.is_navigation_request()):
            self.complaints.append(f"{response.status} for {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not _OUR_ANSWER.match(message.text):  # 422 is how a page says no
            self.complaints.append(message.text)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": SWITCHES}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(tmp_path_factory.mktemp("data")) as running:
        yield running


@pytest.fixture(scope="session")
def base_url(site: Site) -> str:
    """What paths are relative to. The plugin's own fixture of this name is one that pytest 9.2 warns of."""
    return site.address


@pytest.fixture(scope="session")
def clerk(site: Site) -> Clerk:
    return Clerk(site)


@pytest.fixture
def watch(site: Site) -> Watch:
    return Watch(site.address)


@pytest.fixture
def visit(new_context: Callable[..., BrowserContext], site: Site, watch: Watch) -> Iterator[Visit]:
    """Opens a browser of its own with a new one-time link, then a path.

    Whatever a test is about, nothing may come from elsewhere and the browser may complain of nothing.
    """

    def open_at(path: str = "/", **options: Any) -> Page:
        context = new_context(viewport=WIDE, **options)
        context.set_default_timeout(10_000)
        watch.over(context)
        page = context.new_page()
        page.goto(site.new_link())
        if path != "/":
            page.goto(path)
        return page

    yield open_at
    assert watch.requests
    assert watch.outside == []
    assert watch.complaints == []


@pytest.fixture
def page(visit: Visit) -> Page:
    """A browser at the start page."""
    return visit()
