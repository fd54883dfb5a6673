"""Welsh letters come through every door as they were typed, and stand in a translation."""

from email import message_from_bytes, policy

import pytest
from babel.messages.catalog import Catalog

from formsvc.documents.inspect import texts
from formsvc.formkit.formtype import FormType
from tests.filled import LEAST, filled
from tests.language.pseudo import compile_translation
from tests.language.tour import SiteIn
from tests.web.page import Page
from tests.web.reports import REPORT, read_through
from tests.web.site import record_of, running, type_in

LETTERS = "ŵ ŷ â ê î ô û ä ë ï ö á é í ó ú ẁ ỳ ẃ ý ẅ ÿ"
SAID = f"Aeth i’r tŷ â’r gŵr: {LETTERS} {LETTERS.upper()}"
NAME = "Llŷr Gwên-Ŵyn ap Siôn"


def sent_by(number: int) -> str:
    """What is typed as the answer of that number: each different, so that none can stand for another."""
    return f"{NAME} {number:03}. {SAID}"


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with running(tmp_path_factory.mktemp("welsh")) as site:
        yield site.browser()


def answers_in_welsh(form_type: FormType, packs):
    """Every question answered in Welsh letters; of a report the least, with nobody to be given away."""
    if form_type is not REPORT:
        return filled(form_type, packs, text=sent_by)
    return LEAST[REPORT.slug] | {
        "account": {"what_happened": SAID, "opinion": f"Barn {NAME}"},
        "victims": [{"name": NAME, "description": SAID}],
    }


def test_welsh_letters_come_through_pages_text_and_word(form_type, packs, browser):
    answers = answers_in_welsh(form_type, packs)
    record = type_in(browser, form_type, answers)
    page = browser.page(f"{record}check").text
    said = [text for text in _texts(answers) if LETTERS in text]
    assert said
    assert [text for text in said if text not in page] == []
    if form_type.protects:
        assert read_through(browser, record.rstrip("/")).status_code == 303
    files = [browser.get(f"{record}documents/{document.name}.docx").data for document in form_type.documents]
    printed = "\n".join(map(texts, files))
    assert [text for text in said if text not in printed] == []


def _texts(value):
    if isinstance(value, str):
        return [value]
    return [text for one in (value.values() if isinstance(value, dict) else value) for text in _texts(one)]


def test_welsh_letters_come_through_the_text_for_a_portal_and_the_e_mails(browser, packs):
    record = f"/records/{record_of(type_in(browser, REPORT, answers_in_welsh(REPORT, packs)))}"
    read_through(browser, record)
    log = browser.get(f"{record}/documents/log.txt").data.decode()
    assert SAID in log
    assert NAME in log
    assert SAID in Page(browser.get(f"{record}/emails/").text).text
    mail = message_from_bytes(browser.get(f"{record}/emails/email-log.eml").data, policy=policy.default)
    (attached,) = [part.get_content() for part in mail.iter_attachments()]
    assert SAID in texts(attached)
    assert NAME in texts(attached)


def test_a_name_in_welsh_letters_names_an_item_and_is_found_where_it_gives_somebody_away(browser):
    source = {"identity": "named", "name": NAME}
    account = {"what_happened": f"Gwelodd {NAME.upper()} y car."}
    record = type_in(browser, REPORT, LEAST[REPORT.slug] | {"source": source, "account": account})
    assert f'<mark class="app-mark">{NAME.upper()}</mark>' in browser.get(f"{record}read-through/").text


def test_welsh_letters_of_a_translation_stand_on_the_page(tmp_path):
    words = Catalog(locale="cy", charset="utf-8")
    words.add("There are none.", f"Nid oes yr un. {LETTERS} {LETTERS.upper()}")
    compile_translation(tmp_path / "packs", "cy", words)
    site = SiteIn(tmp_path / "data", packs_folder=tmp_path / "packs", language="cy")
    assert f"Nid oes yr un. {LETTERS} {LETTERS.upper()}" in site.browser().get("/").text
    site.close()
