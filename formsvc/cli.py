"""The command line, over the same forms as the pages.

Commands load what they need when they are called: listing the commands must not wait for
the libraries of the web server.
"""

import sys
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from formsvc.commands.batch import batch
from formsvc.commands.check import MESSAGE, check, judged, print_findings
from formsvc.commands.guidance import guidance
from formsvc.commands.packs import packs
from formsvc.commands.services import services
from formsvc.commands.templates import templates
from formsvc.core.errors import FormsvcError, SettingsError, place_of
from formsvc.core.reference import new_reference
from formsvc.core.text import shown
from formsvc.options import Kind, answer_options, document_names, known_reason, packs_in_force, saved_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formsvc.data.packs import Packs
    from formsvc.formkit.formtype import FormType, Mail
    from formsvc.making import Making
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
@answer_options
@click.option("--document", "name", help="Make only this document.")
def fill(  # click passes every option by name
    kind: "FormType", file: BinaryIO, out: Path, reference: str | None, now: datetime | None, reason: str | None,
    name: str | None,
) -> None:  # fmt: skip
    """Make Word documents, and plain text for portals, from answers given as JSON; FILE may be - for standard input."""
    from formsvc.making import files
    from formsvc.produce import save

    making_ = _making(kind, document_names(kind, name), reason)
    printed = _imprint(making_.packs, reference, now)
    with _findings_told(), saved_in(out):
        for one in files(making_, judged(kind, file, making_.packs), printed):
            click.echo(save(one, out))


@cli.command()
@answer_options
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
    from formsvc.making import ready
    from formsvc.produce import produce_mail, save

    mails = _mails(kind, two_files)
    making_ = _making(kind, tuple(mail.document.name for mail in mails), reason)
    printed = _imprint(making_.packs, reference, now)
    to = _recipient(making_.packs, mails[0].recipients, recipient_id, confirmed, printed.made_at.date())
    with _findings_told(), saved_in(out):
        made_of = ready(making_, judged(kind, file, making_.packs), printed)
        for one in [produce_mail(kind, mail, made_of.answers, printed, made_of.guard, to) for mail in mails]:
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


for command in (batch, check, guidance, packs, services, templates):
    cli.add_command(command)


def main() -> None:
    """Run the command line; errors are told in one line. Of a fault of ours kind and place: its words may quote."""
    try:
        cli()
    except FormsvcError as error:
        click.echo(f"formsvc: {shown(str(error), MESSAGE)}", err=True)
        sys.exit(1)
    except OSError as error:
        why = error.strerror or type(error).__name__
        words = f"something cannot be read or written: {why}. Make room, or choose another place."
        click.echo(f"formsvc: {words}", err=True)
        sys.exit(74)
    except Exception as fault:  # noqa: BLE001  # a traceback would print whatever its words quote
        click.echo(
            f"formsvc: something went wrong, {type(fault).__name__} in {place_of(fault)}. It is our fault.", err=True
        )
        sys.exit(70)


def _making(kind: "FormType", names: tuple[str, ...], reason: str | None) -> "Making":
    from formsvc.making import Making

    packs = packs_in_force()
    known_reason(packs, reason)
    return Making(form_type=kind, packs=packs, names=names, reasoned=reason is not None)


@contextmanager
def _findings_told() -> "Iterator[None]":
    """End the command, saying why, when answers are not valid or give somebody away."""
    from formsvc.making import NotReady

    try:
        yield
    except NotReady as refused:
        print_findings(refused.findings, err=True)
        sys.exit(1)


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


if __name__ == "__main__":
    main()
