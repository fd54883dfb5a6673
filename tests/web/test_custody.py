"""Once a report is finished, looking at the source asks for a reason, leaves a line, and lasts a short while."""

import pytest

from formsvc.store.audit import FINISHED, OPENED, TAKEN_UP, checked_lines
from formsvc.store.custody import OPENINGS
from tests.web.page import Page
from tests.web.reports import SOURCE, finish, finished_report, open_up, report_of
from tests.web.site import record_of, step_at

CONFIDING = ("documents/submission.docx", "documents/source.docx", "emails/email.eml", "emails/email-source.eml")
OPEN = "documents/log.docx documents/log.txt emails/email-log.eml documents emails/ check".split()


@pytest.fixture
def finished(window):
    """The address of a finished report."""
    return finished_report(window)


def audit(site):
    return [line.verb for line in checked_lines(site.database)]


def test_until_then_its_author_sees_and_edits_the_source(window):
    record = report_of(window)
    assert SOURCE["name"] in window.get(step_at(record, "source")).text
    assert window.send(step_at(record, "source"), ("name", "Rosalind Pike")).status_code == 303


def test_a_finished_report_asks_for_a_reason_before_the_source_is_shown(window, finished):
    answer = window.get(step_at(finished, "source"))
    assert (answer.status_code, answer.location) == (303, f"{finished}/open/source")
    page = window.get(f"{finished}/open/source")
    assert "Why do you open it?" in page.text
    assert SOURCE["name"] not in page.text


@pytest.mark.parametrize("path", CONFIDING)
def test_files_that_name_the_source_ask_for_a_reason_too(path, window, finished):
    answer = window.get(f"{finished}/{path}")
    assert answer.status_code == 303
    assert answer.location.startswith(f"{finished}/open/")
    open_up(window, finished)
    assert window.get(f"{finished}/{path}").status_code == 200


def test_what_was_found_in_a_finished_report_is_kept_apart_too(window, finished):
    answer = window.get(f"{finished}/read-through/")
    assert (answer.status_code, answer.location) == (303, f"{finished}/open/read-through")
    assert open_up(window, finished, "read-through").location == f"{finished}/read-through/"
    page = Page(window.get(f"{finished}/read-through/").text)
    assert "A man gave her a telephone." in page.text
    assert [button.get("value") for button in page.form().buttons if button.get("value") == "next"] == []


GUESSES = ("Rosalind Okonjo-Pike saw it.", "Her aunt told us.", "07700 900811", "Nobody saw it.")


@pytest.mark.parametrize("guess", GUESSES)
def test_nobody_can_try_out_names_on_a_finished_report(guess, site, window, finished):
    before = site.state()
    form = window.page(f"{finished}/").form()
    token = form.value("csrf_token")
    answer = window.post(
        step_at(finished, "account"),
        (("csrf_token", token), ("_version", "1"), ("what_happened", guess), ("_do", "next")),
    )
    assert answer.status_code == 409
    assert guess in answer.text
    assert site.state() == before
    pages = [window.get(f"{finished}/{path}") for path in (*OPEN, "read-through/")]
    assert [page.status_code for page in pages] == [200] * len(OPEN) + [303]


def test_pages_of_a_finished_report_are_to_be_read_only(window, finished):
    page = Page(window.get(step_at(finished, "account")).text)
    assert "A man gave her a telephone." in page.text
    assert page.form().names == {"csrf_token"}
    assert "Opened so far" not in page.text
    rows = window.get(step_at(finished, "victims")).text
    assert "This report is finished" in rows
    assert 'id="add"' not in rows


@pytest.mark.parametrize("path", OPEN)
def test_what_does_not_name_the_source_stays_open(path, window, finished):
    assert window.get(f"{finished}/{path}").status_code == 200


def test_no_reason_opens_nothing_and_leaves_no_line(site, window, finished):
    answer = window.send(f"{finished}/open/source", ("details", "I want to."))
    assert answer.status_code == 422
    assert "Choose why you open it" in answer.text
    assert "I want to." in answer.text
    assert window.get(step_at(finished, "source")).status_code == 303
    assert audit(site) == [FINISHED]


def test_each_opening_is_a_line_and_its_reason_lies_in_the_vault(site, window, finished):
    open_up(window, finished)
    site.clock.pass_by(minutes=20)
    open_up(window, finished)
    assert audit(site) == [FINISHED, OPENED, OPENED]
    user = site.services.user.id
    kept = [one.content for one in site.drafts.vault_entries(user, record_of(f"{finished}/")) if one.step == OPENINGS]
    assert [(one["reason"], one["details"]) for one in kept] == [("to_send", "The bureau asked.")] * 2
    assert b"The bureau asked." not in site.bytes_on_disk()


def test_an_opened_page_is_to_be_read_only_and_says_when_it_was_opened(window, finished):
    assert open_up(window, finished).location == step_at(finished, "source")
    page = Page(window.get(step_at(finished, "source")).text)
    assert SOURCE["name"] in page.text
    assert "1 December 2026 at 09:30" in page.text.split("Opened so far")[1]
    assert page.form().names == {"csrf_token"}


def test_after_a_quarter_of_an_hour_it_is_closed_again(site, window, finished):
    open_up(window, finished)
    site.clock.pass_by(minutes=14)
    assert window.get(step_at(finished, "source")).status_code == 200
    site.clock.pass_by(minutes=1)
    assert window.get(step_at(finished, "source")).status_code == 303


def test_it_is_open_to_the_session_that_gave_the_reason_alone(site, window, finished):
    open_up(window, finished)
    assert site.browser().get(step_at(finished, "source")).status_code == 303


def test_one_reason_opens_one_report(window, finished):
    other = finished_report(window)
    open_up(window, finished)
    assert window.get(step_at(other, "source")).status_code == 303


def test_locking_closes_it(site, window, finished):
    open_up(window, finished)
    window.post("/lock", (("csrf_token", window.token()),))
    window.get(site.new_link())
    assert window.get(step_at(finished, "source")).status_code == 303


def test_a_page_left_open_elsewhere_saves_nothing_and_loses_nothing(site, window, second_window):
    record = report_of(window)
    form = second_window.page(step_at(record, "source")).form()
    window.send(f"{record}/read-through/", ("could_tell", "no"))
    finish(window, record)
    late = second_window.post(step_at(record, "source"), (*form.filled(("how_known", "Saw it.")), ("_do", "next")))
    assert late.status_code == 409
    assert "Another window has finished this report" in late.text
    assert "Saw it." in late.text
    assert "Saw it." not in str(site.entries(f"{record}/"))


def test_taken_up_again_the_source_can_be_edited_without_a_reason(site, window, finished):
    open_up(window, finished)
    window.post(f"{finished}/take-up", (("csrf_token", window.token()),))
    assert window.send(step_at(finished, "source"), ("name", "Rosalind Pike")).status_code == 303
    assert audit(site) == [FINISHED, OPENED, TAKEN_UP]


def test_finishing_again_closes_what_was_open(window, finished):
    open_up(window, finished)
    window.post(f"{finished}/take-up", (("csrf_token", window.token()),))
    finish(window, finished)
    assert window.get(step_at(finished, "source")).status_code == 303


def test_a_clock_that_was_put_back_closes_it(site, window, finished):
    open_up(window, finished)
    site.clock.pass_by(hours=-10)
    assert window.get(step_at(finished, "source")).status_code == 303


def test_another_reason_must_be_said(site, window, finished):
    address = f"{finished}/open/source"
    assert "Say what the other reason is" in window.send(address, ("reason", "other")).text
    assert audit(site) == [FINISHED]
    assert window.send(address, ("reason", "other"), ("details", "She asked.")).status_code == 303


def test_a_reason_sent_with_an_old_token_is_kept_on_the_page(site, window, finished):
    address = f"{finished}/open/source"
    form = window.page(address).form()
    stale = window.post(address, (*form.filled(("csrf_token", "old"), ("details", "She asked.")), ("_do", "next")))
    assert stale.status_code == 400
    assert Page(stale.text).form().value("details") == "She asked."
    assert audit(site) == [FINISHED]


def test_a_reason_for_a_report_that_was_taken_up_meanwhile_opens_it_and_leaves_no_line(site, window, second_window):
    record = report_of(window)
    window.send(f"{record}/read-through/", ("could_tell", "no"))
    finish(window, record)
    form = second_window.page(f"{record}/open/source").form()
    open_up(window, record)
    window.post(f"{record}/take-up", (("csrf_token", window.token()),))
    late = second_window.post(f"{record}/open/source", (*form.pairs, ("_do", "next")))
    assert late.location == step_at(record, "source")
    assert audit(site) == [FINISHED, OPENED, TAKEN_UP]


def test_taking_up_again_asks_for_a_reason_first(site, window, finished):
    answer = window.post(f"{finished}/take-up", (("csrf_token", window.token()),))
    assert (answer.status_code, answer.location) == (303, f"{finished}/open/source")
    assert audit(site) == [FINISHED]


@pytest.mark.parametrize("to", ["account", "log", "email-log", "none", "..", "%2e%2e"])
def test_only_what_is_kept_apart_can_be_opened(to, window, finished):
    assert window.get(f"{finished}/open/{to}").status_code == 404


@pytest.mark.parametrize(
    "to, leads_to", [("source", "/steps/source/"), ("submission", "/documents"), ("email", "/emails/")]
)
def test_a_reason_leads_on_to_what_was_wanted(to, leads_to, window, finished):
    assert open_up(window, finished, to).location == finished + leads_to


def test_without_the_vaults_key_nothing_is_opened_and_no_line_is_written(site, window, finished):
    (site.folder / "vault.keys").unlink()
    site.restart()
    browser = site.browser()
    assert open_up(browser, finished).status_code == 503
    assert audit(site) == [FINISHED]
    assert browser.get(f"{finished}/documents/log.docx").status_code == 200


def test_the_pages_say_that_a_report_is_finished(window, finished):
    assert "Finished." in window.get("/").text
    assert "Finished on 1 December 2026" in window.get(f"{finished}/").text
    assert "Take the report up again" in window.get(f"{finished}/").text
    assert "Finished on 1 December 2026" in window.get(f"{finished}/documents").text
