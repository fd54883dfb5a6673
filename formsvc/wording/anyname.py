"""Names of people, when nobody in particular is looked for: by capitals, by lists of names, by "called"."""

from formsvc.wording.lexicon import Lexicon
from formsvc.wording.namesakes import is_namesake
from formsvc.wording.reading import Reading, Token
from formsvc.wording.surroundings import BLANK, after_title, does, is_addressed
from formsvc.wording.things import is_brand, is_date, is_place

_CALLED = frozenset({"called", "named", "nicknamed", "aka"})
_CALLED_BY_TWO = frozenset(
    {"known as", "name is", "names is", "name was", "goes by", "calls himself", "calls herself", "calls themselves"}
)
_TITLES = frozenset("mr mrs miss ms mx dr pc dc sgt cllr".split())
_PLACING = frozenset("in near around across outside of towards".split())
_THE = frozenset("the a an this any every each no".split())
_SMALL_GROUPS = ("determiners", "prepositions", "pronouns", "helping", "breaks", "not_names")
_NEVER = ("days", "platforms", "generic_agencies", "titles")
_THINGS = ("brands", "shops", "cars", "drinks", "festivals", "seasons", "to_us", "places", "months")
_LAWS = frozenset({"law", "guidelines", "competent", "competence"})  # "Sarah's Law", "Fraser guidelines"
_HEADS = ("premises", "generic_agencies", "common_words_of_agencies", "of_places")
_IN_LAW_AND_OFFICE = frozenset("ofsted nspcc samaritans cafcass caldicott gillick".split())


def holds_name(reading: Reading, lexicon: Lexicon, *, taken: frozenset[int]) -> bool:
    """Whether any word may be the name of a person; `taken` are indexes of tokens that are something else."""
    return any(
        _is_name(reading, index, lexicon) or _is_initials(reading, index)
        for index in range(len(reading.tokens))
        if index not in taken
    )


def _is_name(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    token = reading.tokens[index]
    if _is_titled(reading, index) or _is_beside_person(reading, index, lexicon):
        return True
    if not token.base.isalpha() or _is_thing(token, lexicon):
        return False
    if _is_introduced(reading, index, lexicon) or _is_aged(reading, index):
        return True
    return _is_listed(reading, index, lexicon) if token.base in lexicon.names else _is_unlisted(reading, index, lexicon)


def _is_listed(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether a word from the lists of names is meant as one."""
    token = reading.tokens[index]
    if token.base in lexicon.words:
        return _is_word_as_name(reading, index, lexicon)
    return _is_written_as_name(token, lexicon) and not _is_namesake(reading, index, lexicon)


def _is_unlisted(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether a word that no list of names has is one by what stands around it, or because no list has it."""
    token = reading.tokens[index]
    if len(token.base) < 3 or token.base in lexicon.words:
        return False
    if token.base in lexicon.proper:
        return _is_proper_of_somebody(reading, index, lexicon)
    return _is_odd(reading, index, lexicon)


def _is_first(reading: Reading, index: int) -> bool:
    """Whether a sentence begins at an index, or a line of a numbered list."""
    token = reading.tokens[index]
    return token.first or (reading.word(index - 1).isdigit() and token.gap.startswith((".", ")")))


def _is_person(word: str, lexicon: Lexicon) -> bool:
    """Whether a single word for one person: "friend", "uncle"."""
    return any(noun.words == (word,) and not noun.plural for noun in lexicon.nouns.get(word, ()))


def _is_thing(token: Token, lexicon: Lexicon) -> bool:
    if token.base in _IN_LAW_AND_OFFICE or any(token.base in lexicon.word_group(group) for group in _NEVER):
        return True
    return token.base not in lexicon.names and any(token.base in lexicon.word_group(group) for group in _THINGS)


def _is_titled(reading: Reading, index: int) -> bool:
    """Whether "Mrs", "PC" or the like stands before a word with a capital: "Mr P", "Dr Fenwick"."""
    token = reading.tokens[index]
    joined = not _is_first(reading, index) and token.gap in {" ", ". ", "."} and token.base.isalpha()
    return joined and token.capital and reading.word(index - 1) in _TITLES


def _is_introduced(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether "called", "known as" or a title stands before a word that is no small word."""
    token, before = reading.tokens[index], reading.word(index - 1)
    if _is_first(reading, index) or any(token.base in lexicon.word_group(group) for group in _SMALL_GROUPS):
        return False
    strange = token.base not in lexicon.words
    if f"{reading.word(index - 2)} {before}" in _CALLED_BY_TWO:
        return token.capital or strange
    return before in _CALLED and (
        strange or (token.capital and token.plain and _is_somebody(reading, index - 2, lexicon))
    )


def _is_somebody(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether a word for a person, or "is", stands at an index."""
    word = reading.word(index)
    return word in {"is", "was", "someone", "somebody", "man", "woman", "adult", "girl", "boy"} or _is_person(
        word, lexicon
    )


def _is_beside_person(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether a word for a person stands before one with a capital: "her friend Ruby"."""
    token, before = reading.tokens[index], reading.token(index - 1)
    if (
        _is_first(reading, index)
        or before is None
        or not (token.capital and token.plain)
        or token.upper
        or token.gap not in BLANK
    ):
        return False
    listed = token.base in lexicon.names or token.base in lexicon.proper or token.base not in lexicon.words
    dated = any(token.base in lexicon.word_group(group) for group in ("days", "months", "seasons", "festivals"))
    return listed and not dated and not before.capital and not before.owns and _is_person(before.base, lexicon)


def _is_aged(reading: Reading, index: int) -> bool:
    """Whether an age follows a word with a capital: "Ellis (13)", "Mason, aged 14"."""
    token, after = reading.tokens[index], reading.token(index + 1)
    if after is None or not (token.capital and token.plain) or token.upper or after.gap not in {" (", ", "}:
        return False
    return after.base == "aged" or (after.gap == " (" and after.base.isdigit() and int(after.base) < 100)


def _is_proper_of_somebody(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether a proper name that may be anything is a person's: "Agatha told", "met Agatha"."""
    token = reading.tokens[index]
    if not (token.capital and token.plain) or token.upper:
        return False
    acts = reading.word(index + 1) in lexicon.words and does(reading, index + 1, lexicon)
    return acts or token.owns or is_addressed(reading, index, lexicon)


def _is_written_as_name(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word from the lists of names is written like one; in small letters it must be a long one."""
    if _is_person(token.base, lexicon):
        return False
    if token.capital and token.plain:
        return not token.upper or len(token.base) > 3
    return len(token.base) > (4 if token.plain else 3)


def _is_namesake(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether it is a month, a place or a thing of that name."""
    base = reading.word(index)
    of_law = reading.word(index + 1) in _LAWS and not _is_first(reading, index)
    if of_law or reading.word(index - 1) in {"st", "saint"}:
        return True
    if _is_month(reading, index, lexicon) or is_place(reading, index, index + 1, lexicon):
        return True
    return is_brand(reading, index, base, lexicon) or is_namesake(reading, index, base, lexicon, given=True)


def _is_month(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether a word for a month is meant as one, which it is unless it does what only people do."""
    if reading.word(index) not in lexicon.word_group("months"):
        return is_date(reading, index, lexicon)
    return is_date(reading, index, lexicon) or not _does_surely(reading, index + 1, lexicon)


def _is_word_as_name(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether a word that is a name as well, such as "Grace" or "Mark", is meant as one."""
    token = reading.tokens[index]
    if not (token.capital and token.plain) or token.upper or _is_person(token.base, lexicon):
        return False
    before = reading.token(index - 1)
    if _is_month(reading, index, lexicon) or (before is not None and (before.owns or before.base in _THE)):
        return False
    if _is_first(reading, index):
        return token.base in lexicon.proper and _does_surely(reading, index + 1, lexicon)
    return not _is_in_title(reading, index, lexicon)


def _does_surely(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether what people do, and nothing else does, stands at an index."""
    after = reading.token(index)
    if after is None or after.gap not in BLANK:
        return False
    return any(after.base in lexicon.word_group(group) for group in ("person_verbs", "telling"))


def _is_in_title(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether a capitalised plain word stands beside it with which it is one, as in "Crown Court"."""
    beside = [(reading.token(index - 1), reading.tokens[index]), (reading.token(index + 1), reading.token(index + 1))]
    return any(
        other is not None and joint is not None and joint.gap in BLANK and other.capital
        and (other.base in lexicon.words or other.base in lexicon.proper) and other.base not in lexicon.names
        for other, joint in beside
    )  # fmt: skip


def _is_odd(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether a word that no list has is written like a name, and is no place and no agency."""
    token = reading.tokens[index]
    if not (token.capital and token.plain) or token.upper or _is_two_words_in_one(reading, token):
        return False
    if is_place(reading, index, index + 1, lexicon) or _is_of_agency(reading, index, lexicon):
        return False
    if _is_first(reading, index):
        return does(reading, index + 1, lexicon)
    return (
        after_title(reading, index, lexicon) or is_addressed(reading, index, lexicon) or not _is_where(reading, index)
    )


def _is_where(reading: Reading, index: int) -> bool:
    return reading.word(index - 1) in _PLACING or reading.word(index).endswith("shire")


def _is_two_words_in_one(reading: Reading, token: Token) -> bool:
    """Whether it has capitals inside as brands have, "WhatsApp"; names have them after Mc, Mac and O'."""
    typed = reading.folded.typed(token.start, token.end)
    inside = any(map(str.isupper, typed.removesuffix("'S")[1:]))
    return inside and not token.base.startswith(("mc", "mac", "o"))


def _is_of_agency(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether "Council", "Trust" or the like follows, at once or after other words with capitals."""
    for at in range(index + 1, min(index + 5, len(reading.tokens))):
        token = reading.tokens[at]
        if token.first or token.gap not in {" ", " & ", "-"}:
            return False
        if any(token.base in lexicon.word_group(group) for group in _HEADS) and token.base not in {
            "and",
            "at",
            "in",
            "of",
        }:
            return True
        if not token.capital and token.base != "and":
            return False
    return False


def _is_initials(reading: Reading, index: int) -> bool:
    """Whether two single capitals with full stops stand at an index: "J.M. is 13"."""
    token, after = reading.tokens[index], reading.token(index + 1)
    if after is None or len(token.text) != 1 or len(after.text) != 1 or not (token.capital and after.capital):
        return False
    joined = after.gap in {".", ". "} and (token.text + after.text) not in {"uk", "us", "am", "pm"}
    return joined and reading.folded.text[after.end : after.end + 1] == "."
