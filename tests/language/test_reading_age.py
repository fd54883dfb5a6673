"""All our own words can be read at twelve: each page, each form, each data pack, each page of guidance."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from formsvc import data
from formsvc.catalogue import FORM_TYPES
from formsvc.data.areas import GUIDANCE
from formsvc.data.packs import Packs
from formsvc.documents.inspect import texts
from formsvc.settings import templates_folder
from tests.language.extract import everything
from tests.language.pseudo import SAID
from tests.language.reading_age import grade, reading_age, running_text, sentences_of, syllables, words_of
from tests.language.shown import Shown

pytestmark = pytest.mark.xdist_group("language")  # one walk through all pages for all that look at them
AGE = 12.0
MOST_WORDS = 30
DATA = Path(data.__file__).parent
PACKS = sorted(file.name for file in DATA.glob("*.toml"))
SAID_OF = ("meaning", "how", "hours_note", "who", "within", "why")
"""Keys of entries, beside offers, whose values are shown as sentences."""
VALUE = re.compile(r"(?:(?<=⟧)|^)[^⟦⟧]*\w[^⟦⟧]*")
TAG = re.compile(r"\{[{%].*?[%}]\}")
NO_BRACKETS = str.maketrans("", "", "⟦⟧")
SEARCHED = ("leaks_", "words_")
"""Packs of words that are looked for, not read."""
NAMES = frozenset("area links markings recipients services themes".split())
"""Lists whose wordings are names: of places, laws, offices, teams, crimes. What they mean is measured all the same."""


@pytest.mark.parametrize(
    "text, sentences, words, spoken",
    [
        pytest.param("The cat sat on the mat.", 1, 6, 6, id="one syllable each"),
        pytest.param(
            "The child lives with her aunt. She has not been seen at school since Monday.", 2, 15, 16, id="plain"
        ),
        pytest.param(
            "Multi-agency safeguarding arrangements necessitate proportionate information sharing.", 1, 7, 25, id="hard"
        ),
        pytest.param(
            "Ring 101 at 2.30pm!\nWho is there?", 2, 7, 8, id="figures are words, a point inside ends nothing"
        ),
        pytest.param("“Stop.” “Why?” said the child’s mother.", 3, 6, 7, id="quotation marks"),
        pytest.param("The organisation's colour-coded programme", 1, 4, 12, id="British spellings"),
    ],
)
def test_a_text_is_measured_as_by_hand(text, sentences, words, spoken):
    counted = [word for sentence in sentences_of([text]) for word in words_of(sentence)]
    assert (len(sentences_of([text])), len(counted), sum(map(syllables, counted))) == (sentences, words, spoken)
    assert grade([text]) == pytest.approx(0.39 * words / sentences + 11.8 * spoken / words - 15.59)
    assert reading_age([text]) == grade([text]) + 5


@pytest.mark.parametrize(
    "word, spoken",
    [("safeguarding", 3), ("school’s", 1), ("labelled", 2), ("wŷn", 1), ("grooming", 2), ("centre", 2), ("999", 1)],
)
def test_syllables_are_counted_as_spoken(word, spoken):
    assert syllables(word) == spoken


def test_labels_do_not_make_the_text_between_them_easier():
    hard = "Consideration of proportionate multi-agency information sharing arrangements is necessary"
    assert running_text(["Name", "Known as", hard, "Save and continue"]) == [hard]


def too_hard(texts: Mapping[str, Iterable[str]]) -> dict[str, float]:
    """The ages of those that cannot be read at twelve: all together, or their sentences without the labels."""
    ages = {name: max(reading_age(blocks), reading_age(running_text(blocks))) for name, blocks in texts.items()}
    return {name: round(age, 1) for name, age in ages.items() if age > AGE}


def too_long(blocks: Iterable[str]) -> list[str]:
    return [sentence for sentence in sentences_of(blocks) if len(words_of(sentence)) > MOST_WORDS]


def own_words(page: Shown) -> list[str]:
    """The blocks of a page that say something of ours; a name or an answer that stands in one counts as "it"."""
    return [VALUE.sub(" it ", block).translate(NO_BRACKETS) for block in page.blocks if SAID.search(block)]


def test_every_page_can_be_read_at_twelve_empty_and_filled_in(shown):
    assert too_hard({place: own_words(page) for place, page in shown.items()}) == {}


def said() -> dict[str, list[str]]:
    """All that may be said, by the form or the part of formsvc that says it."""
    groups: dict[str, list[str]] = defaultdict(list)
    for one in everything():
        texts = (one.text,) if isinstance(one.text, str) else one.text
        groups[one.file.rpartition("/")[0]] += texts
    return groups


def test_the_words_of_every_form_and_part_can_be_read_at_twelve():
    groups = said()
    assert {f"formsvc/forms/{one.slug.replace('-', '_')}" for one in FORM_TYPES} <= groups.keys()
    assert too_hard(groups) == {}


def test_no_sentence_of_ours_is_longer_than_thirty_words():
    assert too_long(text for texts in said().values() for text in texts) == []


def lists_in(file: Path) -> dict[str, list[str]]:
    """What each list of a file of packs, or of an area, says to people."""
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    lists = {name: rows for name, rows in content.items() if isinstance(rows, list) and name != GUIDANCE}
    return {name: [text for row in rows for text in said_in(name, row)] for name, rows in lists.items()}


def said_in(name: str, row: Mapping[str, Any]) -> Iterator[str]:
    """What an entry of that list says to people."""
    if name not in NAMES:
        yield row["wording"]
    yield from (row[key] for key in SAID_OF if key in row)
    yield from (offer["what"] for offer in row.get("offers", ()))


@pytest.mark.parametrize("name", [name for name in PACKS if not name.startswith(SEARCHED)])
def test_a_data_pack_can_be_read_at_twelve(name):
    lists = lists_in(DATA / name)
    assert too_hard({name: running_text(text for texts in lists.values() for text in texts)}) == {}
    assert too_long(text for texts in lists.values() for text in texts) == []


def test_no_key_whose_values_are_sentences_is_forgotten(packs: Packs):
    facts = [fact for entries in packs.lists.values() for one in entries for fact in one.facts.items()]
    assert {key for key, text in facts if isinstance(text, str) and text.endswith((".", "!", "?"))} <= {*SAID_OF}


def test_what_is_said_of_words_that_blame_can_be_read_at_twelve(packs: Packs):
    said = [str(entry.facts["why"]) for entry in packs.entries("phrases") if "why" in entry.facts]
    assert too_hard({"why": said}) == {}
    assert too_long(said) == []


def test_the_example_of_an_area_can_be_read_at_twelve():
    example = DATA / "areas" / "fenmere.toml"
    lists = lists_in(example)
    guides = tomllib.loads(example.read_text(encoding="utf-8"))[GUIDANCE]
    said = {one["slug"]: [one["title"], one["summary"], *one["text"].split("\n")] for one in guides}
    everything_said = [text for texts in (*lists.values(), *said.values()) for text in texts]
    assert too_hard({"lists": running_text(text for texts in lists.values() for text in texts), **said}) == {}
    assert too_long(everything_said) == []


def test_the_page_on_another_area_can_be_read_at_twelve():
    page = (Path(data.__file__).parents[2] / "docs" / "areas.md").read_text(encoding="utf-8")
    told = re.sub(r"```sh\n.*?```", "", page, flags=re.DOTALL)
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n|\n- ", told)]
    assert too_hard({"areas.md": blocks}) == {}
    assert too_long(blocks) == []


@pytest.mark.parametrize("file", sorted(templates_folder("docx").glob("*.docx")), ids=lambda file: file.stem)
def test_the_words_of_a_word_template_can_be_read_at_twelve(file):
    lines = [TAG.sub(" it ", line) for line in texts(file.read_bytes()).splitlines()]
    assert too_hard({file.name: running_text(lines)}) == {}
    assert too_long(lines) == []


def test_every_page_of_guidance_can_be_read_at_twelve(packs: Packs):
    guides = {guide.slug: [guide.title, guide.summary, *guide.text.split("\n")] for guide in packs.guides}
    assert too_hard(guides) == {}
    assert too_long(line for lines in guides.values() for line in lines) == []


def test_a_page_that_is_too_hard_is_found():
    hard = ["Multi-agency safeguarding arrangements necessitate proportionate information sharing."]
    assert too_hard({"page": [*["Name"] * 50, *hard]}) == {"page": 34.3}
    assert too_long(["word " * 31, "word " * 30]) == ["word " * 31]
