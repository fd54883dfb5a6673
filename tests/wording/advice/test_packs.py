"""The packs of the wording check: what an agency writes wrongly is refused by list and entry."""

from collections.abc import Mapping
from datetime import date

import pytest

from formsvc.core.errors import DataPackError
from formsvc.data.packs import Entry, Packs, load_packs
from formsvc.wording.advice.finding import find, rules_of
from formsvc.wording.advice.patterns import PatternError, Vocabulary, any_of, pattern_of

VOCABULARY = Vocabulary(groups={"self": ("herself", "her self")}, verbs={"put": ("put",)})
PHRASE = {"source": "own", "alternatives": ["was harmed"], "patterns": ["very cross"]}
SHORT = {"stands_for": ["quick visit"]}


def packs_with(name: str, facts: Mapping[str, object]) -> Packs:
    entry = Entry(id="mine", wording="QXV", owner="Ashdown", checked=date(2026, 11, 1), facts=facts)
    return Packs({**load_packs().lists, name: (entry,)})


def test_an_agency_may_have_phrases_of_its_own():
    rules = rules_of(packs_with("phrases", PHRASE), ())
    (one,) = find("She is very cross.", rules)
    assert one.suggestions == ("was harmed",)


@pytest.mark.parametrize(
    "name, facts, told",
    [
        ("phrases", {**PHRASE, "patterns": ["a <nobody>"]}, "no group of words “nobody”"),
        ("phrases", {**PHRASE, "patterns": ["put (her)"]}, "“(her)”"),
        ("phrases", {**PHRASE, "patterns": ["[very] ..2"]}, "a word that must be there"),
        ("phrases", {**PHRASE, "patterns": "very cross"}, "“patterns” is no list"),
        ("phrases", {**PHRASE, "unless": ["~"]}, "“~”"),
        ("phrases", {**PHRASE, "source": "nowhere"}, "wording_sources"),
        ("phrases", {**PHRASE, "why": 5}, "“why” is no text"),
        ("phrases", {**PHRASE, "alternatives": []}, "lacks “alternatives”"),
        ("vague_times", {"patterns": ["soon"]}, "lacks “say”"),
        ("exact_times", {"patterns": ["a  |"]}, "“exact_times”"),
        ("abbreviations", {}, "lacks “stands_for”"),
        ("abbreviations", {**SHORT, "forms": [5]}, "“forms” is no list"),
        ("abbreviations_known", {}, "lacks “forms”"),
        ("phrase_verbs", {}, "lacks “past”"),
    ],
)
def test_a_wrong_entry_is_refused_by_its_list_and_id(name, facts, told):
    with pytest.raises(DataPackError) as refused:
        rules_of(packs_with(name, facts), ())
    assert f"“{name}”, entry “mine”" in str(refused.value)
    assert told in str(refused.value)


@pytest.mark.parametrize(
    "pattern, fits, fits_not",
    [
        ("very cross", "very cross", "cross"),
        ("very|quite cross", "quite cross", "so cross"),
        ("[very] cross", "cross", "crossing"),
        ("very ..2 cross", "very much so cross", "very much so now cross"),
        ("very ..2 cross", "very cross", "very not cross"),
        ("~put <self>", "putting her self", "put him"),
        ("in_danger|lost", "in danger", "in lost"),
        ("manip*", "manipulation", "a manip"),
        ("aged 18+", "aged 26", "aged 17"),
        ("# times", "12 times", "many times"),
        ("#pm", "6pm", "pm"),
    ],
)
def test_a_pattern_fits_what_the_pack_says_it_fits(pattern, fits, fits_not):
    regex = any_of([pattern_of(pattern, VOCABULARY)])
    assert regex.fullmatch(f" {fits} ", 1)
    assert not regex.fullmatch(f" {fits_not} ", 1)


@pytest.mark.parametrize(
    "verb, forms",
    [
        ("put", {"put", "puts", "putting"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("describe", {"describe", "describes", "described", "describing"}),
        ("carry", {"carry", "carries", "carried", "carrying"}),
        ("push", {"push", "pushes", "pushed", "pushing"}),
        ("admit", {"admit", "admits", "admitted", "admitting"}),
    ],
)
def test_a_verb_has_its_forms(verb, forms):
    words = pattern_of(f"~{verb}", VOCABULARY).words
    assert forms <= words


@pytest.mark.parametrize("text", ["(a", "a_", "|", "<self", "man*", "Put", "..0"])
def test_a_pattern_that_cannot_be_understood_is_refused(text):
    with pytest.raises(PatternError):
        pattern_of(text, VOCABULARY)


def test_the_shipped_packs_are_as_wide_as_they_should_be():
    packs = load_packs()
    assert len(packs.entries("abbreviations")) >= 450
    assert len(packs.entries("phrases")) >= 120
