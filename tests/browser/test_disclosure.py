"""What gives somebody away is marked, reachable and can be put right; what is to be copied can be copied."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from formsvc.catalogue import example_of
from formsvc.formkit.read import to_record
from formsvc.forms.intelligence_report.form import INTELLIGENCE_REPORT as REPORT
from tests.browser.inspection import Inspector
from tests.browser.site import Clerk

pytestmark = pytest.mark.browser

TELLING = "Roz saw the silver car at the gate. The breakfast club organiser told us, her number is 07700 900 811."


def report(clerk: Clerk, what_happened: str = "") -> str:
    """The example, with another account if one is given; its address."""
    answers = json.loads(example_of(REPORT))
    if what_happened:
        answers["account"]["what_happened"] = what_happened
    typed, _ = to_record(REPORT, answers)
    record = clerk.start(REPORT)
    for step in REPORT.steps:
        for page in typed.get(step.slug, ()):
            clerk.save(record, step, page.pairs)
    return record


def test_marked_words_can_be_reached_and_given_a_reason_by_keyboard(visit: Callable[..., Page], clerk: Clerk) -> None:
    page = visit(f"{report(clerk, TELLING)}/read-through/")
    inspector = Inspector()
    inspector.look(page, "marked words")
    expect(page.locator("mark").first).to_have_text("Roz")
    page.get_by_role("radio", name="No", exact=True).check()
    page.get_by_role("button", name="I have read it").click()
    links = page.locator(".govuk-error-summary__list a")
    asked = links.count()
    assert asked >= 3
    inspector.look(page, "marked words without a reason")
    for number in range(asked):
        links.nth(number).press("Enter")
        focused = page.locator(":focus")
        assert focused.evaluate("one => one.tagName") == "SELECT"
        focused.select_option("known_anyway")
    page.get_by_role("button", name="I have read it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Documents")
    assert inspector.faults == []


def test_subject_and_log_can_be_copied(visit: Callable[..., Page], clerk: Clerk) -> None:
    record = report(clerk)
    page = visit(f"{record}/emails/", permissions=["clipboard-read", "clipboard-write"])
    log = page.get_by_label("Log as plain text").input_value()
    page.get_by_role("button", name="Log as plain text").click()
    expect(page.locator("[data-copied=copy-log]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == log
    expect(page.locator("[data-copy=copy-address]")).to_be_hidden()  # there is nothing to copy yet


def test_where_copying_is_refused_the_text_is_selected(visit: Callable[..., Page], clerk: Clerk) -> None:
    page = visit(f"{report(clerk)}/emails/")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')) }")
    page.get_by_role("button", name="Log as plain text").click()
    expect(page.locator("[data-copied=copy-log]")).to_contain_text("press Ctrl and C")
    log = page.get_by_label("Log as plain text")
    expect(log).to_be_focused()
    assert log.evaluate("box => box.selectionEnd - box.selectionStart") == len(log.input_value())


def test_without_scripts_there_is_the_text_and_no_button_that_does_nothing(
    visit: Callable[..., Page], clerk: Clerk
) -> None:
    page = visit(f"{report(clerk)}/emails/", java_script_enabled=False)
    expect(page.get_by_label("Log as plain text")).to_be_visible()
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)


def test_on_paper_nothing_shows_what_was_found(visit: Callable[..., Page], clerk: Clerk) -> None:
    page = visit(f"{report(clerk, TELLING)}/read-through/")
    expect(page.locator(".app-warning").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_text("Roz").first).to_be_visible()
    assert page.locator(".app-warning:visible").count() == 0
    expect(page.get_by_role("heading", name="Where to look")).to_be_hidden()
    style = page.locator("mark").first.evaluate("one => [getComputedStyle(one).textDecorationLine, one.innerText]")
    assert style == ["none", "Roz"]
    colour = page.locator("mark").first.evaluate("one => getComputedStyle(one).backgroundColor")
    assert colour == "rgba(0, 0, 0, 0)"
