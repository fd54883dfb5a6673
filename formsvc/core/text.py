"""What text may hold on its way into Word or onto a terminal, and how line ends are written."""

import re
import unicodedata

# Char of XML 1.0, fifth edition, turned round: what no Word file can hold.
_UNHOLDABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What Unicode calls Bidi_Control: it turns the text around it.
_STEERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSHOWABLE = frozenset({"Cc", "Cs", "Cn", "Zl", "Zp"})
_LINE_ENDS = re.compile("\r\n|\r|\v|\f")


def with_plain_line_ends(text: str) -> str:
    """The text with every kind of line end, vertical tab and form feed written as one "\\n"."""
    return _LINE_ENDS.sub("\n", text)


def unholdable(text: str) -> str:
    """The code point, such as "U+0000", of the first character XML cannot hold; "" when there is none."""
    match = _UNHOLDABLE.search(with_plain_line_ends(text))
    return f"U+{ord(match.group()):04X}" if match else ""


def shown(text: str, most: int = 200) -> str:
    """Text from outside as a terminal may print it: one line, in the order it is read, of `most` characters at most.

    What would steer the terminal or turn the text round, or is no character at all, stands as its code point.
    """
    plain = "".join(_plain(sign) for sign in text[: most + 1])
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"


def _plain(sign: str) -> str:
    unshowable = sign in _STEERING or unicodedata.category(sign) in _UNSHOWABLE
    return f"[U+{ord(sign):04X}]" if unshowable else sign
