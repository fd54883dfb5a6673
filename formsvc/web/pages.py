"""Drawing the page of a step: with what was typed, what was found, and what must not get lost."""

from typing import Any

from flask import g, render_template, request, url_for

from formsvc.core.language import _, marked
from formsvc.formkit.formdata import Sorted
from formsvc.formkit.formtype import Rows, Step
from formsvc.formkit.limits import REQUEST_LIMIT, TEXT_LIMIT
from formsvc.formkit.problems import Finding, stopping
from formsvc.formkit.record import Typed, build, count_findings
from formsvc.store.errors import Conflict, Finished, StoreError, TooMany
from formsvc.web import posted
from formsvc.web.answers import ReadBack, answers_of, differing, numbered
from formsvc.web.guidance import beside
from formsvc.web.navigation import back_to_tasks
from formsvc.web.notes import notes_of, notes_on_wording
from formsvc.web.records import Stored, as_stored, current_form_type, current_record, judge_typed, stored_items
from formsvc.web.services import services

TOO_OLD = marked(
    "This page was open for a long time, or formsvc was started again. Nothing is lost: press Save once more."
)
TOO_SLOW = marked(
    "Another window has saved this page since you opened it. Nothing was overwritten. Both versions are below."
)
FINISHED = marked(
    "Another window has finished this report, so this page is closed. What you typed is below and not saved:"
    " take the report up again in another window, then save here."
)
REMOVED = marked(
    "Another window has removed this since you opened it. What you typed is below: save it to add it again."
)


def show(step: Step, stored: Stored) -> str:
    """A stored page. What is wrong with it is shown once it has been saved, not while it is new."""
    findings = judge_typed(step, stored.typed).findings if stored.version else ()
    return draw(step, stored, stored.typed, findings, version=stored.version)


def give_back(step: Step, before: Stored, typed: Typed, found: Sorted) -> tuple[str, int]:
    """Nothing is stored; everything typed is shown again, and what has no place on the page beside it.

    The page keeps the version the browser had: a save of another window must still be noticed.
    """
    findings = [_refusal(step, reason) for reason in dict.fromkeys(reason for _name, _text, reason in found.surplus)]
    if g.forged:
        findings.append(Finding(kind="token", path=step.slug, message=_(TOO_OLD), anchor="page"))
    page = draw(step, before, typed, tuple(findings), version=posted.version(), surplus=found.surplus, unsaved=True)
    return page, 400 if g.forged else 422


def show_refused(step: Step, before: Stored, typed: Typed, refusal: StoreError) -> tuple[str, int]:
    """The store did not take a page: say why, with everything that was typed."""
    match refusal:
        case Conflict():
            return show_conflict(step, as_stored(refusal.current), typed)
        case TooMany():
            return show_full(step, before, typed)
        case Finished():
            return show_finished(step, before, typed)
        case _:
            return show_removed(step, before, typed)


def show_conflict(step: Step, current: Stored, typed: Typed) -> tuple[str, int]:
    """Both versions of a page that two windows changed. Saving this one again overwrites knowingly."""
    finding = Finding(kind="conflict", path=step.slug, message=_(TOO_SLOW), anchor="page")
    other = differing(_read_back(step, current.typed), _read_back(step, typed))
    page = draw(step, current, typed, (finding,), version=current.version, other_version=other, unsaved=True)
    return page, 409


def show_removed(step: Step, before: Stored, typed: Typed) -> tuple[str, int]:
    """Another window removed this item. What was typed can still be saved, as a new one."""
    finding = Finding(kind="removed", path=step.slug, message=_(REMOVED), anchor="page")
    return draw(step, before, typed, (finding,), version=0, unsaved=True), 409


def show_full(step: Step, before: Stored, typed: Typed) -> tuple[str, int]:
    """The list is full. What was typed stays on the page until there is room."""
    findings = tuple(count_findings(step, step.limit + 1)) if isinstance(step, Rows) else ()
    return draw(step, before, typed, findings, version=0, unsaved=True), 422


def show_finished(step: Step, before: Stored, typed: Typed) -> tuple[str, int]:
    """Another window has finished the report. What was typed stays on the page, and nothing that is stored is shown."""
    finding = Finding(kind="finished", path=step.slug, message=_(FINISHED), anchor="page")
    return draw(step, before, typed, (finding,), version=posted.version(), unsaved=True), 409


def draw(
    step: Step, stored: Stored, typed: Typed, findings: tuple[Finding, ...], *, version: int = 0, **more: Any
) -> str:
    """A page: its questions with what was typed, and what was found beside each."""
    form, is_new = build(step.form, typed, services().packs()), not (stored.version or findings)
    if not is_new:
        form.validate()
    return render_template(
        "step.html",
        step=step,
        heading=heading(step, stored),
        form=form,
        version=version,
        errors=stopping(findings),
        notes=notes_of(findings, () if is_new else notes_on_wording(form)),
        looked="wording" in request.args,
        guides=beside(current_form_type().slug, step.slug),
        saves=True,
        back=_back(step),
        text_limit=TEXT_LIMIT,
        request_limit=REQUEST_LIMIT,
        **more,
    )


def _refusal(step: Step, reason: str) -> Finding:
    words = _("This page could not be saved: {reason}. Everything you typed is below.", reason=reason)
    return Finding(kind="no_place", path=step.slug, message=words, anchor="given-back")


def _read_back(step: Step, typed: Typed) -> tuple[ReadBack, ...]:
    return answers_of(build(step.form, typed, services().packs()))


def heading(step: Step, stored: Stored) -> str:
    """What a page is called: its step, or the number of the item."""
    if not isinstance(step, Rows):
        return _(step.title)
    ids = [item.id for item in stored_items(step)]
    return numbered(step.item, ids.index(stored.id) + 1 if stored.id in ids else len(ids) + 1)


def _back(step: Step) -> dict[str, str]:
    if isinstance(step, Rows):
        return {"href": url_for("steps.show", record_id=current_record().id, slug=step.slug), "text": _(step.title)}
    return back_to_tasks()
