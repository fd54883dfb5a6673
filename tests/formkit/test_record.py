"""Judging a record: the one door through which answers come."""

import pytest

from formsvc.formkit.problems import stopping
from formsvc.formkit.record import Typed, build, count_findings, fresh_pages, judge, judge_item, judge_step, names_of
from tests.formkit.sample import CALM_NOTE, GUESTS, OUTING, PACKS, TRIP, Guest, GuestForm, Outing, OutingForm

LEAST = {"outing": [Typed((("title", "To the sea"),))], "guests": [Typed((("name", "Min"),))]}


def guests(count: int) -> list[Typed]:
    return [Typed((("name", f"Guest {index}"),)) for index in range(count)]


def found(record, steps=None):
    return [(finding.path, finding.message) for finding in judge(TRIP, record, PACKS, steps=steps).findings]


def test_an_empty_record_asks_for_what_is_required_and_no_more():
    asked = [("outing.title", "Enter the title of the outing"), ("guests", "Add at least one guest")]
    assert found({}) == asked


def test_a_record_with_what_is_required_has_answers():
    judged = judge(TRIP, LEAST, PACKS)
    assert judged.findings == ()
    assert judged.answers.outing.title == "To the sea"
    assert judged.answers.guests == (Guest(name="Min"),)


def test_only_the_steps_asked_for_are_judged_and_the_others_are_blank():
    judged = judge(TRIP, {"guests": guests(1)}, PACKS, steps=("guests",))
    assert judged.findings == ()
    assert judged.answers.outing == Outing()
    assert judged.answers.guests == (Guest(name="Guest 0"),)


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u00a0"])
def test_blanks_do_not_answer_a_required_question(text):
    record = LEAST | {"outing": [Typed((("title", text),))]}
    assert found(record) == [("outing.title", "Enter the title of the outing")]


def test_not_known_answers_a_required_question():
    assert found(LEAST | {"outing": [Typed((("title", "not known"),))]}) == []


def test_fifty_items_fit():
    assert len(judge(TRIP, LEAST | {"guests": guests(50)}, PACKS).answers.guests) == 50


def test_fifty_one_items_are_refused_and_counted():
    words = "“Guests” can hold 50 guests. There are 51: take 1 out."
    judged = judge(TRIP, LEAST | {"guests": guests(51)}, PACKS)
    assert judged.answers is None
    assert [(finding.kind, finding.path, finding.message) for finding in judged.findings] == [
        ("too_many", "guests", words)
    ]


@pytest.mark.parametrize(
    "count, kinds",
    [
        pytest.param(0, ["required"], id="none"),
        pytest.param(1, [], id="one"),
        pytest.param(50, [], id="fifty"),
        pytest.param(51, ["too_many"], id="fifty-one"),
    ],
)
def test_items_are_counted_between_the_least_and_the_most(count, kinds):
    assert [finding.kind for finding in count_findings(GUESTS, count)] == kinds


@pytest.mark.parametrize("pairs", [(), (("name", ""),), (("name", "  "), ("postcode", "\n"))])
def test_an_empty_item_is_refused_with_what_to_do(pairs):
    (finding,) = judge_item(GUESTS, Typed(pairs), PACKS, 3).findings
    assert (finding.kind, finding.path, finding.anchor) == ("empty", "guests.3", "name")
    assert finding.message == "This guest is empty. Fill in whatever you know, or leave the page without adding it."


def test_one_wrong_item_stops_the_list_and_is_named_by_its_number():
    record = LEAST | {"guests": [*guests(2), Typed((("name", "\ud800"),))]}
    judged = judge(TRIP, record, PACKS)
    assert judged.answers is None
    assert [finding.path for finding in judged.findings] == ["guests.2.name"]


def test_a_warning_never_stops_anybody():
    pairs = (("title", "To the sea"), ("mood", "calm"), ("guide-telephone", "077"))
    judged = judge(TRIP, LEAST | {"outing": [Typed(pairs)]}, PACKS)
    assert [(finding.path, finding.action) for finding in judged.findings] == [
        ("outing.mood", "warn"),
        ("outing.guide.telephone", "warn"),
    ]
    assert judged.findings[0].message == CALM_NOTE
    assert stopping(judged.findings) == ()
    assert judged.answers.outing.guide.telephone == "077"


def test_findings_come_in_the_order_of_the_page_and_lead_to_their_fields():
    pairs = (("email", "none"), ("day-day", "40"), ("buses-0-mood", "grim"), ("guide-telephone", "1"))
    judged = judge_step(OUTING, [Typed(pairs)], PACKS)
    assert [(finding.path, finding.anchor) for finding in judged.findings] == [
        ("outing.title", "title"),
        ("outing.day", "day-day"),
        ("outing.email", "email"),
        ("outing.buses.0.mood", "buses-0-mood"),
        ("outing.guide.telephone", "guide-telephone"),
    ]


def test_blank_rows_of_a_short_list_are_no_answers_and_no_fault():
    pairs = (("title", "To the sea"), ("buses-0-line", ""), ("buses-1-line", "12"), ("buses-2-line", " "))
    judged = judge_step(OUTING, [Typed(pairs)], PACKS)
    assert judged.findings == ()
    assert [bus.line for bus in judged.answers.buses] == ["12"]


def test_a_new_list_starts_with_an_item_for_each_entry_of_its_pack():
    assert [page.pairs for page in fresh_pages(GUESTS, PACKS)] == [
        (("name", "Apples"),),
        (("name", "Bread"),),
        (("name", "Cheese"),),
    ]


def test_a_new_page_starts_blank():
    assert fresh_pages(OUTING, PACKS) == ()


@pytest.mark.parametrize(
    "pairs, name",
    [
        pytest.param((("name", " Min "), ("nickname", "Kit")), "Min", id="the first filled"),
        pytest.param((("name", " "), ("nickname", "Kit")), "Kit", id="the next if it is blank"),
        pytest.param((("postcode", "ZZ99 3WZ"),), "", id="none of them"),
    ],
)
def test_an_item_is_called_by_the_first_of_its_names(pairs, name):
    assert names_of(GUESTS, build(GuestForm, Typed(pairs), PACKS)) == name


def test_a_fold_stands_open_when_something_in_it_is_answered_or_wrong():
    closed, opened = (build(OutingForm, Typed(pairs), PACKS) for pairs in ((), (("email", "none"),)))
    opened.validate()
    assert (closed.more_in_use, opened.more_in_use) == (False, True)


def test_what_was_typed_comes_back_from_the_store_as_it_was():
    typed = Typed((("title", "a\r\nb"), ("foods", "x"), ("foods", "y")), {"mood": {"calm": {"wording": "Calm"}}})
    assert Typed.from_content(typed.as_content()) == typed


def test_what_was_typed_does_not_show_in_a_repr():
    assert "Rowan" not in repr(Typed((("name", "Rowan Ashdown"),)))
