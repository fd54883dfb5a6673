"""From answers to files: each document of a form type, each filled from its own view of the answers."""

import os
import tempfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from formsvc.core.dates import full_date
from formsvc.data.packs import Packs
from formsvc.documents.template import Template
from formsvc.formkit.formtype import Document, FormType
from formsvc.formkit.views import View, open_view, restricted_view
from formsvc.settings import templates_folder

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


def produce(form_type: FormType, document: Document, answers: Any, printed: Imprint) -> File:
    """Fill one document. `answers` must have been judged for the document's steps at least."""
    views = _views(form_type, document, answers, printed)
    content = _template(document).fill(*views)
    return File(f"{form_type.slug}-{document.name}-{printed.reference}.docx", content, document.restricted)


def produce_all(form_type: FormType, answers: Any, printed: Imprint, names: Collection[str] = ()) -> Iterator[File]:
    """Fill every document of a form type, or those named."""
    for document in form_type.documents:
        if not names or document.name in names:
            yield produce(form_type, document, answers, printed)


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


def _template(document: Document) -> Template:
    file = templates_folder("docx") / document.template
    return _compiled(file, file.stat().st_mtime_ns, document.title)


@lru_cache(maxsize=64)
def _compiled(file: Path, changed: int, title: str) -> Template:  # noqa: ARG001  # `changed` is part of the key
    """The template of a file as it stood at `changed`, so that an edited one is read again."""
    return Template.load(file.read_bytes(), title)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut; Windows does so by itself and cannot open folders."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
