"""Answers to fill templates with: one plain view, and others of the same shape made from it.

All templates of `features` and `features_of_layout` fit it, and its shape is their schema.
"""

from collections.abc import Iterator
from itertools import cycle, islice
from random import Random
from typing import Any

from formsvc.core.answers import Choice

PLAIN: dict[str, Any] = {
    "name": "Rowan Field",
    "place": "Mill Lane",
    "gone": "",
    "level": Choice("high", "High", "Act today"),
    "child": {"name": "Sam Field", "home": {"street": "3 Mill Lane", "town": {"code": "ZZ99 3WZ"}}},
    "words": ["one", "two", "three"],
    "days": ["Monday", "Tuesday", "Wednesday", "Thursday"],
    "people": [
        {"name": "Ana Marsh", "role": "aunt", "level": Choice("low", "Low"), "notes": ["rang", "met"]},
        {"name": "Bo Marsh", "role": "", "level": Choice(), "notes": ["wrote"]},
        {"name": "Cy Lake", "role": "teacher", "level": Choice("high", "High", "Act today"), "notes": ["saw", "rang"]},
    ],
    "areas": [
        {"name": "North", "streets": [{"name": "Mill Lane", "lifts": ["5 May", "6 May"]}]},
        {
            "name": "South",
            "streets": [{"name": "Elm Row", "lifts": ["7 May"]}, {"name": "Oak Row", "lifts": ["8 May"]}],
        },
    ],
}

# None holds `{_{` and its like, which docxtpl rewrites wherever they stand.
HOSTILE = (
    "{{ 7*7 }}",
    "{% raw %} {# no #} {% endraw %}",
    "</w:t></w:r></w:p>",
    "A & B <c> \"q\" 'q' &amp; &lt;",
    "]]>",
    "\tone\t\ttwo\t",
    "\none\n\ntwo\n",
    "  two  blanks  ",
    "\n<w:p >\t</w:t>\n<w:p>",
    "\u200fبيت الخير\u200e",
    "👩🏽\u200d🍼🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
    "\U0001d49c \U000f0000 \U0010fffd",
    "_x000D_ _x0009_",
    "a\u2028b\u2029c\u0085d\u00a0",
    "in\ufeffside \u200b",
    "Lifts & gifts, said “Jo”\t– twice.\n" * 88,
    "%} }} #} -%} {%- {% vm %}",
    "\\1 \\g<0> $1 {0} %s",
)
_PIECES = (
    *"abc XYZ 019 .,;:'\"<>&{}%#-–’\\/\n\t\n\t",
    *("{{", "}}", "{%", "%}", "{#", "-%}", "&amp;", "]]>", "<w:p>", "</w:t>", "<w:t>", "_x000D_", "  "),
    *(
        "ŵ",
        "é",
        "٣",
        "한",
        "\U0001d49c",
        "👩🏽\u200d🍼",
        "\u200f",
        "\u2028",
        "\u0085",
        "\u00a0",
        "\ufeff",
        "\ufffd",
        "\ud7ff",
    ),
    *("known", "Rowan Field", "high", "lift in a car"),
)
_CHOICES = (
    Choice(),
    Choice("low", "Low"),
    Choice("high", "High & “now”", "Act <today>\nor tonight"),
    Choice("x", "A\tB", "{{ C }}"),
)


def empty() -> Any:
    """The view with nothing answered: no texts, no choices, no items."""
    return _mapped(PLAIN, lambda value: type(value)())


def hostile(start: int) -> Any:
    """The view with every text a hostile one, in turn from `HOSTILE[start]` on."""
    texts = islice(cycle(HOSTILE), start, None)
    return _mapped(PLAIN, lambda value: _hostile(value, texts))


def drawn(seed: int) -> Any:
    """A view drawn by chance, the same for the same seed: lists of 0 to 6, texts that may be blank, any choice."""
    random = Random(seed)  # noqa: S311  # it hides nothing
    return _mapped(PLAIN, lambda value: _drawn(value, random))


def _mapped(value: Any, change: Any) -> Any:
    """The value with groups kept and all else changed."""
    if isinstance(value, dict):
        return {name: _mapped(inner, change) for name, inner in value.items()}
    return change(value)


def _hostile(value: Any, texts: Iterator[str]) -> Any:
    if isinstance(value, list):
        return [_mapped(item, lambda inner: _hostile(inner, texts)) for item in value]
    if isinstance(value, Choice):
        return Choice(value.id, next(texts), next(texts)) if value else value
    return next(texts)


def _drawn(value: Any, random: Random) -> Any:
    if isinstance(value, list):
        items = random.randint(0, 6)
        return [_mapped(random.choice(value), lambda inner: _drawn(inner, random)) for _ in range(items)]
    if isinstance(value, Choice):
        return random.choice(_CHOICES)
    return "".join(random.choices(_PIECES, k=random.choice((0, 0, 1, 2, 5, 20, 60))))
