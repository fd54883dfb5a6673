"""Checking the answers, and taking the documents away."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from formsvc.core.answers import PartDate
from formsvc.core.language import _
from formsvc.formkit.base import PageForm
from formsvc.formkit.fields import day
from formsvc.formkit.formtype import Rows, Step
from formsvc.formkit.problems import Finding, stopping
from formsvc.formkit.record import Typed, build, judge
from formsvc.produce import TEXT_TYPE, WORD_TYPE, File, produce, produce_text
from formsvc.web import custody, handover, posted
from formsvc.web.access import OWNER, allow
from formsvc.web.answers import ReadBack, answers_of, numbered
from formsvc.web.disclosures import Pages, State, state
from formsvc.web.navigation import Pointer, back_to_tasks, page_address, pointers
from formsvc.web.notes import pointers_to_wording
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

bp = Blueprint("finish", __name__, url_prefix="/records/<record_id>")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOfAnswers:
    """The answers of one page, with where to change them; `heading` numbers the items of a list."""

    heading: str
    href: str
    answers: Sequence[ReadBack]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One step on the page where answers are checked. A restricted one shows nothing but its name."""

    slug: str
    title: str
    href: str
    restricted: bool
    pages: Sequence[PageOfAnswers]

    @property
    def filled(self) -> bool:
        """Whether anything is recorded."""
        return any(page.answers for page in self.pages)


class CopiedForm(PageForm):
    """The day on which the draft was copied to the agency's own record."""

    answers_type = dict
    copied_on = day("When did you copy it to your agency's record?", required=True, thing="the date you copied it")


@bp.get("/check")
@allow(OWNER)
def check(record_id: str) -> str:
    """All answers, what must be put right, and what is worth a second look."""
    pages = stored_pages()
    findings = judge(current_form_type(), as_record(pages), services().packs()).findings
    stops = stopping(findings)
    return render_template(
        "check.html", sections=[_section(step, pages) for step in current_form_type().steps], errors=stops,
        stopping=pointers(stops, pages), leaking=custody.may_open() and bool(state().stopping),
        cautions=pointers(_open_cautions(findings), pages), wording=pointers_to_wording(pages), back=back_to_tasks(),
    )  # fmt: skip


@bp.get("/documents")
@allow(OWNER)
def documents(record_id: str) -> str:
    """The documents, each with what is still missing before it can be made."""
    return _documents(CopiedForm(None, packs=services().packs()))


@bp.post("/documents")
@allow(OWNER)
def copied(record_id: str) -> Response | tuple[str, int]:
    """Note the day on which the draft was copied to the agency's record."""
    form = build(CopiedForm, Typed(posted.sorted_pairs(CopiedForm).placed), services().packs())
    copied_on = _whole_date(form.copied_on.answer) if form.validate() else None
    if copied_on is None:
        form.copied_on.errors = form.copied_on.errors or [_("Give the day, the month and the year you copied it")]
        return _documents(form, tuple(form.findings("documents"))), 422
    services().drafts.mark_copied(owner(), record_id, copied_on)
    return redirect(url_for("finish.documents", record_id=record_id), 303)


@bp.get("/documents/<name>.docx")
@allow(OWNER)
def download(record_id: str, name: str) -> Response:
    """One document as a Word file; if it cannot be made yet, back to the page that says why."""
    return _deliver(name, WORD_TYPE, produce)


@bp.get("/documents/<name>.txt")
@allow(OWNER)
def download_text(record_id: str, name: str) -> Response:
    """The same as plain text, where a document is made as such."""
    document = current_form_type().document(name)
    return _deliver(name, TEXT_TYPE, produce_text) if document and document.also_text else abort(404)


@bp.post("/finish")
@allow(OWNER)
def finish(record_id: str) -> Response:
    """Finish a report that is complete and was read through; else back to where it says what is missing."""
    if current_form_type().protects is None:
        abort(404)
    now = state()
    if not _before_finishing(now, handover.missing(now)):
        services().custody.finish(owner(), record_id)
        custody.close()
    return redirect(url_for("finish.documents", record_id=record_id), 303)


def _deliver(name: str, mimetype: str, maker: Callable[..., File]) -> Response:
    kind = current_form_type()
    document = kind.document(name) or abort(404)
    return handover.deliver(
        name, document, mimetype, lambda ready: maker(kind, document, ready.answers, ready.printed, ready.guard)
    )


def _documents(form: PageForm, findings: tuple[Finding, ...] = ()) -> str:
    now = state()
    missing = handover.missing(now)
    rows = [{"document": one, "missing": missing[one.name]} for one in current_form_type().documents]
    return render_template(
        "documents.html", documents=rows, form=form, errors=findings, before_finishing=_before_finishing(now, missing),
        is_closed=vault_is_closed(), back=back_to_tasks(),
    )  # fmt: skip


def _before_finishing(now: State, missing: Mapping[str, list[Pointer]]) -> list[Pointer]:
    """What must be done before the report can be finished."""
    if current_form_type().protects is None or current_record().finished_at:
        return []
    ways = list(dict.fromkeys(pointer for pointers_ in missing.values() for pointer in pointers_))
    if ways or handover.is_read(now):
        return ways
    return [Pointer(_("Read the report through"), url_for("readthrough.show", record_id=current_record().id), "")]


def _open_cautions(findings: Sequence[Finding]) -> list[Finding]:
    """Advice on open steps: advice on the source is given on the source's own page and nowhere else."""
    restricted = {step.slug for step in current_form_type().steps if step.restricted}
    return [finding for finding in findings if not finding.stops and finding.step not in restricted]


def _section(step: Step, pages: Pages) -> Section:
    stored = () if step.restricted else pages.get(step.slug, ())
    shown = tuple(_page(step, page, number) for number, page in enumerate(stored, 1))
    return Section(
        slug=step.slug, title=_(step.title), href=page_address(step), restricted=step.restricted, pages=shown
    )


def _page(step: Step, page: Stored, number: int) -> PageOfAnswers:
    heading = numbered(step.item, number) if isinstance(step, Rows) else ""
    answers = answers_of(build(step.form, page.typed, services().packs()))
    return PageOfAnswers(heading=heading, href=page_address(step, page), answers=answers)


def _whole_date(day: PartDate) -> date | None:
    return date(day.year, day.month, day.day) if day.whole else None
