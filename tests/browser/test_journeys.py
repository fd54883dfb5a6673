"""Each form from the start page to its documents, every question typed, every page inspected on the way."""

import io
import json
import re
from typing import Any
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from formsvc.catalogue import FORM_TYPES, example_of
from formsvc.formkit.formtype import Document, FormType, Rows, Step
from formsvc.web.words import lower_first
from tests.browser.inspection import Inspector
from tests.browser.site import Site
from tests.browser.typist import Typist, texts

pytestmark = pytest.mark.browser


class Journey:
    """One person's way through one form.

    `advised` are the steps after which something else came first; `open_words` is what was typed in steps that
    are not kept apart.
    """

    def __init__(self, page: Page, kind: FormType, site: Site) -> None:
        self.page, self.kind = page, kind
        self.answers: dict[str, Any] = json.loads(example_of(kind))
        self.typist = Typist(page, site.packs)
        titles = {step.title for step in kind.steps}  # an agenda item may be called like a step
        self.inspector = Inspector(text for text in texts(self.answers) if text not in titles)
        self.advised: list[str] = []
        self.open_words: list[str] = []

    def start(self) -> None:
        self.inspector.look(self.page)
        self.page.get_by_role("button", name=f"Start: {lower_first(self.kind.title)}", exact=True).click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text(f"Your {lower_first(self.kind.title)}")
        self.inspector.look(self.page)
        self.page.get_by_role("link", name=self.kind.steps[0].title, exact=True).click()

    def take(self, step: Step) -> None:
        """Answer one step and go on to the page after it."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(step.title)
        if isinstance(step, Rows):
            self._items(step)
            self.page.get_by_role("button", name="Continue", exact=True).click()
        else:
            self._save(step, self.answers[step.slug])
            self._act_on_advice(step)

    def _items(self, step: Rows) -> None:
        self.inspector.look(self.page, f"{step.slug} as it starts")
        there = self.page.locator(".govuk-summary-list__row").count()
        for number, item in enumerate(self.answers[step.slug], there + 1):
            self.page.locator("#add").click()
            expect(self.page.get_by_role("heading", level=1)).to_have_text(f"{step.item.capitalize()} {number}")
            self._save(step, item)
            expect(self.page.locator(".govuk-summary-list__row")).to_have_count(number)
        self.inspector.look(self.page)

    def _save(self, step: Step, answers: dict[str, Any]) -> None:
        self.typist.fill(step.form, answers)
        self.open_words += [] if step.restricted else self.typist.words
        self.inspector.look(self.page)
        self.page.get_by_role("button", name="Save and continue", exact=True).click()
        expect(self.page.locator(".govuk-error-summary")).to_have_count(0)

    def _act_on_advice(self, step: Step) -> None:
        if self.page.url.endswith("/advice"):
            self.advised.append(step.slug)
            self.inspector.look(self.page)
            self.page.get_by_role("button", name="Go on with the form").click()

    def words_not_shown(self) -> list[str]:
        """What was typed in open steps and does not stand on the page where answers are checked."""
        shown = _spaced(self.page.locator("main").inner_text())
        return [words for words in self.open_words if _spaced(words) not in shown]

    def download(self, document: Document) -> tuple[str, bytes]:
        """Take one document away; its name and its bytes."""
        with self.page.expect_download() as begun:
            self.page.get_by_role("button", name=f"Download: {document.title} (Word)", exact=True).click()
        return begun.value.suggested_filename, begun.value.path().read_bytes()


@pytest.mark.parametrize("kind", FORM_TYPES, ids=lambda kind: kind.slug)
def test_a_form_goes_from_the_start_page_to_its_documents(kind, page, site):
    journey = Journey(page, kind, site)
    journey.start()
    for step in kind.steps:
        journey.take(step)
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    journey.inspector.look(page)
    assert journey.words_not_shown() == []
    if kind.protects:
        _read_through(journey)
    else:
        page.get_by_role("button", name="Go on to the documents").click()
    journey.inspector.look(page)
    _check_documents(journey)
    if kind.protects:
        _send_and_finish(journey)
    assert ("urgency" in journey.advised) == (kind.slug == "intelligence-report")
    assert journey.inspector.faults == []


def _read_through(journey: Journey) -> None:
    """Nothing in the example gives anybody away: the question is all that is asked."""
    page = journey.page
    page.get_by_role("button", name="Go on: read it through").click()
    journey.inspector.look(page)
    expect(page.locator("mark")).to_have_count(0)
    page.get_by_role("button", name="I have read it").click()
    expect(page.get_by_role("link", name="Choose whether the person complained of")).to_be_visible()
    journey.inspector.look(page, "read through, the question not answered")
    page.get_by_role("radio", name="No", exact=True).check()
    page.get_by_role("button", name="I have read it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Documents")


def _send_and_finish(journey: Journey) -> None:
    """Confirm the address, copy the subject, finish, and open the source again with a reason."""
    page = journey.page
    page.get_by_role("link", name="E-mail drafts").click()
    journey.inspector.look(page)
    page.get_by_role("button", name="I have checked today").click()
    journey.inspector.look(page, "e-mails, the address confirmed")
    with page.expect_download() as begun:
        page.get_by_role("button", name="Download the draft: one e-mail, with the whole submission").click()
    assert b"\r\nTo: " in begun.value.path().read_bytes()
    page.get_by_role("link", name="Back to the documents").click()
    page.get_by_role("button", name="Finish, and close the source details").click()
    journey.inspector.look(page, "documents of a finished report")
    page.get_by_role("link", name="Back to the list of steps").click()
    page.get_by_role("link", name="Who told, and you", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Open what is kept apart")
    journey.inspector.look(page)
    page.get_by_role("radio", name="The police asked about the source").check()
    page.get_by_role("button", name="Keep the reason and open").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who told, and you")
    journey.inspector.look(page, "the source of a finished report")


def _check_documents(journey: Journey) -> None:
    reference = journey.page.locator("main strong").first.inner_text()
    for document in journey.kind.documents:
        name, content = journey.download(document)
        assert name == f"{journey.kind.slug}-{document.name}-{reference}.docx"
        assert b"<w:body>" in ZipFile(io.BytesIO(content)).read("word/document.xml")


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
