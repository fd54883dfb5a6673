"""Finding names: every word that may be the name of a person to protect, weighed by what stands around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from formsvc.wording.lexicon import Lexicon
from formsvc.wording.namebook import Match, NameBook
from formsvc.wording.namesakes import is_famous, is_namesake
from formsvc.wording.reading import Reading, Token
from formsvc.wording.surroundings import (
    acts,
    after_title,
    does,
    is_namelike,
    is_placed,
    is_with_somebody,
    owns_or_does,
    speaks,
)
from formsvc.wording.things import is_brand, is_date, is_place, is_second_of_compound, is_whole_brand

_JOINING = frozenset(
    {" ", "  ", "-", ", ", ".", "_", ". ", " - ", "\n", "", "' ", " (", ") ", '" ', ' "', "/", ",", " '"}
)


@dataclass(frozen=True, slots=True, repr=False)
class Run:
    """Words next to each other that may all be names of one person; offsets are of tokens."""

    start: int
    end: int
    person: int
    parts: frozenset[str]
    match: Match


def find_names(reading: Reading, book: NameBook, masked: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Stretches of tokens that give a name away. `masked` says which tokens belong to a known place."""
    for run in name_runs(reading, book):
        if not is_quiet(reading, book, run, masked):
            yield run.start, run.end


def name_runs(reading: Reading, book: NameBook) -> Iterator[Run]:
    """All words that may be names, taken together as far as they belong together."""
    index = 0
    while index < len(reading.tokens):
        run = _longest_run(reading, book, index)
        if run:
            yield run
        index = run.end if run else index + 1


def _matches(reading: Reading, book: NameBook, index: int) -> tuple[Match, ...]:
    token = reading.tokens[index]
    return book.matches(token.base, careful=token.plain and not token.capital)


def _longest_run(reading: Reading, book: NameBook, start: int) -> Run | None:
    runs = [run for match in _matches(reading, book, start) for run in [_run(reading, book, start, match)]]
    runs += _several_in_one(reading, book, start)
    return max(runs, key=lambda run: (run.end - run.start, len(run.parts), run.match.exact), default=None)


def _run(reading: Reading, book: NameBook, start: int, first: Match) -> Run:
    """As many words as belong together, each for another part of the same person's name; initials may stand between."""
    parts, end, at = {first.part}, start + 1, start + 1
    while at < len(reading.tokens) and reading.tokens[at].gap in _JOINING and at - start < 8:
        token = reading.tokens[at]
        more = {one.part for one in _matches(reading, book, at) if one.person == first.person} - parts
        if more and (not token.first or token.gap == "."):
            parts.add(min(more))
            end = at + 1
        elif not (_is_initial(token) or token.base in book.lexicon.word_group("particles")):
            break
        at += 1
    return Run(start, end, first.person, frozenset(parts), first)


def _is_initial(token: Token) -> bool:
    """Whether a letter may stand for another name; a small "a" or "i" is a word."""
    return len(token.base) == 1 and (token.capital or token.base not in "ai")


def _several_in_one(reading: Reading, book: NameBook, start: int) -> Iterator[Run]:
    """A name written as several words: "O Brien", "Mary Ann" for Maryann, "van der Berg" for Vanderberg."""
    joined = reading.word(start)
    for at in range(start + 1, min(start + 4, len(reading.tokens))):
        token = reading.tokens[at]
        if token.gap not in {" ", "-", "' ", "'", ". "} or token.first:
            return
        joined += token.base
        if not 4 < len(joined) <= 40:
            continue
        for match in book.exactly(joined):
            run = _run(reading, book, at, match)
            yield Run(start, run.end, match.person, run.parts, match)


def is_quiet(reading: Reading, book: NameBook, run: Run, masked: Sequence[bool]) -> bool:
    """Whether what stands around the words shows that nobody to protect is meant."""
    bases = reading.bases[run.start : run.end]
    if len(run.parts) > 1 or (len(run.match.part) > 2 and run.match.part in book.wholes):
        return _is_whole_quiet(reading, book, run, bases)
    if masked[run.start]:
        return True
    token = reading.tokens[run.start]
    if book.is_known(bases[0]) and not _is_adult_of_that_surname(reading, book, run):
        return True
    return _is_thing(reading, book.lexicon, run, token) or _is_no_name(reading, book, run, token)


def _is_whole_quiet(reading: Reading, book: NameBook, run: Run, bases: list[str]) -> bool:
    """A full name is quiet only as that of one person of the report, as plain words, or as a street or business."""
    if book.is_named_openly(bases) or is_place(reading, run.start, run.end, book.lexicon):
        return True
    if is_whole_brand(reading, run.start, run.end, book.lexicon):
        return True
    tokens = reading.tokens[run.start : run.end]
    plain_words = all(token.base in book.lexicon.words and not token.capital for token in tokens)
    return plain_words and not acts(reading, run.start, run.end, book.lexicon)


def _is_adult_of_that_surname(reading: Reading, book: NameBook, run: Run) -> bool:
    """ "Mrs Wrenfield" when only children of that surname are named: the source is meant."""
    surname = run.match.surname and reading.word(run.start) not in book.known_adults
    return surname and run.start > 0 and _has_surname_title(reading, book.lexicon, run.start)


def _has_surname_title(reading: Reading, lexicon: Lexicon, index: int) -> bool:
    return after_title(reading, index, lexicon) and reading.word(index - 1) in lexicon.word_group("surname_titles")


def _is_thing(reading: Reading, lexicon: Lexicon, run: Run, token: Token) -> bool:
    """A month, a street, a business, a brand, somebody famous."""
    if is_famous(reading, run.start, lexicon):
        return True
    if after_title(reading, run.start, lexicon) and not is_place(reading, run.start, run.end, lexicon):
        return False
    if is_date(reading, run.start, lexicon) or is_place(reading, run.start, run.end, lexicon):
        return True
    if not (token.capital or not token.plain):
        return False
    return is_brand(reading, run.start, run.match.part, lexicon) or is_namesake(
        reading, run.start, run.match.part, lexicon, given=run.match.given
    )


def _is_no_name(reading: Reading, book: NameBook, run: Run, token: Token) -> bool:
    """A plain word, or the name of somebody else."""
    lexicon = book.lexicon
    titled = after_title(reading, run.start, lexicon)
    if not titled and _is_part_of_other_name(reading, book, run):
        return True
    if run.start + 1 < run.end:
        return _is_saint(reading, run, lexicon)
    word = token.base in lexicon.words
    if len(token.base) == 2 and not token.capital:
        return word or token.plain
    if token.plain and not token.capital and reading.word(run.start - 1) in {"the", "a", "an"}:
        return word or not does(reading, run.end, lexicon)  # "what the dickens", "over the haf"
    return word and not titled and _is_meant_as_word(reading, run, token, lexicon)


def _is_saint(reading: Reading, run: Run, lexicon: Lexicon) -> bool:
    """Whether "St John" is a church, a school or the ambulance, not somebody of that surname who does something."""
    saint = reading.word(run.start) in {"st", "saint"}
    return saint and not after_title(reading, run.start, lexicon) and not does(reading, run.end, lexicon)


def _is_part_of_other_name(reading: Reading, book: NameBook, run: Run) -> bool:
    return (
        _is_somebody_else(reading, book, run)
        or is_second_of_compound(reading, run.start, book.lexicon)
        or _is_article(reading, book, run)
    )


def _is_meant_as_word(reading: Reading, run: Run, token: Token, lexicon: Lexicon) -> bool:
    """Whether a dictionary word is meant as one: by its capital or, where that says nothing, by its neighbours."""
    if token.plain and token.capital and not token.first:
        return False
    if token.plain and not token.capital:
        return not speaks(reading, run.start, run.end, lexicon)
    if reading.word(run.start - 1) in lexicon.word_group("determiners") and not token.first:
        return True
    placed = is_placed(reading, run.end, lexicon) or is_with_somebody(reading, run.start, lexicon)
    return not (run.match.given and placed) and not acts(reading, run.start, run.end, lexicon)


def _is_somebody_else(reading: Reading, book: NameBook, run: Run) -> bool:
    """ "Sarah Smith" when the source is Sarah Jones; "Kyle Pike" when it is Rosalind Pike."""
    names = book.names[run.person]
    if names.given and names.surnames and _goes_on_as_other(reading, book, run):
        return True
    return bool(names.given) and run.start > 0 and _began_as_other(reading, book, run)


def _is_article(reading: Reading, book: NameBook, run: Run) -> bool:
    """The Al of "Al Noor", not somebody called Al."""
    after = reading.token(run.end)
    particle = reading.word(run.start) in book.lexicon.word_group("particles")
    return particle and after is not None and after.capital and after.gap in {" ", "-"} and not after.first


def _goes_on_as_other(reading: Reading, book: NameBook, run: Run) -> bool:
    after = reading.token(run.end)
    may_come_first = run.match.given or reading.word(run.start) in book.lexicon.names  # Iqbal in "Iqbal Khan"
    if (
        after is None
        or after.first
        or after.gap not in {" ", "-"}
        or not may_come_first
        or reading.tokens[run.end - 1].owns
    ):
        return False
    if len(after.base) == 1 and after.gap == " ":
        surnames = book.names[run.person].surnames
        return after.capital and after.base != "i" and not any(name.startswith(after.base) for name in surnames)
    if after.base in book.known_firsts or owns_or_does(reading, run.end, book.lexicon):
        return False  # "told Rosalind Kayleigh was out"
    return is_namelike(after, book.lexicon)


def _began_as_other(reading: Reading, book: NameBook, run: Run) -> bool:
    token, before = reading.tokens[run.start], reading.tokens[run.start - 1]
    if token.first or token.gap not in {" ", "-", ". "} or before.owns or token.capital != before.capital:
        return False
    if not run.match.surname and before.base in book.known:
        return False  # two people side by side
    if reading.word(run.start - 2) in {"in", "at", "on", "via", "near", "outside", "inside"} and not before.first:
        return False  # "in Leeds Rosalind said"
    if len(before.base) == 1:
        given = book.names[run.person].given
        return (
            before.capital
            and before.base.isascii()
            and before.base not in "ia"
            and not any(name.startswith(before.base) for name in given)
        )
    return token.gap != ". " and is_namelike(before, book.lexicon)
