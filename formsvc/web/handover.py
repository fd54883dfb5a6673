"""What stands between the answers and a file in somebody's hands: nothing missing, and nobody given away."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import redirect, url_for
from werkzeug.wrappers import Response

from formsvc.disclosure import Examination, Guard, SourceShows, stopping_leaks
from formsvc.formkit.formtype import Document
from formsvc.formkit.problems import Finding, stopping
from formsvc.formkit.record import judge
from formsvc.produce import Imprint, imprint, produce
from formsvc.web.disclosures import Pages, examined, last_reading
from formsvc.web.navigation import Pointer, pointers
from formsvc.web.records import as_record, current_form_type, current_record, stored_pages
from formsvc.web.services import services


@dataclass(frozen=True, slots=True)
class Ready:
    """All that making a document takes."""

    answers: Any = field(repr=False)
    printed: Imprint
    guard: Guard | None


def ready(document: Document) -> Ready | Response:
    """What a document is made from; or the way to where it says what is missing, or what gives somebody away."""
    pages = stored_pages()
    answers = _answers(document, pages)
    if answers is None:
        return redirect(url_for("finish.documents", record_id=current_record().id), 303)
    looked_at, released = examined(pages), last_reading().released
    if document.part != "restricted" and stopping_leaks(looked_at.leaks, released):
        return back_to_read_through()
    return Ready(answers, printed(), looked_at.guard_with(released))


def back_to_read_through() -> Response:
    """Where the author reads what gives somebody away, and nobody else does."""
    return redirect(url_for("readthrough.show", record_id=current_record().id), 303)


def printed() -> Imprint:
    """What is printed on a document of the current record made now."""
    return imprint(services().packs(), current_record().reference, services().clock().astimezone())


def missing() -> Mapping[str, list[Pointer]]:
    """By document, what must be put right, reworded or given a reason before it can be made."""
    pages = stored_pages()
    found = stopping(judge(current_form_type(), as_record(pages), services().packs()).findings)
    leaking = stopping_leaks(examined(pages).leaks, last_reading().released)
    to_read = Pointer(_READ, url_for("readthrough.show", record_id=current_record().id), "")
    lists = {}
    for document in current_form_type().documents:
        lists[document.name] = pointers([one for one in found if one.step in document.steps], pages)
        lists[document.name] += [to_read] if leaking and document.part != "restricted" else []
    return lists


_READ = "Read the report through: something in it may give away who told"


def leaks_with_files(pages: Pages, found: Examination) -> tuple[Finding, ...]:
    """Where the answers give somebody away, and what only a finished file does, such as by a word of its template."""
    keys = {leak.key for leak in found.leaks}
    return (*found.leaks, *(hit for hit in _hits_in_files(pages, found.guard) if hit.key not in keys))


def _hits_in_files(pages: Pages, guard: Guard | None) -> tuple[Finding, ...]:
    for document in current_form_type().documents:
        answers = _answers(document, pages) if document.part == "open" else None
        if answers is not None:
            try:
                produce(current_form_type(), document, answers, printed(), guard)
            except SourceShows as shown:
                return shown.hits
    return ()


def _answers(document: Document, pages: Pages) -> Any:
    return judge(current_form_type(), as_record(pages), services().packs(), steps=document.steps).answers
