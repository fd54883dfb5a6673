"""Opening what is kept apart once a report is finished: a reason first, an audit line, and then for a short while."""

from datetime import datetime, timedelta
from typing import Any

from flask import Blueprint, abort, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from formsvc.core.language import _
from formsvc.formkit.base import PageForm
from formsvc.formkit.fields import choice, prose
from formsvc.formkit.formtype import Step
from formsvc.formkit.problems import Finding, Refusal, stopping
from formsvc.formkit.record import Typed, build
from formsvc.store.audit import OPENED
from formsvc.web import posted
from formsvc.web.access import OWNER, allow
from formsvc.web.answers import answers_of
from formsvc.web.navigation import back_to_tasks
from formsvc.web.records import Stored, current_form_type, current_record, owner
from formsvc.web.services import services
from formsvc.web.words import TOO_OLD

bp = Blueprint("custody", __name__, url_prefix="/records/<record_id>")
OPEN_FOR = timedelta(minutes=15)
OTHER = "other"
"""The reason that needs words of its own."""
READ_THROUGH = "read-through"
_OPENED = "opened"  # in the session: record id -> when it was opened, and of which finishing


class OpeningForm(PageForm):
    """Why restricted pages of a finished report are opened. The answers go into the vault."""

    answers_type = dict
    reason = choice("Why do you open it?", "opening_reasons", required=True, thing="why you open it")
    details = prose("Anything to add", hint="For example who asked, and when.", rows=3)

    def validate_details(self, field: Any) -> None:
        """Another reason is none until it is said."""
        if self.reason.answer.id == OTHER and field.is_blank:
            raise Refusal("Say what the other reason is", "required")


def may_open() -> bool:
    """Whether what is kept apart in the current record may be shown now."""
    if current_record().finished_at is None:
        return True
    opened = session.get(_OPENED, {}).get(current_record().id)
    if not opened or opened["finished"] != _finished_at():
        return False
    age = services().clock() - datetime.fromisoformat(opened["at"])
    return timedelta(0) <= age < OPEN_FOR


def close() -> None:
    """Close what this session has opened of the current record."""
    session[_OPENED] = {key: kept for key, kept in session.get(_OPENED, {}).items() if key != current_record().id}


def ask_first(to: str) -> Response:
    """Send the browser to the question why; `to` is the step, page, document or e-mail it wanted."""
    recipient = request.args.get("recipient")
    return redirect(url_for("custody.ask", record_id=current_record().id, to=to, recipient=recipient), 303)


def show_closed(step: Step, stored: Stored, heading: str) -> str:
    """A page of a finished report, to be read only; a restricted one says when such pages were opened."""
    return render_template(
        "closed.html", heading=heading, answers=answers_of(build(step.form, stored.typed, services().packs())),
        openings=_openings() if step.restricted else None, back=back_to_tasks(),
    )  # fmt: skip


@bp.get("/open/<to>")
@allow(OWNER)
def ask(record_id: str, to: str) -> str | Response:
    """Ask why what is kept apart is to be opened."""
    address = _address(to)
    return redirect(address, 303) if may_open() else _draw(OpeningForm(None, packs=services().packs()))


@bp.post("/open/<to>")
@allow(OWNER, gives_back=True)
def open_up(record_id: str, to: str) -> Response | tuple[str, int]:
    """Keep the reason, write the audit line, and let this session in for a short while."""
    if g.forged and current_form_type().protects is None:
        abort(400)
    address = _address(to)
    form = build(OpeningForm, Typed(posted.sorted_pairs(OpeningForm).placed), services().packs())
    if g.forged:
        return _draw(form, (Finding(kind="token", path="opening", message=_(TOO_OLD), anchor="page"),)), 400
    if may_open():  # another window has opened it, or taken the report up again
        return redirect(address, 303)
    if not form.validate():
        return _draw(form, tuple(form.findings("opening"))), 422
    services().custody.open(owner(), record_id, {"reason": form.reason.answer.id, "details": form.details.answer})
    opened = {"at": services().clock().isoformat(), "finished": _finished_at()}
    session[_OPENED] = {**session.get(_OPENED, {}), record_id: opened}
    return redirect(address, 303)


@bp.post("/take-up")
@allow(OWNER)
def take_up(record_id: str) -> Response:
    """Let the author change the report again, once what is kept apart has been opened with a reason."""
    restricted = next((step.slug for step in current_form_type().steps if step.restricted), "") or abort(404)
    if not may_open():
        return ask_first(restricted)
    services().custody.take_up_again(owner(), record_id)
    close()
    return redirect(url_for("tasks.show", record_id=record_id), 303)


def _finished_at() -> str:
    finished_at = current_record().finished_at
    return finished_at.isoformat() if finished_at else ""


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
    """Address of a restricted step, document or e-mail of the current record, or of the page that reads it through.

    What is none of these does not exist.
    """
    kind, record_id = current_form_type(), current_record().id
    step, document, mail = kind.step(to), kind.document(to), kind.mail(to)
    if step and step.restricted:
        return url_for("steps.show", record_id=record_id, slug=to)
    if document and document.restricted:
        return url_for("finish.documents", record_id=record_id)
    if mail and mail.restricted:
        return url_for("emails.show", record_id=record_id, recipient=request.args.get("recipient"))
    return url_for("readthrough.show", record_id=record_id) if kind.protects and to == READ_THROUGH else abort(404)
