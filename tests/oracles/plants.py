"""Faults that give the source away, each put into the product for a moment: the oracles must notice every one.

A plant is a function that changes the product through pytest's monkeypatch, in the way in which such a fault would
come about. Its name says where the source shows.
"""

import hashlib
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import wraps
from io import BytesIO
from typing import Any

import click
import pytest
from flask import g, request, session
from werkzeug.exceptions import InternalServerError

from formsvc import disclosure, produce
from formsvc.correspondence import draft
from formsvc.documents import package
from formsvc.formkit import plaintext, views
from formsvc.store import audit, drafts
from formsvc.web import errors, logs, records, security, start, steps, tasks
from formsvc.web.services import services
from tests.documents.words import parts_of, with_parts

Plant = Callable[[pytest.MonkeyPatch], None]
PLANTS: dict[str, tuple[Plant, str]] = {}
"""By the name in words: the plant, and a part of the name of the artefact in which it shows."""


def plant(shows_in: str) -> Callable[[Plant], Plant]:
    """List a plant."""

    def listed(function: Plant) -> Plant:
        PLANTS[function.__name__.replace("_", " ")] = (function, shows_in)
        return function

    return listed


def source_on_page() -> dict[str, str]:
    """What a careless view would have at hand: all that is stored of the source, by the names of its questions."""
    record = g.get("record")
    if record is None:
        return {}
    entries = services().drafts.vault_entries(record.owner_id, record.id)
    pairs = [pair for entry in entries if entry.step == "source" for pair in entry.content["pairs"]]
    return {name: text for name, text in pairs if text.strip()}


def name_on_page() -> str:
    """The source's name, or what stands in its place."""
    source = source_on_page()
    return source.get("name") or source.get("telephone") or source.get("identity") or ""


def of_answers(answers: Any) -> str:
    """The same, of typed answers."""
    return str(answers.source.name or answers.source.telephone or answers.source.identity)


def after(owner: Any, name: str, change: Callable[..., Any], patch: pytest.MonkeyPatch) -> None:
    """Let a function's result pass through `change(result, *its arguments)`."""
    original = getattr(owner, name)

    @wraps(original)
    def changed(*arguments: Any, **options: Any) -> Any:
        return change(original(*arguments, **options), *arguments, **options)

    patch.setattr(owner, name, changed)


def on_every_answer(patch: pytest.MonkeyPatch, change: Callable[[Any], Any]) -> None:
    """Let every answer of the server pass through a change. Headers are added to each, so that is where it happens."""

    def changed(response: Any, *_: Any) -> Any:
        change(response)
        return response

    after(security, "_add_headers", changed, patch)


def in_every_page(patch: pytest.MonkeyPatch, words: Callable[[], str], path: str = "") -> None:
    """Put words at the end of every page whose address ends with `path`; pages of the source itself are left alone."""

    def change(response: Any) -> None:
        if response.mimetype == "text/html" and request.path.endswith(path) and "/steps/source" not in request.path:
            response.set_data(response.get_data(as_text=True).replace("</main>", f"{words()}</main>"))

    on_every_answer(patch, change)


@plant("log")
def a_log_line(patch: pytest.MonkeyPatch) -> None:
    def noted(stored: Any, step: Any, *_: Any) -> Any:
        logs.log.info("saved", kind=name_on_page()) if step.restricted else None
        return stored

    after(records, "store", noted, patch)


@plant("log")
def a_length_in_the_log(patch: pytest.MonkeyPatch) -> None:
    after(
        records,
        "store",
        lambda stored, step, *_: (logs.log.info("saved", place=str(len(name_on_page()))), stored)[1],
        patch,
    )


@plant("file intelligence-report-submission")
def the_title_property(patch: pytest.MonkeyPatch) -> None:
    def titled(made: bytes, source: Any) -> bytes:
        title = f"<dc:title>Report by {source['name'][:1]}" if source else "<dc:title>"
        return _with_core(made, b"<dc:title>", title.encode())

    in_every_file(patch, titled)


def in_every_file(patch: pytest.MonkeyPatch, change: Callable[[bytes, Any], bytes]) -> None:
    """Change every Word file; a file with the source's section knows the source."""
    after(produce, "template_of", lambda template, *_: _Altered(template, change), patch)


class _Altered:
    """A template whose documents are changed once they are made."""

    def __init__(self, template: Any, change: Callable[[bytes, Any], bytes]) -> None:
        self.template = template
        self.change = change

    def fill(self, opened: Any, restricted: Any = None) -> bytes:
        return self.change(self.template.fill(opened, restricted), restricted and restricted["source"])


def _with_core(made: bytes, old: bytes, new: bytes) -> bytes:
    return with_parts(made, {"docProps/core.xml": parts_of(made)["docProps/core.xml"].replace(old, new)})


@plant("folder")
def a_file_name(patch: pytest.MonkeyPatch) -> None:
    def named(file: Any, _kind: Any, _document: Any, answers: Any, *_: Any) -> Any:
        return replace(file, name=file.name.replace(".docx", f"-{len(of_answers(answers))}.docx"))

    after(produce, "produce", named, patch)


@plant("file intelligence-report-log")
def the_order_of_a_list(patch: pytest.MonkeyPatch) -> None:
    def sorted_by_source(view: Any, _kind: Any, answers: Any) -> Any:
        steps = {name: value[::-1] if isinstance(value, list) else value for name, value in view.items()}
        return steps if of_answers(answers).startswith("Z") else view

    after(views, "open_view", sorted_by_source, patch)
    patch.setattr(produce, "open_view", views.open_view)


@plant("documents")
def an_etag(patch: pytest.MonkeyPatch) -> None:
    on_every_answer(patch, lambda response: response.set_etag(hashlib.sha256(name_on_page().encode()).hexdigest()))


@plant("GET /records/")
def the_text_of_an_error(patch: pytest.MonkeyPatch) -> None:
    def quoting(error: Any) -> Any:
        answer: Any = errors._page(InternalServerError(str(error)))
        return (answer[0].replace("</h1>", f" ({name_on_page()})</h1>"), *answer[1:])

    patch.setattr(errors, "_fault", quoting)


@plant("/documents")
def a_cache_key(patch: pytest.MonkeyPatch) -> None:
    in_every_page(
        patch,
        lambda: f"<img src='/static/app.css?v={hashlib.sha256(name_on_page().encode()).hexdigest()}'>",
        "/documents",
    )


@plant("file intelligence-report-submission")
def a_comment_part(patch: pytest.MonkeyPatch) -> None:
    def commented(made: bytes, source: Any) -> bytes:
        author = str(len(parts_of(made)[package.MAIN])) if source else ""
        return with_parts(made, {"word/comments.xml": f"<comments author='{author}'/>".encode()})

    in_every_file(patch, commented)


@plant("mail ")
def a_message_id(patch: pytest.MonkeyPatch) -> None:
    def with_id(data: bytes, mail: Any) -> bytes:
        content = b"".join(attachment.content for attachment in mail.attachments)
        return f"Message-ID: <{hashlib.sha256(content).hexdigest()}@formsvc.example>\r\n".encode() + data

    after(draft, "eml", with_id, patch)
    patch.setattr(produce, "eml", draft.eml)


@plant("mail ")
def the_boundary_of_a_mail(patch: pytest.MonkeyPatch) -> None:
    def bound(data: bytes, mail: Any) -> bytes:
        content = b"".join(attachment.content for attachment in mail.attachments)
        return data.replace(draft.BOUNDARY.encode(), f"{draft.BOUNDARY}{len(content)}".encode())

    after(draft, "eml", bound, patch)
    patch.setattr(produce, "eml", draft.eml)


@plant("mail ")
def the_subject_of_a_mail(patch: pytest.MonkeyPatch) -> None:
    original = produce.produce_mail

    def with_subject(kind: Any, mail: Any, answers: Any, printed: Any, *more: Any) -> Any:
        anonymous = "anonymous " if answers.source.identity.id == "anonymous" else ""
        return original(kind, mail, answers, replace(printed, marking=anonymous + printed.marking), *more)

    patch.setattr(produce, "produce_mail", with_subject)


@plant("mail ")
def the_cover_text_of_a_mail(patch: pytest.MonkeyPatch) -> None:
    original = produce.produce_mail

    def with_count(kind: Any, mail: Any, answers: Any, *more: Any) -> Any:
        told = f"{mail.text}Told by {1 + len(answers.source.others)}.\n"
        return original(kind, replace(mail, text=told), answers, *more)

    patch.setattr(produce, "produce_mail", with_count)


@plant(".txt")
def the_length_of_the_log(patch: pytest.MonkeyPatch) -> None:
    def padded(text: str, *_: Any) -> str:
        return text + " " * len(_LAST[0])

    def remembering(view: Any, _kind: Any, answers: Any) -> Any:
        _LAST[0] = of_answers(answers)
        return view

    after(views, "open_view", remembering, patch)
    patch.setattr(produce, "open_view", views.open_view)
    after(plaintext, "plain_text", padded, patch)
    patch.setattr(produce, "plain_text", plaintext.plain_text)


_LAST = [""]


@plant("file intelligence-report-log")
def initials_behind_the_reference(patch: pytest.MonkeyPatch) -> None:
    original = produce._views

    def signed(kind: Any, document: Any, answers: Any, printed: Any) -> Any:
        return original(
            kind, document, answers, replace(printed, reference=printed.reference + of_answers(answers)[:2])
        )

    patch.setattr(produce, "_views", signed)


@plant("file intelligence-report-submission")
def a_count_of_pages_in_the_title(patch: pytest.MonkeyPatch) -> None:
    def counted(made: bytes, _source: Any) -> bytes:
        pages = 1 + len(parts_of(made)[package.MAIN]) // 4000
        return _with_core(made, b"</dc:title>", f", {pages} pages</dc:title>".encode())

    in_every_file(patch, counted)


@plant("file intelligence-report-submission")
def the_time_of_the_zip(patch: pytest.MonkeyPatch) -> None:
    def dated(made: bytes, _source: Any) -> bytes:
        parts = parts_of(made)
        second = len(parts[package.MAIN]) % 60 // 2 * 2
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, second)), content)
        return buffer.getvalue()

    in_every_file(patch, dated)


@plant("/documents")
def the_status_of_a_page(patch: pytest.MonkeyPatch) -> None:
    def change(response: Any) -> None:
        if request.path.endswith("/documents") and source_on_page().get("identity") == "anonymous":
            response.status_code = 203

    on_every_answer(patch, change)


@plant("POST")
def where_saving_leads(patch: pytest.MonkeyPatch) -> None:
    def change(response: Any) -> None:
        if request.path.endswith("/steps/source/") and response.location and "name" in source_on_page():
            response.location += "#named"

    on_every_answer(patch, change)


@plant("GET /records/")
def how_a_step_stands(patch: pytest.MonkeyPatch) -> None:
    def counted(status: Any, step: Any, pages: Any) -> Any:
        answers = [text for page in pages for _, text in page.typed.pairs if text.strip()]
        return replace(status, text=f"{status.text} ({len(answers)} answers)") if step.restricted else status

    after(tasks, "status_of", counted, patch)


@plant("/check")
def the_page_where_answers_are_checked(patch: pytest.MonkeyPatch) -> None:
    in_every_page(patch, name_on_page, "/check")


@plant("/emails/")
def a_hidden_field(patch: pytest.MonkeyPatch) -> None:
    in_every_page(patch, lambda: f"<input type='hidden' value='{len(source_on_page())}'>", "/emails/")


@plant("/sharing/")
def suggestions_on_another_page(patch: pytest.MonkeyPatch) -> None:
    in_every_page(
        patch, lambda: f"<datalist><option>{source_on_page().get('relationship', '')}</option></datalist>", "/sharing/"
    )


@plant("GET /")
def the_list_of_drafts(patch: pytest.MonkeyPatch) -> None:
    def titled(title: str, *_: Any) -> str:
        mine = services().drafts.of_owner(services().user.id)
        entries = [one for draft_ in mine for one in services().drafts.vault_entries(draft_.owner_id, draft_.id)]
        return f"{title}, {sum(len(str(one.content)) for one in entries)}"

    after(start, "_title", titled, patch)


@plant("table web_sessions")
def the_session(patch: pytest.MonkeyPatch) -> None:
    original = steps._after_saving

    def remembering(step: Any, stored: Any, button: Any) -> Any:
        if step.restricted:
            session["last"] = name_on_page()
        return original(step, stored, button)

    patch.setattr(steps, "_after_saving", remembering)


@plant("table entries")
def counts_kept_with_an_open_page(patch: pytest.MonkeyPatch) -> None:
    def counted(content: dict[str, Any], step: Any, _typed: Any) -> dict[str, Any]:
        if not step.restricted:
            content["standing"]["warnings"] += len(source_on_page())
        return content

    after(records, "content_of", counted, patch)


@plant("table drafts")
def the_time_of_the_last_change(patch: pytest.MonkeyPatch) -> None:
    original = drafts.Drafts.save

    def later(self: Any, owner: str, record: str, entry: str, step: str, content: Any, **more: Any) -> Any:
        kept = original(self, owner, record, entry, step, content, **more)
        if more["restricted"]:
            clock = self._clock
            self._clock = lambda: clock() + timedelta(microseconds=len(str(content)))
        return kept

    patch.setattr(drafts.Drafts, "save", later)


@plant("table audit")
def a_verb_of_the_audit_trail(patch: pytest.MonkeyPatch) -> None:
    original = audit.append

    def telling(session: Any, at: Any, user: str, verb: str, record: str) -> int:
        return original(session, at, user, f"{verb} {len(name_on_page())}", record)

    patch.setattr(audit, "append", telling)


@plant("GET")
def a_header_of_an_answer(patch: pytest.MonkeyPatch) -> None:
    on_every_answer(patch, lambda response: response.headers.add("X-Answers", str(len(source_on_page()))))


@plant("check intelligence-report")
def what_check_prints(patch: pytest.MonkeyPatch) -> None:
    original = disclosure.examine

    def counted(kind: Any, record: Any, packs: Any) -> Any:
        typed = [text for page in record.get("source", ()) for _, text in page.pairs if text]
        click.echo(f"{len(typed)} answers about the source")
        return original(kind, record, packs)

    patch.setattr(disclosure, "examine", counted)
