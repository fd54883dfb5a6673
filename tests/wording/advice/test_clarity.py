"""Times that say nothing and very long sentences, unless an exact time is there or somebody is quoted."""

import pytest

from tests.wording.advice.looking import advice, found


def unclear(text: str) -> list[str]:
    return found(text, "clarity")


@pytest.mark.parametrize(
    "text, expected",
    [
        ("He has recently moved.", ["recently"]),
        ("A van came the other day.", ["the other day"]),
        ("She is often late home.", ["often"]),
        ("It has gone on for some time.", ["for some time"]),
        ("Seen there a few weeks ago with a man.", ["a few weeks ago"]),
        ("Seen several times.", ["several times"]),
        ("Seen once or twice.", ["once or twice"]),
        ("A recent change in him.", ["A recent change"]),
    ],
)
def test_a_vague_time_is_found(text, expected):
    assert unclear(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He moved recently, on 3 November 2026.",
        "A van came the other day, Tuesday.",
        "She was often late: four times in a week.",
        "He rang recently at 4pm.",
        'She said "he comes round a lot, recently".',
        "A recently qualified nurse.",
        "How often did he ring?",
    ],
)
def test_an_exact_time_nearby_or_a_quotation_makes_it_clear(text):
    assert unclear(text) == []


WORDS = "she went to the shop and then "  # seven words


def test_a_sentence_of_more_than_forty_words_is_found_whole():
    text = "It rained. " + (WORDS * 6).strip().capitalize() + "."
    (one,) = advice(text, "clarity")
    assert (one.start, one.end) == (11, len(text) - 1)


@pytest.mark.parametrize("between", [". ", "; ", "\n- ", "\n\n", "\r\nThen "])
def test_stops_semicolons_bullets_and_lines_end_a_sentence(between):
    assert unclear((WORDS * 3).strip() + between + (WORDS * 3).strip()) == []


def test_quoted_words_do_not_make_a_sentence_long():
    assert unclear(f'She said "{WORDS * 6}".') == []


def test_a_vague_time_in_a_long_sentence_is_told_beside_it():
    text = "He recently " + (WORDS * 6).strip()
    first, second = advice(text, "clarity")
    assert text[first.start : first.end] == "recently"
    assert first.end <= second.start


def test_a_long_sentence_or_vague_time_comes_with_what_to_do():
    for text in ("He recently left.", WORDS * 6):
        assert all(one.suggestions for one in advice(text, "clarity"))
