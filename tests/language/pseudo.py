"""A language that is English between brackets, so that a word that went past the catalogue stands outside them.

What fills a place stands outside too, unless it was put into the language itself.
"""

import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.language.extract import CATALOGUE

TAG = "en-XA"  # how browsers know such a language: English with accents
SAID = re.compile(r"⟦([^⟦⟧]*)⟧")
_PLACE = re.compile(r"\{\w+\}")


def in_brackets(text: str) -> str:
    """A text of ours as that language says it."""
    return f"⟦{_PLACE.sub(lambda place: f'⟧{place[0]}⟦', text)}⟧"


def write_translation(folder: Path, tag: str = TAG) -> None:
    """Translate the whole catalogue into that language, where formsvc looks for it beside an agency's packs."""
    with CATALOGUE.open("rb") as file:
        words = read_po(file)
    translated = Catalog(locale="en", charset="utf-8")
    for message in words:
        if message.id:
            ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
            strings = tuple(in_brackets(text) for text in ids)
            translated.add(message.id, strings if len(ids) > 1 else strings[0])
    compile_translation(folder, tag, translated)


def compile_translation(folder: Path, tag: str, words: Catalog) -> Path:
    """Compile a translation to the file formsvc reads; its path."""
    target = folder / "translations" / tag / "LC_MESSAGES" / "formsvc.mo"
    target.parent.mkdir(parents=True)
    with target.open("wb") as file:
        write_mo(file, words)
    return target
