"""The list of services as it is read: what is wrong is named by list, entry and key, and nothing is read in silence."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from formsvc.core.errors import DataPackError
from formsvc.directory.reading import services_of
from formsvc.directory.service import Ages, Closure, Limit, Span
from formsvc.directory.terms import terms_of
from tests.directory.making import entry, packs_with, service, service_named, shipped

TABLE = tomllib.loads((Path(__file__).parent / "cases" / "wrong.toml").read_text(encoding="utf-8"))
WRONG = [pytest.param(*case[1:], id=case[0]) for case in TABLE["cases"]]
NIGHT = {"days": ["friday"], "from": "20:00", "to": "02:00"}


@pytest.mark.parametrize("keys, words", WRONG)
def test_what_is_wrong_with_a_service_is_named_by_list_entry_and_key(keys, words):
    with pytest.raises(DataPackError) as refused:
        service(**keys)
    assert str(refused.value).startswith("The list “services”, entry “rowan_house”")
    assert words in str(refused.value)


@pytest.mark.parametrize(
    "key, value, words",
    [
        ("people", 5, "“people” is no text in quotation marks."),
        ("within", "everybody", "“within” is the id of no entry of this list."),
        ("ask", "yes", "“ask” is neither true nor false."),
        ("also", "girl", "“also” is no list of texts."),
        ("also", [5], "“also” is no list of texts."),
    ],
)
def test_what_is_wrong_with_an_entry_that_searches_name_is_told_too(key, value, words):
    packs = packs_with(entry(), genders=(entry(id="female", wording="Female", **{key: value}),))
    with pytest.raises(DataPackError, match=f"The list “genders”, entry “female”: {words}"):
        services_of(packs)


def test_a_service_of_which_little_is_said_is_not_known():
    found = service()
    assert (found.whom.ages, found.whom.genders, found.areas, found.referrers) == (Ages(), Limit(), Limit(), Limit())
    assert (found.self_referral, found.hours.known, found.hours.bank_holidays) == ("not known", False, "not known")
    assert (found.does, found.how, found.form, found.offers, found.emergency) == ("", "", "", (), False)


def test_what_is_said_to_be_not_known_is_as_if_it_were_not_said():
    unsaid = dict.fromkeys(("ages", "genders", "levels", "areas", "referrers", "self_referral", "hours"), "not known")
    assert service(**unsaid).whom == service().whom
    assert service(**unsaid).hours == service().hours


def test_everybody_is_known_and_has_no_limit():
    found = service(ages="any", genders="any")
    assert (found.whom.ages, found.whom.genders) == (Ages(known=True), Limit(known=True))


def test_hours_are_read_for_each_day():
    found = service(hours=[NIGHT | {"over_midnight": True}, {"days": ["monday"], "from": "00:00", "to": "24:00"}])
    assert found.hours.spans == (Span(0, 0, 1440), Span(4, 1200, 1560))


def test_a_day_round_the_clock_may_end_as_it_began():
    found = service(hours=[{"days": ["monday"], "from": "08:00", "to": "08:00", "over_midnight": True}])
    assert found.hours.spans == (Span(0, 480, 1920),)


def test_a_closure_may_be_a_single_day():
    assert service(closures=[{"from": date(2026, 12, 24), "to": date(2026, 12, 24)}]).hours.closures == (
        Closure(date(2026, 12, 24), date(2026, 12, 24)),
    )


def test_services_are_read_once_for_the_same_packs():
    assert services_of(shipped()) is services_of(shipped())


def test_a_list_that_searches_name_has_the_words_of_its_entries():
    terms = terms_of(shipped(), "levels")
    assert [(one.id, one.people) for one in terms.values()] == [("low", "low"), ("medium", "medium"), ("high", "high")]


# What the founding guide names, and what it gives to reach it by.
GUIDE = {
    "police_999": "999",
    "police_101": "101",
    "out_of_hours_social_worker": "024 7683 2222",
    "designated_safeguarding_lead": "",
    "mash": "https://www.coventry.gov.uk/mashreferral",
    "cse_team": "024 7678 8555 cse.horizon@coventry.gov.uk",
    "crasac": "024 7627 7777 helpline@crasac.org.uk",
    "project_artemis": "coventry_partnership@west-midlands.pnn.police.uk",
    "positive_choices": "024 7655 3130 positivechoices@cgl.org.uk",
    "creative_optimistic_visions": "024 7644 5439 info@creativeoptimisticvisions.co.uk",
    "kairos": "024 7655 9550 admin@kairoswwt.org.uk",
    "family_hubs": "https://www.coventry.gov.uk/familyhubs https://www.coventry.gov.uk/applyearlyhelp",
    "early_help": "https://www.coventry.gov.uk/familyhubs https://www.coventry.gov.uk/applyearlyhelp",
    "family_group_conferencing": "fgc@coventry.gov.uk https://www.coventry.gov.uk/FGCCoventry",
}


def test_every_service_of_the_founding_guide_is_there_with_what_reaches_it():
    assert [one.id for one in services_of(shipped())] == list(GUIDE)
    for name, contacts in GUIDE.items():
        one = service_named(name)
        ways = (one.entry.telephone, one.entry.email, one.entry.url, one.form)
        assert " ".join(filter(None, ways)) == contacts


def test_only_the_police_lines_have_been_confirmed_since_the_guide():
    today = date(2026, 11, 26)
    fresh = [one.id for one in services_of(shipped()) if not one.entry.is_stale(today)]
    assert fresh == ["police_999", "police_101"]


def test_the_guide_says_nothing_of_bank_holidays_so_nothing_is_known():
    timed = [one for one in services_of(shipped()) if one.hours.spans]
    assert len(timed) == 4
    assert {one.hours.bank_holidays for one in timed} == {"not known"}


def test_every_service_says_what_it_does_and_how_to_turn_to_it():
    for one in services_of(shipped()):
        assert one.does.endswith(".")
        assert one.how.endswith(".")
