"""The directory as pages: emergency lines first, each service with its reasons; what is chosen goes into the plan."""

import re

import pytest

from formsvc.data.packs import load_packs
from formsvc.web.searching import time_of
from tests.web.page import Form, Page
from tests.web.site import Browser, save, step_at

SERVICES = load_packs().entries("services")
ADDRESS = "/services"


def found(page: Page) -> dict[str, str]:
    """What the page says of each service, by its id."""
    cards = re.findall(r'<div class="app-card" id="([^"]+)">(.*?)\n</div>', page.source, re.DOTALL)
    return {name: Page(card).text for name, card in cards}


def search_form(window: Browser) -> Form:
    """The form of a search with nothing in it."""
    return window.page(ADDRESS).form("search")


def searched(window: Browser, *answers: tuple[str, str]) -> Page:
    answer = window.post(ADDRESS, search_form(window).filled(*answers))
    assert answer.status_code == 200
    return Page(answer.text)


def test_every_service_is_there_and_emergency_lines_come_first(window):
    source = window.page(ADDRESS).source
    places = [source.index(f'id="{entry.id}"') for entry in SERVICES]
    urgent = [place for place, entry in zip(places, SERVICES, strict=True) if entry.facts.get("emergency")]
    assert max(urgent) < min(set(places) - set(urgent))


def test_a_search_says_what_fits_and_why(window):
    told = found(searched(window, ("age", "14"), ("gender", "male"), ("level", "low")))
    assert "Does not fit" in told["project_artemis"]
    assert "For girls and women: you said male." in told["project_artemis"]
    assert "Fits" in told["family_hubs"]


def test_a_search_keeps_what_was_filled_in_and_stores_nothing(site, window):
    before = site.state()
    page = searched(window, ("age", "14"), ("gender", "female"), ("level", "high"))
    assert page.form("search").value("age") == "14"
    assert page.form("search").value("gender") == "female"
    assert site.state() == before
    assert search_form(window).value("age") == ""


def test_hours_are_those_of_the_day_and_time_asked_for(window):
    day = (("on_day-day", "1"), ("on_day-month", "12"), ("on_day-year", "2026"))
    evening = found(searched(window, *day, ("at_time", "18.30")))
    assert "Open now, until 8pm." in evening["crasac"]
    assert "Closed now. Opens next on Wednesday 2 December 2026 at 8:30am." in evening["cse_team"]


def test_the_clock_of_the_service_is_used_when_no_time_is_given(site, window):
    assert "Open now" in found(window.page(ADDRESS))["cse_team"]  # the tests' clock stands at half past nine
    site.clock.pass_by(hours=12)
    assert "Closed now" in found(site.browser().page(ADDRESS))["cse_team"]


@pytest.mark.parametrize(
    "answer, message",
    [
        pytest.param(("age", "fourteen"), "Give the age in whole years", id="an age in words"),
        pytest.param(("age", "140"), "Give the age in whole years", id="an age nobody reaches"),
        pytest.param(("at_time", "later"), "Write the time like 14:30", id="a time that is none"),
        pytest.param(("on_day-year", "2026"), "Give the day, the month and the year", id="a year alone"),
    ],
)
def test_a_search_that_cannot_be_understood_says_what_to_do_and_keeps_what_was_typed(window, answer, message):
    form = search_form(window)
    got = window.post(ADDRESS, form.filled(answer))
    assert got.status_code == 422
    assert message in Page(got.text).text
    assert Page(got.text).form("search").value(answer[0]) == answer[1]


def test_a_choice_that_is_not_offered_is_refused(window):
    got = window.post(ADDRESS, (*search_form(window).pairs, ("gender", "girl")))
    assert got.status_code == 422
    assert "choose one of the answers" in Page(got.text).text


def test_a_day_beyond_all_calendars_is_told(window):
    day = (("on_day-day", "1"), ("on_day-month", "1"), ("on_day-year", "9999"))
    form = search_form(window)
    assert window.post(ADDRESS, form.filled(*day)).status_code == 422


def test_stale_entries_say_so(window):
    assert "Not confirmed since 1 January 2019." in found(window.page(ADDRESS))["kairos"]


def test_what_is_ticked_goes_into_the_plan_once(site, window, plan):
    save(window, step_at(plan, "child"), [("date_of_birth-year", "2012"), ("gender", "Female")])
    chosen = f"{step_at(plan, 'services')}directory"
    for _ in range(2):
        answer = window.post(chosen, [("csrf_token", window.token()), ("service", "crasac"), ("service", "cse_team")])
        assert answer.status_code == 303
    names = [dict(pairs)["service"] for pairs in site.typed(plan, "services")]
    assert names == ["CSE Team (Horizon)", "Coventry Rape and Sexual Abuse Centre (CRASAC)"]
    assert "024 7678 8555" in dict(site.typed(plan, "services")[0])["contact"]


def test_what_the_plan_says_of_the_child_is_what_services_are_matched_with(window, plan):
    born = [("date_of_birth-day", "1"), ("date_of_birth-month", "6"), ("date_of_birth-year", "2012")]
    save(window, step_at(plan, "child"), [("name", "Taz"), *born, ("gender", "Boy")])
    save(window, step_at(plan, "concern"), [("level", "low")])
    told = window.page(f"{step_at(plan, 'services')}directory").text
    assert "For girls and women: you said male." in told
    assert "Ages 12 to 19: 14 fits." in told


def test_a_service_that_is_in_the_plan_is_not_offered_again(window, plan):
    chosen = f"{step_at(plan, 'services')}directory"
    window.post(chosen, [("csrf_token", window.token()), ("service", "kairos")])
    page = window.page(chosen)
    assert "It is in this record already." in page.text
    assert "service-kairos" not in page.source


def test_a_service_that_does_not_exist_is_added_to_nothing(site, window, plan):
    window.post(f"{step_at(plan, 'services')}directory", [("csrf_token", window.token()), ("service", "nobody")])
    assert site.typed(plan, "services") == ()


@pytest.mark.parametrize("slug", ["child", "actions", "nothing"])
def test_only_a_list_of_services_is_chosen_from_the_directory(window, plan, slug):
    assert window.get(f"{step_at(plan, slug)}directory").status_code == 404


@pytest.mark.parametrize(
    "text, hour, minute",
    [("14:30", 14, 30), ("2.30pm", 14, 30), ("12am", 0, 0), ("12 pm", 12, 0), ("9 a.m.", 9, 0), ("00:05", 0, 5)],
)
def test_times_are_read_as_they_are_written(text, hour, minute):
    at = time_of(text)
    assert at
    assert (at.hour, at.minute) == (hour, minute)


@pytest.mark.parametrize("text", ["14", "25:00", "13pm", "0am", "12:60", "²:30", "half past two", ""])
def test_what_is_no_time_is_not_taken_for_one(text):
    assert time_of(text) is None
