"""What text may hold on its way into Word, and how line ends are written."""

import re

# Char of XML 1.0, fifth edition, turned round: what no Word file can hold.
_UNHOLDABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_ENDS = re.compile("\r\n|\r|\v|\f")


def with_plain_line_ends(text: str) -> str:
    """The text with every kind of line end, vertical tab and form feed written as one "\\n"."""
    return _LINE_ENDS.sub("\n", text)


def unholdable(text: str) -> str:
    """The code point, such as "U+0000", of the first character XML cannot hold; "" when there is none."""
    match = _UNHOLDABLE.search(with_plain_line_ends(text))
    return f"U+{ord(match.group()):04X}" if match else ""
