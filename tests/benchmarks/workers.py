"""The processes that race: each answers how long its fills took (see `engines`), for as long as it lives."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).parents[2]
RIVALS = Path(__file__).parent / "rivals"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one turn brought: seconds of each fill, of a processor for all, bytes of the file; or why there is none."""

    times: Sequence[float] = ()
    processor: float = 0.0
    bytes: int = 0
    error: str = ""


class Worker:
    """One process; it ends with the `with` block."""

    def __init__(self, name: str, command: Sequence[str | Path], settings: Mapping[str, str] | None = None) -> None:
        self.name = name
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, **(settings or {})},
        )

    def ask(self, size: str, seconds: float = 0.0, save: str = "") -> Turn:
        """Let it fill reports of that size, one at least, and save the last if told where."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            print(json.dumps({"size": size, "seconds": seconds, "save": save}), file=self._process.stdin, flush=True)
            answer = self._process.stdout.readline()
        except BrokenPipeError:
            answer = ""
        return Turn(**json.loads(answer)) if answer else Turn(error="its process ended")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with contextlib.suppress(BrokenPipeError, subprocess.TimeoutExpired):
            self._process.communicate(timeout=5)
        self._process.kill()
        self._process.wait()


def python_worker(name: str, folder: Path, rivals: Path | None = None) -> Worker:
    """An engine or codec in Python, from `rivals` if given and else from our own environment."""
    # Nothing is mixed: the folder of rivals comes before that of the real docxtpl, which is merely installed as well.
    settings = {"PYTHONPATH": str(rivals), "DOCXTPL_ALLOW_MIXED_INSTALL": "1"} if rivals else {}
    return Worker(name, [sys.executable, "-m", "tests.benchmarks.engines", name, folder], settings)


def node_worker(name: str, folder: Path, rivals: Path) -> Worker:
    """An engine in JavaScript, from the folder of rivals."""
    return Worker(name, ["node", rivals / "fill.mjs", name, folder])


def python_rivals(folder: Path) -> Path | None:
    """A folder with what PyPI has, put there now; None, said in a line, where that cannot be had.

    rust-docxtpl cannot be a dependency for development: it would overwrite docxtpl.
    """
    pip = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes"]
    place = folder / "python"
    return _had(
        [*pip, "--target", place, "--requirement", RIVALS / "requirements.txt"],
        place,
        "rust-docxtpl and some codecs (PyPI)",
    )


def node_rivals(folder: Path) -> Path | None:
    """A folder with what npm has, in the same way."""
    what = "docxtemplater and carbone (npm)"
    if not (shutil.which("node") and shutil.which("npm")):
        print(f"NOT MEASURED: {what}: node or npm is not installed.")
        return None
    place = folder / "node"
    shutil.copytree(RIVALS, place)
    return _had(["npm", "ci", "--ignore-scripts", "--prefix", place], place, what)


def _had(command: Sequence[str | Path], place: Path, what: str) -> Path | None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return place
    reasons = [line for line in done.stderr.splitlines() if "error" in line.lower()]
    print(f"NOT MEASURED: {what}: {(reasons or ['it could not be installed'])[0]}")
    return None
