"""What holds for every page: one token, no id twice, links that reach something, and no case in the title."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from werkzeug.test import TestResponse

from formsvc.catalogue import FORM_TYPES
from formsvc.data.packs import load_packs
from formsvc.formkit.formtype import FormType, Rows
from tests.filled import filled
from tests.web.page import Page
from tests.web.site import Browser, item_at, items_of, running, save, step_at, type_in

ODD = "odd\x00word"  # what no document can hold, so that every answer that takes text is wrong


class Shown(NamedTuple):
    """A page of formsvc, and where it stood."""

    address: str
    page: Page


@pytest.fixture(scope="module", params=FORM_TYPES, ids=lambda one: one.slug)
def shown(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Shown]]:
    """Every page of a form: filled in, as it starts, and with everything on it wrong."""
    form: FormType = request.param
    with running(tmp_path_factory.mktemp(form.slug)) as site:
        browser = site.browser()
        full = type_in(browser, form, filled(form, load_packs()))
        started = browser.start(form.slug)
        found = [*look_around(browser, form, full), *look_around(browser, form, started)]
        yield [*found, *gone_wrong(browser, form, started), *elsewhere(browser)]


def look_around(browser: Browser, form: FormType, record: str) -> Iterator[Shown]:
    """The pages of a record."""
    addresses = ["/", record, f"{record}check", f"{record}documents", f"{record}delete"]
    for step in form.steps:
        address = step_at(record, step.slug)
        addresses += [address, f"{address}advice"]
        if isinstance(step, Rows):
            items = items_of(browser.page(address))
            addresses += [*items, *(f"{item}/remove" for item in items), item_at(record, step.slug)]
    answers = [(address, browser.get(address)) for address in addresses]
    yield from (read(address, answer) for address, answer in answers if answer.status_code == 200)


def gone_wrong(browser: Browser, form: FormType, record: str) -> Iterator[Shown]:
    """Each page after it was sent with nothing on it, with wrong answers, with too much, and without its token."""
    for step in form.steps:
        address = item_at(record, step.slug) if isinstance(step, Rows) else step_at(record, step.slug)
        main = browser.page(address).form()
        wrong = [(one.name, ODD) for one in main.controls if one.kind != "hidden"]
        answers = [save(browser, address, pairs) for pairs in ([], wrong, [("unknown", "something")])]
        answers.append(browser.post(address, [*wrong, ("_version", "1")]))
        yield from (read(address, answer) for answer in answers if answer.status_code != 303)


def elsewhere(browser: Browser) -> Iterator[Shown]:
    """Pages that say one thing."""
    yield read("/no-such-page", browser.get("/no-such-page"))
    yield read("/records", browser.post("/records", [("kind", "none")]))
    yield read("/lock", browser.post("/lock", [("csrf_token", browser.token())]))
    yield read("/", browser.get("/"))
    yield read("/records", browser.post("/records", [("kind", "safety-plan"), ("name", "something")]))


def read(address: str, answer: TestResponse) -> Shown:
    assert answer.status_code < 500, address
    return Shown(address, Page(answer.text))


def with_errors(shown: list[Shown]) -> list[Shown]:
    return [one for one in shown if "govuk-error-summary" in one.page.source]


def test_every_page_with_a_way_to_lock_has_one_token_in_its_main_form(shown):
    for address, page in shown:
        tokens = [len([one for one in form.controls if one.name == "csrf_token"]) for form in page.forms]
        signed_in = any(one.attributes.get("id") == "page" for one in page.forms)
        assert tokens == ([1] if signed_in and len(page.forms) == 1 else [0] * len(page.forms)), address
        assert page.source.count('name="csrf_token"') == sum(tokens), address


def test_every_page_of_a_record_can_be_locked(shown):
    for address, page in shown:
        if address.startswith("/records/"):
            buttons = page.form().buttons
            locks = [b for b in buttons if b.get("value") == "lock" or b.get("formaction") == "/lock"]
            assert len(locks) == 1, address


def test_return_in_a_box_saves_and_does_nothing_else(shown):
    """A browser presses the first button of a form when Return is pressed in a box."""
    for address, page in shown:
        if address.startswith("/records/") and page.form().names & {"_version"}:
            assert page.form().buttons[0].get("value") == "next", address


def test_no_id_stands_twice_on_a_page(shown):
    for address, page in shown:
        assert [one for one, times in Counter(page.ids).items() if times > 1] == [], address


@pytest.mark.parametrize("attribute", ["for", "aria-describedby", "aria-labelledby", "form"])
def test_what_refers_to_an_id_names_one_of_the_page(attribute, shown):
    for address, page in shown:
        named = {one for _, attributes in page.tags for one in attributes.get(attribute, "").split()}
        assert named - set(page.ids) == set(), address


def test_links_of_the_list_of_errors_reach_an_element_of_the_page(shown):
    wrong = [one for one in with_errors(shown) if not one.address.endswith("/check")]
    assert len(wrong) > 5
    for address, page in wrong:
        assert page.summary_links, address
        assert [one for one in page.summary_links if one.removeprefix("#") not in page.ids] == [], address


def test_a_page_with_errors_says_so_in_its_title(shown):
    for address, page in with_errors(shown):
        if not address.endswith("/check"):
            assert page.title.strip().startswith("Error: "), address


def test_every_question_has_a_label(shown):
    for address, page in shown:
        labelled = {attributes["for"] for tag, attributes in page.tags if tag == "label"}
        asked = {one.attributes.get("id") for form in page.forms for one in form.controls if one.kind != "hidden"}
        assert asked - labelled == set(), address


def test_every_page_has_one_main_heading_and_is_in_british_english(shown):
    for address, page in shown:
        assert [tag for tag, _ in page.tags].count("h1") == 1, address
        assert ("html", "en-GB") in [(tag, attributes.get("lang")) for tag, attributes in page.tags], address


def test_no_title_and_no_address_holds_a_word_of_the_case(shown):
    for address, page in shown:
        links = " ".join([address, *page.links, *(form.attributes.get("action", "") for form in page.forms)])
        assert "word0" not in page.title + links, address
        assert page.title.strip(" –"), address


def test_no_page_asks_another_site_for_anything(shown):
    for address, page in shown:
        asking = [attributes for tag, attributes in page.tags if tag in ("script", "img", "link", "iframe")]
        asked = [one.get("src") or one["href"] for one in asking if "src" in one or "href" in one]
        assert [one for one in asked if not one.startswith(("/static/", "data:"))] == [], address


def test_pages_with_answers_are_kept_out_of_the_browsers_memory(shown):
    for address, page in shown:
        for form in page.forms:
            assert form.attributes.get("autocomplete") == "off", address


def test_typed_pages_are_not_sent_away_to_be_checked_or_translated(shown):
    for address, page in shown:
        if page.forms and "_version" in page.forms[0].names and page.forms[0].attributes.get("id") == "page":
            attributes = page.form().attributes
            assert (attributes.get("spellcheck"), attributes.get("translate")) == ("false", "no"), address


def test_the_limits_stand_on_every_page_that_asks(shown):
    asking = [one for one in shown if one.page.source.count('value="next"') > 1]
    assert asking
    for address, page in asking:
        assert "One answer can hold 100,000 characters, one page 16 MB." in page.text, address
