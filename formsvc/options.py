"""What commands take: kinds of form, references, times, and the options of those that make files."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from formsvc.core.reference import is_reference

if TYPE_CHECKING:
    from formsvc.formkit.formtype import FormType


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


def making(command: Callable[..., None]) -> Callable[..., None]:
    """What commands that make files have in common: the answers, where the files go, and what is printed on them."""
    options = (
        click.argument("kind", type=Kind()),
        click.argument("file", type=click.File("rb")),
        click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for them."),
        click.option("--reference", type=Reference(), help="Reference to print; drawn at random if not given."),
        click.option("--now", type=Moment(), help="Time to print, such as 2026-12-01T10:00; the clock's if not given."),
        click.option("--reason", help="Why words that may give away who told stay: an id of leak_reasons."),
    )
    for option in reversed(options):
        command = option(command)
    return command
