"""Opening what is kept apart once a report is finished: a reason first, an audit line, and then for a short while."""

from datetime import datetime, timedelta

from flask import Blueprint, abort, redirect, render_template, session, url_for
from werkzeug.wrappers import Response

from formsvc.formkit.base import PageForm
from formsvc.formkit.fields import choice, prose
from formsvc.formkit.formtype import Page
from formsvc.formkit.problems import Finding, stopping
from formsvc.formkit.record import Typed, build
from formsvc.store.custody import OPENED
from formsvc.web import posted
from formsvc.web.access import OWNER, allow
from formsvc.web.answers import answers_of
from formsvc.web.navigation import back_to_tasks
from formsvc.web.records import Stored, current_form_type, current_record, owner
from formsvc.web.services import services

bp = Blueprint("custody", __name__, url_prefix="/records/<record_id>")
OPEN_FOR = timedelta(minutes=15)
_OPENED = "opened"  # in the session: record id -> until when


class OpeningForm(PageForm):
    """Why restricted pages of a finished report are opened. The answers go into the vault."""

    answers_type = dict
    reason = choice("Why do you open it?", "opening_reasons", required=True, thing="why you open it")
    details = prose("Anything to add", hint="For example who asked, and when.", rows=3)


def may_open() -> bool:
    """Whether restricted pages of the current record may be shown now."""
    until = session.get(_OPENED, {}).get(current_record().id, "")
    return current_record().finished_at is None or (bool(until) and services().clock() < datetime.fromisoformat(until))


def ask_first(to: str) -> Response:
    """Send the browser to the question why; `to` is the step, document or e-mail it wanted."""
    return redirect(url_for("custody.ask", record_id=current_record().id, to=to), 303)


def show_closed(step: Page, stored: Stored) -> str:
    """A restricted page of a finished report, to be read only."""
    answers = answers_of(build(step.form, stored.typed, services().packs()))
    return render_template("closed.html", step=step, answers=answers, openings=_openings(), back=back_to_tasks())


@bp.get("/open/<to>")
@allow(OWNER)
def ask(record_id: str, to: str) -> str | Response:
    """Ask why restricted pages are to be opened."""
    address = _address(to)
    return redirect(address, 303) if may_open() else _draw(OpeningForm(None, packs=services().packs()))


@bp.post("/open/<to>")
@allow(OWNER)
def open_up(record_id: str, to: str) -> Response | tuple[str, int]:
    """Keep the reason, write the audit line, and let this session in for a short while."""
    address = _address(to)
    form = build(OpeningForm, Typed(posted.sorted_pairs(OpeningForm).placed), services().packs())
    if not form.validate():
        return _draw(form, tuple(form.findings("opening"))), 422
    services().custody.open(owner(), record_id, {"reason": form.reason.answer.id, "details": form.details.answer})
    until = (services().clock() + OPEN_FOR).isoformat()
    session[_OPENED] = {**session.get(_OPENED, {}), record_id: until}
    return redirect(address, 303)


@bp.post("/take-up")
@allow(OWNER)
def take_up(record_id: str) -> Response:
    """Let the author change restricted pages again, once they have been opened with a reason."""
    restricted = next((step.slug for step in current_form_type().steps if step.restricted), "") or abort(404)
    if not may_open():
        return ask_first(restricted)
    services().custody.take_up_again(owner(), record_id)
    return redirect(url_for("tasks.show", record_id=record_id), 303)


def _draw(form: PageForm, findings: tuple[Finding, ...] = ()) -> str:
    return render_template(
        "open.html", form=form, errors=stopping(findings), minutes=OPEN_FOR.seconds // 60, openings=_openings(),
        back=back_to_tasks(),
    )  # fmt: skip


def _openings() -> list[datetime]:
    """When restricted pages of the current record were opened."""
    lines = services().custody.lines(owner(), current_record().id)
    return [line.at for line in lines if line.verb == OPENED]


def _address(to: str) -> str:
    """Address of a restricted step, document or e-mail of the current record; what is none of these does not exist."""
    kind, record_id = current_form_type(), current_record().id
    step, document, mail = kind.step(to), kind.document(to), kind.mail(to)
    if step and step.restricted:
        return url_for("steps.show", record_id=record_id, slug=to)
    if document and document.restricted:
        return url_for("finish.documents", record_id=record_id)
    if mail and mail.restricted:
        return url_for("emails.show", record_id=record_id)
    return abort(404)
