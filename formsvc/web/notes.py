"""What stands beside a question: cautions about its answer, and advice on how it is worded."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from formsvc.advice import advise, advise_page
from formsvc.core.language import ngettext
from formsvc.formkit.base import PageForm
from formsvc.formkit.problems import Finding
from formsvc.formkit.texts import texts_of
from formsvc.web.disclosures import Pages
from formsvc.web.navigation import Pointer, point
from formsvc.web.records import as_record, current_form_type
from formsvc.web.services import services

_LONGEST = 120  # characters of the words that advice is about


@dataclass(frozen=True, slots=True)
class Note:
    """Something to read beside a question. With `words`, those of the answer it is about, it is advice on wording."""

    message: str
    words: str = field(default="", repr=False)
    suggestions: Sequence[str] = ()
    source: str = ""


def notes_of(findings: Iterable[Finding], advice: Iterable[tuple[str, Note]] = ()) -> Mapping[str, list[Note]]:
    """Cautions, then advice, by the id of the element they are about."""
    cautions = ((finding.anchor, Note(finding.message)) for finding in findings if not finding.stops)
    notes: dict[str, list[Note]] = {}
    for anchor, note in dict.fromkeys((*cautions, *advice)):
        notes.setdefault(anchor, []).append(note)
    return notes


def notes_on_wording(form: PageForm) -> Iterator[tuple[str, Note]]:
    """Advice on the texts of a page, each with the id of its element."""
    texts = {text.path: text.text for text in texts_of(form, "page")}
    for one in advise_page(form, "page", services().packs()):
        words = texts[one.path][one.start : one.end]
        shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()} …"
        yield one.anchor, Note(one.message, shown, one.suggestions, one.source)


def pointers_to_wording(pages: Pages) -> list[Pointer]:
    """The open pages on whose wording there is advice, each with how much. Nothing is said of restricted ones."""
    found = (point(one, pages) for one in advise(current_form_type(), as_record(pages), services().packs()))
    counted = ((page, len(list(here))) for page, here in groupby(found, key=_page))
    return [
        Pointer(ngettext("{count} note on wording", "{count} notes on wording", count), href, where)
        for (href, where), count in counted
    ]


def _page(pointer: Pointer) -> tuple[str, str]:
    return pointer.href.partition("#")[0], pointer.where
