"""Whether what is about to be shown gives away who told: texts as they are typed, and files as they are made.

What is found is itself confidential. It is shown to the author, and neither stored nor logged; reasons given for
going on are kept in the vault, by a key that recognises the same words in the same place again.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from formsvc.core.errors import FormsvcError
from formsvc.core.language import _, marked
from formsvc.data.packs import Packs
from formsvc.formkit.formtype import FormType
from formsvc.formkit.problems import Finding
from formsvc.formkit.record import Record, answers_as_typed, build_all
from formsvc.formkit.texts import FreeText, open_texts
from formsvc.wording.gate import still_found
from formsvc.wording.leaks import Passage, Search
from formsvc.wording.lexicon import lexicon_in_force

KIND = "leak"
Released = frozenset[tuple[str, str]]
"""Path and key of each finding that somebody gave a reason for."""


class SourceShows(FormsvcError):
    """A finished file would give away who told. `hits` are findings, for the author's eyes alone."""

    def __init__(self, hits: tuple[Finding, ...] = ()) -> None:
        super().__init__(_("This would give away who told. Read the report through: it says where."))
        self.hits = hits


_IN_FILE: dict[str, str] = {
    "name": marked("The finished document still holds the name of a person who told."),
    "telephone": marked("The finished document still holds the telephone number of a person who told."),
    "email": marked("The finished document still holds the e-mail address of a person who told."),
    "username": marked("The finished document still holds the user name of a person who told."),
}


@dataclass(frozen=True, slots=True, repr=False)
class Guard:
    """The search for the people who must not be recognised, and what was released with a reason."""

    search: Search
    released: Released = field(default=frozenset())
    _clean: set[str] = field(default_factory=set, init=False)  # texts searched in vain: two files may say the same

    def check(self, where: str, said: str) -> None:
        """Raise SourceShows when what a finished file says still identifies one of them; `where` names the file."""
        if said in self._clean:
            return
        keys = {key for _path, key in self.released}
        if hits := still_found(said, self.search, keys):
            raise SourceShows(tuple(_of_file(where, hit.what, hit.key) for hit in hits))
        self._clean.add(said)


@dataclass(frozen=True, slots=True, repr=False)
class Examination:
    """What a record as typed gives away, and the guard of its documents. Without anybody to protect both are empty."""

    leaks: tuple[Finding, ...] = ()
    texts: Mapping[str, FreeText] = field(default_factory=dict)
    guard: Guard | None = None

    def guard_with(self, released: Released) -> Guard | None:
        """The guard of its documents, once reasons were given."""
        return self.guard and replace(self.guard, released=released)


def examine(form_type: FormType, record: Record, packs: Packs) -> Examination:
    """Find, in the order of the form, where the open texts of a record, valid or not, give somebody away."""
    if form_type.protects is None:
        return Examination()
    built = build_all(form_type, record, packs)
    guard = Guard(Search(*form_type.protects(answers_as_typed(form_type, built)), lexicon_in_force(packs)))
    texts = {text.path: text for text in open_texts(built)}
    return Examination(tuple(_found(guard, texts)), texts, guard)


def stopping_leaks(found: Collection[Finding], released: Released = frozenset()) -> tuple[Finding, ...]:
    """The leaks that need rewording or a reason, and have none yet."""
    return tuple(leak for leak in found if leak.stops and (leak.path, leak.key) not in released)


def _found(guard: Guard, texts: Mapping[str, FreeText]) -> Iterator[Finding]:
    passages = [Passage(text.path, text.text, text.quoted) for text in texts.values()]
    for leak in guard.search.find(passages):
        yield Finding(
            kind=KIND, path=leak.path, message=leak.message, action=leak.action, anchor=texts[leak.path].anchor,
            start=leak.start, end=leak.end, key=leak.key,
        )  # fmt: skip


def _of_file(where: str, what: str, key: str) -> Finding:
    return Finding(kind=KIND, path=where, message=_(_IN_FILE[what]), action="block", key=key)
