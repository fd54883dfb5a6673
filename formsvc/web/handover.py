"""What stands between the answers and a file in somebody's hands: nothing missing, and nobody given away."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from flask import redirect, send_file, url_for
from werkzeug.wrappers import Response

from formsvc.core.language import _, marked
from formsvc.disclosure import Guard, SourceShows
from formsvc.formkit.formtype import Document
from formsvc.formkit.problems import Finding, stopping
from formsvc.formkit.record import judge
from formsvc.produce import File, Imprint, hits_in_files, imprint
from formsvc.web import custody
from formsvc.web.disclosures import Pages, State, body_digest, source_digest, state
from formsvc.web.navigation import Pointer, pointers
from formsvc.web.records import as_record, current_form_type, current_record
from formsvc.web.services import services

_READ = marked("Read the report through: something in it may give away who told")


@dataclass(frozen=True, slots=True)
class Ready:
    """All that making a document takes."""

    answers: Any = field(repr=False)
    printed: Imprint
    guard: Guard | None


def deliver(name: str, document: Document, mimetype: str, make: Callable[[Ready], File]) -> Response:
    """The file called `name` that carries a document; or the way to where it says why it cannot be had yet."""
    if document.restricted and not custody.may_open():
        return custody.ask_first(name)
    ready_ = ready(document)
    if isinstance(ready_, Response):
        return ready_
    try:
        made = make(ready_)
    except SourceShows:
        return back_to_read_through()
    return send_file(BytesIO(made.content), mimetype=mimetype, as_attachment=True, download_name=made.name)


def ready(document: Document) -> Ready | Response:
    """What a document is made from; or the way to where it says what is missing, or what gives somebody away."""
    now = state()
    answers = _answers(document, now.pages)
    if answers is None:
        return redirect(url_for("finish.documents", record_id=current_record().id), 303)
    if document.part != "restricted" and now.stopping:
        return back_to_read_through()
    return Ready(answers, printed(), now.guard)


def back_to_read_through() -> Response:
    """Where the author reads what gives somebody away, and nobody else does."""
    return redirect(url_for("readthrough.show", record_id=current_record().id), 303)


def printed() -> Imprint:
    """What is printed on a document of the current record made now."""
    return imprint(services().packs(), current_record().reference, services().clock().astimezone())


def missing(now: State) -> Mapping[str, list[Pointer]]:
    """By document, what must be put right, reworded or given a reason before it can be made."""
    found = stopping(judge(current_form_type(), as_record(now.pages), services().packs()).findings)
    to_read = (
        [Pointer(_(_READ), url_for("readthrough.show", record_id=current_record().id), "")] if now.stopping else []
    )
    return {
        document.name: pointers([one for one in found if one.step in document.steps], now.pages)
        + (to_read if document.part != "restricted" else [])
        for document in current_form_type().documents
    }


def leaks_with_files(now: State) -> tuple[Finding, ...]:
    """Where the answers give somebody away, and what only a finished file does."""
    keys = {leak.key for leak in now.examined.leaks}
    return (*now.examined.leaks, *(hit for hit in _hits_in_files(now) if hit.key not in keys))


def is_read(now: State) -> bool:
    """Whether the body was read through as it stands, the question answered, and nothing is left to reword."""
    kept = now.reading
    is_as_read = kept.body == body_digest(now.pages) and kept.source == source_digest(now.pages)
    if not is_as_read or not kept.could_tell:
        return False
    given = kept.reasons
    return not now.stopping and all(now.token(hit) in given for hit in _hits_in_files(now))


def _hits_in_files(now: State) -> tuple[Finding, ...]:
    """What finished files give away, whether or not it was released, as far as they can be made."""
    names = [document.name for document in current_form_type().documents if document.part == "open"]
    documents = [document for document in current_form_type().documents if document.name in names]
    answers = _answers(documents[0], now.pages) if documents else None
    if answers is None:
        return ()
    return hits_in_files(current_form_type(), answers, printed(), now.examined.guard, names)


def _answers(document: Document, pages: Pages) -> Any:
    return judge(current_form_type(), as_record(pages), services().packs(), steps=document.steps).answers
