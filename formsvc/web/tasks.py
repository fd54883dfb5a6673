"""The list of steps, each with how it stands; and deleting the draft."""

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from formsvc.core.language import _, ngettext
from formsvc.data.packs import Packs
from formsvc.formkit.formtype import Rows, Step
from formsvc.formkit.problems import stopping
from formsvc.formkit.record import judge_step
from formsvc.web.access import OWNER, allow
from formsvc.web.navigation import back_to_tasks, page_address
from formsvc.web.records import Stored, current_form_type, owner, stored_pages
from formsvc.web.services import services

bp = Blueprint("tasks", __name__, url_prefix="/records/<record_id>")


@dataclass(frozen=True, slots=True)
class Status:
    """How a step stands: words, and the colour of their tag (none for what is done)."""

    text: str
    tag: str = ""


@bp.get("/")
@allow(OWNER)
def show(record_id: str) -> str:
    """The list of steps."""
    pages = stored_pages()
    tasks = [
        {"title": _(step.title), "href": page_address(step), "status": status_of(step, pages.get(step.slug, ()))}
        for step in current_form_type().steps
    ]
    home = {"href": url_for("start.home"), "text": _("Start page")}
    return render_template("tasks.html", tasks=tasks, back=home)


@bp.get("/delete")
@allow(OWNER)
def ask_delete(record_id: str) -> str:
    """Ask before a draft is deleted."""
    return render_template("delete.html", back=back_to_tasks())


@bp.post("/delete")
@allow(OWNER)
def delete(record_id: str) -> Response:
    """Delete the draft with everything in it."""
    services().drafts.delete(owner(), record_id)
    return redirect(url_for("start.home"), 303)


def status_of(step: Step, pages: tuple[Stored, ...]) -> Status:
    """How a step stands. Of a restricted step it says no more than whether something is missing."""
    wrong = sum(1 for page in pages if page.errors)
    if wrong:
        words = ngettext("{count} to put right", "{count} to put right", wrong)
        return Status(words if isinstance(step, Rows) else _("Needs attention"), "red")
    if isinstance(step, Rows) and pages and len(pages) >= step.at_least:
        return Status(_("{number} {items}", number=len(pages), items=ngettext(step.item, step.items, len(pages))))
    if pages and not isinstance(step, Rows):
        return Status(_("Left empty") if pages[0].is_blank and not step.restricted else _("Done"))
    if _is_required(step, services().packs()):
        return Status(_("Must be done"), "blue")
    return Status(_("Not started"), "grey")


def _is_required(step: Step, packs: Packs) -> bool:
    """Whether leaving a step untouched would stop a document."""
    return bool(stopping(judge_step(step, (), packs).findings))
