"""Advice on wording, beside the texts of a record: what is not spelt out, what blames a child, what is not clear.

It never stops anybody, changes nothing that was typed, and is neither stored nor logged.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from formsvc.data.dictionary import read_words
from formsvc.data.packs import Packs
from formsvc.formkit.formtype import FormType
from formsvc.formkit.problems import Finding
from formsvc.formkit.record import Record, build_all
from formsvc.formkit.texts import FreeText, all_texts, open_texts, texts_of
from formsvc.wording.advice.finding import Rules, find, rules_of


def advise(form_type: FormType, record: Record, packs: Packs, *, with_source: bool = False) -> tuple[Finding, ...]:
    """Advice on the free texts of a record, valid or not, in the order of the form.

    Those of restricted steps are looked at only if asked for: advice on them would tell something of the source to
    whoever sees what is said of the rest.
    """
    built = build_all(form_type, record, packs)
    return tuple(_advice(all_texts(built) if with_source else open_texts(built), packs))


def advise_page(form: Any, path: str, packs: Packs) -> tuple[Finding, ...]:
    """Advice on the texts of one page, `path` being that of its step or item."""
    return tuple(_advice(texts_of(form, path), packs))


def _advice(texts: Iterable[FreeText], packs: Packs) -> Iterator[Finding]:
    for text in texts:
        if text.shape != "code":
            for one in find(text.text, _rules(packs), quoted=text.quoted, line=text.shape == "line"):
                yield Finding(
                    kind=one.kind, path=text.path, message=one.message, action="hint", anchor=text.anchor,
                    start=one.start, end=one.end, suggestions=one.suggestions, source=one.source,
                )  # fmt: skip


@lru_cache(maxsize=2)
def _rules(packs: Packs) -> Rules:
    return rules_of(packs, read_words())
