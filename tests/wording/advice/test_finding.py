"""The face of the wording check: order, overlaps, places in the text as given, and that nothing typed comes back."""

import sys
from itertools import pairwise

import pytest

from formsvc.wording.advice.finding import find
from tests.wording.advice.scoring import KINDS, rules

TEXT = "YP recently put herself at risk. SW and YOT say she is streetwise, often out, and w/e."


def test_advice_comes_in_order_and_none_overlaps_another_of_its_kind():
    found = find(TEXT, rules())
    assert [one.start for one in found] == sorted(one.start for one in found)
    for kind in KINDS:
        ones = [one for one in found if one.kind == kind]
        assert len(ones) > 1
        assert all(one.end <= other.start for one, other in pairwise(ones))


@pytest.mark.parametrize(
    "before",
    [
        "Zoe\N{COMBINING DIAERESIS}, ",
        "Caf\xe9 \r\n\r\n",
        "\N{GRINNING FACE}\N{ZERO WIDTH JOINER}\N{GRINNING FACE} ",
        "\N{LATIN SMALL LIGATURE FI} stra\xdfe ",
        "\t\N{NO-BREAK SPACE}\u2013 ",
    ],
)
def test_places_are_those_of_the_text_as_given(before):
    text = f"{before}the YP puts herself at risk, recently"
    found = {one.kind: text[one.start : one.end] for one in find(text, rules())}
    assert found == {"abbreviation": "YP", "wording": "puts herself at risk", "clarity": "recently"}


def test_capitals_accents_and_wide_letters_make_no_difference():
    text = "promiscu\xf6us and \uff33\uff37"
    assert [text[one.start : one.end] for one in find(text, rules())] == ["promiscu\xf6us", "\uff33\uff37"]


@pytest.mark.parametrize("text", ["", "  \r\n ", "\N{ZERO WIDTH JOINER}", "\ud800"])
def test_there_is_no_advice_on_nothing(text):
    assert find(text, rules()) == ()


def test_there_is_none_on_an_answer_in_somebodys_own_words():
    assert find(TEXT, rules(), quoted=True) == ()


def test_a_short_answer_is_not_asked_for_a_clear_account():
    assert {one.kind for one in find(TEXT, rules(), line=True)} == {"abbreviation", "wording"}


def test_the_same_text_has_the_same_advice():
    assert find(TEXT, rules()) == find(TEXT, rules())


def test_no_message_or_source_repeats_what_was_typed():
    for one in find(TEXT, rules()):
        typed = {word for word in TEXT[one.start : one.end].casefold().split() if len(word) > 3 or word == "yp"}
        assert typed.isdisjoint(one.message.casefold().rstrip(".").split())
        assert one.message.endswith(".")
        assert one.source


@pytest.mark.parametrize("text", [".", " . ", "...", "?!\n.", "\N{BULLET} ."])
def test_a_text_without_words_has_no_advice(text):
    assert find(text, rules()) == ()


HOSTILE = [
    "a.",
    "(",
    "ab (",
    '"a ',
    "a",
    "A",
    "SW YP ",
    "often ",
    "a/b/",
    "she puts herself at risk ",
    "she put herself in in ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_four_times_the_text_is_about_four_times_the_work(piece):
    once, four = (_calls(piece * (times * 1000 // len(piece))) for times in (1, 4))
    assert four <= 5 * once + 2000


def _calls(text: str) -> int:
    """How many calls of functions it takes to look at a text."""
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        find(text, rules())
    finally:
        sys.setprofile(before)
    return count
