"""`formsvc templates`: what a Word template may print, and whether a file can be used as one."""

import sys
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from formsvc.core.text import shown
from formsvc.options import Kind, document_named, packs_in_force

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from formsvc.core.schema import Schema
    from formsvc.documents.findings import Finding
    from formsvc.documents.trial import Verdict
    from formsvc.formkit.formtype import FormType

_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_GUIDANCE, _LEAFLET = "guidance", "leaflet"


class _Kind(Kind):
    """What prints documents: a form type by its slug, or guidance, which is none."""

    def convert(  # type: ignore[override]  # None stands for guidance
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> "FormType | None":
        return None if value == _GUIDANCE else super().convert(value, param, ctx)


@click.group()
def templates() -> None:
    """Write your own Word templates: list what they may print, and check them."""


def _print_language(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """Print what may stand in tags, of whatever form and document, and end."""
    from formsvc.commands.language import lines

    if wanted:
        click.echo("\n".join(lines()))
        context.exit()


@templates.command()
@click.argument("kind", type=_Kind())
@click.argument("document")
@click.option(
    "--language",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_language,
    help="Print what else may stand in tags: loops, conditions, filters.",
)
@_json_option
def fields(kind: "FormType | None", document: str, as_json: bool) -> None:
    """List every field of a document: the tag to type, what it means, and an example.

    KIND is a form, or “guidance” for its “leaflet”. Fields of a list stand between the tags of its loop. A choice
    prints its wording; put .id or .meaning behind its name for those. With --language alone, it explains loops,
    conditions and whatever else may stand in a tag.
    """
    from formsvc.commands.fields import fields_of, lines

    found = fields_of(_schema(kind, document))
    if as_json:
        _print_json({"fields": [field.as_json() for field in found]})
    else:
        for line in lines(found):
            click.echo(line)


@templates.command()
@click.argument("kind", type=_Kind())
@click.argument("document")
@click.argument("file", type=click.File("rb"))
@_json_option
def check(kind: "FormType | None", document: str, file: BinaryIO, as_json: bool) -> None:
    """Check a Word file before it is used as the template of a document; FILE may be - for standard input.

    KIND is a form, or “guidance” for its “leaflet”. The file is checked for every document of the form that is made
    with the same template file. Each time it is filled several times on trial: with blanks, with examples, and with
    answers that try to do harm. Ends with 1 if it is refused.
    """
    from formsvc.documents.package import FILE_LIMIT

    data = file.read(FILE_LIMIT + 1)
    verdicts = _verdicts(kind, document, data)
    accepted = all(verdict.accepted for verdict in verdicts.values())
    if as_json:
        _print_json(_told(verdicts))
    else:
        found = _by_finding(verdicts)
        for finding, names in found.items():
            click.echo(_line(finding, names if len(names) < len(verdicts) else []))
        click.echo(_summary(found, accepted))
    sys.exit(0 if accepted else 1)


def _verdicts(kind: "FormType | None", document: str, data: bytes) -> "dict[str, Verdict]":
    """What is found by the name of each document that the template is used for."""
    from formsvc.documents.trial import examine
    from formsvc.formkit.schema import schema_of

    if kind is None:
        return {_LEAFLET: examine(data, _schema_of_leaflet(document))}
    chosen = document_named(kind, document, "DOCUMENT")
    sharing = [one for one in kind.documents if one.template == chosen.template]
    return {one.name: examine(data, schema_of(kind, one)) for one in sharing}


def _schema_of_leaflet(document: str) -> "Schema":
    from formsvc.guidance.leaflet import SCHEMA

    if document != _LEAFLET:
        raise click.BadParameter(f"guidance makes {_LEAFLET}.", param_hint="DOCUMENT")
    return SCHEMA


def _told(verdicts: "Mapping[str, Verdict]") -> dict[str, Any]:
    found = [{"document": name, **one.as_json()} for name, verdict in verdicts.items() for one in verdict.findings]
    return {
        "accepted": all(verdict.accepted for verdict in verdicts.values()),
        "seconds": round(sum(verdict.seconds for verdict in verdicts.values()), 3),
        "megabytes": round(max(verdict.megabytes for verdict in verdicts.values()), 1),
        "findings": found,
    }


def _by_finding(verdicts: "Mapping[str, Verdict]") -> "dict[Finding, list[str]]":
    """Each finding once, with the documents it is about."""
    found: dict[Finding, list[str]] = {}
    for name, verdict in verdicts.items():
        for finding in dict.fromkeys(verdict.findings):
            found.setdefault(finding, []).append(name)
    return found


def _summary(found: "Iterable[Finding]", accepted: bool) -> str:
    count = sum(one.action == ("warn" if accepted else "refuse") for one in found)
    things = "1 thing" if count == 1 else f"{count:,} things"
    if not accepted:
        return f"Refused: {things} to put right."
    return f"Accepted, with {things} to know." if count else "Accepted."


def _schema(kind: "FormType | None", document: str) -> "Schema":
    """The schema of a document, its examples those of the form's own fictional answers."""
    from formsvc.catalogue import example_of
    from formsvc.formkit.read import read_json
    from formsvc.formkit.schema import schema_of
    from formsvc.formkit.views import open_view, restricted_view

    if kind is None:
        return _schema_of_leaflet(document)
    chosen = document_named(kind, document, "DOCUMENT")
    answers = read_json(kind, example_of(kind).encode(), packs_in_force()).answers
    view = {} if answers is None else {**open_view(kind, answers), **restricted_view(kind, answers)}
    return schema_of(kind, chosen, view)


def _line(finding: "Finding", names: "Sequence[str]") -> str:
    """A finding, with the documents it is about unless it is about all of them."""
    about = f"for {', '.join(names)}" if names else ""
    parts = (finding.action, about, shown(finding.place), shown(finding.tag), shown(finding.message, 1_000))
    return ": ".join(filter(None, parts))


def _print_json(told: dict[str, Any]) -> None:
    import json

    click.echo(json.dumps(told, indent=2))
