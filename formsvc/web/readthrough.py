"""Reading the open part of a report through before it is finished: could anybody tell who said this?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from formsvc.disclosure import Examination, stopping_leaks
from formsvc.formkit.formtype import Rows, Step
from formsvc.formkit.problems import Finding
from formsvc.formkit.record import build, judge
from formsvc.formkit.texts import OpenText
from formsvc.store.errors import Conflict
from formsvc.web import handover, posted
from formsvc.web.access import OWNER, allow
from formsvc.web.answers import answers_of
from formsvc.web.disclosures import NOTE, Pages, Reading, body_digest, examined, last_reading, reading_of
from formsvc.web.navigation import back_to_tasks, page_address
from formsvc.web.records import (
    Stored,
    as_record,
    current_form_type,
    current_record,
    owner,
    stored_pages,
    vault_is_closed,
)
from formsvc.web.services import services
from formsvc.web.sessions import end_session

bp = Blueprint("readthrough", __name__, url_prefix="/records/<record_id>/read-through")
Answer = Response | str | tuple[str, int]
REASON = "reason:"
TELL = "could_tell"
OTHER_WINDOW = "Another window has saved reasons since you opened this page. Yours are below: press the button again."
NO_REASON = "Reword this, or choose a reason why it stays"
NO_ANSWER = "Choose whether the person complained of could tell who said this"


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


@bp.get("/")
@allow(OWNER)
def show(record_id: str) -> Answer:
    """The body alone, with what may give somebody away."""
    _must_protect()
    return _draw(last_reading())


@bp.post("/")
@allow(OWNER)
def save(record_id: str) -> Answer:
    """Keep reasons and answer, whatever else is missing; go on when nothing is."""
    _must_protect()
    pages = stored_pages()
    found = handover.leaks_with_files(pages, examined(pages))
    reading = _posted(pages, found)
    try:
        note = services().custody.keep_note(
            owner(), record_id, NOTE, reading.as_content(), expected_version=posted.version()
        )
    except Conflict as conflict:
        other = reading_of(conflict.current)
        mixed = replace(reading, version=other.version, reasons={**other.reasons, **reading.reasons})
        return _draw(mixed, (Finding(kind="conflict", path=NOTE, message=OTHER_WINDOW, anchor="page"),)), 409
    if posted.button().action == "lock":
        return end_session()
    kept = reading_of(note)
    missing = tuple(_missing(found, kept))
    if missing:
        return _draw(kept, missing), 422
    return redirect(url_for("finish.documents", record_id=record_id), 303)


def is_read(pages: Pages, reading: Reading) -> bool:
    """Whether the body was read through as it stands now, the question answered, and nothing is left to reword."""
    return reading.read == body_digest(pages) and not any(
        _missing(handover.leaks_with_files(pages, examined(pages)), reading)
    )


def _must_protect() -> None:
    """A form that asks nothing in confidence has nothing to be read through for."""
    if current_form_type().protects is None:
        abort(404)


def _posted(pages: Pages, found: Sequence[Finding]) -> Reading:
    """What was chosen on the page, as far as the lists offer it."""
    reasons = {entry.id for entry in services().packs().entries("leak_reasons")}
    chosen = {name: text for name, text in request.form.items() if name.startswith(REASON) and text in reasons}
    given = {(leak.path, leak.key): chosen[_name(leak)] for leak in found if _name(leak) in chosen}
    answers = {entry.id for entry in services().packs().entries(TELL)}
    answer = request.form.get(TELL, "")
    return Reading(0, given, answer if answer in answers else "", body_digest(pages))


def _missing(found: Sequence[Finding], reading: Reading) -> Iterator[Finding]:
    for leak in _once(stopping_leaks(found, reading.released)):
        yield Finding(kind="reason", path=leak.path, message=NO_REASON, anchor=_name(leak))
    if not reading.could_tell:
        yield Finding(kind="required", path=NOTE, message=NO_ANSWER, anchor=TELL)


def _draw(reading: Reading, errors: tuple[Finding, ...] = ()) -> str:
    kind, packs, pages = current_form_type(), services().packs(), stored_pages()
    looked_at = examined(pages)
    found = handover.leaks_with_files(pages, looked_at)
    parts = _parts(pages, looked_at, reading)
    return render_template(
        "readthrough.html",
        parts=parts,
        marked=[(part, passage) for part in parts for passage in part.passages if passage.places],
        in_files=[_place(hit, reading) for hit in found if kind.document(hit.path)],
        reading=reading,
        errors=errors,
        advice=[one for one in _cautions(pages) if one.path == kind.circle],
        circle_href=_circle_href(),
        reasons=packs.entries("leak_reasons"),
        answers=packs.entries(TELL),
        restricted_title=next(step.title for step in kind.steps if step.restricted),
        is_closed=vault_is_closed(),
        saves=True,
        back=back_to_tasks(),
    )


def _cautions(pages: Pages) -> list[Finding]:
    findings = judge(current_form_type(), as_record(pages), services().packs()).findings
    return [finding for finding in findings if not finding.stops]


def _place(leak: Finding, reading: Reading) -> Place:
    return Place(leak, _name(leak), reading.reasons.get((leak.path, leak.key), ""))


def _circle_href() -> str:
    step_slug, _, question = current_form_type().circle.partition(".")
    return url_for("steps.show", record_id=current_record().id, slug=step_slug) + f"#{question}"


def _parts(pages: Pages, looked_at: Examination, reading: Reading) -> list[Part]:
    """The open pages in the order of the form; those without an answer are left out."""
    parts = []
    for step, page, start, title in _open_pages(pages):
        here = [leak for leak in looked_at.leaks if leak.path.startswith(start)]
        passages = tuple(_passages(step, page, here, looked_at.texts, reading))
        parts += [Part(title=title, passages=passages)] if passages else []
    return parts


def _open_pages(pages: Pages) -> Iterator[tuple[Step, Stored, str, str]]:
    """Each open page with its step, how the paths of its findings begin, and its title."""
    for step in current_form_type().steps:
        for number, page in enumerate(() if step.restricted else pages.get(step.slug, ()), 1):
            if isinstance(step, Rows):
                yield step, page, f"{step.slug}.{number - 1}.", f"{step.title}, {step.item} {number}"
            else:
                yield step, page, f"{step.slug}.", step.title


def _passages(
    step: Step, page: Stored, found: Sequence[Finding], texts: Mapping[str, OpenText], reading: Reading
) -> Iterator[Passage]:
    for answer in answers_of(build(step.form, page.typed, services().packs())):
        here = [leak for leak in found if leak.anchor == answer.anchor]
        pieces = _pieces(texts[here[0].path].text, here) if here else ((answer.text, False),)
        href = f"{page_address(step, page)}#{answer.anchor}"
        places = tuple(_place(leak, reading) for leak in _once(here))
        yield Passage(label=answer.label, href=href, pieces=pieces, places=places)


def _pieces(text: str, found: Sequence[Finding]) -> tuple[tuple[str, bool], ...]:
    """The text cut where findings begin and end; True for what is inside one."""
    cuts = sorted({0, len(text), *(place for leak in found for place in (leak.start, leak.end))})
    inside = [(leak.start, leak.end) for leak in found]
    return tuple((text[a:b], any(start <= a < end for start, end in inside)) for a, b in pairwise(cuts))


def _once(found: Sequence[Finding]) -> Iterator[Finding]:
    """The same words in the same answer need one reason."""
    yield from {(leak.path, leak.key): leak for leak in found}.values()


def _name(leak: Finding) -> str:
    return f"{REASON}{leak.path}:{leak.key}"
