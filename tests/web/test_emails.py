"""Drafts for a person to send, to an address that a person has confirmed."""

from email import message_from_bytes, policy

import pytest

from formsvc.documents.inspect import texts
from tests.web.page import Page
from tests.web.reports import SOURCE, finished_report, report_of
from tests.web.site import running

SEED = "FIB@west-midlands.pnn.police.uk"
FRESH = """
owner = "Ashdown"
checked = 2026-11-20
[[recipients]]
id = "ashdown"
wording = "Ashdown Police, intelligence bureau"
email = "bureau@ashdown.example"
one_child_per_report = "yes"
[[recipients]]
id = "harrow"
wording = "Harrow Police, intelligence bureau"
email = "bureau@harrow.example"
checked = 2025-11-20
"""


@pytest.fixture
def report(window):
    """The address of a report with a source."""
    return report_of(window)


def draft(browser, record, name="email", query=""):
    answer = browser.get(f"{record}/emails/{name}.eml{query}")
    assert answer.status_code == 200
    return message_from_bytes(answer.data, policy=policy.default)


def confirm(browser, record, address=SEED):
    return browser.post(f"{record}/emails/confirm", (("csrf_token", browser.token()), ("address", address)))


def test_an_address_that_nobody_confirmed_is_shown_and_left_blank(window, report):
    page = Page(window.get(f"{report}/emails/").text)
    assert SEED in page.text
    assert "left blank in the draft" in page.text
    assert draft(window, report)["To"] is None


def test_an_address_that_somebody_confirms_stands_in_the_draft(window, report):
    assert confirm(window, report).status_code == 303
    assert draft(window, report)["To"] == SEED
    assert "Last checked on 1 December 2026" in Page(window.get(f"{report}/emails/").text).text


def test_a_confirmation_is_good_for_a_year_and_for_every_report(site, window, report):
    confirm(window, report)
    site.clock.pass_by(days=365)
    window = site.browser()
    later = report_of(window)
    assert draft(window, later)["To"] == SEED
    site.clock.pass_by(days=1)
    assert draft(site.browser(), later)["To"] is None


@pytest.mark.parametrize("address", ["", "a@b.example", f"{SEED}\r\nBcc: x@y.example"])
def test_only_an_address_of_the_data_packs_can_be_confirmed(address, window, report):
    assert confirm(window, report, address).status_code == 404
    assert draft(window, report)["To"] is None


def test_an_agencys_own_recipients_replace_the_seed(tmp_path):
    (tmp_path / "recipients.toml").write_text(FRESH, encoding="utf-8")
    with running(tmp_path, packs_folder=tmp_path) as site:
        browser = site.browser()
        report = report_of(browser)
        page = Page(browser.get(f"{report}/emails/").text).text
        assert SEED not in page
        assert "One report for each child? Yes." in page
        assert draft(browser, report)["To"] is None  # none of several by default
        assert draft(browser, report, query="?recipient=ashdown")["To"] == "bureau@ashdown.example"
        assert draft(browser, report, query="?recipient=harrow")["To"] is None
        assert browser.get(f"{report}/emails/email.eml?recipient=none").status_code == 404


def test_the_chosen_recipient_outlasts_the_question_why(tmp_path):
    (tmp_path / "recipients.toml").write_text(FRESH.replace("2025", "2026"), encoding="utf-8")
    with running(tmp_path, packs_folder=tmp_path) as site:
        browser = site.browser()
        report = finished_report(browser)
        asked = browser.get(f"{report}/emails/email.eml?recipient=harrow").location
        leads_to = browser.send(asked, ("reason", "to_send")).location
        assert "email.eml?recipient=harrow" in browser.get(leads_to).text
        assert draft(browser, report, query="?recipient=harrow")["To"] == "bureau@harrow.example"


def test_without_any_recipient_the_page_still_works(tmp_path):
    (tmp_path / "recipients.toml").write_text("recipients = []\n", encoding="utf-8")
    with running(tmp_path, packs_folder=tmp_path) as site:
        browser = site.browser()
        report = report_of(browser)
        assert "No recipient is known here" in browser.get(f"{report}/emails/").text
        assert draft(browser, report)["To"] is None


def test_a_draft_opens_as_unsent_and_says_no_more_than_reference_and_marking(site, window, report):
    message = draft(window, report)
    reference = site.mine()[0].reference
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == f"OFFICIAL-SENSITIVE: reference {reference}"
    assert sorted(message.keys()) == ["Content-Type", "MIME-Version", "Subject", "X-Unsent"]
    text = message.get_body().get_content()
    assert reference in text
    assert SOURCE["name"] not in text
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == f"intelligence-report-submission-{reference}.docx"
    assert SOURCE["name"] in texts(attached.get_content())


def test_two_drafts_keep_log_and_source_apart(site, window, report):
    reference = site.mine()[0].reference
    files, subjects = {}, []
    for name in ("email-log", "email-source"):
        message = draft(window, report, name)
        (attached,) = message.iter_attachments()
        files[attached.get_filename()] = texts(attached.get_content())
        subjects.append(message["Subject"])
    assert subjects == [f"OFFICIAL-SENSITIVE: reference {reference}, {part} of 2" for part in (1, 2)]
    log, source = (files[f"intelligence-report-{part}-{reference}.docx"] for part in ("log", "source"))
    assert SOURCE["name"] not in log
    assert SOURCE["name"] in source
    assert "A man gave her a telephone." not in source


def test_the_page_gives_subject_address_and_text_to_copy(site, window, report):
    confirm(window, report)
    page = Page(window.get(f"{report}/emails/").text)
    copied = [attributes["id"] for tag, attributes in page.tags if "readonly" in attributes]
    parts = [f"copy-{part}{mail}" for mail in ("email", "email-log", "email-source") for part in ("subject-", "")]
    assert copied == ["copy-address", *parts, "copy-log"]
    assert [attributes["data-copy"] for tag, attributes in page.tags if "data-copy" in attributes] == copied
    assert f'value="OFFICIAL-SENSITIVE: reference {site.mine()[0].reference}"' in page.source


def test_the_log_can_be_copied_and_taken_away_as_text(site, window, report):
    shown = Page(window.get(f"{report}/emails/").text).source
    answer = window.get(f"{report}/documents/log.txt")
    assert answer.mimetype == "text/plain"
    assert f"intelligence-report-log-{site.mine()[0].reference}.txt" in answer.headers["Content-Disposition"]
    assert "A man gave her a telephone." in answer.text
    assert answer.text.replace("\n", "\r\n") in shown.replace("\r\n", "\n").replace("\n", "\r\n")
    assert not any(value in answer.text for value in SOURCE.values() if value != "named")


def test_what_is_missing_for_a_draft_is_said_in_its_place(window, report):
    window.send(f"{report}/steps/account/", ("what_happened", ""), button="later")
    page = Page(window.get(f"{report}/emails/").text).text
    assert page.count("Enter what happened") == 2
    assert "The log cannot be made yet" in page
    assert window.get(f"{report}/emails/email.eml").location == f"{report}/documents"
    assert window.get(f"{report}/emails/email-source.eml").status_code == 200


def test_a_draft_that_does_not_exist_is_not_found(window, report):
    assert window.get(f"{report}/emails/none.eml").status_code == 404
    assert window.get(f"{report}/documents/source.txt").status_code == 404
