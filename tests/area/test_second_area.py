"""formsvc in another area: every form, page and document works with its lists, and nothing shows of the first area."""

import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from formsvc.advice import advise
from formsvc.catalogue import FORM_TYPES
from formsvc.cli import cli
from formsvc.data.lists import CHOICES
from formsvc.data.packs import Packs
from formsvc.documents.inspect import texts
from formsvc.formkit.formtype import FormType, Rows
from formsvc.formkit.problems import stopping
from formsvc.formkit.read import read, to_record
from formsvc.formkit.record import fresh_pages
from tests.area.fenmere import adapted
from tests.filled import answers_of, filled, papers, text_of
from tests.language.extract import form_classes, of_form_type, of_questions
from tests.oracles.observed import differing, from_command_line
from tests.oracles.reports import PANEL, report
from tests.oracles.world import repeated
from tests.web.page import Page
from tests.web.site import Browser, item_at, step_at, type_in

# What would give the first area away: its name, its numbers, its addresses, its police, what its teams and hubs are
# called. A safeguarding hub is called MASH in most areas, though not in all: that may stand in brackets.
ELSEWHERE = re.compile(
    r"coventry|horizon|024 ?76|west.midlands|kairos|crasac|artemis"
    r"|\bcse team|\bcse\b|(?<!\()(?<!called )\bmash\b|family hubs?|\bhere to help|family matters|low, medium",
    re.IGNORECASE,
)
AREAS = ["packs", "fenmere_packs"]
by_area = pytest.mark.parametrize("area", AREAS)
by_form = pytest.mark.parametrize("form", FORM_TYPES, ids=lambda one: one.slug)


def packs_of(request: pytest.FixtureRequest, area: str) -> Packs:
    return request.getfixturevalue(area)  # type: ignore[no-any-return]  # pytest's fixtures have no types


def traces(text: str) -> list[str]:
    """What stands in a text of the first area."""
    return sorted({found[0] for found in ELSEWHERE.finditer(text)})


@by_area
@by_form
def test_the_example_makes_every_document(form, area, request):
    packs = packs_of(request, area)
    answers = answers_of(form, adapted(form, packs), packs)
    made = papers(form, answers, packs)
    assert list(made) == [document.name for document in form.documents]
    marking = packs.entries("markings")[0].wording
    assert all(marking in texts(file.content) for file in made.values())


@by_form
def test_every_choice_of_the_area_is_printed(form, fenmere_packs):
    for turn in range(4):
        printed = text_of(form, answers_of(form, filled(form, fenmere_packs, turn=turn), fenmere_packs), fenmere_packs)
        assert traces(printed) == []


def test_a_level_of_the_area_is_on_the_plan_with_its_meaning(fenmere_packs):
    plan = next(form for form in FORM_TYPES if form.slug == "safety-plan")
    value = adapted(plan, fenmere_packs)
    assert value["concern"]["level"] == "serious"
    assert "Serious concern" in text_of(plan, answers_of(plan, value, fenmere_packs), fenmere_packs)


@pytest.mark.parametrize("level", ["low", "medium", "high"])
def test_a_level_of_another_area_is_refused_by_name(level, fenmere_packs):
    plan = next(form for form in FORM_TYPES if form.slug == "safety-plan")
    value = adapted(plan, fenmere_packs)
    value["concern"]["level"] = level
    assert [finding.path for finding in stopping(read(plan, value, fenmere_packs).findings)] == ["concern.level"]


def test_a_meeting_starts_with_the_agenda_of_the_area(fenmere_packs):
    meeting = next(form for form in FORM_TYPES if form.slug == "professionals-meeting")
    (agenda,) = (step for step in meeting.steps if step.slug == "agenda")
    started = [dict(page.pairs) for page in fresh_pages(agenda, fenmere_packs)]
    assert [next(iter(pairs.values())) for pairs in started] == [one.wording for one in fenmere_packs.entries("agenda")]
    assert any("Places by the harbour, and rides home" in pairs.values() for pairs in started)


def seen(browser: Browser, form: FormType, answers: object) -> Iterator[tuple[str, str]]:
    """Every page of a record that holds these answers, by its address."""
    record = type_in(browser, form, answers)
    for address in (record, f"{record}check", f"{record}documents"):
        yield address, browser.page(address).text
    for step in form.steps:
        address = step_at(record, step.slug)
        new = item_at(record, step.slug) if isinstance(step, Rows) else f"{address}advice"
        yield from ((one, browser.page(one).text) for one in (address, new))


def test_no_word_of_any_form_names_the_first_area():
    said = chain(*map(of_form_type, FORM_TYPES), *map(of_questions, form_classes()))
    words = [word for one in said for word in _each(one.text)]
    assert len(words) > 500
    assert {word: found for word in words if (found := traces(word))} == {}


def _each(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else text


@pytest.mark.parametrize("slug", ["referral-record", "screening-aide"])  # pages, lists, factors, choices of every kind
def test_every_page_of_a_form_draws_without_a_trace_of_another_area(slug, site, fenmere_packs):
    form = next(one for one in FORM_TYPES if one.slug == slug)
    pages = dict(seen(site.browser(), form, adapted(form, fenmere_packs)))
    assert len(pages) >= 2 * len(form.steps)
    assert {address: found for address, text in pages.items() if (found := traces(text))} == {}


def test_choices_that_name_teams_are_in_the_words_of_the_area(site):
    browser = site.browser()
    aide, record, request_ = (browser.start(slug) for slug in ("screening-aide", "referral-record", "advice-request"))
    assert "Ring the Beacon Team" in browser.page(step_at(aide, "next_steps")).text
    assert "Help from a Marsh Centre" in browser.page(step_at(record, "follow_up")).text
    assert "The front door" in browser.page(step_at(request_, "asked")).text


def test_the_words_of_our_own_choices_would_do_in_any_area(packs):
    chosen = [entry for name in CHOICES for entry in packs.entries(name)]
    assert [found for entry in chosen for found in traces(f"{entry.wording} {entry.meaning}")] == []


def test_the_words_of_our_own_guidance_would_do_in_any_area(packs):
    for guide in packs.guides:
        text = re.sub(r"\]\([^)]*\)", "]", guide.text)  # without addresses
        assert traces(f"{guide.title} {guide.summary} {text}") == [], guide.slug


def test_pages_of_ours_say_that_nobody_checked_them_here_and_name_no_owner(site, fenmere_packs):
    browser = site.browser()
    for guide in fenmere_packs.guides:
        page = browser.page(f"/guidance/{guide.slug}").text
        assert ("Nobody has checked it for your area." in page) is guide.inherited
        assert ("Looked after by Fenmere safeguarding partnership." in page) is not guide.inherited
        assert "Safeguarding children partnership" not in page


PAGES = ("/", "/services", "/guidance/", "/where")


def test_all_other_pages_draw_without_a_trace_of_another_area(site, fenmere_packs):
    browser = site.browser()
    addresses = (*PAGES, *(f"/guidance/{guide.slug}" for guide in fenmere_packs.guides))
    pages = {address: browser.page(address).text for address in addresses}
    assert {address: found for address, text in pages.items() if (found := traces(text))} == {}
    assert "Beacon Team" in pages["/services"]
    assert "Night duty" in pages["/where"]
    assert "Call: 01632 960101" in pages["/where"]
    assert "E-mail: partner.desk@fenmere-police.example" in pages["/where"]
    assert "the blue card is taken home" in pages["/guidance/safe-rides-home"]
    assert "A group of young people wrote these tips" in pages["/guidance/trusted-relationships"]


def test_the_page_of_services_knows_the_levels_of_the_area(site):
    page: Page = site.browser().page("/services")
    assert "Everyday support" in page.text
    assert "Medium" not in page.text


def test_the_leaflet_of_all_guidance_is_the_areas_own(site):
    made = site.browser().get("/guidance/leaflet.docx")
    text = texts(made.data)
    assert made.status_code == 200
    assert "the blue card is taken home" in text
    assert "01632 960101" in text
    assert traces(text) == []


def asked(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, env={"FORMSVC_PACKS": str(folder)})


def test_services_are_matched_by_the_levels_of_the_area(folder):
    on = ("--on", "2026-12-05T13:00", "--json")  # a Saturday
    result = asked(folder, "services", "--age", "15", "--gender", "male", "--level", "early", *on)
    assert result.exit_code == 0, result.output
    found = {one["id"]: one for one in json.loads(result.stdout)["services"]}
    assert found["lantern_house"]["verdict"] == "fits"
    assert (found["lantern_house"]["open"], found["beacon_team"]["open"]) == ("open", "open")
    assert found["night_duty"]["open"] == "open"
    assert found["front_door"]["open"] == "closed"
    assert traces(result.stdout) == []


def test_a_level_of_another_area_is_no_level_for_services_either(folder):
    assert asked(folder, "services", "--level", "medium").exit_code == 2


def test_advice_on_wording_is_the_same_but_for_the_words_of_the_area(packs, fenmere_packs):
    plan = next(form for form in FORM_TYPES if form.slug == "safety-plan")
    record, _ = to_record(
        plan, {"concern": {"why_this_level": "She rings the HYP. The XQZ is told. She is promiscuous."}}
    )

    def said(area: Packs) -> list[tuple[str, int]]:
        return [(one.kind, one.start) for one in advise(plan, record, area)]

    assert len(said(packs)) - len(said(fenmere_packs)) == 1
    assert {kind for kind, _start in said(fenmere_packs)} == {"abbreviation", "wording"}


def test_the_source_makes_no_difference_here_either(folder, tmp_path, monkeypatch, fenmere_packs):
    monkeypatch.setenv("FORMSVC_PACKS", str(folder))
    answers = report(3, fenmere_packs)
    with repeated(1):
        one, other = (
            from_command_line({**answers, "source": PANEL[name]}, tmp_path / name[:4])
            for name in ("short, A", "not Latin")
        )
    assert {code for name, (code, *_) in one.items() if name.startswith(("fill ", "email "))} == {0}
    assert len(one["folder"]) >= 6
    assert differing(one, other) == []
