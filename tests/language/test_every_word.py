"""Every word of ours on every page comes from the catalogue: in another language none of them stays English."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from markdown_it import MarkdownIt

from formsvc.data.packs import Packs
from formsvc.web.words import plain_name
from tests.filled import LEAST
from tests.language.pseudo import SAID, TAG
from tests.language.shown import Shown
from tests.web.reports import SOURCE, TELLING

pytestmark = pytest.mark.xdist_group("language")  # one walk through all pages for all that look at them
TYPED = re.compile(r"word\d{4}(@school\.example)?|(31 ){0,3}odd\x00word")
"""What the walk typed."""
FIGURES = re.compile(r"[\d,.:/-]+|[A-Z]{2}\d-[A-Z]\d{3}|U\+0000")
"""Numbers, times, the reference of a record, the number of a character."""
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
BETWEEN = re.compile(r", | – |: ")
"""What may stand between two things that are no words of ours."""
AROUND = "():;.,–“” "
NAMES = frozenset({"formsvc", "MB"})
"""What the service is called, and units."""
GIVEN_BACK = frozenset({plain_name("name")})
"""Names of boxes, where what was typed into them is given back without the page they stand on."""
PLACES = 200
"""A walk that finds fewer pages has lost its way."""


@pytest.fixture(scope="module")
def known(packs: Packs) -> frozenset[str]:
    """What is not ours to translate, sentence by sentence: the packs, and what the walk typed into reports."""
    entries = [entry for entries in packs.lists.values() for entry in entries]
    words = [
        [one.wording, one.meaning, one.owner, one.telephone, one.email, one.url, dict(one.facts)] for one in entries
    ]
    guides = [
        [guide.title, guide.summary, guide.owner, *Shown(MarkdownIt().render(guide.text)).blocks]
        for guide in packs.guides
    ]
    texts = [*_texts([words, guides, SOURCE, LEAST, TELLING]), *NAMES, *GIVEN_BACK]
    return frozenset(" ".join(unit.split()).strip(AROUND) for text in texts for unit in (text, *SENTENCE.split(text)))


def _texts(value: Any) -> Iterator[str]:
    """All texts inside a value."""
    if isinstance(value, dict):
        yield from _texts(list(value.values()))
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, str):
        yield value


def left_in_english(page: Shown, known: frozenset[str]) -> list[str]:
    """What of a page is neither between brackets nor known."""
    pieces = (piece.strip() for block in page.blocks for piece in SAID.sub("\x01", block).split("\x01"))
    return [unit for piece in pieces for unit in SENTENCE.split(piece) if not _is_known(unit.strip(AROUND), known)]


def _is_known(unit: str, known: frozenset[str]) -> bool:
    if not unit or unit in known or TYPED.fullmatch(unit) or FIGURES.fullmatch(unit):
        return True
    cuts = BETWEEN.finditer(unit)
    return any(_is_known(unit[: cut.start()], known) and _is_known(unit[cut.end() :], known) for cut in cuts)


def test_no_word_of_any_page_goes_past_the_catalogue(shown, known):
    assert len(shown) > PLACES
    left = {place: left_in_english(page, known) for place, page in shown.items()}
    assert {place: words for place, words in left.items() if words} == {}


@pytest.mark.parametrize(
    "added",
    [
        '<p class="govuk-body">Ring us.</p>',
        '<a aria-label="Ring us" href="/">101</a>',
        '<input type="submit" value="Press me">',
    ],
)
def test_a_word_added_without_marking_it_is_found(added, pages, known):
    source = pages["/"].replace("</main>", f"{added}</main>")
    assert len(left_in_english(Shown(source), known)) == 1


def test_a_value_that_was_not_put_into_the_language_is_found(pages, known):
    source = pages["/"].replace("⟦Safety plan⟧", "Safety plan")
    assert "Safety plan" in left_in_english(Shown(source), known)


def test_every_page_names_its_language(pages):
    assert [place for place, source in pages.items() if f'<html lang="{TAG}"' not in source] == []


def test_no_place_of_a_sentence_stays_open(shown):
    assert [place for place, page in shown.items() if re.search(r"\{[a-z_]+\}", " ".join(page.blocks))] == []
