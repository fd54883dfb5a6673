"""An installed formsvc works away from the clone, from a wheel and from an editable install alike."""

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import HTTPCookieProcessor, OpenerDirector, ProxyHandler, build_opener

import pytest

pytestmark = pytest.mark.xdist_group("packaging")

PRINTED_LINK = re.compile(r"http://127\.0\.0\.1:\d+/open/\S+")
STYLE_OR_SCRIPT = re.compile(r'(?:href|src)="([^"]+\.(?:css|js))(?:\?[^"]*)?"')


def test_it_lists_the_forms(command: Path, outside: Path):
    listed = subprocess.run([command, "kinds"], cwd=outside, capture_output=True, text=True, check=True).stdout
    for slug in ("intelligence-report", "safety-plan", "professionals-meeting"):
        assert slug in listed


def test_it_makes_word_documents_from_its_own_example(command: Path, outside: Path):
    example = subprocess.run([command, "example", "safety-plan"], capture_output=True, check=True).stdout
    subprocess.run([command, "fill", "safety-plan", "-", "--out", outside / "made"], input=example, check=True)
    assert list((outside / "made").glob("*.docx"))


def test_without_the_printed_link_nobody_comes_in(command: Path, outside: Path):
    with _serving(command, outside) as link:
        status, page = _get(_browser(), urljoin(link, "/"))
    assert status in (401, 403)
    assert "<h1" in page
    assert "Traceback" not in page


def test_the_printed_link_opens_the_start_page_with_its_style(command: Path, outside: Path):
    browser = _browser()
    with _serving(command, outside) as link:
        status, page = _get(browser, link)
        styles = [urljoin(link, address) for address in STYLE_OR_SCRIPT.findall(page)]
        statuses = [_get(browser, address)[0] for address in styles]
    assert status == 200
    assert len(styles) >= 3
    assert set(statuses) == {200}


@contextmanager
def _serving(command: Path, outside: Path) -> Iterator[str]:
    """Run `formsvc serve` on a free port; give the link that it prints."""
    arguments = [str(command), "serve", "--port", "0", "--data", str(outside / "data")]
    with subprocess.Popen(arguments, cwd=outside, stdout=subprocess.PIPE, text=True) as process:
        deadline = Timer(60, process.kill)
        deadline.start()
        try:
            yield _printed_link(process)
        finally:
            deadline.cancel()
            process.terminate()


def _printed_link(process: subprocess.Popen[str]) -> str:
    for line in process.stdout or ():
        if found := PRINTED_LINK.search(line):
            return found.group()
    raise AssertionError("formsvc serve ended, or was ended after a minute, without printing a link")


def _browser() -> OpenerDirector:
    return build_opener(ProxyHandler({}), HTTPCookieProcessor())


def _get(browser: OpenerDirector, address: str) -> tuple[int, str]:
    try:
        with browser.open(address, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.read().decode()
