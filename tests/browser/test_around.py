"""Services, guidance, “where is it?” and advice on wording, as people see and use them."""

import re

import pytest
from playwright.sync_api import Page, expect

from formsvc.catalogue import form_type
from formsvc.formkit.formtype import FormType
from tests.browser.inspection import Inspector

pytestmark = pytest.mark.browser
SLIPS = "The SW says she puts herself at risk."


def _kind(slug: str) -> FormType:
    found = form_type(slug)
    assert found
    return found


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


@pytest.fixture
def plan(clerk) -> str:
    return str(clerk.start(_kind("safety-plan")))


def test_services_guidance_and_the_list_of_everything_are_accessible(visit):
    inspector = Inspector()
    for address in ("/services", "/guidance/", "/guidance/difficult-conversations", "/where"):
        inspector.look(visit(address))
    assert inspector.faults == []


def test_a_search_of_services_by_keyboard_and_without_javascript_says_what_fits(visit):
    page = visit("/services", java_script_enabled=False)
    page.get_by_label("Age in years").fill("14")
    page.get_by_role("radio", name="Male", exact=True).check()
    page.get_by_label("Age in years").press("Enter")
    expect(page.locator("#project_artemis")).to_contain_text("Does not fit")
    expect(page.get_by_role("heading", level=2, name="Services on")).to_be_in_viewport()
    expect(page.get_by_text("For: age 14, male.")).to_be_in_viewport()
    assert page.url.endswith("/services#found")


def test_emergency_lines_stand_above_what_there_is_to_fill_in(visit):
    page = visit("/services")
    expect(page.locator("#police_999")).to_be_in_viewport()


def test_a_search_that_is_wrong_shows_its_error_without_javascript_too(visit):
    page = visit("/services", java_script_enabled=False)
    page.get_by_label("Age in years").fill("x")
    _press(page, "Show what fits")
    expect(page.locator(".govuk-error-summary")).to_be_in_viewport()


def test_a_search_that_is_wrong_takes_the_focus_to_its_error(visit):
    page = visit("/services")
    page.get_by_label("Age in years").fill("x")
    _press(page, "Show what fits")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    inspector = Inspector()
    inspector.look(page)
    assert inspector.faults == []


def test_services_are_chosen_for_a_plan(visit, plan):
    page = visit(f"{plan}/steps/services/")
    page.get_by_role("button", name="Choose from the directory").click()
    inspector = Inspector()
    inspector.look(page)
    assert inspector.faults == []
    _press(page, "Add what is ticked")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    inspector.look(page)
    assert inspector.faults == []
    page.get_by_label("Add to this record: Kairos").check()
    _press(page, "Add what is ticked")
    expect(page.get_by_text("Kairos")).to_be_visible()


def test_advice_on_wording_stands_beside_the_answer(visit, plan):
    page = visit(f"{plan}/steps/concern/")
    box = page.get_by_label("Why this level, in your judgement?")
    box.fill(SLIPS)
    _press(page, "Save and see advice on wording")
    expect(page.get_by_text("Advice stands below")).to_be_in_viewport()
    expect(page.locator("#looked")).to_be_focused()
    expect(page.locator("#why_this_level-note")).to_contain_text("social worker")
    expect(box).to_have_value(SLIPS)
    inspector = Inspector()
    inspector.look(page)
    assert inspector.faults == []


def test_guidance_beside_a_step_opens_in_a_window_of_its_own(visit, plan):
    page = visit(f"{plan}/steps/concern/")
    box = page.get_by_label("Why this level, in your judgement?")
    box.fill("Not saved yet.")
    page.get_by_text("Guidance: Levels of risk").click()
    with page.expect_popup() as opened:
        page.get_by_role("link", name=re.compile(r"Read more \(opens in a new tab\).*Levels of risk")).click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Levels of risk")
    expect(box).to_have_value("Not saved yet.")
