"""Where open text gives the person who told away.

`find` reads each passage once and lets every search look at it; of findings that overlap the strongest stays.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from formsvc.wording.addresses import address_of, find_addresses, telling_of
from formsvc.wording.attribution import find_attributions, find_phrases
from formsvc.wording.facts import Known, Passage, Person
from formsvc.wording.firstperson import find_first_person
from formsvc.wording.folding import folded
from formsvc.wording.found import Action, Found, What, of_tokens
from formsvc.wording.handles import (
    email_patterns,
    emails_in,
    find_emails,
    find_usernames,
    handles_of,
    known_usernames,
    local_part_patterns,
    usernames_in,
)
from formsvc.wording.initials import find_initials, initials_in
from formsvc.wording.lexicon import Lexicon
from formsvc.wording.mentions import agencies_of, find_agencies, find_roles
from formsvc.wording.messages import key_of, message_for
from formsvc.wording.namebook import NameBook
from formsvc.wording.namefinder import find_names
from formsvc.wording.numbers import find_numbers, nationals
from formsvc.wording.ownwords import own_words
from formsvc.wording.reading import Reading, bases_of
from formsvc.wording.spelled import find_spelled, find_unspaced

__all__ = ["Known", "Leak", "Passage", "Person", "What", "find"]

_STRENGTH = {"block": 2, "warn": 1, "hint": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """A stretch of a passage, `start` to `end` in characters of the text as given, that gives somebody away.

    `message` says what is the matter and what to do; neither it nor anything else repeats the words. `key`
    recognises the same words again: a SHA-256 of what they are and of the folded words.
    """

    path: str
    start: int
    end: int
    action: Action
    what: What
    message: str
    key: str = field(repr=False)


def find(passages: Iterable[Passage], people: Sequence[Person], known: Known, lexicon: Lexicon) -> tuple[Leak, ...]:
    """All leaks, ordered by passage, then by start.

    No two identifiers of a passage overlap, nor two of the other kinds; but "her aunt Rosalind told us" is a name and
    an attribution, each with a reason of its own.
    """
    return Search(people, known, lexicon).find(passages)


class Search:
    """Everything to look for, prepared once for all passages."""

    def __init__(self, people: Sequence[Person], known: Known, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.book = NameBook(people, known, lexicon)
        self.own = own_words(people, lexicon)
        self.agencies = agencies_of(people, known, lexicon)
        self.numbers = nationals(one.telephone for one in people), nationals(known.telephones)
        emails = emails_in(one.email for one in people), emails_in(known.emails)
        self.emails, self.local_parts = email_patterns(*emails), local_part_patterns(*emails, lexicon)
        usernames = [name for one in people for name in usernames_in(one.username, lexicon)]
        self.handles = handles_of(usernames, known_usernames(known.usernames), lexicon)
        openly = [address_of(text, lexicon) for text in known.places]
        self.addresses = [
            telling_of(address_of(one.address, lexicon), openly, lexicon) for one in people if one.address
        ]
        self.initials = initials_in(self.book)
        self.places = frozenset(_place_names(known, lexicon))
        self.spelled = {part for names in self.book.names for part in names.parts} - self.book.known

    def find(self, passages: Iterable[Passage]) -> tuple[Leak, ...]:
        """All leaks, as `find` gives them."""
        return tuple(leak for passage in passages for leak in self.leaks(passage))

    def leaks(self, passage: Passage) -> Iterator[Leak]:
        """The leaks of one passage, in order."""
        reading = self.lexicon.read(passage.text, quoted=passage.quoted)
        identifiers = without_overlaps(self.identifiers(reading))
        hints = (one for one in without_overlaps(self.hints(reading)) if not _is_inside_any(one, identifiers))
        for found in sorted((*identifiers, *hints), key=lambda one: (one.start, one.end)):
            start, end = reading.folded.span(found.start, found.end)
            yield Leak(
                path=passage.path,
                start=start,
                end=end,
                action=found.action,
                what=found.what,
                message=message_for(found),
                key=key_of(found.what, reading.folded.text[found.start : found.end]),
            )

    def identifiers(self, reading: Reading) -> Iterator[Found]:
        """Names, telephone, e-mail, user name, address."""
        masked = self.masked(reading)
        for start, end in find_names(reading, self.book, masked):
            yield of_tokens(reading, start, end, "name", "block")
        for start, end in find_spelled(reading, self.spelled):
            yield of_tokens(reading, start, end, "name", "block")
        for start, end in find_unspaced(reading.folded.text, self.spelled):
            yield Found(start, end, "name", "block")
        yield from find_initials(reading, self.initials, self.lexicon)
        yield from find_numbers(reading.folded.text, *self.numbers)
        yield from find_emails(reading, (*self.emails, *self.local_parts))
        yield from find_usernames(reading, self.handles, self.lexicon)
        for address in self.addresses:
            yield from find_addresses(reading, address, masked, self.lexicon)

    def hints(self, reading: Reading) -> Iterator[Found]:
        """Attribution, role, agency, first person."""
        yield from find_attributions(reading, self.own, self.lexicon)
        yield from find_roles(reading, self.own, self.lexicon)
        yield from find_agencies(reading, self.agencies, self.lexicon)
        yield from find_first_person(reading, self.lexicon)

    def masked(self, reading: Reading) -> list[bool]:
        """Which tokens belong to the name of a known place."""
        masked = [False] * len(reading.tokens)
        for start, end in find_phrases(reading, self.places):
            masked[start:end] = [True] * (end - start)
        return masked


def _weight(one: Found) -> tuple[int, int, int, bool, str]:
    return -_STRENGTH[one.action], one.start - one.end, one.start, one.what != "name", one.what


def _is_inside_any(one: Found, others: Iterable[Found]) -> bool:
    return any(other.start <= one.start and one.end <= other.end for other in others)


def _place_names(known: Known, lexicon: Lexicon) -> Iterator[tuple[str, ...]]:
    for text in known.places:
        for piece in folded(text).replace("\n", ",").replace(";", ",").split(","):
            words = tuple(bases_of(piece))
            if len(words) > 1 or (words and not words[0].isdigit()):
                yield words
            while len(words) > 2 and words[-1] in lexicon.word_group("premises"):
                words = words[:-1]
                yield words


def without_overlaps(found: Iterable[Found]) -> list[Found]:
    """The stronger of findings that overlap, then the longer, the earlier, a name before the rest; in order."""
    starts: list[int] = []
    kept: list[Found] = []
    for one in sorted(set(found), key=_weight):
        at = bisect_left(starts, one.start)
        if (at < len(kept) and kept[at].start < one.end) or (at and kept[at - 1].end > one.start):
            continue
        starts.insert(at, one.start)
        kept.insert(at, one)
    return kept
