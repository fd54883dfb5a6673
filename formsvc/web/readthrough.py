"""Reading the open part of a report through before it is finished: could anybody tell who said this?"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from formsvc.core.language import _, marked
from formsvc.disclosure import stopping_leaks
from formsvc.formkit.problems import Finding
from formsvc.formkit.record import judge
from formsvc.store.errors import Conflict, VaultClosed
from formsvc.web import custody, handover, posted
from formsvc.web.access import OWNER, allow
from formsvc.web.disclosures import NOTE, Reading, State, body_digest, reading_of, source_digest, state
from formsvc.web.navigation import back_to_tasks
from formsvc.web.passages import REASON, once, parts_of, place_of
from formsvc.web.records import as_record, current_form_type, current_record, owner, vault_is_closed
from formsvc.web.services import services
from formsvc.web.sessions import end_session
from formsvc.web.words import TOO_OLD

bp = Blueprint("readthrough", __name__, url_prefix="/records/<record_id>/read-through")
Answer = Response | str | tuple[str, int]
TELL, READ = "could_tell", "_read"
OTHER_WINDOW = marked(
    "Another window has saved reasons since you opened this page. Yours are below: press the button again."
)
CHANGED = marked(
    "The report was changed since you opened this page. Read it again as it stands now, then press the button again."
)
NO_REASON = marked("Reword this, or choose a reason why it stays")
NO_ANSWER = marked("Choose whether the person complained of could tell who said this")


@bp.get("/")
@allow(OWNER)
def show(record_id: str) -> Answer:
    """The body alone, with what may give somebody away; of a finished report once a reason was given."""
    _must_protect()
    if not custody.may_open():
        return custody.ask_first(custody.READ_THROUGH)
    now = state()
    return _draw(now, now.reading)


@bp.post("/")
@allow(OWNER, gives_back=True)
def save(record_id: str) -> Answer:
    """Keep reasons and answer, whatever else is missing; go on when nothing is."""
    _must_protect(400 if g.forged else 404)
    if current_record().finished_at:  # another window has finished it: nothing in it changes
        return redirect(url_for("readthrough.show", record_id=record_id), 303)
    now = state()
    found = handover.leaks_with_files(now)
    reading = _posted(now, found)
    if g.forged:
        return _draw(now, replace(reading, version=posted.version()), [_fault("token", TOO_OLD)]), 400
    try:
        kept = _keep(record_id, reading)
    except Conflict as conflict:
        other = reading_of(conflict.current)
        mixed = replace(reading, version=other.version, reasons={**other.reasons, **reading.reasons})
        return _draw(now, mixed, [_fault("conflict", OTHER_WINDOW)]), 409
    return end_session() if posted.button().action == "lock" else _go_on(replace(now, reading=kept), found)


def _keep(record_id: str, reading: Reading) -> Reading:
    """Keep a reading; without the vault's key it can only be locked away, which must still work."""
    try:
        keep: Callable[..., Any] = services().custody.keep_note
        return reading_of(keep(owner(), record_id, NOTE, reading.as_content(), expected_version=posted.version()))
    except VaultClosed:
        if posted.button().action == "lock":
            return reading
        raise


def _go_on(now: State, found: Sequence[Finding]) -> Answer:
    missing = [*_missing(now, found)]
    if missing:
        return _draw(now, now.reading, missing), 422
    if now.reading.body != body_digest(now.pages):
        return _draw(now, now.reading, [_fault("changed", CHANGED)]), 409
    return redirect(url_for("finish.documents", record_id=current_record().id), 303)


def _must_protect(otherwise: int = 404) -> None:
    """A form that asks nothing in confidence has nothing to be read through for."""
    if current_form_type().protects is None:
        abort(otherwise)


def _posted(now: State, found: Sequence[Finding]) -> Reading:
    """What was chosen on the page, as far as the lists offer it, and which state of the body the page showed."""
    reasons = {entry.id for entry in services().packs().entries("leak_reasons")}
    chosen = {token: request.form.get(REASON + token, "") for token in map(now.token, found)}
    answers = {entry.id for entry in services().packs().entries(TELL)}
    return Reading(
        reasons={token: reason for token, reason in chosen.items() if reason in reasons},
        could_tell=request.form.get(TELL, "") if request.form.get(TELL) in answers else "",
        body=request.form.get(READ, "")[:64],
        source=source_digest(now.pages),
    )


def _missing(now: State, found: Sequence[Finding]) -> Iterator[Finding]:
    stops = [leak for leak in stopping_leaks(found) if now.token(leak) not in now.reading.reasons]
    for leak in once(stops):
        yield Finding(kind="reason", path=leak.path, message=_(NO_REASON), anchor=REASON + now.token(leak))
    if not now.reading.could_tell:
        yield Finding(kind="required", path=NOTE, message=_(NO_ANSWER), anchor=TELL)


def _fault(kind: str, message: str) -> Finding:
    return Finding(kind=kind, path=NOTE, message=_(message), anchor="page")


def _draw(now: State, reading: Reading, errors: Sequence[Finding] = ()) -> str:
    kind, packs = current_form_type(), services().packs()
    parts = parts_of(now, reading)
    found = handover.leaks_with_files(now)
    return render_template(
        "readthrough.html",
        parts=parts,
        marked=[(part, passage) for part in parts for passage in part.passages if passage.places],
        in_files=[place_of(hit, now, reading) for hit in once(found) if kind.document(hit.path)],
        reading=reading,
        body=body_digest(now.pages),
        errors=errors,
        wrong={error.anchor for error in errors},
        advice=[one for one in _cautions(now) if one.path == kind.circle],
        circle_href=_circle_href(),
        reasons=packs.entries("leak_reasons"),
        answers=packs.entries(TELL),
        restricted_title=next(_(step.title) for step in kind.steps if step.restricted),
        is_closed=vault_is_closed(),
        saves=not current_record().finished_at,
        back=back_to_tasks(),
    )


def _cautions(now: State) -> list[Finding]:
    findings = judge(current_form_type(), as_record(now.pages), services().packs()).findings
    return [finding for finding in findings if not finding.stops]


def _circle_href() -> str:
    step_slug, _dot, question = current_form_type().circle.partition(".")
    return url_for("steps.show", record_id=current_record().id, slug=step_slug) + f"#{question}"
