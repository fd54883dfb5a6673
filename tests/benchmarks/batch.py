"""How fast `formsvc batch` makes reports, in how much memory, and where the time goes; beside docxtpl in a loop.

python -m tests.benchmarks.batch [RECORDS [WORKERS]]

Every report is another one, with one of five sources, and gives four files: three in Word and a text. The batch is
run twice, over a tenth of the records and over all of them: memory that does not grow is flat. Then a sample is made
in one process, one part of the work after the other, and the same documents by docxtpl, a new object for each.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment

from formsvc.core.answers import NOT_KNOWN
from formsvc.data.packs import Packs, load_packs
from formsvc.disclosure import examine
from formsvc.formkit.read import read
from formsvc.formkit.record import Judgement
from formsvc.formkit.views import open_view, restricted_view
from formsvc.forms.intelligence_report.form import INTELLIGENCE_REPORT
from formsvc.making import Making, files
from formsvc.produce import File, Imprint, imprint, produce_all, produce_texts, save
from formsvc.settings import templates_folder
from tests.oracles.reports import PANEL, report

RECORDS = 10_000
SAMPLE = 100
KIND = INTELLIGENCE_REPORT.slug
MEASURED = """
import json, resource, sys
from formsvc.cli import cli
try:
    cli(sys.argv[1:])
finally:
    peaks = [resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(json.dumps(peaks))
"""


def main() -> None:
    """Print the figures."""
    records = int(sys.argv[1]) if len(sys.argv) > 1 else RECORDS
    workers = sys.argv[2] if len(sys.argv) > 2 else "2"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for count in (records // 10, records):
            _run(folder, count, workers)
        _parts(folder)


def reports(count: int, packs: Packs) -> Iterator[dict[str, Any]]:
    """That many reports, as JSON nests them."""
    sources = list(PANEL.values())
    for seed in range(count):
        yield {**report(seed, packs), "source": sources[seed % len(sources)]}


def _run(folder: Path, count: int, workers: str) -> None:
    source, out = folder / f"{count}.jsonl", folder / f"out{count}"
    packs = load_packs()
    with source.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(one) + "\n" for one in reports(count, packs))
    command = [sys.executable, "-c", MEASURED, "batch", KIND, str(source), "--out", str(out), "--workers", workers]
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - started
    told, peaks = done.stdout.splitlines()
    parent, worker = json.loads(peaks)
    size = source.stat().st_size / count / 1024
    print(f"{count:6} reports of {size:.1f} kB, {workers} workers: {told}")
    print(f"       {seconds:.1f} s from start to end, {count / seconds:.1f} reports a second, ", end="")
    print(f"peak memory {parent} MB (the process that waits), {worker} MB (the largest worker)")


def _parts(folder: Path) -> None:
    packs = load_packs()
    values = list(reports(SAMPLE, packs))
    printed = imprint(packs, "KDC4-M793", datetime(2026, 12, 1, 10))  # noqa: DTZ001  # local time is meant
    making = Making(form_type=INTELLIGENCE_REPORT, packs=packs)
    judged = [read(INTELLIGENCE_REPORT, value, packs) for value in values]
    made = [files(making, one, printed) for one in judged]
    whole = _timed("all but saving", judged, lambda one: files(making, one, printed))
    savers, to_disk = ThreadPoolExecutor(8), partial(save, folder=folder / "saved")
    parts = {
        "validation": _timed("validation", values, lambda one: read(INTELLIGENCE_REPORT, one, packs)),
        "examination of answers": _timed(
            "examination", judged, lambda one: examine(INTELLIGENCE_REPORT, one.record, packs)
        ),
        "documents and text": _timed("Word", judged, lambda one: _made(one, printed)),
        "saving, each file synced": _timed("saving", made, lambda one: list(savers.map(to_disk, one))),
    }
    parts["search of finished files"] = whole - parts["examination of answers"] - parts["documents and text"]
    total = sum(parts.values())
    print(f"\nOne report in one process, milliseconds (mean of {SAMPLE}):")
    for name, part in parts.items():
        print(f"  {name:28} {part:8.2f}  {part / total:4.0%}")
    print(f"  {'together':28} {total:8.2f}")
    rival = _timed("docxtpl", judged[: SAMPLE // 5], lambda one: _by_docxtpl(one, printed))
    print(f"\nThe three Word documents alone, docxtpl in a loop: {rival:.1f} ms a report")


def _timed(name: str, items: Sequence[Any], work: Callable[[Any], Any]) -> float:
    """Mean milliseconds for one item."""
    started = time.perf_counter()
    for item in items:
        work(item)
    return (time.perf_counter() - started) * 1000 / len(items)


def _made(judged: Judgement, printed: Imprint) -> list[File]:
    makers = (produce_all, produce_texts)
    return [file for maker in makers for file in maker(INTELLIGENCE_REPORT, judged.answers, printed)]


def _by_docxtpl(judged: Judgement, printed: Imprint) -> None:
    """Each document by an object of its own; it cannot leave the other section out, so fills all of the template."""
    environment = Environment(autoescape=True)
    environment.filters["known"] = lambda value: value or NOT_KNOWN
    answers = judged.answers
    view = {**open_view(INTELLIGENCE_REPORT, answers), **restricted_view(INTELLIGENCE_REPORT, answers)}
    for document in INTELLIGENCE_REPORT.documents:
        template = DocxTemplate(templates_folder("docx") / document.template)
        template.render({**view, "document": printed.view(document.title)}, environment, autoescape=True)
        template.save(BytesIO())


if __name__ == "__main__":
    main()
