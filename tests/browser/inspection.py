"""Looking at a page as WCAG 2.2 AA asks, wide and narrow, and at what every page of ours must have."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, ViewportSize

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDE = ViewportSize(width=1280, height=1024)
NARROW = ViewportSize(width=320, height=256)  # WCAG 1.4.10: what 1280 by 1024 becomes at a zoom of 400 per cent

_RUN_AXE = "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})"
_TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
    Array.from(document.querySelectorAll("body *"))
    .filter(one => one.getBoundingClientRect().right > innerWidth).slice(0, 5).map(one => one.outerHTML.slice(0, 80))"""
_FRAME = """() => ({
    title: document.title, lang: document.documentElement.lang,
    headings: Array.from(document.querySelectorAll("h1"), one => one.innerText),
    ids: Array.from(document.querySelectorAll("[id]"), one => one.id),
    errors: document.querySelectorAll(".govuk-error-summary").length,
})"""


class Inspector:
    """Looks at each kind of page once and notes what is wrong, so that one fault does not hide the others.

    `case_data` is text that no title or address may hold.
    """

    def __init__(self, case_data: Iterable[str] = ()) -> None:
        self.case_data = [text for text in case_data if " " in text]  # not the ids of choices
        self.faults: list[str] = []
        self.seen: set[str] = set()

    def look(self, page: Page, name: str = "") -> None:
        """Inspect the page that is open, unless its like has been."""
        page.wait_for_load_state()  # a link that was pressed may still be on its way
        kind = name or re.sub(r"[0-9a-f]{32}", "…", page.url.partition("?")[0].partition("#")[0])
        if kind not in self.seen:
            self.seen.add(kind)
            self.faults += [f"{kind}: {fault}" for fault in (*self._frame(page), *_at_both_widths(page))]

    def _frame(self, page: Page) -> list[str]:
        frame = page.evaluate(_FRAME)
        leaks = [text for text in self.case_data if text in frame["title"] or text in page.url]
        checks = {
            f"{len(frame['headings'])} h1": len(frame["headings"]) == 1 and frame["headings"][0].strip(),
            f"language {frame['lang']!r}": frame["lang"] == "en-GB",
            f"title {frame['title']!r}": re.fullmatch(r".+ – formsvc", frame["title"]),
            f"title {frame['title']!r} beside {frame['errors']} error summaries": (
                frame["title"].startswith("Error: ") == bool(frame["errors"])
            ),
            f"title or address holds {leaks}": not leaks,
            "an id twice": len(set(frame["ids"])) == len(frame["ids"]),
        }
        return [fault for fault, good in checks.items() if not good]


def axe_faults(page: Page) -> list[str]:
    """Rules of WCAG 2.2 AA that the open page breaks, each with its targets."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE + ";0")
    found: dict[str, Any] = page.evaluate(_RUN_AXE, TAGS)
    return [f"{rule['id']} at {[node['target'] for node in rule['nodes']]}" for rule in found["violations"]]


def _at_both_widths(page: Page) -> list[str]:
    faults = [f"1280 px: {fault}" for fault in axe_faults(page)]
    page.set_viewport_size(NARROW)
    faults += [f"320 px: {fault}" for fault in axe_faults(page)]
    faults += [f"320 px: too wide, {element}" for element in page.evaluate(_TOO_WIDE)]
    page.set_viewport_size(WIDE)
    return faults
