"""How long the server takes for each page of a large report. Run by `make bench`; tests never assert times.

The report has 50 victims, 50 perpetrators and 50 locations, each filled like the example. Times are of the app
alone, without a browser: medians and 95th percentiles of ROUNDS requests, in milliseconds. The last column
says where a page's time goes, from one profiled request: storage (SQLite and unsealing), forms (building and
judging), drawing (templates), Word.
"""

import cProfile
import json
import pstats
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import structlog

from formsvc.app import create_app
from formsvc.catalogue import example_of
from formsvc.formkit.formtype import Rows
from formsvc.formkit.read import to_record
from formsvc.forms.intelligence_report.form import INTELLIGENCE_REPORT
from formsvc.settings import Settings

ITEMS = 50
ROUNDS = 20
LARGE = ("victims", "perpetrators", "locations")
PARTS = {
    "storage": ("/store/", "sqlalchemy", "sqlite3", "cryptography"),
    "forms": ("/formkit/", "/forms/", "wtforms", "phonenumbers", "email_validator"),
    "drawing": ("templates/html", "jinja2", "markupsafe"),
    "Word": ("/documents/", "lxml", "docxtpl", "zipfile"),
}
_made: list[str] = []


def main() -> None:
    """Fill the report, then time each page."""
    structlog.configure(processors=[_drop])
    with tempfile.TemporaryDirectory() as folder:
        client, record = _filled_report(Path(folder))
        print(f"{'page':34} {'median':>8} {'95th':>8}   where it goes")
        for name, address in _pages(record).items():
            _report(name, partial(client.get, address))


def _report(name: str, ask: Callable[[], Any]) -> None:
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        answer = ask()
        times.append((time.perf_counter() - started) * 1000)
        if answer.status_code != 200:
            raise SystemExit(f"{name} answered {answer.status_code}")
    ninety_fifth = statistics.quantiles(times, n=20)[-1]
    print(f"{name:34} {statistics.median(times):8.1f} {ninety_fifth:8.1f}   {_shares(ask)}")


def _shares(ask: Callable[[], Any]) -> str:
    """Own time of one profiled request by part of the product, as percentages."""
    profile = cProfile.Profile()
    profile.runcall(ask)
    spent = dict.fromkeys([*PARTS, "other"], 0.0)
    for (file, _, _), (_, _, own, _, _) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]  # no types
        part = next((part for part, marks in PARTS.items() if any(mark in file for mark in marks)), "other")
        spent[part] += own
    total = sum(spent.values())
    return ", ".join(f"{part} {share / total:.0%}" for part, share in spent.items() if share / total >= 0.01)


def _pages(record: str) -> Mapping[str, str]:
    root = f"/records/{record}"
    pages = {"start page": "/", "list of steps": f"{root}/"}
    pages |= {f"list of {slug}": f"{root}/steps/{slug}/" for slug in LARGE}
    pages |= {
        "one victim": f"{root}/steps/victims/items/{_item_id('victims', 0)}",
        "what happened": f"{root}/steps/account/",
    }
    pages |= {"check your answers": f"{root}/check", "documents": f"{root}/documents"}
    return pages | {
        "download: log": f"{root}/documents/log.docx",
        "download: submission": f"{root}/documents/submission.docx",
    }


def _filled_report(folder: Path) -> tuple[Any, str]:
    app = create_app(Settings(data_folder=folder), announce=_made.append)
    app.extensions["formsvc"].announce()
    client = app.test_client()
    start = client.get(f"/open/{_made[-1]}", follow_redirects=True).text
    token = _found(r'name="csrf_token" value="([^"]+)"', start)
    form = {"csrf_token": token, "_key": "bench", "kind": INTELLIGENCE_REPORT.slug}
    record = _found(r"/records/([0-9a-f]{32})/", client.post("/records", data=form).text)
    for address, pairs in _typed(record):
        data: dict[str, list[str]] = {"csrf_token": [token], "_version": ["0"], "_do": ["next"]}
        for name, text in pairs:
            data.setdefault(name, []).append(text)
        if client.post(address, data=data).status_code != 303:
            raise SystemExit(f"{address} could not be saved")
    return client, record


def _typed(record: str) -> Sequence[tuple[str, Any]]:
    example = json.loads(example_of(INTELLIGENCE_REPORT))
    for slug in LARGE:
        example[slug] = [example[slug][index % len(example[slug])] for index in range(ITEMS)]
    pages, _ = to_record(INTELLIGENCE_REPORT, example)
    return [
        (_address(record, step.slug, index if isinstance(step, Rows) else None), typed.pairs)
        for step in INTELLIGENCE_REPORT.steps
        for index, typed in enumerate(pages.get(step.slug, ()))
    ]


def _address(record: str, slug: str, index: int | None) -> str:
    root = f"/records/{record}/steps/{slug}/"
    return root if index is None else f"{root}items/{_item_id(slug, index)}"


def _item_id(slug: str, index: int) -> str:
    return f"{sum(slug.encode()):016x}{index:016x}"


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    if match is None:
        raise SystemExit(f"nothing matches {pattern}")
    return match.group(1)


def _drop(*_: Any) -> Any:
    raise structlog.DropEvent


if __name__ == "__main__":
    main()
