"""Whether a service fits, and why: a table of cases, and rules that no service of formsvc shows."""

import re
import tomllib
from contextvars import copy_context
from datetime import date, datetime
from gettext import NullTranslations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formsvc.core.language import speak
from formsvc.directory.asked import asked_for
from formsvc.directory.clock import LONDON
from formsvc.directory.matching import match
from formsvc.directory.people import Person, person_from
from formsvc.directory.reading import services_of
from formsvc.directory.rows import directory
from formsvc.directory.usual import usual_hours
from tests.directory.making import entry, packs_with, service, service_named, shipped

TABLE = tomllib.loads((Path(__file__).parent / "cases" / "matches.toml").read_text(encoding="utf-8"))
CASES = [pytest.param(*case[1:], id=f"{case[1]}: {case[0]}") for case in TABLE["cases"]]
OFFERS = [pytest.param(*case[1:], id=f"{case[1]}: {case[0]}") for case in TABLE["offers"]]
AT = datetime(2026, 12, 1, 18, 30, tzinfo=LONDON)
TODAY = date(2026, 11, 26)


def person(**known) -> Person:
    return person_from(shipped(), **known)


def missing(words: list[str], reasons: tuple[str, ...]) -> list[str]:
    return [one for one in words if one not in " ".join(reasons)]


@pytest.mark.parametrize("name, known, verdict, words", CASES)
def test_a_service_fits_those_it_is_for_and_says_why(name, known, verdict, words):
    found = match(service_named(name), person(**known))
    assert (found.verdict, missing(words, found.reasons)) == (verdict, []), found.reasons


@pytest.mark.parametrize("name, number, known, verdict, words", OFFERS)
def test_an_offer_fits_those_it_is_for_and_says_why(name, number, known, verdict, words):
    found = match(service_named(name), person(**known)).offers[number]
    assert (found.verdict, missing(words, found.reasons)) == (verdict, []), found.reasons


def test_the_table_is_large_and_knows_every_service_and_verdict():
    assert len(CASES) + len(OFFERS) >= 60
    assert {case.values[0] for case in CASES} == {one.id for one in services_of(shipped())}
    assert {case.values[2] for case in CASES} == {"fits", "may fit", "does not fit"}


TEAM = {"ages": "any", "genders": "any", "levels": "any", "areas": "any", "referrers": "any"}


def test_a_service_all_of_whose_offers_are_for_others_does_not_fit():
    bands = [{"what": "Play", "ages": {"to": 5}}, {"what": "Work", "ages": {"from": 16}}]
    assert match(service(**TEAM, offers=bands), person(age=10)).verdict == "does not fit"
    assert match(service(**TEAM, offers=bands), person(age=16)).verdict == "fits"
    assert match(service(**TEAM, offers=bands), person()).verdict == "may fit"


def test_a_service_with_an_offer_for_everybody_fits_whatever_its_others_say():
    offers = [{"what": "Play", "ages": {"to": 5}}, {"what": "Advice"}]
    found = match(service(**TEAM, offers=offers), person(age=10))
    assert found.verdict == "fits"
    assert [(one.what, one.verdict) for one in found.offers] == [("Play", "does not fit")]


def test_an_offer_may_be_for_fewer_in_several_ways():
    offers = [{"what": "Football", "ages": {"from": 10}, "genders": ["male"], "levels": ["low", "medium"]}]
    (found,) = match(service(**TEAM, offers=offers), person(age=12, gender="male", level="high")).offers
    assert found.verdict == "does not fit"
    assert found.reasons == (
        "Age 10 and over: 12 fits.", "For boys and men: male fits.", "For low or medium level only: you said high."
    )  # fmt: skip


@pytest.mark.parametrize(
    "answer, least, age, verdict, words",
    [
        ("yes", 13, 13, "fits", "Young people may refer themselves from age 13. For any"),
        ("yes", 13, 12, "may fit", "from age 13. 12 is too young. Ask an adult to do it."),
        ("yes", 13, None, "may fit", "from age 13. Find out the age."),
        ("yes", None, 4, "fits", "Young people may refer themselves."),
        ("no", None, 17, "may fit", "Young people cannot refer themselves. Ask an adult to do it."),
        ("not known", None, 17, "fits", "The directory does not say if young people may refer themselves."),
    ],
)
def test_a_young_person_may_be_too_young_to_refer_themselves(answer, least, age, verdict, words):
    from_ = {} if least is None else {"self_referral_from": least}
    found = match(service(**TEAM, self_referral=answer, **from_), person(age=age, referrer="young_person"))
    assert found.verdict == verdict
    assert words in " ".join(found.reasons)


def test_an_adult_is_told_that_young_people_cannot_refer_themselves():
    found = match(service(**TEAM, self_referral="no"), person(referrer="professional"))
    assert (found.verdict, found.reasons[0]) == ("fits", "Anyone may refer. Young people cannot refer themselves.")


def test_nobody_is_told_no_because_of_who_refers():
    for one in services_of(shipped()):
        plain = match(one, person(age=14, gender="female", level="low", area="coventry"))
        for referrer in shipped().entries("referrers"):
            found = match(one, person(age=14, gender="female", level="low", area="coventry", referrer=referrer.id))
            assert (found.verdict == "does not fit") == (plain.verdict == "does not fit")


def test_those_whom_a_limit_leaves_out_ask_where_it_is_no_firm_one():
    limits = {"ages": {"from": 5, "to": 17}, "genders": ["female"], "levels": ["low"], "areas": ["coventry"]}
    asks = dict.fromkeys((f"{key}_else" for key in limits), "ask")
    outside = person(age=30, gender="male", level="high", area="elsewhere")
    assert match(service(**TEAM | limits), outside).verdict == "does not fit"
    found = match(service(**TEAM | limits, **asks), outside)
    assert (found.verdict, found.reasons[:4]) == ("may fit", (
        "Ages 5 to 17, perhaps others: you said 30. Ask the service.",
        "For girls and women, perhaps others: you said male. Ask the service.",
        "For low level, perhaps others: you said high. Ask the service.",
        "For people who live in Coventry, perhaps others: you said somewhere else. Ask the service.",
    ))  # fmt: skip
    inside = person(age=5, gender="female", level="low", area="coventry")
    assert match(service(**TEAM | limits, **asks), inside).verdict == "fits"
    assert match(service(**TEAM | limits, **asks), person(age=4)).verdict == "may fit"


def test_an_age_outside_asks_even_where_some_groups_are_taken_for_longer():
    ages = {"to": 17, "extended": [{"to": 25, "for": ["leaving_care"]}]}
    place = service(**TEAM | {"ages": ages}, ages_else="ask")
    assert match(place, person(age=20, leaving_care=True)).verdict == "fits"
    assert {match(place, person(age=age, leaving_care=False)).verdict for age in (20, 40)} == {"may fit"}


def test_levels_that_an_agency_adds_can_be_searched_for():
    low = shipped().entries("levels")
    packs = packs_with(
        entry(**TEAM | {"levels": ["emerging"]}), levels=(*low, entry(id="emerging", wording="Emerging"))
    )
    (row,) = directory(packs, person_from(packs, level="Emerging"), AT, TODAY)
    assert (row.match.verdict, row.match.reasons[0]) == ("fits", "For emerging level only: emerging fits.")


def test_a_reworded_list_still_means_the_same_entries():
    packs = packs_with(entry(**TEAM | {"genders": ["female"]}), genders=(entry(id="female", wording="Girl or woman"),))
    assert match(services_of(packs)[0], person(gender="female")).verdict == "fits"


@st.composite
def people(draw: st.DrawFn) -> Person:
    terms = {
        name: [""] + [one.id for one in shipped().entries(name)] for name in ("genders", "levels", "areas", "referrers")
    }
    known = {name.removesuffix("s"): draw(st.sampled_from(ids)) for name, ids in terms.items()}
    groups = {name: draw(st.sampled_from((None, False, True))) for name in ("leaving_care", "additional_needs")}
    return person(age=draw(st.none() | st.integers(0, 30)), **known, **groups)


@settings(max_examples=30, deadline=None)
@given(people())
def test_whoever_it_is_all_services_stand_in_the_same_order_with_a_reason_each(anybody):
    rows = directory(shipped(), anybody, AT, TODAY)
    assert [row.service.id for row in rows] == [one.id for one in shipped().entries("services")]
    assert all(row.match.reasons and row.match.verdict for row in rows)
    assert all(reason.endswith(".") for row in rows for reason in row.match.reasons)
    assert {row.match.verdict for row in rows if row.service.emergency} == {"fits"}


@settings(max_examples=30, deadline=None)
@given(people(), st.sampled_from(("age", "gender", "level", "area")))
def test_knowing_less_of_a_child_never_turns_may_fit_into_a_firm_answer_against(anybody, unknown):
    blank = Person(**{name: getattr(anybody, name) for name in Person.__slots__ if name != unknown})
    for one in services_of(shipped()):
        if match(one, anybody).verdict != "does not fit":
            assert match(one, blank).verdict != "does not fit"


def test_emergency_lines_stand_first_wherever_the_file_has_them():
    lines = [entry(id=f"line_{n}", telephone="999", emergency=True) for n in (1, 2)]
    packs = packs_with(entry(id="first"), lines[0], entry(id="second"), lines[1])
    rows = directory(packs, Person(age=40), AT, TODAY)
    assert [row.service.id for row in rows] == ["line_1", "line_2", "first", "second"]


def test_a_service_that_nobody_has_confirmed_for_a_year_says_so():
    packs = packs_with(entry(id="fresh"), entry(id="old", checked=date(2025, 11, 25)))
    fresh, old = directory(packs, Person(), AT, TODAY)
    assert (fresh.is_stale, fresh.age_note) == (False, "")
    assert (old.is_stale, old.age_note) == (True, "Not confirmed since 25 November 2025.")


class Brackets(NullTranslations):
    """A language in which every text of ours stands in brackets."""

    def gettext(self, message: str) -> str:
        return f"[{message}]"


def said(at: str, **known) -> list[str]:
    """All reasons and openings in brackets, of services whose own words do not stand among them."""
    child = person(**known)
    rows = directory(shipped(), child, datetime.fromisoformat(at), TODAY)
    plain = [row for row in rows if not row.service.hours.note]
    words = [words for row in plain for words in (*row.match.reasons, row.opening.words)]
    return [asked_for(child), *(usual_hours(row.service.hours).replace("; ", "") for row in rows), *words]


@pytest.mark.parametrize("at", ["2026-12-01T10:00", "2026-12-24T17:00", "2026-12-25T10:00", "2029-01-02T10:00"])
@pytest.mark.parametrize(
    "known",
    [
        {},
        {"age": 14, "gender": "female", "level": "low", "area": "coventry", "referrer": "professional"},
        {"age": 22, "gender": "another", "level": "high", "area": "elsewhere", "referrer": "young_person"},
        {"age": 22, "gender": "male", "leaving_care": True, "referrer": "somebody_else"},
    ],
)
def test_everything_said_can_be_put_into_another_language(at, known):
    def brackets() -> list[str]:
        speak(Brackets())
        return said(at, **known)

    for words in copy_context().run(brackets):
        rest = words
        while (shorter := re.sub(r"\[[^\[\]]*\]", "", rest)) != rest:
            rest = shorter
        assert not rest.strip(), words


def test_nothing_is_counted_or_scored():
    names = " ".join(dir(directory(shipped(), Person(), AT, TODAY)[0])) + " ".join(dir(match(service(), Person())))
    assert not re.search("score|rank|weight|percent|probab", names)


def test_whoever_would_refer_is_told_from_which_age_young_people_may():
    found = match(service(**TEAM, self_referral="yes", self_referral_from=13), person(referrer="parent_carer"))
    assert found.reasons[0] == "Anyone may refer. Young people may refer themselves from age 13."
