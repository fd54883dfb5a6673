"""Intelligence reports in a browser's hands, the short way."""

from typing import Any

from tests.filled import LEAST
from tests.web.site import Browser, kind, record_of, type_in

REPORT = kind("intelligence-report")
SOURCE = {"identity": "named", "name": "Rosalind Okonjo-Pike", "telephone": "07700 900811", "relationship": "Her aunt"}
TELLING = "A man in a silver car gave her a telephone. Rosalind Okonjo-Pike saw it from her window."


def report_of(browser: Browser, what_happened: str = "", **source: str) -> str:
    """Start a report and type in the least it needs, and a source; the address of the record without an end slash."""
    answers: dict[str, Any] = {**LEAST["intelligence-report"], "source": {**SOURCE, **source}}
    if what_happened:
        answers["account"] = {"what_happened": what_happened}
    return f"/records/{record_of(type_in(browser, REPORT, answers))}"


def read_through(browser: Browser, record: str, *changes: tuple[str, str]) -> Any:
    """Say that nobody could tell who said it, and press the button."""
    return browser.send(f"{record}/read-through/", ("could_tell", "no"), *changes)


def finished_report(browser: Browser) -> str:
    """A report that was read through and finished."""
    record = report_of(browser)
    assert read_through(browser, record).status_code == 303
    finish(browser, record)
    return record


def finish(browser: Browser, record: str) -> Any:
    """Press “Finish”."""
    return browser.post(f"{record}/finish", (("csrf_token", browser.token()),))


def open_up(browser: Browser, record: str, to: str = "source") -> Any:
    """Give a reason for looking at what is kept apart."""
    return browser.send(f"{record}/open/{to}", ("reason", "to_send"), ("details", "The bureau asked."))
