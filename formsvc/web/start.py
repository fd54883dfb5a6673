"""The start page: which form, what it makes, and the drafts there are."""

import secrets
from datetime import timedelta

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from formsvc.catalogue import FORM_TYPES, form_type
from formsvc.core.language import _
from formsvc.core.reference import new_reference
from formsvc.formkit.formtype import FormType
from formsvc.formkit.record import fresh_pages
from formsvc.store.infos import NewEntry
from formsvc.web.access import SIGNED_IN, allow
from formsvc.web.records import content_of, owner
from formsvc.web.services import services

bp = Blueprint("start", __name__)
SOON = timedelta(days=7)


@bp.get("/")
@allow(SIGNED_IN)
def home() -> str:
    """Which form, and the drafts on this computer. Drafts whose day has come are deleted first."""
    drafts, now = services().drafts, services().clock()
    drafts.delete_expired(now)
    rows = [
        {"draft": draft, "title": _title(draft.kind), "is_old": draft.delete_on - now.date() <= SOON}
        for draft in drafts.of_owner(owner())
    ]
    return render_template("home.html", form_types=FORM_TYPES, drafts=rows, creation_key=secrets.token_hex(16))


@bp.post("/records")
@allow(SIGNED_IN)
def create() -> Response:
    """Start a record; two presses of one button start one."""
    kind = form_type(request.form.get("kind", "")) or abort(400)
    key = request.form.get("_key", "") or abort(400)
    user = services().user
    draft = services().drafts.create(
        user.id, user.agency_id, kind.slug, new_reference, f"{kind.slug}/{key}", _first_entries(kind)
    )
    return redirect(url_for("tasks.show", record_id=draft.id), 303)


def _first_entries(kind: FormType) -> tuple[NewEntry, ...]:
    """The pages a record starts with, such as the items of the standard agenda."""
    packs = services().packs()
    return tuple(
        NewEntry(step=step.slug, content=content_of(step, typed), restricted=step.restricted)
        for step in kind.steps
        for typed in fresh_pages(step, packs)
    )


def _title(slug: str) -> str:
    kind = form_type(slug)
    return _(kind.title) if kind else _("A form that is no longer offered")
