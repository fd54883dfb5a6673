"""Who said so: "her aunt told us", "according to the school nurse", "she confided in her tutor", "my niece"."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from formsvc.wording.found import Action, Found, of_tokens
from formsvc.wording.frames import Frame, frame_after, frame_before
from formsvc.wording.lexicon import Lexicon
from formsvc.wording.ownwords import OwnWords, Somebody, people_in
from formsvc.wording.reading import Reading

_FRIENDS = frozenset(
    {"friend", "mate", "pal", "classmate", "schoolmate", "bestie", "class", "year", "form", "girl", "lad", "boy"}
)
_SUSPECTS = frozenset({"man", "lad", "bloke", "guy", "chap", "fella", "boy", "woman", "girl", "person"})


@dataclass(frozen=True, slots=True, repr=False)
class _Speaker:
    start: int
    end: int
    own: bool
    vague: bool  # one of many, such as "friends" or "a pupil": nobody would know who is meant


def find_attributions(reading: Reading, own: OwnWords, lexicon: Lexicon) -> Iterator[Found]:
    """Where what is known is put down to somebody: blocked for a person to protect, otherwise a warning."""
    for speaker in _speakers(reading, own, lexicon):
        frame = frame_before(reading, speaker.start, lexicon, own=speaker.own) or frame_after(
            reading, speaker.end, lexicon, own=speaker.own
        )
        if frame and _counts(reading, speaker, frame) and not _is_to_police(reading, speaker, frame, lexicon):
            action: Action = "block" if speaker.own else "warn"
            start, end = min(frame.start, speaker.start), max(frame.end, speaker.end)
            yield of_tokens(reading, start, end, "attribution", action)
    yield from _find_wards(reading, own)


def _is_to_police(reading: Reading, speaker: _Speaker, frame: Frame, lexicon: Lexicon) -> bool:
    """Whether somebody who may be the suspect tells police or staff: "the man told officers he was her uncle"."""
    if speaker.own or frame.start < speaker.start - 1 or reading.word(speaker.end - 1) not in _SUSPECTS:
        return False
    return any(
        base in lexicon.word_group("to_us") - {"us", "me"} for base in reading.bases[frame.end - 1 : frame.end + 2]
    )


def _counts(reading: Reading, speaker: _Speaker, frame: Frame) -> bool:
    if speaker.own:
        return True
    return not reading.tokens[speaker.start].quoted and (frame.to_us or not (speaker.vague or frame.weak))


def _speakers(reading: Reading, own: OwnWords, lexicon: Lexicon) -> Iterator[_Speaker]:
    taken: set[int] = set()
    for one in people_in(reading, lexicon):
        taken.update(range(one.start, one.end))
        meant = own.means(one.noun, lexicon) or _is_of_named(reading, one, own)
        yield _Speaker(one.start, one.end, meant, _is_vague(reading, one, lexicon))
    for start, end in find_phrases(reading, own.phrases):
        if start not in taken and not reading.tokens[start].capital:
            taken.update(range(start, end))
            yield _Speaker(start, end, own=True, vague=False)
    yield from _strangers(reading, taken, lexicon)


def _strangers(reading: Reading, taken: Collection[int], lexicon: Lexicon) -> Iterator[_Speaker]:
    """ "A girl in her year", "a passer-by": they count only where it is said that they told those who report."""
    anybody, tellers = lexicon.word_group("anybody"), lexicon.word_group("tellers")
    for index, base in enumerate(reading.bases):
        counts = base in anybody or base in tellers
        if not counts or index in taken or reading.tokens[index].owns:
            continue
        if reading.word(index - 1) not in {"no", "every", "any"}:
            yield _Speaker(index, index + 1, own=False, vague=base in anybody)


def _is_of_named(reading: Reading, one: Somebody, own: OwnWords) -> bool:
    """ "Tilly's mum" or "the mum of one of her friends", when the source is the mother of a friend."""
    if one.noun.words[-1] not in own.of_named:
        return False
    before = reading.token(one.start - 1)
    if before is not None and before.owns and before.capital:
        return True
    after = reading.bases[one.end : one.end + 6]
    return after[:1] == ["of"] and any(base.rstrip("s") in _FRIENDS for base in after)


def _is_vague(reading: Reading, one: Somebody, lexicon: Lexicon) -> bool:
    several = one.noun.plural and reading.bases[max(0, one.start - 3) : one.start].count("one") == 0
    return several or one.noun.entry in lexicon.word_group("groups")


def find_phrases(reading: Reading, phrases: frozenset[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Where one of the phrases stands, as token offsets; its last word may be plural."""
    firsts: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        firsts.setdefault(phrase[0], []).append(phrase)
        if len(phrase) == 1:
            firsts.setdefault(f"{phrase[0]}s", []).append((f"{phrase[0]}s",))
    for index, base in enumerate(reading.bases):
        for phrase in firsts.get(base, ()):
            here = reading.bases[index : index + len(phrase)]
            if here[:-1] == list(phrase[:-1]) and here and here[-1] in {phrase[-1], f"{phrase[-1]}s"}:
                yield index, index + len(phrase)
                break


def _find_wards(reading: Reading, own: OwnWords) -> Iterator[Found]:
    """ "My niece": who calls the child so is her aunt or uncle."""
    for index, token in enumerate(reading.tokens):
        if token.base not in {"my", "our"} or token.quoted:
            continue
        for end in range(index + 2, min(index + 5, len(reading.tokens) + 1)):
            if reading.tokens[end - 1].first:
                break
            last = reading.bases[end - 1]
            for start in range(index + 1, end):
                words = " ".join((*reading.bases[start : end - 1], last))
                if words in own.wards or words.removesuffix("s") in own.wards:
                    yield of_tokens(reading, index, end, "attribution", "block")
