"""Guidance as it stands today: links and lists that its text names by id are put in from the data packs in force.

So an address or a level has one place where an agency keeps it, and wherever it shows it says if nobody has confirmed
it for long.
"""

from collections.abc import Iterator
from datetime import date

from formsvc.data.guidance import Guide
from formsvc.data.packs import Entry, Packs
from formsvc.guidance.addresses import LINK, LIST, is_outside
from formsvc.guidance.blocks import BULLET, NUMBERED, PARAGRAPH, Block, Run
from formsvc.guidance.markdown import read

PRINTABLE = {
    "levels": BULLET,
    "risk_factors": BULLET,
    "protective_factors": BULLET,
    "agenda": NUMBERED,
    "escalation": NUMBERED,
}
CONTACTS = ("emergency_999", "crime_101", "out_of_hours_social_worker")
_SENTENCES = ("who", "within")  # facts of an entry that are printed behind its meaning


def drawn(text: str, packs: Packs, today: date) -> tuple[Block, ...]:
    """The blocks of a text of guidance, with what the packs say of the links and lists it names."""
    return tuple(block for written in read(text).blocks for block in _in_force(written, packs, today))


def note_on(guide: Guide, today: date) -> str:
    """What paper says of a guide that nobody has checked here, or not for long; "" if somebody has."""
    here = "This page came with formsvc. Nobody has checked it for this area." if guide.inherited else ""
    return f"{here} {guide.age_note(today)}".strip()


def contacts(packs: Packs, today: date) -> tuple[Block, ...]:
    """The numbers to call that stand at the end of every guide."""
    return tuple(Block(BULLET, tuple(_call(packs.entry("urgent", name), today))) for name in CONTACTS)


def list_named(block: Block) -> str:
    """The list that a paragraph stands for, if it is nothing but a link to one; "" otherwise."""
    names = [run.href.removeprefix(LIST) for run in block.runs if run.href.startswith(LIST)]
    return names[0] if block.kind == PARAGRAPH and len(block.runs) == len(names) == 1 else ""


def _in_force(written: Block, packs: Packs, today: date) -> Iterator[Block]:
    name = list_named(written)
    if name in PRINTABLE and name in packs.lists:
        yield from _listed(name, packs.entries(name), today)
    else:
        runs = tuple(_led(run, packs, today) for run in written.runs)
        yield Block(written.kind, runs, written.number)


def _listed(name: str, entries: tuple[Entry, ...], today: date) -> Iterator[Block]:
    """A list of the packs, and if it is stale, since when."""
    kind = PRINTABLE[name]
    for number, entry in enumerate(entries, 1):
        yield Block(kind, tuple(_told(entry)), number if kind == NUMBERED else 0)
    oldest = min(entries, key=lambda entry: entry.checked)
    if since := _stale(oldest, today):
        yield Block(PARAGRAPH, (Run("", stale=since),))


def _told(entry: Entry) -> Iterator[Run]:
    facts = (str(entry.facts.get(key, "")) for key in _SENTENCES)
    behind = " ".join(filter(None, (entry.meaning.replace("\n", " "), *facts)))
    end = "" if not behind or entry.wording.endswith((".", "!", "?", ":")) else "."
    yield Run(entry.wording + end, strong=bool(behind))
    if behind:
        yield Run(f" {behind}")


def _led(run: Run, packs: Packs, today: date) -> Run:
    """A run with the address that its id stands for; without any where there is none that may be shown."""
    if not run.href.startswith((LINK, LIST)):
        return run
    entry = link_named(run.href, packs)
    href = entry.url if entry and is_outside(entry.url) else ""
    return Run(run.text, run.strong, run.emphasis, href, _stale(entry, today) if entry else None)


def link_named(href: str, packs: Packs) -> Entry | None:
    """The entry of the packs' links that a link names by id."""
    entries = packs.lists.get("links", ()) if href.startswith(LINK) else ()
    return next((entry for entry in entries if entry.id == href.removeprefix(LINK)), None)


def _call(entry: Entry, today: date) -> Iterator[Run]:
    """Whom to call; the number leads to the telephone."""
    href = f"tel:{entry.telephone.replace(' ', '')}"
    if entry.telephone in entry.wording:
        yield Run(entry.wording, href=href, stale=_stale(entry, today))
    else:
        yield Run(f"{entry.wording}: ")
        yield Run(entry.telephone, strong=True, href=href, stale=_stale(entry, today))


def _stale(entry: Entry, today: date) -> date | None:
    return entry.checked if entry.is_stale(today) else None
