"""What each kind of field takes, keeps and refuses, as it is typed into a page."""

from datetime import date

import pytest

from formsvc.core.answers import PartDate
from formsvc.data.packs import Packs
from formsvc.formkit.limits import TEXT_LIMIT
from formsvc.formkit.record import Typed, build, judge_step
from tests.formkit.sample import LISTS, OUTING, PACKS, GuestForm, OutingForm, entries


def judged(*pairs: tuple[str, str]):
    return judge_step(OUTING, [Typed((("title", "To the sea"), *pairs))], PACKS)


def answer(*pairs: tuple[str, str]):
    assert judged(*pairs).findings == ()
    return judged(*pairs).answers


def refusal(*pairs: tuple[str, str]) -> tuple[str, str, str]:
    (finding,) = judged(*pairs).findings
    return finding.kind, finding.path, finding.message


TYPED = [
    pytest.param("  two  blanks ", "  two  blanks ", id="blanks stay"),
    pytest.param("a\r\nb\rc\vd\fe", "a\nb\nc\nd\ne", id="line ends are written one way"),
    pytest.param("{{7*7}} A & B <c> _x000D_", "{{7*7}} A & B <c> _x000D_", id="marks stay"),
    pytest.param("Siân بچے 👩🏽‍🍼", "Siân بچے 👩🏽‍🍼", id="every script stays"),
    pytest.param("", "", id="nothing typed"),
]


@pytest.mark.parametrize("typed, kept", TYPED)
def test_text_is_kept_as_typed(typed, kept):
    assert answer(("notes", typed)).notes == kept


def test_a_text_may_be_as_long_as_the_limit_and_no_longer():
    assert len(answer(("notes", "a" * TEXT_LIMIT)).notes) == 100_000
    told = "“Notes” must be 100,000 characters or fewer. Take out 1 or put them in another answer."
    assert refusal(("notes", "a" * 100_001)) == ("too_long", "outing.notes", told)


def test_characters_are_counted_as_people_count_them_not_as_bytes():
    assert len(answer(("notes", "👩" * TEXT_LIMIT)).notes) == TEXT_LIMIT


@pytest.mark.parametrize("name", ["notes", "notes_at", "email", "buses-0-line", "guide-telephone"])
@pytest.mark.parametrize("code, character", [("U+0000", "\0"), ("U+001B", "\x1b"), ("U+DC00", "\udc00")])
def test_a_character_that_word_cannot_hold_is_refused_by_name_in_every_text(name, code, character):
    findings = [finding for finding in judged((name, f"a{character}b")).findings if finding.kind == "character"]
    assert [finding.message for finding in findings if f"({code})" in finding.message]


@pytest.mark.parametrize(
    "typed, day",
    [
        pytest.param(("1", "12", "2026", ""), PartDate(2026, 12, 1), id="whole"),
        pytest.param(("", "March", "2026", ""), PartDate(2026, 3), id="month by name"),
        pytest.param(("", "", "2026", ""), PartDate(2026), id="year"),
        pytest.param(("", "", "", "y"), PartDate(not_known=True), id="ticked"),
        pytest.param(("not known", "", "", ""), PartDate(not_known=True), id="typed"),
        pytest.param(("", "", "", ""), PartDate(), id="blank"),
    ],
)
def test_a_day_is_read_from_its_boxes(typed, day):
    assert answer(*zip(("day-day", "day-month", "day-year", "day-not_known"), typed, strict=True)).day == day


@pytest.mark.parametrize(
    "typed, told",
    [
        pytest.param(("31", "4", "2026", ""), "“Day”: give a day that is in that month", id="no day of the month"),
        pytest.param(("1", "4", "", ""), "“Day”: give the month and the year as well", id="no year"),
        pytest.param(("\u00b2", "4", "2026", ""), "“Day”: give the day as a number", id="a raised figure"),
        pytest.param(("1", "4", "2026", "y"), "“Day”: give either a date or “not known”, not both", id="both"),
    ],
)
def test_boxes_that_make_no_day_are_refused_and_lead_to_the_first(typed, told):
    pairs = tuple(zip(("day-day", "day-month", "day-year", "day-not_known"), typed, strict=True))
    assert refusal(*pairs) == ("date", "outing.day", told)
    assert judged(*pairs).findings[0].anchor == "day-day"


def test_what_was_typed_into_a_day_is_shown_again_even_if_it_is_none():
    form = build(OutingForm, Typed((("day-day", "fortieth"), ("day-year", "2026"))), PACKS)
    assert form.day.typed == {"day": "fortieth", "month": "", "year": "2026", "not_known": ""}


@pytest.mark.parametrize("typed", ["min@school.example", " min@school.example ", "not known", "Unknown", "", " "])
def test_an_email_address_or_not_known_is_taken(typed):
    assert answer(("email", typed)).email == typed


@pytest.mark.parametrize("typed", ["min", "min@", "@school.example", "min@school", "a@b.example, c@d.example"])
def test_what_is_no_email_address_is_refused(typed):
    told = "“E-mail” must be an e-mail address like name@school.example, or “not known”"
    assert refusal(("email", typed)) == ("email", "outing.email", told)


@pytest.mark.parametrize("typed", ["077", "07700 900123456", "ask Bo"])
def test_a_number_that_looks_wrong_is_kept_with_a_warning(typed):
    one = judged(("guide-telephone", typed))
    assert [(finding.kind, finding.action) for finding in one.findings] == [("caution", "warn")]
    assert one.answers.guide.telephone == typed


@pytest.mark.parametrize("name, typed", [("guide-telephone", " "), ("postcode", "")])
def test_a_blank_number_gets_no_advice(name, typed):
    form = build(GuestForm if name == "postcode" else OutingForm, Typed(((name, typed),)), PACKS)
    assert [field.cautions for field in form.questions if hasattr(field, "cautions") and field.cautions] == []


def test_only_what_is_on_offer_can_be_chosen():
    told = "choose one of the answers in the list"
    assert refusal(("mood", "grim")) == ("choice", "outing.mood", f"“Mood”: {told}")
    assert refusal(("foods", "bread"), ("foods", "cake")) == ("choice", "outing.foods", f"“Food”: {told}")


def test_choices_come_from_the_packs_given_and_say_how_old_they_are():
    form = build(OutingForm, Typed(), Packs({**LISTS, "moods": entries(fair="Fair", grim="Grim")}))
    assert form.mood.choices == [("fair", "Fair"), ("grim", "Grim")]
    assert form.mood.age_notes(date(2026, 12, 1)) == ()
    assert form.mood.age_notes(date(2028, 1, 1)) == ("Not confirmed since 1 November 2026.",)


@pytest.mark.parametrize(
    "name, focus",
    [("title", "title"), ("day", "day-day"), ("mood", "mood"), ("buses", "buses"), ("guide", "guide")],
)
def test_every_field_knows_the_element_an_error_link_reaches(name, focus):
    assert build(OutingForm, Typed(), PACKS)[name].focus_id == focus
