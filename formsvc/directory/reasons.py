"""What the checks of limits have in common: verdicts, and words for lists and terms."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from formsvc.core.language import _
from formsvc.directory.service import Limit
from formsvc.directory.terms import Term

Verdict = Literal["fits", "may fit", "does not fit"]
_ORDER: tuple[Verdict, ...] = ("fits", "may fit", "does not fit")


@dataclass(frozen=True, slots=True)
class Found:
    """What one limit says of a person.

    Instead of words, `any` names a limit that takes in everybody, `unsaid` one of which nothing is known.
    """

    verdict: Verdict
    words: str = ""
    any: str = ""
    unsaid: str = ""


def worst(*verdicts: Verdict) -> Verdict:
    """The verdict of which the others allow no more."""
    return max(verdicts, key=_ORDER.index)


def best(*verdicts: Verdict) -> Verdict:
    """The verdict that allows most."""
    return min(verdicts, key=_ORDER.index)


def takes_in(limit: Limit, term: Term) -> bool:
    """Whether a limit names a term; by id, as somebody may have reworded the list since."""
    return any(one.id == term.id for one in limit.among)


def any_of(limit: Limit) -> str:
    """Whom a limit names, such as "low or medium"."""
    return listed([term.people for term in limit.among])


def listed(names: Sequence[str]) -> str:
    """Such as "a", "a or b", "a, b or c"."""
    if len(names) < 2:
        return "".join(names)
    return _("{names} or {last}", names=", ".join(names[:-1]), last=names[-1])


def in_a_sentence(term: Term) -> str:
    """The wording of a term inside a sentence, without its capital."""
    return term.wording[:1].lower() + term.wording[1:]
