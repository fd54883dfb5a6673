"""What stands around a word that may be a name: somebody who does something, or another part of a name."""

from formsvc.wording.lexicon import Lexicon
from formsvc.wording.reading import Reading, Token

BLANK = frozenset({" ", "  ", "\n"})
_NEGATED = frozenset({"wont", "cant", "didnt", "doesnt", "isnt", "wasnt", "hasnt", "hadnt", "couldnt", "wouldnt"})
_SMALL_WORDS = (
    *("person_verbs", "vague_verbs", "helping", "telling", "seeing", "calling", "titles", "months", "days", "breaks"),
    *("prepositions", "determiners", "pronouns"),
)


def after_title(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether "Mrs", "PC", "Aunt" or the like stands right before."""
    token = reading.token(index)
    if token is None or index == 0 or token.first or token.gap not in {" ", ". ", "  ", "."}:
        return False
    return reading.word(index - 1) in lexicon.word_group("titles")


def acts(reading: Reading, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the words from `start` up to `end` do or own something, or something is told to or by them."""
    return owns_or_does(reading, end, lexicon) or is_addressed(reading, start, lexicon)


def owns_or_does(reading: Reading, end: int, lexicon: Lexicon) -> bool:
    """Whether the name before `end` has 's, or a verb that people do follows."""
    return reading.tokens[end - 1].owns or does(reading, end, lexicon)


def does(reading: Reading, end: int, lexicon: Lexicon) -> bool:
    """Whether a verb that people do follows the name before `end`, or a thing that people have."""
    after = reading.token(end)
    if after is None or after.gap not in BLANK:
        return False
    if reading.word(end - 1).endswith("s") and after.base in lexicon.word_group("possessions"):
        return True  # the apostrophe is often forgotten
    if after.base in lexicon.word_group("person_verbs") or _does_to_somebody(reading, end, lexicon):
        return True
    if after.base in lexicon.word_group("object_verbs") and _has_object(reading, end + 1, lexicon):
        return True
    if after.base in _NEGATED or _is_with_own(reading, end, lexicon):
        return True
    return after.base in lexicon.word_group("vague_verbs") and _goes_on_as_person(reading, end + 1, lexicon, after.base)


def _is_with_own(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether it goes on like "and his wife", "and her dog"."""
    own = reading.word(index) == "and" and reading.word(index + 1) in {"his", "her"}
    last = reading.word(index + 2)
    return own and (last in lexicon.nouns or last in lexicon.word_group("possessions"))


def _has_object(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether a verb before an index has an object there: "carries the bag", not "price agreed was"."""
    token = reading.token(index)
    if token is None or token.first or token.gap not in BLANK:
        return False
    objects = ("determiners", "pronouns", "objects")
    return any(token.base in lexicon.word_group(group) for group in objects) or token.base in {"every", "all", "some"}


def _does_to_somebody(reading: Reading, index: int, lexicon: Lexicon) -> bool:
    """Whether a verb with "her" or "him" begins at an index: "lent her", "refused them", not "on her arm"."""
    verb, after = reading.word(index), reading.token(index + 1)
    if after is None or after.first or after.base not in {"her", "him", "them", "us", "me"}:
        return False
    return verb.isalpha() and not any(
        verb in lexicon.word_group(group) for group in ("particles", "prepositions", "breaks")
    )


def is_placed(reading: Reading, end: int, lexicon: Lexicon) -> bool:
    """Whether it goes on as with somebody: "Ray from the garage", "Robin on the till", "Penny has photos"."""
    after, next_after = reading.token(end), reading.token(end + 1)
    if after is None or next_after is None or after.gap not in BLANK or next_after.first:
        return False
    if after.base in {"from", "at", "opposite"}:
        return next_after.base in {"the", "number", "no", "her", "his", "a", "our"} or next_after.capital
    if after.base.endswith("ed") and not after.base.endswith("eed"):
        return next_after.base in lexicon.word_group("determiners") or next_after.base in lexicon.word_group("pronouns")
    if after.base == "on":
        last = reading.word(end + 2) if next_after.base == "the" else next_after.base
        return last in lexicon.word_group("stations")
    if after.base in {"has", "had"}:
        return not next_after.base.endswith(("ed", "en")) and next_after.base not in {
            "gone",
            "to",
            "not",
            "never",
            "run",
            "come",
        }
    return after.base in {"who", "upstairs", "downstairs"}


def _goes_on_as_person(reading: Reading, index: int, lexicon: Lexicon, verb: str) -> bool:
    """Whether "was", "has" or "would" goes on as with a person: "was working", not "was expressed"."""
    token = reading.token(index)
    if token is None or token.first:
        return False
    if token.base in lexicon.word_group("helping") and reading.token(index + 1):
        token = reading.tokens[index + 1]
    groups = ("feeling", "after_was") if verb in {"was", "is"} else ("telling", "seeing", "calling", "person_verbs")
    return token.base.endswith("ing") or any(token.base in lexicon.word_group(group) for group in groups)


def is_addressed(reading: Reading, start: int, lexicon: Lexicon) -> bool:
    """Whether "told", "according to", "Mrs" or the like stands right before."""
    if start == 0 or reading.tokens[start].first:
        return False
    if after_title(reading, start, lexicon) or reading.word(start - 1) in lexicon.word_group("before_persons"):
        return True
    return f"{reading.word(start - 2)} {reading.word(start - 1)}" in lexicon.word_group("before_persons_pairs")


def is_with_somebody(reading: Reading, start: int, lexicon: Lexicon) -> bool:
    """Whether a noun that needs an article stands without one after "with" or the like: "stayed with carol"."""
    word = reading.word(start)
    bare = word in lexicon.word_group("bare_nouns") or reading.tokens[start].first
    return not bare and reading.word(start - 1) in {"with", "from", "at", "by", "for"}


def _is_surely_name(base: str, lexicon: Lexicon) -> bool:
    """Whether a word is a name although its sentence has no capitals, or nothing else."""
    if len(base) < 3 or lexicon.nouns.get(base) or any(base in lexicon.word_group(group) for group in _SMALL_WORDS):
        return False
    return base in lexicon.proper or (base in lexicon.names and base not in lexicon.words)


def speaks(reading: Reading, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a plain word in small letters must be a name after all: "mark said", "told rose about it"."""
    before, after = reading.word(start - 1), reading.token(end)
    if before in lexicon.word_group("determiners") or after is None or after.gap not in BLANK:
        return False
    if after.base in lexicon.word_group("inverted") or after.base in lexicon.word_group("strong_verbs"):
        return (
            "," in reading.tokens[start].gap
            or reading.tokens[start].first
            or before not in lexicon.words
            or before in lexicon.word_group("breaks")
        )
    told = before in {"told", "asked", "rang", "phoned", "texted", "messaged"}
    goes_on = after.first or after.base in {"that", "about", "and", "but", "because", "when", "on", "in", "at", "who"}
    return told and goes_on and not reading.tokens[start].first


def is_namelike(token: Token, lexicon: Lexicon) -> bool:
    """Whether a capitalised word beside a name may belong to it as another name."""
    base = token.base
    if not token.plain:
        return _is_surely_name(base, lexicon)
    if (
        not token.capital
        or not base.isalpha()
        or (token.upper and len(base) > 1 and not token.shouted and len(base) < 5)
    ):
        return False
    if any(base in lexicon.word_group(group) for group in ("titles", "months", "days", "not_initials", "particles")):
        return False
    if lexicon.nouns.get(base) and base not in lexicon.proper:
        return False
    proper = base in lexicon.proper or base in lexicon.names
    return (proper and not (token.first and base in lexicon.words)) or base not in lexicon.words
