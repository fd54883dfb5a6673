"""What a page may post: names that have a place, and names given back with the reason."""

import pytest

from formsvc.formkit.formdata import NoPlace, place_of, row_names, sort_out, specimen
from formsvc.formkit.people import RiskFactorsForm
from tests.formkit.sample import GuestForm, OutingForm

PLACED = [
    "title", "notes", "notes_at", "mood", "foods", "day-day", "day-month", "day-year", "day-not_known",
    "buses-0-line", "buses-9-mood", "guide-name", "guide-buses-3-line",
]  # fmt: skip

NUMBER = "“Buses” has a row whose number is no number"
FULL = "“Buses” can hold 10 at the most"
UNPLACED = [
    pytest.param("colour", "this page does not ask for “colour”", id="unknown"),
    pytest.param("", "this page does not ask for “”", id="blank"),
    pytest.param("csrf_token", "this page does not ask for “csrf_token”", id="the token"),
    pytest.param("day", "this page does not ask for “day”", id="a date without its part"),
    pytest.param("day-hour", "this page does not ask for “day-hour”", id="a part no date has"),
    pytest.param("buses", "this page does not ask for “buses”", id="a list itself"),
    pytest.param("buses-0", "this page does not ask for “”", id="a row itself"),
    pytest.param("buses-0-colour", "this page does not ask for “colour”", id="unknown in a row"),
    pytest.param("guide", "this page does not ask for “guide”", id="a group itself"),
    pytest.param("guide-colour", "this page does not ask for “colour”", id="unknown in a group"),
    pytest.param("buses-line", NUMBER, id="no number"),
    pytest.param("buses--line", NUMBER, id="blank number"),
    pytest.param("buses-\u00b2-line", NUMBER, id="raised 2"),
    pytest.param("buses-\u0663-line", NUMBER, id="Arabic 3"),
    pytest.param("buses--1-line", NUMBER, id="-1"),
    pytest.param("buses-+1-line", NUMBER, id="+1"),
    pytest.param("buses-01-line", NUMBER, id="01"),
    pytest.param("buses- 1-line", NUMBER, id="blank before 1"),
    pytest.param("buses-1_0-line", NUMBER, id="1_0"),
    pytest.param("buses-1e1-line", NUMBER, id="1e1"),
    pytest.param(f"buses-{'9' * 5000}-line", NUMBER, id="5,000 figures"),
    pytest.param("buses-10-line", FULL, id="10 of 10"),
    pytest.param("buses-999999999-line", FULL, id="far beyond"),
    pytest.param("guide-buses-10-line", "“Buses of the guide” can hold 10 at the most", id="a list in a group"),
]


@pytest.mark.parametrize("name", PLACED)
def test_a_name_of_the_page_has_its_place(name):
    sorted_pairs = sort_out(OutingForm, [(name, "typed")])
    assert sorted_pairs.placed == ((name, "typed"),)
    assert sorted_pairs.surplus == ()


@pytest.mark.parametrize("name, reason", UNPLACED)
def test_a_name_without_a_place_is_given_back_with_its_text_and_the_reason(name, reason):
    sorted_pairs = sort_out(OutingForm, [("title", "To the sea"), (name, "typed")])
    assert sorted_pairs.placed == (("title", "To the sea"),)
    assert sorted_pairs.surplus == ((name, "typed", reason),)


@pytest.mark.parametrize("name", ["title", "mood", "day-day", "buses-0-line", "guide-name"])
def test_a_name_that_takes_one_answer_takes_the_first_and_gives_the_second_back(name):
    sorted_pairs = sort_out(OutingForm, [(name, "first"), (name, "second")])
    assert sorted_pairs.placed == ((name, "first"),)
    assert sorted_pairs.surplus == ((name, "second", f"“{name}” was sent twice"),)


def test_checkboxes_may_be_ticked_together():
    pairs = (("foods", "apples"), ("foods", "bread"))
    assert sort_out(OutingForm, pairs).placed == pairs


def test_a_thousand_rows_are_given_back_and_not_dropped():
    pairs = [(f"buses-{index}-line", str(index)) for index in range(1000)]
    sorted_pairs = sort_out(OutingForm, pairs)
    assert (len(sorted_pairs.placed), len(sorted_pairs.surplus)) == (10, 990)


def test_a_list_of_factors_holds_fifty():
    assert sort_out(RiskFactorsForm, [("factors-49-note", "x")]).surplus == ()
    assert sort_out(RiskFactorsForm, [("factors-50-note", "x")]).placed == ()


def test_the_names_of_a_new_row_are_those_of_one_row():
    assert row_names(OutingForm, "buses") == ("line", "mood")


@pytest.mark.parametrize("form, name", [(OutingForm, "title"), (OutingForm, "nothing"), (GuestForm, "buses")])
def test_what_is_no_list_has_no_rows(form, name):
    with pytest.raises(NoPlace, match=f"no list “{name}”"):
        row_names(form, name)


def test_a_name_leads_to_its_field():
    assert place_of(specimen(OutingForm), "guide-buses-0-mood").label.text == "How was it on the bus?"
