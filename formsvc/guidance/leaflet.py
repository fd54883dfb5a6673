"""Guidance as a Word leaflet, to print and hand out: one guide, or all of them behind a list of what is there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from formsvc.core.dates import full_date
from formsvc.core.schema import Group, Many, Node, Schema, Text
from formsvc.data.guidance import Guide
from formsvc.data.packs import Packs
from formsvc.documents.template import Template, compile_template
from formsvc.guidance.blocks import Block
from formsvc.guidance.inforce import contacts, drawn, note_on
from formsvc.settings import template_file

TEMPLATE = "leaflet.docx"
TITLE = "Guidance"

_RUNS = Many(
    Group(
        {
            "text": Text(meaning="Words in one style, with the address of a link behind them", example="Stay calm."),
            "strong": Text(meaning="“yes” if they are bold, else blank", example="yes"),
            "emphasis": Text(meaning="“yes” if they are in italics, else blank"),
        },
        "Words",
    ),
    "The words, style by style",
)
_BLOCK: Mapping[str, Node] = {
    "kind": Text(meaning="heading, subheading, paragraph, bullet or numbered", example="paragraph"),
    "number": Text(meaning="The number of a numbered item", example="1"),
    "runs": _RUNS,
}
_GUIDE: Mapping[str, Node] = {
    "title": Text(meaning="What the guide is called", example="Levels of risk"),
    "summary": Text(meaning="What it is about", example="What each level means."),
    "owner": Text(meaning="Who looks after it", example="Ashdown partnership"),
    "checked": Text(meaning="When its owner looked at it last", example="1 December 2026"),
    "inherited": Text(meaning="“yes” if it came with formsvc and nobody checked it for this area, else blank"),
    "note": Text(meaning="Who has not checked it, or since when nobody has; blank if all is well"),
    "blocks": Many(Group(_BLOCK, "A heading, a paragraph or an item"), "What it says"),
}
_DOCUMENT: Mapping[str, Node] = {
    "title": Text(meaning="The title of the guide, or “Guidance” for all of them", example="Levels of risk"),
    "made_on": Text(meaning="The day the leaflet is made", example="1 December 2026"),
    "several": Text(meaning="“yes” if there are several guides, else blank"),
}
SCHEMA = Schema(
    title=TITLE,
    open=Group(
        {
            "document": Group(_DOCUMENT, "The leaflet itself"),
            "contacts": Many(Group({"runs": _RUNS}, "A number to call"), "Whom to call"),
            "guides": Many(Group(_GUIDE, "A guide"), "The guides"),
        }
    ),
    prints=frozenset(),  # half of these names say how to print the others: which of them are missing tells nothing
)


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A leaflet to hand over."""

    name: str
    content: bytes


@lru_cache(maxsize=1)
def template() -> Template:
    """The compiled template, as its file stood when it was first asked for. Raises TemplateRefused."""
    return compile_template(template_file(TEMPLATE).read_bytes(), SCHEMA)


def leaflet_of(guide: Guide, packs: Packs, today: date) -> Leaflet:
    """One guide. The same guide, packs and day give the same bytes."""
    return Leaflet(f"guidance-{guide.slug}.docx", _filled(guide.title, (guide,), packs, today))


def leaflet_of_all(packs: Packs, today: date) -> Leaflet:
    """All guides in force, in their order."""
    return Leaflet("guidance.docx", _filled(TITLE, packs.guides, packs, today, several="yes"))


def _filled(title: str, guides: Sequence[Guide], packs: Packs, today: date, several: str = "") -> bytes:
    view = {
        "document": {"title": title, "made_on": full_date(today), "several": several},
        "contacts": [{"runs": _runs(block)} for block in contacts(packs, today)],
        "guides": [_guide(guide, packs, today) for guide in guides],
    }
    return template().fill(view)


def _guide(guide: Guide, packs: Packs, today: date) -> dict[str, object]:
    return {
        "title": guide.title,
        "summary": guide.summary,
        "owner": guide.owner,
        "checked": full_date(guide.checked),
        "inherited": "yes" if guide.inherited else "",
        "note": note_on(guide, today),
        "blocks": [_block(block) for block in drawn(guide.text, packs, today)],
    }


def _block(block: Block) -> dict[str, object]:
    return {"kind": block.kind, "number": str(block.number or ""), "runs": _runs(block)}


def _runs(block: Block) -> list[dict[str, str]]:
    """The runs of a block as the template is given them; a note is a run of its own, in no style."""
    rows: list[dict[str, str]] = []
    for run in block.runs:
        rows.append(_styled(run.on_paper, run.strong, run.emphasis))
        rows += [_styled(run.note)] if run.note else []
    return rows


def _styled(text: str, strong: bool = False, emphasis: bool = False) -> dict[str, str]:
    return {"text": text, "strong": "yes" if strong else "", "emphasis": "yes" if emphasis else ""}
