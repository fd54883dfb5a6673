"""The open part of a report as it is read through: question by question, with what was found in each answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from formsvc.formkit.formtype import Rows, Step
from formsvc.formkit.problems import Finding
from formsvc.formkit.record import build
from formsvc.web.answers import answers_of
from formsvc.web.disclosures import Pages, Reading, State
from formsvc.web.navigation import page_address, place_in_words
from formsvc.web.records import Stored, current_form_type
from formsvc.web.services import services

REASON = "reason-"
"""How the names of the elements begin that ask for a reason; the finding's token follows."""


@dataclass(frozen=True, slots=True)
class Place:
    """A finding on the page: what is said of it, which element asks for its reason, and the reason given so far."""

    finding: Finding
    name: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One question and its answer: text in pieces, True for what is marked, and what was found in it."""

    label: str
    href: str
    pieces: Sequence[tuple[str, bool]] = field(repr=False)
    places: Sequence[Place] = ()

    @property
    def anchor(self) -> str:
        """Id of its element, where something was found in it."""
        return f"at-{self.places[0].finding.path}" if self.places else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One page of the report."""

    title: str
    passages: Sequence[Passage]


def parts_of(now: State, reading: Reading) -> list[Part]:
    """The open pages in the order of the form; those without an answer are left out."""
    parts = []
    for step, page, start, title in _open_pages(now.pages):
        here = [leak for leak in now.examined.leaks if leak.path.startswith(start)]
        passages = tuple(_passages(step, page, here, now, reading))
        parts += [Part(title=title, passages=passages)] if passages else []
    return parts


def place_of(leak: Finding, now: State, reading: Reading) -> Place:
    """A finding with the element that asks for its reason."""
    token = now.token(leak)
    return Place(leak, f"{REASON}{token}", reading.reasons.get(token, ""))


def once(found: Sequence[Finding]) -> Iterator[Finding]:
    """The same words in the same answer need one reason."""
    yield from {(leak.path, leak.key): leak for leak in found}.values()


def _open_pages(pages: Pages) -> Iterator[tuple[Step, Stored, str, str]]:
    """Each open page with its step, how the paths of its findings begin, and its title."""
    for step in current_form_type().steps:
        for number, page in enumerate(() if step.restricted else pages.get(step.slug, ()), 1):
            start = f"{step.slug}.{number - 1}." if isinstance(step, Rows) else f"{step.slug}."
            yield step, page, start, place_in_words(step, number)


def _passages(step: Step, page: Stored, found: Sequence[Finding], now: State, reading: Reading) -> Iterator[Passage]:
    for answer in answers_of(build(step.form, page.typed, services().packs())):
        here = [leak for leak in found if leak.anchor == answer.anchor]
        pieces = _pieces(now.examined.texts[here[0].path].text, here) if here else ((answer.text, False),)
        href = f"{page_address(step, page)}#{answer.anchor}"
        places = tuple(place_of(leak, now, reading) for leak in once(here))
        yield Passage(label=answer.label, href=href, pieces=pieces, places=places)


def _pieces(text: str, found: Sequence[Finding]) -> tuple[tuple[str, bool], ...]:
    """The text cut where findings begin and end; True for what is inside one."""
    cuts = sorted({0, len(text), *(place for leak in found for place in (leak.start, leak.end))})
    inside = [(leak.start, leak.end) for leak in found]
    return tuple((text[a:b], any(start <= a < end for start, end in inside)) for a, b in pairwise(cuts))
