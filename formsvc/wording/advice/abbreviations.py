"""Short forms that a reader may not know, each told once."""

from collections.abc import Iterable, Iterator, Sequence

from formsvc.core.language import _, marked
from formsvc.wording.advice.advice import Noted, without_overlaps
from formsvc.wording.advice.candidates import Candidate, candidates_in
from formsvc.wording.advice.context import Context, bare
from formsvc.wording.advice.definitions import defined_in, is_explained, may_be_explained
from formsvc.wording.advice.passage import Passage
from formsvc.wording.advice.shapes import key_of
from formsvc.wording.advice.shortforms import Longer, Shorts

_ONE = marked("Not every reader knows this short form. Write it out in full.")
_SEVERAL = marked("This can stand for several things: write out the one you mean.")
_UNKNOWN = marked("This looks like a short form or initials. Write it out in full.")
_GUIDE = marked("The founding guide: use no abbreviations.")
_LISTED = marked("The founding guide: use no abbreviations. The words come from our list of short forms.")


def find_abbreviations(passage: Passage, shorts: Shorts) -> list[Noted]:
    """The first place of each short form that is neither quoted nor explained anywhere in the passage."""
    context = Context(passage, shorts)
    defined = defined_in(passage.text)
    places: dict[str, list[tuple[int, Candidate]]] = {}
    for at, one in _candidates(context, shorts):
        if one.key not in defined and context.is_meant(at, one):
            name = one.short.id if one.short else one.key
            places.setdefault(name, []).append((context.runs[at][0], one))
    return without_overlaps([_noted(*found[0]) for found in places.values() if not _is_explained(passage.text, found)])


def _is_explained(text: str, places: Sequence[tuple[int, Candidate]]) -> bool:
    if not may_be_explained(text, places[0][1].short):
        return False
    return any(is_explained(text, origin + one.start, one) for origin, one in places)


def _candidates(context: Context, shorts: Shorts) -> Iterator[tuple[int, Candidate]]:
    """Candidates with the index of their run; a run of characters is looked at once, however often it stands there."""
    runs = {run for _start, run in context.runs}
    known = {run: found for run in runs if (found := candidates_in(run, shorts))}
    longer = {run: first for run in runs if (first := key_of(bare(run))) in shorts.longer}
    for at, (_start, run) in enumerate(context.runs):
        if run in known:
            yield from ((at, one) for one in known[run])
        if run in longer:
            yield from ((at, one) for one in _longer(at, context, shorts.longer[longer[run]]))


def _longer(at: int, context: Context, forms: Iterable[Longer]) -> Iterator[Candidate]:
    """Short forms of several words that begin with a run: "s 47", "A and E"."""
    for rest, short in forms:
        if tuple(context.word(at + 1 + more) for more in range(len(rest))) == rest:
            start, end = context.bounds(at)[0], context.bounds(at + len(rest))[1]
            origin = context.runs[at][0]
            yield Candidate(start - origin, end - origin, context.passage.cased[start:end], short.id, short)


def _noted(origin: int, one: Candidate) -> Noted:
    start, end = origin + one.start, origin + one.end
    if one.short is None:
        return Noted(start, end, _(_UNKNOWN), (), _(_GUIDE))
    message = _(_ONE) if len(one.short.expansions) == 1 else _(_SEVERAL)
    return Noted(start, end, message, one.short.expansions, _(_LISTED))
