"""The printed reference is short, can be spoken, and tells nothing."""

import itertools

import pytest

from formsvc.core.reference import FIGURES, LETTERS, is_reference, new_reference


def test_a_new_reference_is_two_letters_and_a_figure_then_a_letter_and_three_figures():
    assert new_reference(lambda letters: letters[0]) == "CC3-C333"


def test_every_place_is_drawn_from_all_its_letters_or_figures():
    drawn: list[str] = []

    def pick(letters):
        drawn.append(letters)
        return letters[0]

    new_reference(pick)
    assert drawn == [LETTERS, LETTERS, FIGURES, "-", LETTERS, FIGURES, FIGURES, FIGURES]


@pytest.mark.parametrize("pair", ["AEIOU", "O0", "I1L", "S5", "Z2", "B8"])
def test_nothing_that_makes_words_or_is_misread_can_be_drawn(pair):
    assert not set(pair) & set(LETTERS + FIGURES)


def test_new_references_are_references_and_differ():
    drawn = {new_reference() for _ in range(200)}
    assert len(drawn) > 195
    assert all(is_reference(one) for one in drawn)


@pytest.mark.parametrize("text", ["K", "KD4-M793", "2026-0001", "A" * 32, "A-B-C"])
def test_an_agency_may_use_references_of_its_own(text):
    assert is_reference(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="blank"),
        pytest.param("A" * 33, id="too long"),
        pytest.param("kd4-m793", id="small letters"),
        pytest.param("-KD4", id="hyphen first"),
        pytest.param("KD4-", id="hyphen last"),
        pytest.param("../KD4", id="a path"),
        pytest.param("KD4/M793", id="a slash"),
        pytest.param("KD4\\M793", id="a backslash"),
        pytest.param("KD4.M793", id="a full stop"),
        pytest.param("KD4 M793", id="a blank"),
        pytest.param("KD4\n", id="a line end"),
        pytest.param("KD4\u202e", id="a turn of direction"),
        pytest.param("KD\u00b2", id="a raised figure"),
        pytest.param("\u00c4B", id="an accent"),
    ],
)
def test_what_could_harm_a_file_name_is_no_reference(text):
    assert not is_reference(text)


def test_letters_and_figures_stand_once():
    assert all(one < another for one, another in itertools.pairwise(LETTERS))
    assert all(one < another for one, another in itertools.pairwise(FIGURES))
