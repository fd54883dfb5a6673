"""Figures of a process that has done nothing yet, one a run.

`python -m tests.benchmarks.once compile FOLDER` prints the milliseconds that compiling the template takes when all is
imported; `… once memory ENGINE FOLDER` the megabytes by which the first huge fill raises the peak of the process,
template and answers being there already. Memory is told by Linux alone.
"""

import sys
from pathlib import Path

from formsvc.documents.template import compile_template
from tests.benchmarks.engines import CLOCK, jobs, schema


def main() -> None:
    """Print the figure asked for."""
    what, *name, folder = sys.argv[1:]
    figure = _compile_milliseconds(Path(folder)) if what == "compile" else _megabytes(name[0], Path(folder))
    print(figure)


def _compile_milliseconds(folder: Path) -> float:
    data, names = (folder / "docxtpl.docx").read_bytes(), schema()
    started = CLOCK()
    compile_template(data, names)
    return (CLOCK() - started) * 1000


def _megabytes(name: str, folder: Path) -> float:
    fill = jobs(name, folder)("huge")
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak so far is forgotten
    before = _peak()
    fill()
    return _peak() - before


def _peak() -> float:
    """Not getrusage's: that one begins with the peak of the process that started this one."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


if __name__ == "__main__":
    main()
