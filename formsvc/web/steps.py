"""One page for each step, and for each item of a list. Every page is saved as typed, valid or not."""

import secrets
from typing import Any

from flask import Blueprint, abort, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from formsvc.formkit.formdata import NoPlace, Sorted, row_names, sort_out
from formsvc.formkit.formtype import Rows, Step
from formsvc.formkit.limits import REQUEST_LIMIT, TEXT_LIMIT
from formsvc.formkit.problems import Finding, stopping
from formsvc.formkit.record import Typed, build, count_findings
from formsvc.store.errors import Conflict, EntryNotFound, TooMany
from formsvc.web import navigation, posted
from formsvc.web.access import OWNER, allow
from formsvc.web.answers import answers_of, differing
from formsvc.web.records import (
    Stored, as_stored, current_record, judge_typed, owner, page_id, step_or_404, store, stored_items, stored_page,
)  # fmt: skip
from formsvc.web.services import services
from formsvc.web.sessions import end_session

bp = Blueprint("steps", __name__, url_prefix="/records/<record_id>/steps/<slug>")
Answer = Response | str | tuple[str, int]


@bp.get("/")
@allow(OWNER)
def show(record_id: str, slug: str) -> Answer:
    """A step's page, or its list of items."""
    step = step_or_404(slug)
    if isinstance(step, Rows):
        return _show_rows(step)
    return _show_page(step, stored_page(step, page_id(step)))


@bp.post("/")
@allow(OWNER, gives_back=True)
def save(record_id: str, slug: str) -> Answer:
    """Save a step's page, or move an item of its list."""
    step = step_or_404(slug)
    if isinstance(step, Rows):
        return _move(step)
    return _save(step, page_id(step))


@bp.get("/items/<hex32:item_id>")
@allow(OWNER)
def item(record_id: str, slug: str, item_id: str) -> Answer:
    """One item's page; an id that is not stored yet is a new item."""
    step = _list_or_404(slug)
    return _show_page(step, stored_page(step, item_id))


@bp.post("/items/<hex32:item_id>")
@allow(OWNER, gives_back=True)
def save_item(record_id: str, slug: str, item_id: str) -> Answer:
    """Save one item; two presses of the button make one item, because the page chose its id."""
    return _save(_list_or_404(slug), item_id)


@bp.get("/items/<hex32:item_id>/remove")
@allow(OWNER)
def ask_remove(record_id: str, slug: str, item_id: str) -> Answer:
    """Ask before an item is removed: it cannot be brought back."""
    step = _list_or_404(slug)
    back = {"href": url_for("steps.show", record_id=record_id, slug=slug), "text": step.title}
    return render_template("remove.html", step=step, item=_item_or_404(step, item_id), back=back)


@bp.post("/items/<hex32:item_id>/remove")
@allow(OWNER)
def remove(record_id: str, slug: str, item_id: str) -> Answer:
    """Remove an item; removing it twice is no fault."""
    step = _list_or_404(slug)
    try:
        services().drafts.remove(owner(), record_id, item_id)
    except EntryNotFound:
        pass  # the other press of the button was faster, and what was asked for is done
    return redirect(url_for("steps.show", record_id=record_id, slug=step.slug), 303)


@bp.get("/advice")
@allow(OWNER)
def advice(record_id: str, slug: str) -> Answer:
    """What the answers of a step call for now. It stops nobody."""
    step = step_or_404(slug)
    entries = [services().packs().entry("urgent", name) for name in _advice_for(step)]
    if not entries:
        return redirect(navigation.after(step), 303)
    return render_template("advice.html", step=step, entries=entries, next_href=navigation.after(step), back=navigation.back_to_tasks())


def _save(step: Step, entry_id: str) -> Answer:
    """Save what was typed, then do what the button says."""
    before = stored_page(step, entry_id)
    sorted_pairs = posted.sorted_pairs(step.form)
    typed = Typed(posted.stamped(step.form, sorted_pairs.placed, before.typed), before.typed.kept)
    if g.forged or sorted_pairs.surplus:
        return _give_back(step, before, typed, sorted_pairs)
    button = posted.button()
    if before.version == 0 and isinstance(step, Rows) and not any(text.strip() for _, text in typed.pairs):
        return _leave_empty(step, entry_id, typed, button)
    try:
        stored = store(step, entry_id, _with_button(step, typed, button), posted.version())
    except Conflict as conflict:
        return _show_conflict(step, as_stored(conflict.current), typed)
    except TooMany:
        full = tuple(count_findings(step, step.limit + 1)) if isinstance(step, Rows) else ()
        return _page(step, before, typed, full, unsaved=True), 422
    return _after_saving(step, stored, button)


def _after_saving(step: Step, stored: Stored, button: posted.Button) -> Answer:
    if button.action == "lock":
        return end_session()
    if button.action in ("add", "remove"):
        return redirect(_same_page(step, stored) + f"#{button.target.partition(':')[0]}", 303)
    if button.action == "later":
        return redirect(navigation.back_to_tasks()["href"], 303)
    if stored.errors:
        return _show_page(step, stored, judge=True), 422
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
    judged = judge_typed(step, stored_page(step, page_id(step)).typed)
    return step.advice(judged.answers) if judged.answers is not None else ()


def _same_page(step: Step, stored: Stored) -> str:
    return navigation.page_address(step, stored)


def _with_button(step: Step, typed: Typed, button: posted.Button) -> Typed:
    """What was typed, with a row added to or taken from a list if that is what was pressed."""
    list_name, _, row = button.target.partition(":")
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
    return redirect(url_for("steps.show", record_id=current_record().id, slug=step.slug), 303)


def _show_rows(step: Rows) -> Answer:
    items = stored_items(step)
    return render_template(
        "rows.html", step=step, items=items, errors=tuple(count_findings(step, len(items))) if items else (),
        new_id=secrets.token_hex(16), next_href=navigation.after(step), back=navigation.back_to_tasks(),
    )  # fmt: skip


def _show_page(step: Step, stored: Stored, *, judge: bool = False) -> str:
    """A stored page; what is wrong with it is shown once it has been saved."""
    findings = judge_typed(step, stored.typed).findings if stored.version or judge else ()
    return _page(step, stored, stored.typed, findings)


def _leave_empty(step: Rows, entry_id: str, typed: Typed, button: posted.Button) -> Answer:
    """A new item without a word in it is not added; leaving it is allowed."""
    if button.action == "lock":
        return end_session()
    if button.action == "later":
        return redirect(navigation.back_to_tasks()["href"], 303)
    new = Stored(entry_id, 0, Typed())
    if button.action in ("add", "remove"):
        return _page(step, new, _with_button(step, typed, button), ())
    return _page(step, new, typed, judge_typed(step, typed).findings), 422


def _give_back(step: Step, before: Stored, typed: Typed, found: Sorted) -> Answer:
    """Nothing is stored; everything typed is shown again, and what has no place on the page beside it."""
    findings = [_refusal(step, reason) for reason in dict.fromkeys(reason for _, _, reason in found.surplus)]
    if g.forged:
        words = "This page was open for a long time, or formsvc was started again. Nothing is lost: press Save once more."
        findings.append(Finding(kind="token", path=step.slug, message=words))
    return _page(step, before, typed, tuple(findings), surplus=found.surplus, unsaved=True), 400 if g.forged else 422


def _refusal(step: Step, reason: str) -> Finding:
    words = f"This page could not be saved: {reason}. Everything you typed is below."
    return Finding(kind="no_place", path=step.slug, message=words, anchor="given-back")


def _show_conflict(step: Step, current: Stored, typed: Typed) -> Answer:
    words = "Another window has saved this page since you opened it. Nothing was overwritten. Both versions are below."
    finding = Finding(kind="conflict", path=step.slug, message=words, anchor="page")
    other = differing(_form_answers(step, current.typed), _form_answers(step, typed))
    return _page(step, current, typed, (finding,), other_version=other, unsaved=True), 409


def _form_answers(step: Step, typed: Typed) -> Any:
    return answers_of(build(step.form, typed, services().packs()))


def _page(step: Step, stored: Stored, typed: Typed, findings: tuple[Finding, ...], **more: Any) -> str:
    """Draw a page: its questions with what was typed, and what was found beside each."""
    form = build(step.form, typed, services().packs())
    if stored.version or findings:
        form.validate()
    notes: dict[str, list[str]] = {}
    for finding in findings:
        if not finding.stops:
            notes.setdefault(finding.anchor, []).append(finding.message)
    return render_template(
        "step.html", step=step, heading=_heading(step, stored), form=form, version=stored.version, errors=stopping(findings),
        notes=notes, saves=True, back=_back(step), text_limit=TEXT_LIMIT, request_limit=REQUEST_LIMIT, **more,
    )  # fmt: skip


def _heading(step: Step, stored: Stored) -> str:
    if not isinstance(step, Rows):
        return step.title
    ids = [item.id for item in stored_items(step)]
    return f"{step.item.capitalize()} {ids.index(stored.id) + 1 if stored.id in ids else len(ids) + 1}"


def _back(step: Step) -> dict[str, str]:
    if isinstance(step, Rows):
        return {"href": url_for("steps.show", record_id=current_record().id, slug=step.slug), "text": step.title}
    return navigation.back_to_tasks()


def _list_or_404(slug: str) -> Rows:
    step = step_or_404(slug)
    return step if isinstance(step, Rows) else abort(404)


def _item_or_404(step: Rows, item_id: str) -> Stored:
    stored = stored_page(step, item_id)
    return stored if stored.version else abort(404)
