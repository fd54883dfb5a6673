"""`formsvc templates`: what a Word template may print, and whether a file can be used as one."""

import sys
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from formsvc.options import Kind, document_named, packs_in_force

if TYPE_CHECKING:
    from formsvc.core.schema import Schema
    from formsvc.documents.findings import Finding
    from formsvc.formkit.formtype import FormType

_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group()
def templates() -> None:
    """Write your own Word templates: list what they may print, and check them."""


@templates.command()
@click.argument("kind", type=Kind())
@click.argument("document")
@_json_option
def fields(kind: "FormType", document: str, as_json: bool) -> None:
    """List every field of a document: the tag to type, what it means, and an example.

    Fields of a list stand between the tags of its loop. A choice prints its wording; put .id or .meaning behind its
    name for those.
    """
    from formsvc.commands.fields import fields_of, lines

    found = fields_of(_schema(kind, document))
    if as_json:
        _print_json({"fields": [field.as_json() for field in found]})
    else:
        for line in lines(found):
            click.echo(line)


@templates.command()
@click.argument("kind", type=Kind())
@click.argument("document")
@click.argument("file", type=click.File("rb"))
@_json_option
def check(kind: "FormType", document: str, file: BinaryIO, as_json: bool) -> None:
    """Check a Word file before it is used as the template of a document; FILE may be - for standard input.

    It is filled once, on trial, with answers that try to do harm. Ends with 1 if the file is refused.
    """
    from formsvc.documents.package import FILE_LIMIT
    from formsvc.documents.trial import examine
    from formsvc.formkit.schema import schema_of

    schema = schema_of(kind, document_named(kind, document, "DOCUMENT"))
    verdict = examine(file.read(FILE_LIMIT + 1), schema)
    if as_json:
        _print_json({
            "accepted": verdict.accepted, "seconds": round(verdict.seconds, 3),
            "megabytes": round(verdict.megabytes, 1), "findings": [one.as_json() for one in verdict.findings],
        })  # fmt: skip
    else:
        for finding in verdict.findings:
            click.echo(_line(finding))
    sys.exit(0 if verdict.accepted else 1)


def _schema(kind: "FormType", document: str) -> "Schema":
    """The schema of a document, its examples those of the form's own fictional answers."""
    from formsvc.catalogue import example_of
    from formsvc.formkit.read import read_json
    from formsvc.formkit.schema import schema_of
    from formsvc.formkit.views import open_view, restricted_view

    chosen = document_named(kind, document, "DOCUMENT")
    answers = read_json(kind, example_of(kind).encode(), packs_in_force()).answers
    view = {} if answers is None else {**open_view(kind, answers), **restricted_view(kind, answers)}
    return schema_of(kind, chosen, view)


def _line(finding: "Finding") -> str:
    return ": ".join(filter(None, (finding.action, finding.place, finding.tag, finding.message)))


def _print_json(told: dict[str, Any]) -> None:
    import json

    click.echo(json.dumps(told, indent=2))
