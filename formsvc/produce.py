"""From answers to files: each document of a form type, each filled from its own view of the answers.

What may be seen without knowing who told is opened again and searched before it is handed over.
"""

import os
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from formsvc.core.dates import full_date
from formsvc.correspondence.draft import Attachment, Draft, eml
from formsvc.data.packs import Packs
from formsvc.disclosure import Guard, SourceShows
from formsvc.documents.inspect import open_texts
from formsvc.documents.template import Template, compile_template
from formsvc.formkit.formtype import Document, FormType, Mail
from formsvc.formkit.ownwords import OwnWords
from formsvc.formkit.plaintext import labels, plain_text
from formsvc.formkit.problems import Finding
from formsvc.formkit.schema import schema_of
from formsvc.formkit.views import View, open_view, restricted_view
from formsvc.settings import template_file

TEXT_TYPE = "text/plain; charset=utf-8"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class File:
    """A file to hand over: a name that tells nothing, its bytes, and whether it names the source."""

    name: str
    content: bytes = field(repr=False)
    restricted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What is printed on a document beside the answers; the same imprint and answers give the same bytes."""

    reference: str
    made_at: datetime
    marking: str

    def view(self, title: str) -> Mapping[str, str]:
        """What templates know as `document`."""
        made_on = full_date(self.made_at.date())
        return {"title": title, "reference": self.reference, "made_on": made_on, "marking": self.marking}


def imprint(packs: Packs, reference: str, made_at: datetime) -> Imprint:
    """The imprint with the protective marking in force."""
    return Imprint(reference=reference, made_at=made_at, marking=packs.entries("markings")[0].wording)


def produce(
    form_type: FormType, document: Document, answers: Any, printed: Imprint, guard: Guard | None = None
) -> File:
    """Fill one document. `answers` must have been judged for the document's steps at least.

    Without a guard there is nobody to protect, or nobody knows whom (the vault is closed). Raises SourceShows.
    """
    views = _views(form_type, document, answers, printed)
    content = template_of(form_type, document).fill(*views)
    if guard and document.part != "restricted":
        guard.check(document.name, _own_words(document).left_out_of(open_texts(content)))
    return File(f"{form_type.slug}-{document.name}-{printed.reference}.docx", content, document.restricted)


def produce_text(
    form_type: FormType, document: Document, answers: Any, printed: Imprint, guard: Guard | None = None
) -> File:
    """A document that is open as plain text, UTF-8. Raises SourceShows."""
    text = plain_text(form_type, document, {**open_view(form_type, answers), "document": printed.view(document.title)})
    if guard:
        guard.check(document.name, labels(form_type, document).left_out_of(text))
    return File(f"{form_type.slug}-{document.name}-{printed.reference}.txt", text.encode(), document.restricted)


def produce_mail(  # noqa: PLR0917  # as produce(), and whom to
    form_type: FormType, mail: Mail, answers: Any, printed: Imprint, guard: Guard | None = None, to: str = ""
) -> File:
    """An e-mail draft with its document attached, to an address or, left blank, to nobody yet. Raises SourceShows."""
    attached = produce(form_type, mail.document, answers, printed, guard)
    draft = Draft(
        subject=subject(printed, mail),
        to=to,
        text=mail.text.format(reference=printed.reference),
        attachments=(Attachment(name=attached.name, content=attached.content, type=WORD_TYPE),),
    )
    return File(f"{form_type.slug}-{mail.name}-{printed.reference}.eml", eml(draft), mail.restricted)


def subject(printed: Imprint, mail: Mail) -> str:
    """The subject of an e-mail: what it may be shown to, which report, and which of several; not a word more."""
    return f"{printed.marking}: reference {printed.reference}{mail.subject_end}"


def produce_all(
    form_type: FormType, answers: Any, printed: Imprint, names: Collection[str] = (), guard: Guard | None = None
) -> Iterator[File]:
    """Every document of a form type as Word, or those named."""
    for document in form_type.documents:
        if not names or document.name in names:
            yield produce(form_type, document, answers, printed, guard)


def produce_texts(
    form_type: FormType, answers: Any, printed: Imprint, names: Collection[str] = (), guard: Guard | None = None
) -> Iterator[File]:
    """Every document that is made as plain text too, or those named."""
    for document in form_type.documents:
        if document.also_text and (not names or document.name in names):
            yield produce_text(form_type, document, answers, printed, guard)


def hits_in_files(
    form_type: FormType, answers: Any, printed: Imprint, guard: Guard | None, names: Collection[str] = ()
) -> tuple[Finding, ...]:
    """What any open file of a form type, or of the documents named, would still give away, each once."""
    hits: dict[str, Finding] = {}
    for document in form_type.documents:
        if guard and document.part != "restricted" and (not names or document.name in names):
            for maker in (produce, produce_text) if document.also_text else (produce,):
                try:
                    maker(form_type, document, answers, printed, guard)
                except SourceShows as shown:
                    hits |= {hit.key: hit for hit in shown.hits}
    return tuple(hits.values())


def save(file: File, folder: Path) -> Path:
    """Write a file whole or not at all, readable by its owner alone; return where it is."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / file.name
    handle, name = tempfile.mkstemp(dir=folder, prefix=".formsvc-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(file.content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(folder)
    return target


def _views(form_type: FormType, document: Document, answers: Any, printed: Imprint) -> tuple[View | None, View | None]:
    shared = {"document": printed.view(document.title)}
    opened = None if document.part == "restricted" else {**open_view(form_type, answers), **shared}
    has_restricted = any(step.restricted and step.slug in document.steps for step in form_type.steps)
    restricted = {**restricted_view(form_type, answers), **shared} if has_restricted else None
    return opened, restricted


@lru_cache(maxsize=64)
def _own_words(document: Document) -> OwnWords:
    """The words of a template itself, so that somebody called Page is not found in its page numbers."""
    text = open_texts(template_file(document.template).read_bytes())
    return OwnWords.of_template(f"{text}\n{document.title}")


@lru_cache(maxsize=64)
def template_of(form_type: FormType, document: Document) -> Template:
    """The compiled template of a document, as its file stood when it was first asked for."""
    return compile_template(template_file(document.template).read_bytes(), schema_of(form_type, document))


def compile_templates(form_types: Iterable[FormType]) -> None:
    """Compile every template, so that nobody waits for it later; raise TemplateRefused if one cannot be used."""
    for form_type in form_types:
        for document in form_type.documents:
            template_of(form_type, document)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut; Windows does so by itself and cannot open folders."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
