"""Each form from the start page to its Word documents, as somebody would go through it."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

import pytest

from formsvc.catalogue import FORM_TYPES, example_of
from formsvc.data.packs import load_packs
from formsvc.formkit.formtype import FormType, Rows
from tests.filled import filled
from tests.web.page import Page
from tests.web.site import Browser, Site, item_at, kind, pages_of, running, save, step_at, type_in

RESTRICTED_STEP = "source"


class Journey(NamedTuple):
    """A record with everything typed in, and what was typed."""

    site: Site
    browser: Browser
    form: FormType
    answers: dict[str, Any]
    record: str

    def page(self, name: str) -> Page:
        return self.browser.page(f"{self.record}{name}")

    def word(self, name: str) -> str:
        """The text of a document's parts, one behind the other."""
        answer = self.browser.get(f"{self.record}documents/{name}.docx")
        assert answer.status_code == 200, answer.status
        with ZipFile(BytesIO(answer.data)) as package:
            parts = [one for one in package.namelist() if one.endswith(".xml")]
            return " ".join(package.read(one).decode() for one in parts)


@pytest.fixture(scope="module", params=FORM_TYPES, ids=lambda one: one.slug)
def journey(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journey]:
    """Words that stand nowhere else as the answers of every question; no test changes them."""
    form: FormType = request.param
    answers = filled(form, load_packs())
    with running(tmp_path_factory.mktemp(form.slug)) as site:
        browser = site.browser()
        yield Journey(site, browser, form, answers, type_in(browser, form, answers))


@pytest.fixture(scope="module", params=FORM_TYPES, ids=lambda one: one.slug)
def example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journey]:
    """The example of a form, typed in."""
    form: FormType = request.param
    answers = json.loads(example_of(form))
    with running(tmp_path_factory.mktemp(form.slug)) as site:
        browser = site.browser()
        yield Journey(site, browser, form, answers, type_in(browser, form, answers))


def texts(value: Any) -> list[str]:
    """Every text inside JSON answers."""
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts(one)]
    return [text for one in value for text in texts(one)] if isinstance(value, list) else [value]


def words_in(answers: Any) -> set[str]:
    """The planted words: those of `tests.filled`."""
    return {text for text in texts(answers) if text.startswith("word")}


def open_words(journey: Journey) -> set[str]:
    return {word for slug, part in journey.answers.items() if not restricted(journey, slug) for word in words_in(part)}


def hidden_words(journey: Journey) -> set[str]:
    return {word for slug, part in journey.answers.items() if restricted(journey, slug) for word in words_in(part)}


def restricted(journey: Journey, slug: str) -> bool:
    step = journey.form.step(slug)
    assert step
    return step.restricted


def stamps(journey: Journey) -> set[str]:
    """Words typed where the server alone says the time."""
    return words_in([part["reason_at"] for part in journey.answers.values() if "reason_at" in part])


def test_only_the_report_has_a_restricted_step():
    steps = [(one.slug, step.slug) for one in FORM_TYPES for step in one.steps if step.restricted]
    assert steps == [("intelligence-report", RESTRICTED_STEP)]


def test_the_page_where_answers_are_checked_shows_every_open_answer(journey):
    shown = journey.page("check").text
    assert {word for word in open_words(journey) - stamps(journey) if word not in shown} == set()


def test_the_page_where_answers_are_checked_shows_nothing_of_the_source(journey):
    source = journey.page("check").source
    assert {word for word in hidden_words(journey) if word in source} == set()
    assert ("Kept apart and not shown here" in source) is bool(hidden_words(journey))


def test_no_other_page_shows_anything_of_the_source(journey):
    pages = [journey.page(name) for name in ("", "documents", "delete", "check")] + [journey.browser.page("/")]
    pages += [journey.page(f"steps/{step.slug}/") for step in journey.form.steps if not step.restricted]
    assert {word for word in hidden_words(journey) for page in pages if word in page.source} == set()


def test_every_change_link_leads_to_its_question(journey):
    links = {link for link in journey.page("check").links if "#" in link and "/steps/" in link}
    assert links
    by_page: dict[str, set[str]] = {}
    for link in links:
        address, _, anchor = link.partition("#")
        by_page.setdefault(address, set()).add(anchor)
    assert {a: anchors - set(journey.browser.page(a).ids) for a, anchors in by_page.items()} == {
        a: set() for a in by_page
    }


def test_everything_typed_is_stored_as_it_was_typed(journey):
    stored = " ".join(text for entry in journey.site.entries(journey.record) for _, text in entry.content["pairs"])
    assert {word for word in open_words(journey) | hidden_words(journey) if word not in stored} == stamps(journey)


def test_an_example_is_finished_when_it_is_typed_in(example):
    page = example.page("")
    assert not {"govuk-tag--blue", "govuk-tag--red", "govuk-tag--grey"} & set(page.source.replace('"', " ").split())
    assert "There is something to put right" not in example.page("check").text


def test_every_document_downloads_under_a_name_of_ours(example):
    reference = example.site.mine()[0].reference
    for document in example.form.documents:
        answer = example.browser.get(f"{example.record}documents/{document.name}.docx")
        name = f"{example.form.slug}-{document.name}-{reference}.docx"
        assert answer.headers["Content-Disposition"] in (
            f"attachment; filename={name}",
            f'attachment; filename="{name}"',
        )
        assert answer.mimetype == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        assert answer.data[:2] == b"PK"


def test_open_documents_hold_nothing_of_the_source(journey):
    for document in journey.form.documents:
        text = journey.word(document.name)
        assert bool({word for word in hidden_words(journey) if word in text}) == document.restricted


def test_every_answer_is_printed_in_some_document(journey):
    printed = " ".join(journey.word(document.name) for document in journey.form.documents)
    wanted = (open_words(journey) | hidden_words(journey)) - stamps(journey)
    assert {word for word in wanted if word not in printed} == set()


def test_every_document_is_offered_and_none_lacks_anything(example):
    page = example.page("documents")
    offered = [link for link in page.links if link.endswith(".docx")]
    assert [Path(link).stem for link in offered] == [document.name for document in example.form.documents]
    assert "Before this can be made" not in page.text


def test_making_documents_closes_nothing(example):
    before = example.site.state()
    for _ in range(2):
        for document in example.form.documents:
            assert example.browser.get(f"{example.record}documents/{document.name}.docx").status_code == 200
    assert example.site.state() == before
    assert example.page("").text.count(example.site.mine()[0].reference) == 1


def test_a_document_shows_what_was_changed_after_it_was_first_made(site, window):
    form = kind("safety-plan")
    record = type_in(window, form, json.loads(example_of(form)))
    journey = Journey(site, window, form, {}, record)
    assert "Freda Newname" not in journey.word("plan")
    window.send(step_at(record, "child"), ("name", "Freda Newname"))
    assert "Freda Newname" in journey.word("plan")


def test_an_agenda_can_be_made_before_the_meeting_and_minutes_after_it(site, window):
    form = kind("professionals-meeting")
    answers = json.loads(example_of(form))
    before = {slug: answers.pop(slug) for slug in ("meeting", "child", "invited")}
    journey = Journey(site, window, form, {}, type_in(window, form, before))
    assert before["child"]["name"] in journey.word("agenda")
    for slug, pages in pages_of(form, answers).items():
        for pairs in pages:
            is_list = isinstance(form.step(slug), Rows)
            save(window, item_at(journey.record, slug) if is_list else step_at(journey.record, slug), pairs)
    assert answers["decisions"][0]["decision"] in journey.word("minutes")
    assert journey.word("agenda")


def test_a_document_that_lacks_something_leads_back_to_what_says_so(window, plan):
    answer = window.get(f"{plan}documents/plan.docx")
    assert (answer.status_code, answer.location) == (303, f"{plan}documents")
    page = window.page(f"{plan}documents")
    assert "Add at least one action" in page.text
    assert f"{plan}documents/plan.docx" not in page.links


def test_what_a_document_lacks_is_said_without_a_word_about_the_source(window, report):
    page = window.page(f"{report}documents")
    assert "Something is missing or wrong in “Who told, and you”" in page.text
    assert "Enter anything you know of who told" not in page.text


def test_the_log_can_be_made_without_the_source(site, window):
    form = kind("intelligence-report")
    answers = json.loads(example_of(form))
    del answers["source"]
    journey = Journey(site, window, form, {}, type_in(window, form, answers))
    assert journey.word("log")
    for name in ("submission", "source"):
        assert window.get(f"{journey.record}documents/{name}.docx").status_code == 303


@pytest.mark.parametrize("name", ["none", "log", "..", "%2e%2e%2fplan", "plan.docx", ""])
def test_a_document_that_the_form_does_not_make_is_not_found(name, window, plan):
    assert window.get(f"{plan}documents/{name}.docx").status_code == 404


def test_a_new_meeting_starts_with_the_standard_agenda(window, meeting):
    agenda = [entry.wording for entry in load_packs().entries("agenda")]
    shown = window.page(step_at(meeting, "agenda")).text
    assert [one for one in agenda if one not in shown] == []


def test_the_start_page_says_what_each_form_makes(window):
    text = window.page("/").text
    wanted = [one.title for one in FORM_TYPES] + [doc.title for one in FORM_TYPES for doc in one.documents]
    assert [words for words in wanted if words not in text] == []


def test_emergency_numbers_stand_on_every_page(journey):
    pages = ["/", journey.record, f"{journey.record}check", f"{journey.record}documents", f"{journey.record}delete"]
    pages += [step_at(journey.record, step.slug) for step in journey.form.steps]
    for address in pages:
        assert {"tel:999", "tel:101"} <= set(journey.browser.page(address).links)


def test_going_on_from_each_step_leads_through_all_of_them_to_the_check(window, plan):
    address, seen = step_at(plan, "about"), []
    while "/steps/" in address:
        seen.append(address)
        page = window.page(address)
        onward = [link for link in page.links if "/steps/" in link or link.endswith("/check")]
        lists = [link for link in onward if link not in seen and "/items/" not in link]
        address = lists[-1] if lists else window.post(address, (*page.form().pairs, ("_do", "next"))).location or ""
        if not address:  # a page with something required: it says so, and the list of steps leads past it
            address = step_at(plan, next_slug(seen[-1]))
    assert [one.rstrip("/").rpartition("/")[2] for one in seen] == [step.slug for step in kind("safety-plan").steps]
    assert address == f"{plan}check"


def next_slug(address: str) -> str:
    slugs = [step.slug for step in kind("safety-plan").steps]
    return slugs[slugs.index(address.rstrip("/").rpartition("/")[2]) + 1]
