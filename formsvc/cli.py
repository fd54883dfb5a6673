"""The command line, over the same forms as the pages.

Commands load what they need when they are called: listing the commands must not wait for
the libraries of the web server.
"""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from formsvc.core.errors import FormsvcError
from formsvc.core.reference import is_reference, new_reference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from formsvc.data.packs import Packs
    from formsvc.formkit.formtype import FormType
    from formsvc.formkit.problems import Finding
    from formsvc.formkit.record import Judgement


class Kind(click.ParamType["FormType"]):
    """A form type, by its slug."""

    name = "kind"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> "FormType":
        from formsvc.catalogue import FORM_TYPES, form_type

        found = form_type(value)
        if found is None:
            self.fail(f"there is no form “{value}”. There are {', '.join(one.slug for one in FORM_TYPES)}.", param, ctx)
        return found


class Reference(click.ParamType[str]):
    """A printed reference."""

    name = "reference"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not is_reference(value):
            self.fail("a reference is up to 32 letters, figures and hyphens, such as KDC4-M793.", param, ctx)
        return value


class Moment(click.ParamType[datetime]):
    """A date and time, as ISO 8601 writes them."""

    name = "time"

    def convert(self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            return value if isinstance(value, datetime) else datetime.fromisoformat(value)
        except ValueError:
            self.fail("write the time as 2026-12-01T10:00.", param, ctx)


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

    Ends with 1 if there is something that must be put right first.
    """
    judged = _judge(kind, file, _packs())
    if as_json:
        import json

        click.echo(json.dumps({"findings": [finding.as_json() for finding in judged.findings]}, indent=2))
    else:
        _print_findings(judged.findings, err=False)
    sys.exit(1 if judged.answers is None else 0)


@cli.command()
@click.argument("kind", type=Kind())
@click.argument("file", type=click.File("rb"))
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the files.")
@click.option("--document", "name", help="Make only this document.")
@click.option("--reference", type=Reference(), help="Reference to print; drawn at random if not given.")
@click.option("--now", type=Moment(), help="Time to print, such as 2026-12-01T10:00; the clock's if not given.")
def fill(
    kind: "FormType", file: BinaryIO, out: Path, name: str | None, reference: str | None, now: datetime | None
) -> None:
    """Make Word documents from answers given as JSON; FILE may be - for standard input."""
    from formsvc.produce import imprint, produce_all, save

    names = _document_names(kind, name)
    packs = _packs()
    judged = _judge(kind, file, packs)
    if judged.answers is None:
        _print_findings(judged.findings, err=True)
        sys.exit(1)
    printed = imprint(packs, reference or new_reference(), now or datetime.now())  # noqa: DTZ005  # local time is meant
    for made in list(produce_all(kind, judged.answers, printed, names)):
        click.echo(save(made, out))


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Loopback address to listen on.")
@click.option("--port", default=5000, show_default=True, type=click.IntRange(0, 65535), help="0 picks a free port.")
@click.option("--data", type=click.Path(file_okay=False, path_type=Path), help="Folder for the database and keys.")
def serve(host: str, port: int, data: Path | None) -> None:
    """Serve the forms to this computer's browser and print the address to open."""
    from formsvc.app import serve as serve_app
    from formsvc.settings import settings_from

    serve_app(settings_from(data_folder=data), host, port)


def main() -> None:
    """Run the command line; errors raised on purpose are told in one line."""
    try:
        cli()
    except FormsvcError as error:
        click.echo(f"formsvc: {error}", err=True)
        sys.exit(1)


def _packs() -> "Packs":
    from formsvc.data.packs import load_packs
    from formsvc.settings import settings_from

    return load_packs(*settings_from().packs_folders)


def _judge(kind: "FormType", file: BinaryIO, packs: "Packs") -> "Judgement":
    from formsvc.formkit.limits import REQUEST_LIMIT
    from formsvc.formkit.read import read_json

    return read_json(kind, file.read(REQUEST_LIMIT + 1), packs)


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
