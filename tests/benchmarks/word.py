"""How fast Word files are filled, beside docxtpl and others. Run by `make bench`; tests never assert times.

Each engine has a process of its own, and they take turns, so that whatever else the machine does meets all alike. A
turn goes on for a moment, or for one document where that takes longer; figures are medians over all fills of all
turns. Every engine's first file of each size is searched for every answer. `--quick` makes do with fewer rounds.

An engine that is less than 95 % busy had to wait for other programs, which slows a long fill more than a short one:
measure again when they are done, or set CLOCK=processor in the environment, so that only processor time counts.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from tests.benchmarks.answers import SIZES, lost, view
from tests.benchmarks.engines import CODECS, CODECS_OF_RIVALS
from tests.benchmarks.languages import CARBONE, DOCXTEMPLATER, DOCXTPL
from tests.benchmarks.report import template
from tests.benchmarks.workers import ROOT, Turn, Worker, node_rivals, node_worker, python_rivals, python_worker

OURS, THEIRS, ZLIB = "formsvc", "docxtpl", "zlib 6"
SPEED = {"small": 300, "typical": 200, "large": 75, "huge": 65}  # times docxtpl
SHARE = {"small": 0.6, "typical": 0.6, "large": 0.4, "huge": 0.4}  # of zlib's time for document.xml alone
GROWTH, ROWS, MEGABYTES, COMPILE = 1.05, 1.3, 30, 1.5


@dataclass(frozen=True, slots=True)
class Figure:
    """What an engine or codec needs at one size: median milliseconds, bytes; `busy` is the share of its time that it
    had a processor, less than 1 where other programs wanted it too.
    """

    milliseconds: float
    bytes: int
    busy: float


Figures = Mapping[str, Figure]


def main() -> None:
    """Race, then hold our figures against the goals."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a fifth of the rounds")
    share = 0.2 if parser.parse_args().quick else 1.0
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        _write_inputs(folder)
        rivals = python_rivals(folder)
        engines = [stack.enter_context(worker) for worker in _engines(folder, rivals)]
        figures = {size: _raced(size, engines, folder, share) for size in SPEED}
        codecs = [stack.enter_context(worker) for worker in _codecs(folder, rivals)]
        _report_codecs({size: _race(size, codecs, max(2, round(10 * share)), 0.05) for size in SPEED})
        _report_goals(figures, _rows_ratio(engines[0]), folder)


def _write_inputs(folder: Path) -> None:
    for name, language in (("docxtpl", DOCXTPL), ("docxtemplater", DOCXTEMPLATER), ("carbone", CARBONE)):
        (folder / f"{name}.docx").write_bytes(template(language))
    for size in SPEED:
        (folder / f"{size}.json").write_text(json.dumps(view(SIZES[size]), default=str), encoding="utf-8")


def _engines(folder: Path, rivals: Path | None) -> Iterable[Worker]:
    yield from (python_worker(name, folder) for name in (OURS, THEIRS, ZLIB))
    if rivals:
        yield python_worker("rust-docxtpl", folder, rivals)
    if node := node_rivals(folder):
        yield from (node_worker(name, folder, node) for name in ("docxtemplater", "carbone"))


def _codecs(folder: Path, rivals: Path | None) -> Iterable[Worker]:
    yield from (python_worker(name, folder) for name in CODECS if find_spec(name.split()[0]))
    if rivals:
        yield from (python_worker(name, folder, rivals) for name in CODECS_OF_RIVALS)


def _raced(size: str, engines: Iterable[Worker], folder: Path, share: float) -> Figures:
    """Figures of the engines that can do it, printed."""
    able = [worker for worker in engines if _proved(worker, size, folder)]
    rounds = max(2, round(SIZES[size].rounds * share))
    figures = _race(size, able, rounds, SIZES[size].turn)
    print(f"\n{size + ':':14} {'median ms':>10} {'× docxtpl':>10} {'bytes':>10} {'busy':>6}")
    for name, figure in figures.items():
        speed = figures[THEIRS].milliseconds / figure.milliseconds
        print(f"  {name:12} {figure.milliseconds:10.3f} {speed:10.1f} {figure.bytes:10,} {figure.busy:6.0%}")
    return figures


def _proved(worker: Worker, size: str, folder: Path) -> bool:
    """Whether a worker can do it at all; warms it up, and says which answers it lost."""
    file = folder / "made"
    turn = worker.ask(size, SIZES[size].turn, str(file))
    if turn.error and worker.name in (OURS, THEIRS):
        raise SystemExit(f"{worker.name} could not make the {size} report: {turn.error}")
    if turn.error:
        print(f"NOT MEASURED: {worker.name}, {size}: {turn.error}")
    elif worker.name != ZLIB:
        made = file.read_bytes()
        if lines := lost(view(SIZES[size]), made):
            print(f"LOST by {worker.name}, {size}: {len(lines)} lines of answers, such as “{lines[0][:60]}”")
        if worker.name == OURS:
            (folder / f"{size}.xml").write_bytes(ZipFile(BytesIO(made)).read("word/document.xml"))
    return not turn.error


def _race(size: str, workers: Sequence[Worker], rounds: int, seconds: float) -> Figures:
    turns: dict[str, list[Turn]] = {worker.name: [] for worker in workers}
    for first in range(rounds):
        for worker in (*workers[first % len(workers) :], *workers[: first % len(workers)]):
            turns[worker.name].append(worker.ask(size, seconds))
    return {name: _figure(each) for name, each in turns.items()}


def _figure(turns: Sequence[Turn]) -> Figure:
    times = [seconds for turn in turns for seconds in turn.times]
    return Figure(statistics.median(times) * 1000, turns[-1].bytes, sum(turn.processor for turn in turns) / sum(times))


def _rows_ratio(ours: Worker) -> float:
    """Our time for a row of a report of 24,000, in times for a row of one of 600."""
    times: dict[str, list[float]] = {"600 rows": [], "24,000 rows": []}
    for _ in range(3):
        for size in times:
            times[size] += ours.ask(size, 0.5).times
    per_row = {size: statistics.median(found) / sum(SIZES[size].rows) for size, found in times.items()}
    return per_row["24,000 rows"] / per_row["600 rows"]


def _report_codecs(figures: Mapping[str, Figures]) -> None:
    print(f"\n{'document.xml by:':14}" + "".join(f"{size + ', ms':>14} {'size':>6}" for size in figures))
    for name in figures["typical"]:
        columns = ((each[name], each[ZLIB]) for each in figures.values())
        print(
            f"  {name:13}" + "".join(f"{one.milliseconds:14.3f} {one.bytes / zlib.bytes:6.0%}" for one, zlib in columns)
        )


def _report_goals(figures: Mapping[str, Figures], rows: float, folder: Path) -> None:
    print(f"\n{OURS}: {'':44} {'figure':>8}   goal")
    for size, each in figures.items():
        ours, theirs = each[OURS], each[THEIRS]
        _goal(f"{size}: times as fast as docxtpl", theirs.milliseconds / ours.milliseconds, SPEED[size], more=True)
        share = ours.milliseconds / each[ZLIB].milliseconds
        _goal(f"{size}: file / zlib 6 of document.xml alone", share, SHARE[size])
        _goal(f"{size}: bytes / docxtpl's", ours.bytes / theirs.bytes, GROWTH if size != "huge" else None)
    _goal("time for a row of 24,000 / of 600", rows, ROWS)
    if sys.platform == "linux":
        _goal("extra memory at huge, MB", _once("memory", OURS, folder), MEGABYTES)
        _goal("  the same of docxtpl, MB", _once("memory", THEIRS, folder))
    compiling = statistics.median(_once("compile", folder) for _ in range(5))
    _goal("cold compile, ms", compiling)
    _goal("cold compile / typical document of docxtpl", compiling / figures["typical"][THEIRS].milliseconds, COMPILE)


def _goal(what: str, figure: float, goal: float | None = None, more: bool = False) -> None:
    told = ""
    if goal is not None:
        sign, met = ("≥", figure >= goal) if more else ("≤", figure <= goal)
        told = f"   {sign} {goal:g} {'met' if met else 'MISSED'}"
    print(f"  {what:50} {figure:10.2f}{told}")


def _once(*question: str | Path) -> float:
    command = [sys.executable, "-m", "tests.benchmarks.once", *question]
    return float(subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout)


if __name__ == "__main__":
    main()
