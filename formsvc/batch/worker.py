"""What one process of a batch does: judge a record, make its documents, save them."""

import hashlib
import multiprocessing
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

from formsvc import data
from formsvc.batch.manifest import Made
from formsvc.catalogue import example_of, form_type
from formsvc.core.errors import FormsvcError, place_of
from formsvc.data.packs import Packs, load_packs
from formsvc.disclosure import KIND as LEAK
from formsvc.formkit.formtype import FormType
from formsvc.formkit.problems import Finding
from formsvc.formkit.read import Malformed, parse, read, read_json
from formsvc.formkit.record import Judgement
from formsvc.making import Making, NotReady, files
from formsvc.produce import Imprint, imprint, save
from formsvc.settings import template_file

_GIVES_AWAY = "It may give away who told. `formsvc check` says where."


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What all records of a batch have in common. `dated`: that time was asked for, and is not just when it began."""

    kind: str
    names: tuple[str, ...]
    packs_folders: tuple[Path, ...]
    reasoned: bool
    made_at: datetime
    out: Path
    dated: bool = False

    @property
    def form_type(self) -> FormType:
        """The kind of form."""
        found = form_type(self.kind)
        if found is None:
            raise LookupError(self.kind)
        return found

    def made_with(self) -> str:
        """SHA-256 in hex of whatever else decides what the files say: program, templates, data packs, documents."""
        asked_for = f"{self.made_at}" if self.dated else ""
        digest = hashlib.sha256(f"{version('formsvc')} {self.kind} {sorted(self.names)} {asked_for}".encode())
        for file in self._files():
            digest.update(hashlib.sha256(file.read_bytes()).digest())
        return digest.hexdigest()

    def _files(self) -> Iterator[Path]:
        yield from sorted({template_file(document.template) for document in self.form_type.documents})
        for folder in (Path(data.__path__[0]), *self.packs_folders):
            yield from sorted(folder.glob("*.toml"))


class Error(NamedTuple):
    """Why a record cannot be made: the path of an answer, "" for all of it, and what is wrong."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a record: its files, or why there are none."""

    files: tuple[Made, ...] = ()
    errors: tuple[Error, ...] = ()


def start(job: Job) -> None:
    """Get ready in a new process: compile the templates, read the lists. Ctrl-C is for the process that waits."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    with suppress(Exception):  # whatever is the matter, each record will tell
        making = _making(job)
        judged = read_json(making.form_type, example_of(making.form_type).encode(), making.packs)
        files(making, judged, imprint(making.packs, "EXAMPLE", job.made_at))


def _end_with_parent() -> None:
    """Nobody would take what this process makes once the one that waits was killed."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def make(job: Job, content: bytes, reference: str) -> Outcome:
    """Make and save the documents of one record. Raises OSError when they cannot be saved, and nothing else."""
    try:
        return _made(_making(job), job, content, reference)
    except NotReady as refused:
        return Outcome(errors=tuple(_errors(refused.findings)))
    except FormsvcError as error:
        return Outcome(errors=(Error("", str(error)),))
    except OSError:
        raise
    except Exception as fault:  # noqa: BLE001  # its words may quote; the other records go on
        words = f"Something went wrong, {type(fault).__name__} in {place_of(fault)}. It is our fault."
        return Outcome(errors=(Error("", words),))


@cache
def _making(job: Job) -> Making:
    packs = _packs(job.packs_folders)
    return Making(form_type=job.form_type, packs=packs, names=job.names, reasoned=job.reasoned)


@cache
def _packs(folders: tuple[Path, ...]) -> Packs:
    return load_packs(*folders)


def _made(making: Making, job: Job, content: bytes, reference: str) -> Outcome:
    printed: Imprint = imprint(making.packs, reference, job.made_at)
    made = files(making, _judged(making, content), printed)
    list(_savers().map(partial(save, folder=job.out), made))
    return Outcome(tuple(Made.of(file.name, file.content) for file in made))


@cache
def _savers() -> ThreadPoolExecutor:
    """Threads that save the files of a record at the same time: a disk makes many of them last at the cost of one."""
    return ThreadPoolExecutor(8)


def _judged(making: Making, content: bytes) -> Judgement:
    try:
        value = parse(content, "record")
    except Malformed as malformed:
        return malformed.judgement
    return read(making.form_type, unwrapped(value), making.packs)


def unwrapped(value: Any) -> Any:
    """The answers, where a reference stands beside them."""
    wrapped = isinstance(value, dict) and "answers" in value and value.keys() <= {"answers", "reference"}
    return value["answers"] if wrapped else value


def _errors(findings: tuple[Finding, ...]) -> Iterator[Error]:
    """What must be put right. Of what gives somebody away, only that there is something: the rest is for the author."""
    stopping = [finding for finding in findings if finding.stops]
    yield from (Error(one.path, one.message) for one in stopping if one.kind != LEAK)
    if any(one.kind == LEAK for one in stopping):
        yield Error("", _GIVES_AWAY)
