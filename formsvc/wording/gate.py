"""The second line of defence: whether a finished file still holds what identifies the person who told.

It looks for whole identifiers only, and is quiet on our own paperwork: a name of one plain word counts only where it is
written and used as a name.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from formsvc.wording.facts import Known, Person
from formsvc.wording.found import Found, What, of_tokens
from formsvc.wording.handles import find_emails, find_usernames
from formsvc.wording.leaks import Search
from formsvc.wording.lexicon import Lexicon
from formsvc.wording.messages import key_of
from formsvc.wording.namefinder import Run, is_quiet, name_runs
from formsvc.wording.numbers import find_numbers
from formsvc.wording.reading import Reading

_WHOLE_NUMBER = 9  # digits of the shortest national number without its 0


@dataclass(frozen=True, slots=True)
class Hit:
    """An identifier that is still there: what it is, and the key a leak of the same words has. No text."""

    what: What
    key: str = field(repr=False)


def still_in(
    text: str, people: Sequence[Person], known: Known, released: Collection[str], lexicon: Lexicon
) -> tuple[Hit, ...]:
    """Full names, telephone numbers, e-mail addresses and user names of people to protect that are in a text.

    Never those the report says openly of its own people and places, nor those whose key is among `released`.
    """
    return still_found(text, Search(people, known, lexicon), released)


def still_found(text: str, search: Search, released: Collection[str]) -> tuple[Hit, ...]:
    """The same with a search that has been prepared, and has perhaps read the answers already."""
    reading = search.lexicon.read(text)
    hits = (
        Hit(one.what, key_of(one.what, reading.folded.text[one.start : one.end])) for one in _whole(reading, search)
    )
    return tuple(dict.fromkeys(hit for hit in hits if hit.key not in released))


def _whole(reading: Reading, search: Search) -> Iterator[Found]:
    masked = search.masked(reading)
    for run in name_runs(reading, search.book):
        if _is_full_name(reading, search, run) and not is_quiet(reading, search.book, run, masked):
            yield of_tokens(reading, run.start, run.end, "name", "block")
    for found in find_numbers(reading.folded.text, *search.numbers):
        if sum(map(str.isalnum, reading.folded.text[found.start : found.end])) >= _WHOLE_NUMBER:
            yield found
    yield from find_emails(reading, search.emails)
    yield from find_usernames(reading, search.handles, search.lexicon)


def _is_full_name(reading: Reading, search: Search, run: Run) -> bool:
    """Given name and surname together; of somebody who gave one name only, that name itself."""
    names = search.book.names[run.person]
    if len(run.parts) > 1:
        return True
    token = reading.tokens[run.start]
    if run.match.part in search.book.wholes:
        return True
    alone = (run.match.part,) in names.wholes and not any(len(whole) > 1 for whole in names.wholes)
    return alone and token.base == run.match.part and (token.capital or token.base not in search.lexicon.words)
