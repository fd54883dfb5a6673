"""`formsvc batch`: the documents of many records, made by several processes."""

import os
import sys
import time
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from formsvc.commands.progress import counted, reporter
from formsvc.core.text import shown
from formsvc.options import (
    Kind,
    document_names,
    known_reason,
    now_option,
    packs_in_force,
    reason_option,
    saved_in,
)

if TYPE_CHECKING:
    from formsvc.batch.manifest import Manifest
    from formsvc.batch.run import Totals
    from formsvc.batch.sources import Records
    from formsvc.batch.worker import Job
    from formsvc.formkit.formtype import FormType

_MOST_WORKERS = 61  # as many as Windows can wait for


@click.command()
@click.argument("kind", type=Kind())
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the files.")
@click.option(
    "--workers", type=click.IntRange(1, _MOST_WORKERS), help="Processes that make documents; one for each processor."
)
@click.option("--document", "name", help="Make only this document.")
@reason_option
@now_option
def batch(
    kind: "FormType", source: Path, out: Path, workers: int | None, name: str | None, reason: str | None,
    now: datetime | None,
) -> None:  # fmt: skip
    """Make the Word documents of many records, and plain text for portals.

    SOURCE is a .jsonl file of answers, one record on each line; a .csv or .xlsx table, one in each row, its columns
    named as `formsvc check` names answers (account.what_happened, victims.0.name) and perhaps one named reference; or
    a folder of .json files. Beside "answers" a JSON record may have a "reference".

    Each record is checked as `formsvc check` does. Bad ones are told and left out. What became of each stands in
    manifest.jsonl; the same command again goes on where it was stopped and leaves alone what is there already.
    Ends with 1 if any record was bad. The folder is for one batch at a time; keep its .manifest.key with it, apart from
    manifests you pass on.
    """
    from formsvc.batch.run import Totals
    from formsvc.batch.worker import Job
    from formsvc.settings import settings_from

    names = document_names(kind, name)
    known_reason(packs_in_force(), reason)
    job = Job(
        kind=kind.slug, names=names, packs_folders=settings_from().packs_folders, reasoned=reason is not None,
        made_at=now or datetime.now(), out=out, dated=now is not None,  # noqa: DTZ005  # local time is meant
    )  # fmt: skip
    totals, started = Totals(), time.monotonic()
    try:
        stopped = _run(job, _opened(kind, source), workers or min(os.cpu_count() or 1, _MOST_WORKERS), totals)
    finally:
        if totals.all:
            click.echo(f"{counted(totals)}; {totals.made / (time.monotonic() - started):.1f} made a second.")
    if not totals.all and not stopped:
        click.echo(f"No records in {shown(str(source))}.", err=True)
    if stopped:
        click.echo("Stopped. Run the same command again to go on.", err=True)
    sys.exit(130 if stopped else int(totals.bad > 0))


def _opened(kind: "FormType", source: Path) -> "Records":
    from formsvc.batch import sources, tables

    if source.is_dir():
        return sources.json_files(source)
    if source.suffix.lower() == ".jsonl":
        return sources.json_lines(source)
    if source.suffix.lower() == ".csv":
        return tables.comma_separated(kind, source)
    if source.suffix.lower() == ".xlsx":
        return tables.workbook(kind, source)
    raise click.BadParameter(f"give {sources.KINDS}.", param_hint="SOURCE")


def _manifest(out: Path) -> "Manifest":
    from formsvc.batch.manifest import Manifest

    with saved_in(out):
        return Manifest(out)


def _run(job: "Job", source: "Records", workers: int, totals: "Totals") -> bool:
    """Make the records; whether somebody stopped it."""
    from formsvc.batch.processes import interruptible, processes
    from formsvc.batch.run import Run

    with (
        interruptible() as stopping, closing(_manifest(job.out)) as manifest, reporter(source.size) as told,
        processes(job, workers) as executor,
    ):  # fmt: skip
        run = Run(
            job=job, manifest=manifest, executor=executor, workers=workers, tell_bad=told.tell_bad, tell=told.tell,
            stopping=stopping, totals=totals,
        )  # fmt: skip
        run.over(source)
        return stopping()
