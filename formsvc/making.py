"""From a judged record to files, for whoever makes them without pages: nothing missing, and nobody given away."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from formsvc.core.errors import FormsvcError
from formsvc.data.packs import Packs
from formsvc.disclosure import Examination, Guard, SourceShows, examine, stopping_leaks
from formsvc.formkit.formtype import FormType
from formsvc.formkit.problems import Finding
from formsvc.formkit.record import Judgement
from formsvc.produce import File, Imprint, hits_in_files, produce_all, produce_texts


class NotReady(FormsvcError):
    """Nothing can be made of a record: its `findings` say what is not valid, then what gives somebody away."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("Put the answers right first.")
        self.findings = findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What is to be made of records of one form: the documents named, or all of them if none is.

    `reasoned` says that somebody gave a reason why words that may give away who told stay. It is for this run and
    kept nowhere: there is no vault here to keep it in.
    """

    form_type: FormType
    packs: Packs
    names: Collection[str] = ()
    reasoned: bool = False

    @property
    def has_open_part(self) -> bool:
        """Whether anything is made that may be seen without knowing who told."""
        chosen = (one for one in self.form_type.documents if not self.names or one.name in self.names)
        return any(one.part != "restricted" for one in chosen)


@dataclass(frozen=True, slots=True)
class Ready:
    """Valid answers, and the guard of the files made of them."""

    answers: Any = field(repr=False)
    guard: Guard | None


def ready(making: Making, judged: Judgement, printed: Imprint) -> Ready:
    """Valid answers and their guard. Raises NotReady when they are not valid, or give somebody away for no reason."""
    return _ready(making, judged, printed, examine(making.form_type, judged.record, making.packs))


def files(making: Making, judged: Judgement, printed: Imprint) -> tuple[File, ...]:
    """The documents, then those that are made as plain text too. Raises NotReady as `ready` does."""
    examined = examine(making.form_type, judged.record, making.packs)
    if judged.answers is not None and not _leaks(making, examined):
        try:
            return _files(making, Ready(judged.answers, examined.guard), printed)
        except SourceShows:
            pass  # in one file at least: all of them are searched below, to tell of everything at once
    return _files(making, _ready(making, judged, printed, examined), printed)


def _ready(making: Making, judged: Judgement, printed: Imprint, examined: Examination) -> Ready:
    found = _leaks(making, examined)
    if judged.answers is not None:
        hits = hits_in_files(making.form_type, judged.answers, printed, examined.guard, making.names)
        found += tuple(hit for hit in hits if hit.key not in {leak.key for leak in found})
    if judged.answers is None or (found and not making.reasoned):
        raise NotReady((*judged.findings, *found))
    return Ready(judged.answers, examined.guard_with(frozenset((leak.path, leak.key) for leak in found)))


def _leaks(making: Making, examined: Examination) -> tuple[Finding, ...]:
    return stopping_leaks(examined.leaks) if making.has_open_part else ()


def _files(making: Making, made_of: Ready, printed: Imprint) -> tuple[File, ...]:
    makers = (produce_all, produce_texts)
    made = (maker(making.form_type, made_of.answers, printed, making.names, made_of.guard) for maker in makers)
    return tuple(file for files_ in made for file in files_)
