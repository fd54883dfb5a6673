"""What commands take: kinds of form, documents, references, times, and the options of those that make files."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from formsvc.core.reference import is_reference
from formsvc.core.text import shown

if TYPE_CHECKING:
    from formsvc.data.packs import Packs
    from formsvc.formkit.formtype import Document, FormType


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


now_option = click.option(
    "--now", type=Moment(), help="Time to print, such as 2026-12-01T10:00; the clock's if not given."
)
reason_option = click.option("--reason", help="Why words that may give away who told stay: an id of leak_reasons.")


def answer_options(command: Callable[..., None]) -> Callable[..., None]:
    """What commands that make files have in common: the answers, where the files go, and what is printed on them."""
    options = (
        click.argument("kind", type=Kind()),
        click.argument("file", type=click.File("rb")),
        click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for them."),
        click.option("--reference", type=Reference(), help="Reference to print; drawn at random if not given."),
        now_option,
        reason_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


def packs_in_force() -> "Packs":
    """The data packs, with those of the agency if the settings name a folder."""
    from formsvc.data.packs import PacksOnDisk
    from formsvc.settings import settings_from

    return PacksOnDisk(*settings_from().packs_folders)()


def known_reason(packs: "Packs", reason: str | None) -> None:
    """Refuse a reason that the packs do not have."""
    known = [entry.id for entry in packs.entries("leak_reasons")]
    if reason is not None and reason not in known:
        raise click.BadParameter(f"choose one of {', '.join(known)}.", param_hint="--reason")


def document_named(kind: "FormType", name: str, hint: str) -> "Document":
    """The document of that name; refuses a name that the form does not make."""
    found = kind.document(name)
    if found is None:
        names = ", ".join(document.name for document in kind.documents)
        raise click.BadParameter(f"this form makes {names}.", param_hint=hint)
    return found


def document_names(kind: "FormType", name: str | None) -> tuple[str, ...]:
    """The name of the only document to make; none when all are to be made."""
    return () if name is None else (document_named(kind, name, "--document").name,)


@contextmanager
def saved_in(folder: Path) -> Iterator[None]:
    """Say in plain words that files cannot be saved in a folder."""
    try:
        yield
    except OSError as error:
        words = f"no files can be saved in {shown(str(folder))}: {error.strerror}. Choose another folder."
        raise click.BadParameter(words, param_hint="--out") from None
