"""Answers as XML: all answers of a part are escaped at once, then set between its constant pieces.

Generated code only collects: blocks of constant pieces, and the answer that follows each piece. What
must be done for every answer is then done by a few passes over all of them, and nothing looks at an
answer again once it stands in the document. No answer is quoted in an error.
"""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from formsvc.core.errors import DocumentError
from formsvc.documents.shape import LINE_END

_AT_A_TIME = 2048  # answers: few enough to stay near the processor
_BETWEEN = "\0"  # XML holds it nowhere, so no answer does
_ESCAPES = ((b"&", b"&amp;"), (b"<", b"&lt;"), (b">", b"&gt;"), (b"\n", LINE_END.encode()))
# What Char of XML 1.0, fifth edition, leaves out, in UTF-8; line ends are one "\n" before answers come here.
_CONTROLS = bytes(set(range(1, 32)) - {*b"\t\n"})
_RARE, _NO_CHARACTERS = b"\xef", ("\ufffe".encode(), "\uffff".encode())  # each begins with the rare one


class Block(NamedTuple):
    """Constant pieces, behind each of which an answer follows, and what a tab is in the run of that answer."""

    pieces: tuple[bytes, ...]
    tabs: tuple[bytes, ...]


UNSURE = b"unsure"  # a tab in a run that is known only while filling


def in_run(block: Block, tab: bytes) -> Block:
    """A block whose unsure tabs are those of the run that was entered last."""
    return Block(block.pieces, tuple(tab if one == UNSURE else one for one in block.tabs))


def printed(blocks: Sequence[Block], answers: Sequence[str]) -> list[bytes]:
    """Pieces and answers in turn, the answers exactly as typed, lines and tabs kept.

    Raises DocumentError for an answer that is no text, or that XML cannot hold.
    """
    texts: list[bytes] = []
    tabbed = False
    for start in range(0, len(answers), _AT_A_TIME):
        raw = _escaped(answers[start : start + _AT_A_TIME])
        texts += raw.split(_BETWEEN.encode())
        tabbed |= b"\t" in raw
    if len(texts) != len(answers):
        raise _unprintable()
    if tabbed:
        tabs = chain.from_iterable([block.tabs for block in blocks])
        texts = [text.replace(b"\t", tab) for text, tab in zip(texts, tabs, strict=True)]
    made = [b""] * (2 * len(texts))
    made[::2] = chain.from_iterable([block.pieces for block in blocks])
    made[1::2] = texts
    return made


def escaped(text: str, tab: bytes) -> bytes:
    """One text as it stands in `w:t`; raise DocumentError if XML cannot hold it."""
    return printed([Block((b"",), (tab,))], [text])[1]


def defined(view: object, *path: str) -> bool:
    """Whether there is something under the names of a path."""
    for name in path:
        if isinstance(view, Mapping):
            if name not in view:
                return False
            view = view[name]
        elif not hasattr(view, name):
            return False
    return True


def _escaped(answers: Sequence[str]) -> bytes:
    """All answers as XML with tabs left as they are, a NUL between each."""
    try:
        raw = _BETWEEN.join(answers).encode()
    except TypeError:
        kind = next(type(one).__name__ for one in answers if type(one) is not str)
        raise DocumentError(f"A tag prints a {kind}: name one of its answers instead.") from None
    except UnicodeEncodeError:
        raise _unprintable() from None
    if len(raw.translate(None, _CONTROLS)) != len(raw):
        raise _unprintable()
    if _RARE in raw and any(one in raw for one in _NO_CHARACTERS):
        raise _unprintable()
    for sign, written in _ESCAPES:
        raw = raw.replace(sign, written)
    return raw


def _unprintable() -> DocumentError:
    return DocumentError("An answer holds a character that a Word file cannot.")
