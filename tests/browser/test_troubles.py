"""What a page does when something is wrong, or somebody works without a mouse or without JavaScript."""

import re

import pytest
from playwright.sync_api import Dialog, Page, expect

from formsvc.catalogue import form_type
from formsvc.formkit.formtype import FormType
from tests.browser.inspection import Inspector

pytestmark = pytest.mark.browser


def _kind(slug: str) -> FormType:
    found = form_type(slug)
    assert found
    return found


@pytest.fixture
def plan(clerk) -> str:
    return str(clerk.start(_kind("safety-plan")))


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


WRONG = {
    "nothing where something must be": ("safety-plan", "child", {}, "#name"),
    "no such date": (
        "safety-plan",
        "child",
        {"date_of_birth-day": "31", "date_of_birth-month": "2"},
        "#date_of_birth-day",
    ),
    "no e-mail address": ("safety-plan", "about", {"completed_by_email": "nobody"}, "#completed_by_email"),
    "no choice": ("safety-plan", "concern", {}, "#level"),
}


@pytest.mark.parametrize("slug, step, typed, target", WRONG.values(), ids=WRONG)
def test_an_error_takes_the_focus_and_its_link_reaches_the_field(slug, step, typed, target, visit, clerk):
    page = visit(f"{clerk.start(_kind(slug))}/steps/{step}/")
    for name, text in typed.items():
        page.locator(f"[name='{name}']").fill(text)
    _press(page, "Save and continue")
    summary = page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    assert page.title().startswith("Error: ")
    link = summary.locator(f"a[href='{target}']")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(target)).to_be_focused()
    for name, text in typed.items():
        expect(page.locator(f"[name='{name}']")).to_have_value(text)
    inspector = Inspector()
    inspector.look(page)
    assert inspector.faults == []


def test_pages_that_say_no_or_ask_again_are_accessible(visit, clerk, site):
    kind = _kind("intelligence-report")
    pages = clerk.fill(kind)
    page, inspector = visit(), Inspector()
    record, victim = pages[""][0], pages["victims"][0]
    for path in (
        "/",
        "/no-such-page",
        f"{record}/delete",
        f"{victim}/remove",
        f"{record}/check",
        f"{record}/steps/victims/",
    ):
        page.goto(path)
        inspector.look(page, path)
    page.goto(victim)
    other = page.context.new_page()
    other.goto(victim)
    other.get_by_label("Full name", exact=True).fill("Somebody Else")
    _press(other, "Save and continue")
    page.get_by_label("Full name", exact=True).fill("A Third Name")
    _press(page, "Save and continue")
    expect(page.get_by_role("heading", name="What the other window saved")).to_be_visible()
    expect(page.get_by_text("Somebody Else")).to_be_visible()
    expect(page.get_by_label("Full name", exact=True)).to_have_value("A Third Name")
    inspector.look(page, "two windows")
    _press(other, "Lock")
    inspector.look(other, "locked")
    assert inspector.faults == []
    assert len(inspector.seen) == 8


def test_the_shortest_way_to_a_plan_works_without_javascript(visit):
    page = visit("/", java_script_enabled=False)
    _press(page, "Start: safety plan")
    page.get_by_role("link", name="The concern", exact=True).click()
    page.get_by_label("Low", exact=True).check()
    _press(page, "Save and go back to the list")
    for step, label in (("about", "Who completes this plan?"), ("child", "Child's full name")):
        page.goto(re.sub(r"/$", f"/steps/{step}/", page.url))
        page.get_by_label(label, exact=True).fill("Not known")
        _press(page, "Save and go back to the list")
    page.goto(re.sub(r"/$", "/steps/actions/", page.url))
    page.locator("#add").click()
    page.get_by_label("What will be done?", exact=True).fill("Talk to her on Monday")
    _press(page, "Save and continue")
    page.goto(re.sub(r"/steps/.*", "/documents", page.url))
    with page.expect_download() as begun:
        _press(page, "Download: Safety plan (Word)")
    assert begun.value.suggested_filename.startswith("safety-plan-plan-")


def test_rows_are_added_and_removed_without_javascript_and_nothing_else_changes(visit, plan):
    page = visit(f"{plan}/steps/child/", java_script_enabled=False)
    page.get_by_label("Child's full name", exact=True).fill("Sam")
    page.locator("[name='carers-0-name']").fill("First")
    _press(page, "Add another parent or carer")
    page.locator("[name='carers-1-name']").fill("Second")
    page.get_by_role("button", name="Remove parent or carer 1").click()
    expect(page.locator("[name='carers-0-name']")).to_have_value("Second")
    expect(page.get_by_label("Child's full name", exact=True)).to_have_value("Sam")
    expect(page.locator("[name='carers-1-name']")).to_have_count(0)


def test_a_plan_can_be_made_by_keyboard_alone(visit):
    page = visit()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    _tab_to(page, "button", "Start: safety plan")
    page.keyboard.press("Enter")
    _tab_to(
        page, "link", "About the plan" if page.get_by_role("link", name="About the plan").count() else _first_step()
    )
    page.keyboard.press("Enter")
    _tab_to(page, "textbox", "Who completes this plan?")
    page.keyboard.type("Ada Wren")
    page.keyboard.press("Enter")  # the first button of the form must be Save, not Lock
    expect(page.get_by_role("heading", level=1)).to_have_text(_kind("safety-plan").steps[1].title)
    _tab_to(page, "textbox", "Child's full name")
    page.keyboard.type("Not known")
    _tab_to(page, "checkbox", "Date of birth")
    page.keyboard.press("Space")
    expect(page.locator("[name='date_of_birth-not_known']")).to_be_checked()
    _tab_to(page, "button", "Save and continue")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(_kind("safety-plan").steps[2].title)
    page.goto(page.url.replace("/steps/children/", "/steps/concern/"))
    _tab_to(page, "radio", "Low")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Medium", exact=True)).to_be_checked()
    _tab_to(page, "button", "Save and go back to the list")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your safety plan")


def _first_step() -> str:
    return _kind("safety-plan").steps[0].title


def _tab_to(page: Page, role: str, name: str) -> None:
    """Press Tab until something has the focus; what has it must be seen to have it."""
    target = page.get_by_role(role, name=name, exact=role != "checkbox")  # type: ignore[arg-type]  # a role by its name
    for _ in range(120):
        if target.first.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(target.first).to_be_focused()


def test_leaving_typed_text_warns_and_locking_keeps_it(visit, plan):
    page = visit(f"{plan}/steps/child/")
    page.get_by_label("Child's full name", exact=True).fill("Sam Lark")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.once("dialog", stay)
    page.evaluate("location.assign('/')")
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    expect(page.get_by_label("Child's full name", exact=True)).to_have_value("Sam Lark")
    _press(page, "Save and lock")
    expect(page.get_by_role("heading", level=1)).to_have_text("Locked")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("formsvc is locked")
    assert "Sam Lark" not in page.content()
    again = visit(f"{plan}/steps/child/")
    expect(again.get_by_label("Child's full name", exact=True)).to_have_value("Sam Lark")


def test_paper_shows_answers_and_no_buttons(visit, clerk):
    page = visit(f"{clerk.fill(_kind('safety-plan'))[''][0]}/check")
    page.emulate_media(media="print")
    expect(page.locator(".app-print .govuk-summary-list").first).to_be_visible()
    for locator in (".govuk-button", ".app-bar__lock", ".govuk-summary-list__actions"):
        assert page.locator(f"{locator}:visible").count() == 0
