"""`formsvc check`: what is wrong in answers, what gives away who told, and what could be worded better."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

import click

from formsvc.core.text import shown
from formsvc.options import Kind, packs_in_force

if TYPE_CHECKING:
    from formsvc.data.packs import Packs
    from formsvc.formkit.formtype import FormType
    from formsvc.formkit.problems import Finding
    from formsvc.formkit.record import Judgement

MESSAGE = 1_000  # characters of a message


@click.command()
@click.argument("kind", type=Kind())
@click.argument("file", type=click.File("rb"))
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option("--with-source", is_flag=True, help="Advise on the wording of the source details too.")
def check(kind: "FormType", file: BinaryIO, as_json: bool, with_source: bool) -> None:
    """Check answers given as JSON; FILE may be - for standard input.

    Also says where the open part of a report gives away who told, and where words could be clearer or kinder: advice,
    as a hint. Ends with 1 if there is something that must be put right first.
    """
    from formsvc.advice import advise
    from formsvc.disclosure import examine
    from formsvc.formkit.problems import stopping

    packs = packs_in_force()
    found = judged(kind, file, packs)
    advice = advise(kind, found.record, packs, with_source=with_source)
    findings = (*found.findings, *examine(kind, found.record, packs).leaks, *advice)
    if as_json:
        import json

        click.echo(json.dumps({"findings": [finding.as_json() for finding in findings]}, indent=2))
    else:
        print_findings(findings, err=False)
    sys.exit(1 if stopping(findings) else 0)


def judged(kind: "FormType", file: BinaryIO, packs: "Packs") -> "Judgement":
    """Answers given as JSON, read and judged."""
    from formsvc.formkit.limits import REQUEST_LIMIT
    from formsvc.formkit.read import read_json

    return read_json(kind, file.read(REQUEST_LIMIT + 1), packs)


def print_findings(findings: "Iterable[Finding]", *, err: bool) -> None:
    """Print findings, a line each, with what advice offers."""
    for finding in findings:
        offered = f" Try: {'; '.join(finding.suggestions).rstrip('.')}." if finding.suggestions else ""
        words = shown(f"{finding.message}{offered}", MESSAGE)
        click.echo(f"{finding.action}: {shown(finding.path) or 'file'}: {words}", err=err)
