"""The directory as pages: emergency lines first, each service with its reasons; what is chosen goes into the plan."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from formsvc.data.packs import load_packs
from formsvc.directory.reading import services_of
from formsvc.forms.safety_plan.action_pages import ServiceUsedForm
from formsvc.web.searching import age_of, time_of
from tests.web.page import Form, Page
from tests.web.site import Browser, Site, running, save, step_at

PACKS = load_packs()
SERVICES = PACKS.entries("services")
ADDRESS = "/services"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One site for all tests here: each has a record of its own, and nothing else is changed."""
    with running(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(scope="module")
def window(site: Site) -> Browser:
    return site.browser()


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
    assert max(urgent) < source.index('id="search"')


def test_a_search_says_what_fits_and_why(window):
    told = found(searched(window, ("age", "14"), ("gender", "male"), ("level", "low")))
    assert "Does not fit" in told["project_artemis"]
    assert "For girls and women: you said male." in told["project_artemis"]
    assert "Fits" in told["family_hubs"]


def test_what_was_searched_stands_above_what_was_found(window):
    page = searched(window, ("age", "14 yrs"), ("gender", "female"), ("level", "low"), ("additional_needs", "no"))
    told = "For: age 14, female, low level, no additional needs."
    assert page.text.index("Services on") < page.text.index(told) < page.text.index("At a glance")
    assert "For: anybody." in searched(window).text
    assert "For: " not in window.page(ADDRESS).text


def test_a_page_of_what_was_found_has_a_title_of_its_own_that_names_nobody(window):
    titles = [page.title.strip() for page in (window.page(ADDRESS), searched(window, ("age", "14")))]
    assert titles == ["Services – formsvc", "Services found – formsvc"]


def test_a_search_leads_to_what_was_found_and_one_that_is_wrong_to_the_top_of_the_page(window):
    assert search_form(window).attributes["action"] == "/services#found"
    good = searched(window, ("age", "14"))
    assert [tag for tag, one in good.tags if one.get("id") == "found"] == ["h2"]
    bad = window.post(ADDRESS, search_form(window).filled(("age", "fourteen"))).text
    assert bad.index("There is something to put right") < bad.index("<h1")
    assert 'id="found"' not in bad


def test_the_search_says_what_additional_needs_are(window):
    hint = "Such as mental health, a learning disability, or not being in education, work or training."
    assert hint in window.page(ADDRESS).text
    assert "mental health" in found(searched(window, ("age", "22")))["positive_choices"]


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


def test_the_clock_of_the_service_is_used_when_no_time_is_given(tmp_path):
    with running(tmp_path) as site:  # whose clock is turned on
        assert "Open now" in found(site.browser().page(ADDRESS))["cse_team"]  # it stands at half past nine
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
    contact = dict(site.typed(plan, "services")[0])["contact"].splitlines()
    assert "024 7678 8555" in contact
    assert contact[-2:] == ["Usual hours: Monday to Friday 8:30am to 5pm.", "Not confirmed since 1 January 2019."]


@pytest.mark.parametrize(
    "today, words", [(date(2019, 2, 1), "Checked on 1 January 2019."), (date(2026, 12, 1), "Not confirmed since")]
)
def test_a_service_in_the_plan_says_how_old_its_entry_is(today, words):
    of = {service.id: service for service in services_of(PACKS)}
    assert ServiceUsedForm.from_service(of["mash"], today)["contact"].splitlines()[-1].startswith(words)
    assert "Usual hours" not in ServiceUsedForm.from_service(of["mash"], today)["contact"]
    assert "when the office is shut" in ServiceUsedForm.from_service(of["out_of_hours_social_worker"], today)["contact"]


@pytest.mark.parametrize("sent", [[], [("service", "nobody")]])
def test_adding_without_a_tick_says_what_to_do(site, window, plan, sent):
    answer = window.post(f"{step_at(plan, 'services')}directory", [("csrf_token", window.token()), *sent])
    page = Page(answer.text)
    assert (answer.status_code, page.title.strip().startswith("Error:")) == (422, True)
    assert "Tick each service you want" in page.text
    assert page.summary_links == ("#service-designated_safeguarding_lead",)
    assert "service-designated_safeguarding_lead" in page.ids
    assert site.typed(plan, "services") == ()


def test_emergency_lines_come_first_where_services_are_chosen(window, plan):
    source = window.page(f"{step_at(plan, 'services')}directory").source
    assert source.index('id="police_999"') < source.index('id="choose"')


def test_what_the_plan_says_of_the_child_is_what_services_are_matched_with(window, plan):
    born = [("date_of_birth-day", "1"), ("date_of_birth-month", "6"), ("date_of_birth-year", "2012")]
    save(window, step_at(plan, "child"), [("name", "Taz"), *born, ("gender", "Boy")])
    save(window, step_at(plan, "concern"), [("level", "low")])
    told = window.page(f"{step_at(plan, 'services')}directory").text
    assert "For girls and women: you said male." in told
    assert "Ages 12 to 19: 14 fits." in told


def test_a_gender_that_no_list_has_is_neither_guessed_nor_asked_for_again(window, plan):
    save(window, step_at(plan, "child"), [("name", "Taz"), ("gender", "Genderfluid")])
    told = window.page(f"{step_at(plan, 'services')}directory").text
    assert "For girls and women: the words for gender in the record are not in our list. Ask the service." in told
    assert "find out the gender" not in told
    assert "Genderfluid" not in told


def test_a_service_that_is_in_the_plan_is_not_offered_again(window, plan):
    chosen = f"{step_at(plan, 'services')}directory"
    window.post(chosen, [("csrf_token", window.token()), ("service", "kairos")])
    page = window.page(chosen)
    assert "It is in this record already." in page.text
    assert "service-kairos" not in page.source


@pytest.mark.parametrize("slug", ["child", "actions", "nothing"])
def test_only_a_list_of_services_is_chosen_from_the_directory(window, plan, slug):
    assert window.get(f"{step_at(plan, slug)}directory").status_code == 404


@pytest.mark.parametrize(
    "text, hour, minute",
    [
        ("14:30", 14, 30), ("2.30pm", 14, 30), ("12am", 0, 0), ("12 pm", 12, 0), ("9 a.m.", 9, 0), ("00:05", 0, 5),
        ("1830", 18, 30), ("0005", 0, 5), ("930pm", 21, 30), ("noon", 12, 0), (" Midday ", 12, 0), ("MIDNIGHT", 0, 0),
    ],
)  # fmt: skip
def test_times_are_read_as_they_are_written(text, hour, minute):
    at = time_of(text)
    assert at
    assert (at.hour, at.minute) == (hour, minute)


@pytest.mark.parametrize(
    "text", ["14", "25:00", "13pm", "0am", "12:60", "²:30", "half past two", "", "130", "2460", "18300"]
)
def test_what_is_no_time_is_not_taken_for_one(text):
    assert time_of(text) is None


@pytest.mark.parametrize(
    "text", ["14", " 14 ", "14 years", "14 yrs", "14yrs", "14 Years  old", "14 yr", "14 y/o", "014"]
)
def test_ages_are_read_as_they_are_written(text):
    assert age_of(text) == 14


@pytest.mark.parametrize(
    "text", ["", "14.5", "-14", "14 months", "1 4", "121 years", "years", "fourteen", "²", "14-15"]
)
def test_what_is_no_age_in_years_is_not_taken_for_one(text):
    assert age_of(text) is None
