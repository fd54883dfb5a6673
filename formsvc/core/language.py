"""The interface's own words, put into the language of whoever reads: English until somebody says otherwise.

Whatever a page says goes through `_` or `ngettext` when it is drawn or said. Labels, hints and titles of forms stay
English where they are written; `_` is called where they are used. Word documents, e-mail drafts, the command line
with what it says of JSON, and logs stay English. Data packs are the agency's own words, in whatever language it
writes them.
"""

import re
from collections.abc import Mapping
from contextvars import ContextVar
from gettext import NullTranslations

ENGLISH = NullTranslations()
_PLACE = re.compile(r"\{(\w+)\}", re.ASCII)
_spoken: ContextVar[NullTranslations] = ContextVar("spoken", default=ENGLISH)


def speak(translations: NullTranslations) -> None:
    """Set the language of everything said from now on in this thread or task."""
    _spoken.set(translations)


def _(text: str, **values: object) -> str:
    """A text of ours in the language spoken, with `values` in its {places}."""
    return filled(_spoken.get().gettext(text), values) if text else ""  # "" names the head of a catalogue


def ngettext(one: str, many: str, count: int, **values: object) -> str:
    """Of two texts of ours the one that fits a number, which stands in their place {count}."""
    return filled(_spoken.get().ngettext(one, many, count), {"count": count, **values})


def marked(text: str) -> str:
    """The text as it is, noted for the catalogue: for constants, put into the language where they are used."""
    return text


def filled(text: str, values: Mapping[str, object]) -> str:
    """A text with values in its {places}.

    Only names are looked at: `str.format` would let a translation reach into a value, or fail for a stray brace.
    """
    return _PLACE.sub(lambda place: str(values.get(place[1], place[0])), text) if values else text
