"""The command line, over the same forms as the pages.

Commands load what they need when they are called: listing the commands must not wait for
the libraries of the web server.
"""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from formsvc.core.errors import FormsvcError, SettingsError, place_of
from formsvc.core.reference import new_reference
from formsvc.options import Kind, making

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from formsvc.data.packs import Packs
    from formsvc.disclosure import Guard
    from formsvc.formkit.formtype import FormType, Mail
    from formsvc.formkit.problems import Finding
    from formsvc.formkit.record import Judgement
    from formsvc.produce import Imprint


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="formsvc")
def cli() -> None:
    """Fill in safeguarding forms and take Word paperwork away."""


@cli.command()
def kinds() -> None:
    """List the forms and the documents each makes."""
    from formsvc.catalogue import FORM_TYPES

    for one in FORM_TYPES:
        click.echo(f"{one.slug:22} {one.title}: {', '.join(document.name for document in one.documents)}")


@cli.command()
@click.argument("kind", type=Kind())
def example(kind: "FormType") -> None:
    """Print complete, fictional answers as JSON."""
    from formsvc.catalogue import example_of

    click.echo(example_of(kind), nl=False)


@cli.command()
@click.argument("kind", type=Kind())
@click.argument("file", type=click.File("rb"))
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def check(kind: "FormType", file: BinaryIO, as_json: bool) -> None:
    """Check answers given as JSON; FILE may be - for standard input.

    Also says where the open part of a report gives away who told. Ends with 1 if there is something that must be
    put right first.
    """
    from formsvc.disclosure import examine
    from formsvc.formkit.problems import stopping

    packs = _packs()
    judged = _judge(kind, file, packs)
    findings = (*judged.findings, *examine(kind, judged.record, packs).leaks)
    if as_json:
        import json

        click.echo(json.dumps({"findings": [finding.as_json() for finding in findings]}, indent=2))
    else:
        _print_findings(findings, err=False)
    sys.exit(1 if stopping(findings) else 0)


@cli.command()
@making
@click.option("--document", "name", help="Make only this document.")
def fill(  # click passes every option by name
    kind: "FormType", file: BinaryIO, out: Path, reference: str | None, now: datetime | None, reason: str | None,
    name: str | None,
) -> None:  # fmt: skip
    """Make Word documents, and plain text for portals, from answers given as JSON; FILE may be - for standard input."""
    from formsvc.produce import produce_all, produce_texts, save

    names = _document_names(kind, name)
    packs = _packs()
    printed = _imprint(packs, reference, now)
    answers, guard = _ready(kind, file, packs, printed, reason, names)
    made = [maker(kind, answers, printed, names, guard) for maker in (produce_all, produce_texts)]
    for one in [one for files in made for one in files]:
        click.echo(save(one, out))


@cli.command()
@making
@click.option("--two-files", is_flag=True, help="Two drafts: the log, and the source details apart from it.")
@click.option("--recipient", "recipient_id", help="Which entry of the data packs it goes to, if there are several.")
@click.option("--confirmed", is_flag=True, help="I have checked today that the recipient's address is right.")
def email(
    kind: "FormType", file: BinaryIO, out: Path, reference: str | None, now: datetime | None, reason: str | None,
    two_files: bool, recipient_id: str | None, confirmed: bool,
) -> None:  # fmt: skip
    """Make e-mail drafts, to be opened and sent by a person, from answers given as JSON. Nothing is sent.

    An address that nobody has confirmed for a year is told, and left blank in the draft unless --confirmed is given.
    """
    from formsvc.produce import produce_mail, save

    mails = _mails(kind, two_files)
    packs = _packs()
    printed = _imprint(packs, reference, now)
    to = _recipient(packs, mails[0].recipients, recipient_id, confirmed, printed.made_at.date())
    answers, guard = _ready(kind, file, packs, printed, reason, [mail.document.name for mail in mails])
    for one in [produce_mail(kind, mail, answers, printed, guard, to) for mail in mails]:
        click.echo(save(one, out))


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Loopback address to listen on.")
@click.option("--port", default=5000, show_default=True, type=click.IntRange(0, 65535), help="0 picks a free port.")
@click.option("--data", type=click.Path(file_okay=False, path_type=Path), help="Folder for the database and keys.")
def serve(host: str, port: int, data: Path | None) -> None:
    """Serve the forms to this computer's browser and print the address to open."""
    from formsvc.app import serve as serve_app
    from formsvc.settings import settings_from

    serve_app(settings_from(data_folder=data), host, port)


@cli.command()
@click.option("--data", type=click.Path(file_okay=False, path_type=Path), help="Folder for the database and keys.")
def audit(data: Path | None) -> None:
    """Print the audit trail, ids and verbs without names, and check that its lines fit together."""
    from formsvc.settings import settings_from
    from formsvc.store.audit import checked_lines
    from formsvc.store.database import open_database, sessions_of

    settings = settings_from(data_folder=data)
    if not settings.database_file.exists():
        raise SettingsError(f"There are no records in {settings.data_folder}. Name the right folder with --data.")
    lines = checked_lines(sessions_of(open_database(settings.database_url)))
    click.echo(f"{len(lines)} lines, in order.", err=True)
    for line in lines:
        click.echo(
            f"{line.number:6} {line.at:%Y-%m-%dT%H:%MZ} {line.verb:16} record {line.record_id} user {line.user_id}"
        )


def main() -> None:
    """Run the command line; errors are told in one line. Of a fault of ours kind and place: its words may quote."""
    try:
        cli()
    except FormsvcError as error:
        click.echo(f"formsvc: {error}", err=True)
        sys.exit(1)
    except Exception as fault:  # noqa: BLE001  # a traceback would print whatever its words quote
        click.echo(
            f"formsvc: something went wrong, {type(fault).__name__} in {place_of(fault)}. It is our fault.", err=True
        )
        sys.exit(70)


def _packs() -> "Packs":
    from formsvc.data.packs import load_packs
    from formsvc.settings import settings_from

    return load_packs(*settings_from().packs_folders)


def _judge(kind: "FormType", file: BinaryIO, packs: "Packs") -> "Judgement":
    from formsvc.formkit.limits import REQUEST_LIMIT
    from formsvc.formkit.read import read_json

    return read_json(kind, file.read(REQUEST_LIMIT + 1), packs)


def _ready(
    kind: "FormType", file: BinaryIO, packs: "Packs", printed: "Imprint", reason: str | None, names: "Collection[str]"
) -> "tuple[Any, Guard | None]":
    """Valid answers and their guard; ends the command, saying why, when they are not valid or give somebody away.

    A reason given on the command line is for this run and kept nowhere: there is no vault here to keep it in.
    """
    from formsvc.disclosure import examine, stopping_leaks
    from formsvc.produce import hits_in_files

    if reason is not None and reason not in {entry.id for entry in packs.entries("leak_reasons")}:
        known = ", ".join(entry.id for entry in packs.entries("leak_reasons"))
        raise click.BadParameter(f"choose one of {known}.", param_hint="--reason")
    judged = _judge(kind, file, packs)
    examined = examine(kind, judged.record, packs)
    has_open_part = any(one.part != "restricted" for one in kind.documents if not names or one.name in names)
    found = stopping_leaks(examined.leaks) if has_open_part else ()
    if judged.answers is not None:
        hits = hits_in_files(kind, judged.answers, printed, examined.guard, names)
        found += tuple(hit for hit in hits if hit.key not in {leak.key for leak in found})
    if judged.answers is None or (found and reason is None):
        _print_findings((*judged.findings, *found), err=True)
        sys.exit(1)
    return judged.answers, examined.guard_with(frozenset((leak.path, leak.key) for leak in found))


def _imprint(packs: "Packs", reference: str | None, now: datetime | None) -> "Imprint":
    from formsvc.produce import imprint

    return imprint(packs, reference or new_reference(), now or datetime.now())  # noqa: DTZ005  # local time is meant


def _mails(kind: "FormType", two_files: bool) -> "tuple[Mail, ...]":
    if not kind.mails:
        raise click.BadParameter("this form is not sent by e-mail.", param_hint="KIND")
    return kind.mails[1] if two_files else kind.mails[0]


def _recipient(packs: "Packs", list_name: str, recipient_id: str | None, confirmed: bool, today: date) -> str:
    """The address to put into the draft; "" for one that nobody has confirmed for a year, or none of several chosen."""
    from formsvc.core.dates import full_date

    entries = packs.entries(list_name)
    chosen = [one for one in entries if recipient_id in (None, one.id)]
    if recipient_id and not chosen:
        raise click.BadParameter(f"choose one of {', '.join(one.id for one in entries)}.", param_hint="--recipient")
    if len(chosen) != 1:
        click.echo(
            f"Left blank: say with --recipient which of {', '.join(one.id for one in entries)} it goes to.", err=True
        )
        return ""
    (entry,) = chosen
    if confirmed or not entry.is_stale(today):
        return entry.email
    words = f"Not confirmed since {full_date(entry.checked)}, so left blank: {entry.wording}, {entry.email}."
    click.echo(f"{words} Check the address, then give --confirmed, or type it into the draft.", err=True)
    return ""


def _document_names(kind: "FormType", name: str | None) -> tuple[str, ...]:
    if name is not None and kind.document(name) is None:
        names = ", ".join(document.name for document in kind.documents)
        raise click.BadParameter(f"this form makes {names}.", param_hint="--document")
    return (name,) if name else ()


def _print_findings(findings: "Iterable[Finding]", *, err: bool) -> None:
    for finding in findings:
        click.echo(f"{finding.action}: {finding.path or 'file'}: {finding.message}", err=err)


if __name__ == "__main__":
    main()
