"""`formsvc guidance`: what guidance there is, one guide as text, or leaflets as Word files."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from formsvc.core.text import shown
from formsvc.options import now_option, packs_in_force, saved_in

if TYPE_CHECKING:
    from datetime import date

    from formsvc.data.guidance import Guide
    from formsvc.data.packs import Packs
    from formsvc.guidance.leaflet import Leaflet


@click.command()
@click.argument("slug", required=False)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for a Word leaflet.")
@now_option
def guidance(slug: str | None, out: Path | None, now: datetime | None) -> None:
    """List the guidance there is, or print the guide called SLUG.

    With --out it makes a Word leaflet instead: of that guide, or of all of them if none is named.
    """
    packs, today = packs_in_force(), (now or datetime.now().astimezone()).date()
    guide = _guide(packs, slug) if slug else None
    if out:
        _save(guide, packs, today, out)
    else:
        click.echo(_text(guide, packs, today) if guide else _list(packs, today))


def _guide(packs: "Packs", slug: str) -> "Guide":
    found = packs.guide(slug)
    if found is None:
        names = ", ".join(guide.slug for guide in packs.guides)
        raise click.BadParameter(f"there is no guidance of that name. There is {names}.", param_hint="SLUG")
    return found


def _list(packs: "Packs", today: "date") -> str:
    from formsvc.guidance.inforce import note_on

    notes = [f" {note_on(guide, today)}".rstrip() for guide in packs.guides]
    lines = (f"{one.slug:28} {one.title}.{note}" for one, note in zip(packs.guides, notes, strict=True))
    return "\n".join(shown(line) for line in lines)


def _text(guide: "Guide", packs: "Packs", today: "date") -> str:
    from formsvc.core.dates import full_date
    from formsvc.guidance.blocks import as_text
    from formsvc.guidance.inforce import contacts, drawn, note_on

    owned = "" if guide.inherited else f"Looked after by {guide.owner}. Checked on {full_date(guide.checked)}."
    whose = f"{owned} {note_on(guide, today)}".strip()
    parts = (guide.title, guide.summary, whose, as_text(drawn(guide.text, packs, today)))
    lines = "\n\n".join((*parts, "Whom to call", as_text(contacts(packs, today)))).split("\n")
    return "\n".join(shown(line, len(line) * 8) for line in lines)


def _save(guide: "Guide | None", packs: "Packs", today: "date", folder: Path) -> None:
    from formsvc.guidance.leaflet import leaflet_of, leaflet_of_all
    from formsvc.produce import File, save

    made: Leaflet = leaflet_of(guide, packs, today) if guide else leaflet_of_all(packs, today)
    with saved_in(folder):
        click.echo(save(File(made.name, made.content, restricted=False), folder))
