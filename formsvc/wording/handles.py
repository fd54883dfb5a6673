"""E-mail addresses and user names, in any spacing and spelt out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from formsvc.wording.folding import folded
from formsvc.wording.found import Found, What
from formsvc.wording.lexicon import Lexicon
from formsvc.wording.reading import Reading, bases_of

_AT = r"[\W_]{0,3}(?:@|(?<![^\W_])at(?![^\W_]))[\W_]{0,3}"
_DOT = r"[\W_]{0,3}(?:(?<![^\W_])(?:dot|point|stop)(?![^\W_])[\W_]{0,3})?"
_MARK = r"[\W_]{0,3}(?:(?<![^\W_])(?:dot|underscore|dash|hyphen|score)(?![^\W_])[\W_]{0,3})?"
_GAP = r"[\s_.\-]{0,3}"
_EMAIL = re.compile(r"[^\s@,;<>()]+@[^\s@,;<>()]+")
_SHORTEST, _SHORTEST_CORE = 4, 5


def emails_in(texts: Iterable[str]) -> frozenset[str]:
    """E-mail addresses in texts, folded."""
    return frozenset(match.strip(".") for text in texts for match in _EMAIL.findall(folded(text)))


def email_patterns(wanted: frozenset[str], openly: frozenset[str]) -> tuple[re.Pattern[str], ...]:
    """What to look for of whole addresses, but for those the report says openly."""
    return tuple(map(_email_pattern, sorted(wanted - openly)))


def local_part_patterns(
    wanted: frozenset[str], openly: frozenset[str], lexicon: Lexicon
) -> tuple[re.Pattern[str], ...]:
    """What to look for of the first half of an address, when nobody else would write it."""
    patterns: list[re.Pattern[str]] = []
    for email in sorted(wanted - openly):
        local = email.partition("@")[0]
        if is_distinctive(local, lexicon) and not any(other.startswith(f"{local}@") for other in openly):
            patterns.append(_handle_pattern(local, spaced=False))
            core = without_figures(local)
            if core != local and is_distinctive(core, lexicon) and not is_plain(compact(core), lexicon):
                patterns.append(_joined_pattern(core))
    return tuple(patterns)


def find_emails(reading: Reading, patterns: Iterable[re.Pattern[str]]) -> Iterator[Found]:
    """Where an address, or its first half, stands."""
    for pattern in patterns:
        yield from _stretches(reading, pattern, "email")


def is_distinctive(handle: str, lexicon: Lexicon) -> bool:
    """Whether a handle says something by itself: long enough, not made of plain words or of what offices are called."""
    words = bases_of(handle)
    if len("".join(words)) < _SHORTEST or handle in lexicon.word_group("common_mail"):
        return False
    return any(not word.isalpha() or word not in lexicon.words for word in words)


def usernames_in(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """User names in a field that may name the platform too, folded: "@night_owl (Snapchat)"."""
    whole = folded(text).strip()
    pieces = [piece.strip(".,:;()'\"@") for piece in re.split(r"[\s,;/()]+", whole)]
    kept = [
        piece
        for piece in pieces
        if piece and not set(bases_of(piece.replace(".", " "))) <= lexicon.word_group("platforms")
    ]
    marked = [piece for piece in kept if not piece.isalpha() or f"@{piece}" in whole]
    if marked or len(kept) < 2:
        return tuple(marked or kept)
    return (" ".join(kept),) if len(kept) < 4 else ()


def known_usernames(texts: Iterable[str]) -> frozenset[str]:
    """User names the report says openly, letters and digits only."""
    return frozenset(
        compact(piece) for text in texts for piece in re.split(r"[,;\n\s]", text) if compact(piece)
    ) | frozenset(map(compact, texts))


def compact(text: str) -> str:
    """Letters and digits only, folded."""
    return "".join(character for character in folded(text) if character.isalnum())


@dataclass(frozen=True, slots=True, repr=False)
class Handle:
    """A user name to look for; `plain`: made of plain words; `several`: marked enough when it is written as one."""

    pattern: re.Pattern[str]
    plain: bool
    several: bool


def handles_of(wanted: Sequence[str], openly: frozenset[str], lexicon: Lexicon) -> tuple[Handle, ...]:
    """What to look for of user names, but for those the report says openly."""
    handles = []
    for handle in dict.fromkeys((*wanted, *_cores(wanted, lexicon))):
        letters = compact(handle)
        if len(letters) < 3 or letters in openly:
            continue
        words = re.findall(r"[^\W_]+", handle)
        plain = is_plain(letters, lexicon) or all(is_plain(word, lexicon) for word in words)
        core = handle not in wanted  # with less to it, it must be written more like one
        pattern = _joined_pattern(handle) if core and plain else _handle_pattern(handle, spaced=True)
        handles.append(Handle(pattern, plain, several=len(words) > 1 or not plain))
    return tuple(handles)


def find_usernames(reading: Reading, handles: Iterable[Handle], lexicon: Lexicon) -> Iterator[Found]:
    """Where one of the user names stands; one made of plain words only where it is marked as a user name."""
    for handle in handles:
        for found in _stretches(reading, handle.pattern, "username"):
            plain = handle.plain or _is_plain_there(reading, found, lexicon)
            if not plain or _is_marked(reading, found, lexicon, several=handle.several):
                yield found


def _is_plain_there(reading: Reading, found: Found, lexicon: Lexicon) -> bool:
    """Whether a user name written apart has become plain words: "queen bee" for queenbee."""
    there = bases_of(reading.folded.text[found.start : found.end])
    return len(there) > 1 and all(len(word) > 2 and word in lexicon.words for word in there)


def is_plain(word: str, lexicon: Lexicon) -> bool:
    """Whether others may write it without meaning the person: a dictionary word, somebody's name, a place."""
    return word in lexicon.words or word in lexicon.proper or word in lexicon.names


def _cores(wanted: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    """What is left of a user name without its trimmings: of "xX_Orambo_Xx" the middle, of "night_owl_77" no figures."""
    for handle in wanted:
        parts = re.findall(r"[^\W_]+", handle)
        long_parts = [part for part in parts if len(part) > 3]
        if without_figures(handle) != handle:
            yield without_figures(handle)
        if len(parts) > 1 and len(long_parts) == 1 and len(long_parts[0]) > 4:
            yield from (part for part in long_parts if not is_plain(part, lexicon))


def _is_marked(reading: Reading, found: Found, lexicon: Lexicon, *, several: bool) -> bool:
    """Whether @ stands before, or "username", "snap" or the like close by, or several words are written as one."""
    text = reading.folded.text
    if text[max(0, found.start - 1) : found.start] == "@":
        return True
    if several and not any(character.isspace() or character == "-" for character in text[found.start : found.end]):
        return True
    before = bases_of(text[max(0, found.start - 40) : found.start])[-4:]
    if several and (not before or before[-1] not in lexicon.word_group("determiners")):
        return True
    marks = lexicon.word_group("user_marks")
    after = bases_of(text[found.end : found.end + 30])[:3]
    if any(word in marks for word in before) or (after[:1] and after[0] in lexicon.word_group("online_verbs")):
        return True
    return bool(after) and after[0] in lexicon.word_group("before_marks") and any(word in marks for word in after)


def _stretches(reading: Reading, pattern: re.Pattern[str], what: What) -> Iterator[Found]:
    for match in pattern.finditer(reading.folded.text):
        yield Found(match.start(), match.end(), what, "block")


def _handle_pattern(handle: str, *, spaced: bool) -> re.Pattern[str]:
    """The handle with its marks interchangeable; `spaced`: letter by letter too.

    Each part is bounded, so that the search is linear.
    """
    parts = re.findall(r"[^\W_]+", handle)
    whole = _MARK.join(map(re.escape, parts))
    letters = _GAP.join(re.escape(letter) for part in parts for letter in part)
    return re.compile(rf"(?<![^\W_])(?:{whole}{'|' + letters if spaced else ''})(?![^\W_])")


def _joined_pattern(handle: str) -> re.Pattern[str]:
    """The handle written as one, its marks interchangeable or left out."""
    parts = "[._-]?".join(map(re.escape, re.findall(r"[^\W_]+", handle)))
    return re.compile(rf"(?<![^\W_]){parts}(?![^\W_])")


def _email_pattern(email: str) -> re.Pattern[str]:
    """The address spaced or spelt out; figures at the end of its first half and ".co.uk" or the like may be missing."""
    local, _, domain = email.partition("@")
    core = without_figures(local)
    head = _MARK.join(_GAP.join(map(re.escape, part)) for part in re.findall(r"[^\W_]+", core))
    figures = _GAP.join(re.findall(r"\d", local.removeprefix(core)))
    ends = [_GAP.join(map(re.escape, part)) for part in re.findall(r"[^\W_]+", domain)]
    tail = ends[0] + (f"(?:{_DOT}{_DOT.join(ends[1:])})?" if len(ends) > 1 else "") if ends else ""
    return re.compile(rf"(?<![^\W_]){head}(?:{_MARK}{figures})?{_AT}{tail}(?![^\W_])")


def without_figures(handle: str) -> str:
    """A handle without figures, and marks before them, at its end; as it is when too little would be left."""
    core = handle.rstrip("0123456789").rstrip("._-")
    return core if sum(map(str.isalpha, core)) >= _SHORTEST_CORE else handle
