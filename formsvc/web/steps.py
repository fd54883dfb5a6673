"""One page for each step, and for each item of a list. Every page is saved as typed, valid or not."""

import secrets
from contextlib import suppress
from typing import TypeVar

from flask import Blueprint, abort, g, redirect, render_template, url_for
from werkzeug.wrappers import Response

from formsvc.core.language import _
from formsvc.formkit.formdata import NoPlace, row_names, sort_out
from formsvc.formkit.formtype import Rows, Step
from formsvc.formkit.record import Typed, count_findings
from formsvc.store.errors import Conflict, EntryNotFound, Finished, TooMany
from formsvc.web import custody, navigation, pages, posted, records
from formsvc.web.access import OWNER, allow
from formsvc.web.guidance import beside
from formsvc.web.records import Stored, current_form_type, current_record, owner, step_or_404, stored_items, stored_page
from formsvc.web.services import services
from formsvc.web.sessions import end_session

bp = Blueprint("steps", __name__, url_prefix="/records/<record_id>/steps/<slug>")
Answer = Response | str | tuple[str, int]
AnyStep = TypeVar("AnyStep", bound=Step)


@bp.get("/")
@allow(OWNER)
def show(record_id: str, slug: str) -> Answer:
    """A step's page, or its list of items."""
    step = _opened(step_or_404(slug))
    if isinstance(step, Rows):
        return _show_rows(step)
    return _show(step, stored_page(step, records.page_id(step)))


@bp.post("/")
@allow(OWNER, gives_back=True)
def save(record_id: str, slug: str) -> Answer:
    """Save a step's page, or move an item of its list."""
    step = step_or_404(slug)
    if isinstance(step, Rows):
        return _move(step)
    return _save(step, records.page_id(step))


@bp.get("/items/<hex32:item_id>")
@allow(OWNER)
def item(record_id: str, slug: str, item_id: str) -> Answer:
    """One item's page; an id that is not stored yet is a new item."""
    step = _opened(_list_or_404(slug))
    return _show(step, stored_page(step, item_id))


@bp.post("/items/<hex32:item_id>")
@allow(OWNER, gives_back=True)
def save_item(record_id: str, slug: str, item_id: str) -> Answer:
    """Save one item; two presses of the button make one item, because the page chose its id."""
    return _save(_list_or_404(slug), item_id)


@bp.get("/items/<hex32:item_id>/remove")
@allow(OWNER)
def ask_remove(record_id: str, slug: str, item_id: str) -> Answer:
    """Ask before an item is removed: it cannot be brought back."""
    step = _opened(_list_or_404(slug))
    back = {"href": url_for("steps.show", record_id=record_id, slug=slug), "text": _(step.title)}
    return render_template("remove.html", step=step, item=_item_or_404(step, item_id), back=back)


@bp.post("/items/<hex32:item_id>/remove")
@allow(OWNER)
def remove(record_id: str, slug: str, item_id: str) -> Answer:
    """Remove an item; removing it twice is no fault."""
    step = _list_or_404(slug)
    if stored_page(step, item_id).version:  # else it is another list's, or another press of the button was faster
        with suppress(EntryNotFound, Finished):  # the list says so when a report is finished
            services().drafts.remove(owner(), record_id, item_id)
    return redirect(url_for("steps.show", record_id=record_id, slug=step.slug), 303)


@bp.get("/advice")
@allow(OWNER)
def advice(record_id: str, slug: str) -> Answer:
    """What the answers of a step call for now. It stops nobody."""
    step = _opened(step_or_404(slug))
    entries = [services().packs().entry("urgent", name) for name in _advice_for(step)]
    if not entries:
        return redirect(navigation.after(step), 303)
    return render_template(
        "advice.html", step=step, entries=entries, next_href=navigation.after(step), back=navigation.back_to_tasks()
    )


def _show(step: Step, stored: Stored) -> Answer:
    if current_record().finished_at:
        return custody.show_closed(step, stored, pages.heading(step, stored))
    return pages.show(step, stored)


def _save(step: Step, entry_id: str) -> Answer:
    """Save what was typed, then do what the button says."""
    before = stored_page(step, entry_id)
    sorted_pairs = posted.sorted_pairs(step.form)
    typed = Typed(posted.stamped(step.form, sorted_pairs.placed, before.typed), before.typed.kept)
    if g.forged or sorted_pairs.surplus:
        return pages.give_back(step, before, typed, sorted_pairs)
    button = posted.button()
    if before.version == 0 and isinstance(step, Rows) and not any(text.strip() for _name, text in typed.pairs):
        return _leave_empty(step, entry_id, typed, button)
    try:
        stored = records.store(step, entry_id, _with_button(step, typed, button), posted.version())
    except (Conflict, EntryNotFound, TooMany, Finished) as refusal:
        return pages.show_refused(step, before, typed, refusal)
    return _after_saving(step, stored, button)


def _after_saving(step: Step, stored: Stored, button: posted.Button) -> Answer:
    if button.action == "lock":
        return end_session()
    if button.action in ("add", "remove"):
        return redirect(navigation.page_address(step, stored) + f"#{button.target.partition(':')[0]}", 303)
    if button.action == "later":
        return redirect(navigation.back_to_tasks()["href"], 303)
    if button.action == "look":
        return redirect(f"{navigation.page_address(step, stored)}?wording=shown#looked", 303)
    if stored.errors:
        return pages.show(step, stored), 422
    return redirect(_next_page(step), 303)


def _next_page(step: Step) -> str:
    record_id = current_record().id
    if isinstance(step, Rows):
        return url_for("steps.show", record_id=record_id, slug=step.slug)
    if _advice_for(step):
        return url_for("steps.advice", record_id=record_id, slug=step.slug)
    return navigation.after(step)


def _advice_for(step: Step) -> tuple[str, ...]:
    if step.advice is None or isinstance(step, Rows):
        return ()
    judged = records.judge_typed(step, stored_page(step, records.page_id(step)).typed)
    return step.advice(judged.answers) if judged.answers is not None else ()


def _with_button(step: Step, typed: Typed, button: posted.Button) -> Typed:
    """What was typed, with a row added to or taken from a list if that is what was pressed."""
    list_name, _colon, row = button.target.partition(":")
    try:
        if button.action == "add":
            longer = posted.with_row(typed.pairs, list_name, row_names(step.form, list_name))
            return typed if sort_out(step.form, longer).surplus else Typed(longer, typed.kept)  # a full list stays
        if button.action == "remove":
            row_names(step.form, list_name)
            return Typed(posted.without_row(typed.pairs, list_name, _row_number(row)), typed.kept)
    except NoPlace:
        abort(400)
    return typed


def _row_number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else abort(400)


def _move(step: Rows) -> Answer:
    """Move an item up or down its list."""
    button = posted.button()
    if g.forged:
        abort(400)
    if button.action == "lock":
        return end_session()
    if button.action not in ("up", "down"):
        abort(400)
    try:
        services().drafts.move(owner(), current_record().id, button.target, by=-1 if button.action == "up" else 1)
    except EntryNotFound:
        abort(404)
    except Finished:
        return redirect(url_for("steps.show", record_id=current_record().id, slug=step.slug), 303)
    return redirect(url_for("steps.show", record_id=current_record().id, slug=step.slug), 303)


def _show_rows(step: Rows) -> Answer:
    items = stored_items(step)
    return render_template(
        "rows.html", step=step, items=items, guides=beside(current_form_type().slug, step.slug),
        errors=tuple(count_findings(step, len(items))) if items else (), new_id=secrets.token_hex(16),
        next_href=navigation.after(step), back=navigation.back_to_tasks(),
    )  # fmt: skip


def _leave_empty(step: Rows, entry_id: str, typed: Typed, button: posted.Button) -> Answer:
    """A new item without a word in it is not added; leaving it is allowed."""
    if button.action == "lock":
        return end_session()
    if button.action == "later":
        return redirect(navigation.back_to_tasks()["href"], 303)
    new = Stored(entry_id, 0, Typed())
    if button.action in ("add", "remove"):
        return pages.draw(step, new, _with_button(step, typed, button), ())
    return pages.draw(step, new, typed, records.judge_typed(step, typed).findings), 422


def _opened(step: AnyStep) -> AnyStep:
    """A step that may be shown now; a restricted one of a finished report asks for a reason first."""
    if step.restricted and not custody.may_open():
        abort(custody.ask_first(step.slug))
    return step


def _list_or_404(slug: str) -> Rows:
    step = step_or_404(slug)
    return step if isinstance(step, Rows) else abort(404)


def _item_or_404(step: Rows, item_id: str) -> Stored:
    stored = stored_page(step, item_id)
    return stored if stored.version else abort(404)
