"""Records for tests of batches: the least valid ones, and ways of writing them down."""

import csv
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from formsvc.batch.worker import Job
from tests.filled import LEAST

PLAN = "safety-plan"
REPORT = "intelligence-report"
CANARY = "Rowan Ashdown"
NOW = datetime(2026, 12, 1, 10)  # noqa: DTZ001  # local time is meant


def plan(action: str = "Meet at school on Friday.", **steps: Any) -> dict[str, Any]:
    """A safety plan with one action."""
    return LEAST[PLAN] | {"actions": [{"action": action}]} | steps


def told_by(name: str, what_happened: str = "A man gave her a telephone.") -> dict[str, Any]:
    """An intelligence report that somebody told."""
    source = {"identity": "named", "name": name}
    return LEAST[REPORT] | {"account": {"what_happened": what_happened}, "source": source}


def json_lines(file: Path, *records: Any) -> Path:
    """A file with a record on each line."""
    file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return file


def table(file: Path, header: Sequence[str], *rows: Sequence[str], encoding: str = "utf-8") -> Path:
    """A CSV file."""
    with file.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream).writerows([header, *rows])
    return file


def job(out: Path, kind: str = PLAN, **settings: Any) -> Job:
    """What a batch is to do."""
    common: Mapping[str, Any] = {"names": (), "packs_folders": (), "reasoned": False, "made_at": NOW}
    return Job(kind=kind, out=out, **{**common, **settings})


def manifest_lines(out: Path) -> list[dict[str, Any]]:
    """What the manifest of a folder says of records."""
    lines = (out / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[1:]]
