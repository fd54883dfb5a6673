"""Taking services of the directory over into a record: those wanted are ticked, each becomes an item of a list."""

import hashlib

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from formsvc.core.language import _, marked
from formsvc.directory.people import Person
from formsvc.directory.reading import services_of
from formsvc.directory.service import Service
from formsvc.formkit.formtype import Rows
from formsvc.formkit.problems import Finding
from formsvc.formkit.record import Typed, answers_as_typed, build_all
from formsvc.store.errors import Conflict, EntryNotFound, Finished, TooMany
from formsvc.web import records
from formsvc.web.access import OWNER, allow
from formsvc.web.directory import now, rows_for, words_for_rows
from formsvc.web.records import as_record, current_form_type, current_record, step_or_404, stored_items, stored_pages
from formsvc.web.services import services

bp = Blueprint("choosing", __name__, url_prefix="/records/<record_id>/steps/<slug>/directory")
FULL = marked("This list is full. Take a service out of it before you add another.")
NOTHING = marked(
    "Tick each service you want, then press “Add what is ticked”. To add none, press “Back without adding”."
)


@bp.get("")
@allow(OWNER)
def show(record_id: str, slug: str) -> str:
    """Every service, and whether it fits the child of this record."""
    return _page(_choosing(slug))


@bp.post("")
@allow(OWNER)
def take_over(record_id: str, slug: str) -> Response | tuple[str, int]:
    """Add an item for each service ticked; one that is there already is not added again."""
    step, wanted = _choosing(slug), set(request.form.getlist("service"))
    ticked = [service for service in services_of(services().packs()) if service.id in wanted]
    if not ticked:
        return _page(step, problem=_(NOTHING)), 422
    there = {item.id for item in stored_items(step)}
    for service in ticked:
        if _item_id(step, service.id) not in there:
            try:
                _add(step, service)
            except TooMany:
                return _page(step, wanted, _(FULL)), 422
            except (Conflict, EntryNotFound, Finished):
                break  # another window was faster: the list says what it did
    return redirect(url_for("steps.show", record_id=record_id, slug=slug), 303)


def _page(step: Rows, wanted: set[str] | frozenset[str] = frozenset(), problem: str = "") -> str:
    at, there = now(), {item.id for item in stored_items(step)}
    rows = rows_for(_person(), at)
    taken = {row.service.id for row in rows if _item_id(step, row.service.id) in there}
    first = next((row.service.id for row in rows if not row.service.emergency and row.service.id not in taken), "")
    finding = Finding(kind="choice", path=step.slug, message=problem, anchor=first and f"service-{first}")
    return render_template(
        "choose.html", step=step, rows=rows, wanted=wanted, taken=taken, **words_for_rows(at),
        errors=(finding,) if problem else (),
        back={"href": url_for("steps.show", record_id=current_record().id, slug=step.slug), "text": _(step.title)},
    )  # fmt: skip


def _choosing(slug: str) -> Rows:
    """A list that takes items from the directory, of a record that may still change."""
    step = step_or_404(slug)
    if not isinstance(step, Rows) or not step.chosen_from or current_record().finished_at:
        abort(404)
    return step


def _person() -> Person:
    """What the record says of the child, as far as services ask for it."""
    kind, packs = current_form_type(), services().packs()
    if kind.seeks is None:
        return Person()
    answers = answers_as_typed(kind, build_all(kind, as_record(stored_pages()), packs))
    found = kind.seeks(answers, packs, now().date())
    return found if isinstance(found, Person) else Person()


def _add(step: Rows, service: Service) -> None:
    typed = Typed(tuple(step.form.from_service(service, now().date()).items()))
    records.store(step, _item_id(step, service.id), typed, 0)


def _item_id(step: Rows, service_id: str) -> str:
    """The id of the item made from a service: the same for two presses of a button, so that they make one."""
    return hashlib.sha256(f"{current_record().id}/{step.slug}/{service_id}".encode()).hexdigest()[:32]
