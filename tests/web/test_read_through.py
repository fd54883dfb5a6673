"""Before a report is handed over its open part is searched for whoever told, and read through by whoever wrote it."""

import re

import pytest

from formsvc.documents.inspect import texts
from formsvc.store.seal import KeyRing
from formsvc.web.disclosures import NOTE
from formsvc.wording.leaks import Search
from tests.web.page import Page
from tests.web.reports import SOURCE, TELLING, finish, open_up, read_through, report_of
from tests.web.site import Browser, step_at

OPEN = "documents/log.docx documents/log.txt documents/submission.docx emails/email.eml emails/email-log.eml".split()
REASON = re.compile(r'name="(reason-[^"]+)"')
MARKED = re.compile(r"<mark[^>]*>([^<]*)</mark>")


def reasons_asked(browser, record):
    return list(dict.fromkeys(REASON.findall(browser.get(f"{record}/read-through/").text)))


def test_the_body_is_shown_and_the_source_is_not(window):
    record = report_of(window)
    text = window.get(f"{record}/read-through/").text
    assert "A man gave her a telephone." in text
    assert not any(answer in text for answer in (SOURCE["name"], SOURCE["telephone"], SOURCE["relationship"]))


def test_words_that_give_the_source_away_are_marked_and_need_a_reason(window):
    record = report_of(window, TELLING)
    page = window.get(f"{record}/read-through/").text
    assert MARKED.findall(page) == ["Rosalind Okonjo-Pike"]
    assert len(reasons_asked(window, record)) == 1


def test_what_is_said_of_a_finding_does_not_repeat_it(window):
    page = Page(window.get(f"{report_of(window, TELLING)}/read-through/").text)
    told = page.text.split("Needs a change or a reason")[1].split("If it must stay")[0]
    assert "Rosalind" not in told
    assert "Pike" not in told


def test_without_a_reason_nothing_open_is_handed_over(window):
    record = report_of(window, TELLING)
    assert read_through(window, record).status_code == 422
    for path in OPEN:
        answer = window.get(f"{record}/{path}")
        assert (answer.status_code, answer.location) == (303, f"{record}/read-through/"), path


def test_the_source_sheet_can_be_made_all_the_same(window):
    assert window.get(f"{report_of(window, TELLING)}/documents/source.docx").status_code == 200


def test_the_page_of_documents_says_where_to_look(window):
    page = Page(window.get(f"{report_of(window, TELLING)}/documents").text)
    assert page.text.count("Read the report through: something in it may give away who told") == 3
    assert "Download: Log only" not in page.text


@pytest.mark.parametrize("account, told", [(TELLING, True), ("A man gave her a telephone.", False)])
def test_the_page_where_answers_are_checked_says_so_and_no_more(account, told, window):
    text = window.get(f"{report_of(window, account)}/check").text
    assert ("Some words may give away who told and need" in text) == told
    assert MARKED.findall(text) == []


def test_a_reason_lets_the_words_stay(window):
    record = report_of(window, TELLING)
    (name,) = reasons_asked(window, record)
    assert read_through(window, record, (name, "source_agrees")).status_code == 303
    assert "Rosalind Okonjo-Pike" in texts(window.get(f"{record}/documents/log.docx").data)
    assert 'value="source_agrees" selected' in window.get(f"{record}/read-through/").text


def test_a_reason_is_for_these_words_in_this_answer(window):
    record = report_of(window, TELLING)
    (name,) = reasons_asked(window, record)
    read_through(window, record, (name, "source_agrees"))
    window.send(step_at(record, "account"), ("opinion", "Perhaps Rosalind Okonjo-Pike knows more."))
    assert len(reasons_asked(window, record)) == 2
    assert window.get(f"{record}/documents/log.docx").location == f"{record}/read-through/"


def test_a_reason_ends_with_the_text_it_was_given_for(window):
    record = report_of(window, TELLING)
    (name,) = reasons_asked(window, record)
    read_through(window, record, (name, "source_agrees"))
    window.send(step_at(record, "account"), ("what_happened", f"{TELLING} Rosalind Okonjo-Pike told us."))
    assert window.get(f"{record}/documents/log.docx").location == f"{record}/read-through/"


def test_a_reason_ends_when_the_source_is_another(window):
    record = report_of(window, TELLING)
    (name,) = reasons_asked(window, record)
    read_through(window, record, (name, "source_agrees"))
    window.send(step_at(record, "source"), ("relationship", "Her sister"))
    assert window.get(f"{record}/documents/log.docx").location == f"{record}/read-through/"
    assert 'value="source_agrees" selected' in window.get(f"{record}/read-through/").text
    assert read_through(window, record, (name, "source_agrees")).status_code == 303


def test_a_reason_stays_with_its_item_wherever_that_goes(window):
    record = report_of(window)
    first, second = (f"{step_at(record, 'victims')}items/{letter * 32}" for letter in "ab")
    window.send(first, ("name", "Taz"), ("description", "Looks like Rosalind Okonjo-Pike"))
    window.send(second, ("name", "Min"))
    (name,) = reasons_asked(window, record)
    read_through(window, record, (name, "somebody_else"))
    assert window.get(f"{record}/documents/log.docx").status_code == 200
    window.send(step_at(record, "victims"), button=f"down:{'a' * 32}")
    assert window.get(f"{record}/documents/log.docx").status_code == 200
    window.send(first, ("description", ""))
    window.send(second, ("description", "Looks like Rosalind Okonjo-Pike"))
    assert window.get(f"{record}/documents/log.docx").location == f"{record}/read-through/"


def test_rewording_needs_no_reason(window):
    record = report_of(window, TELLING)
    window.send(step_at(record, "account"), ("what_happened", "A man in a silver car gave her a telephone."))
    assert reasons_asked(window, record) == []
    assert window.get(f"{record}/documents/log.docx").status_code == 200


@pytest.mark.parametrize("reason", ["", "because", "<b>"])
def test_a_reason_that_is_not_in_the_list_is_none(reason, window):
    record = report_of(window, TELLING)
    (name,) = reasons_asked(window, record)
    assert read_through(window, record, (name, reason)).status_code == 422
    assert window.get(f"{record}/documents/log.docx").status_code == 303


def test_reasons_lie_in_the_vault_and_findings_nowhere(site, window):
    record = report_of(window, TELLING)
    before = {entry.step: entry.content for entry in site.entries(record)}
    (name,) = reasons_asked(window, record)
    read_through(window, record, (name, "source_agrees"))
    entries = site.drafts.entries(site.services.user.id, record.rpartition("/")[2])
    assert [before[entry.step] == entry.content for entry in entries] == [True] * len(entries)
    note = site.services.custody.note(site.services.user.id, record.rpartition("/")[2], NOTE)
    assert [*note.content["reasons"].values()] == ["source_agrees"]
    assert "Rosalind" not in str(note.content)
    assert b"source_agrees" not in site.bytes_on_disk()


def test_what_was_chosen_is_kept_even_if_something_is_missing(window):
    record = report_of(window, TELLING)
    (name,) = reasons_asked(window, record)
    answer = window.send(f"{record}/read-through/", (name, "somebody_else"))
    assert answer.status_code == 422
    assert "Choose whether the person complained of could tell who said this" in answer.text
    assert 'value="somebody_else" selected' in window.get(f"{record}/read-through/").text


def test_two_windows_do_not_overwrite_each_others_reasons(window, second_window):
    record = report_of(window, TELLING)
    (name,) = reasons_asked(window, record)
    address = f"{record}/read-through/"
    form = second_window.page(address).form()
    read_through(window, record, (name, "somebody_else"))
    late = second_window.post(address, (*form.filled(("could_tell", "perhaps")), ("_do", "next")))
    assert late.status_code == 409
    assert "Another window has saved reasons" in late.text
    assert 'value="somebody_else" selected' in late.text


@pytest.mark.parametrize("answer, advised", [("no", False), ("perhaps", True), ("yes", True)])
def test_if_somebody_could_tell_the_page_says_to_split_or_generalise(answer, advised, window):
    record = report_of(window)
    window.send(f"{record}/read-through/", ("could_tell", answer))
    assert ("split it, so that no report by itself" in window.get(f"{record}/read-through/").text) == advised


@pytest.mark.parametrize("circle, words", [("one_person", "If only one person could know"), ("few", "Few people know")])
def test_who_else_knows_all_of_this_leads_to_advice(circle, words, window):
    record = report_of(window)
    window.send(step_at(record, "account"), ("who_else_knows", circle))
    page = window.get(f"{record}/read-through/").text
    assert words in page
    assert f'href="{step_at(record, "account")}#who_else_knows"' in page


def test_locking_the_page_keeps_what_was_chosen(site, window):
    record = report_of(window, TELLING)
    (name,) = reasons_asked(window, record)
    window.send(f"{record}/read-through/", (name, "known_anyway"), button="lock")
    assert window.get(f"{record}/").status_code == 401
    assert 'value="known_anyway" selected' in site.browser().get(f"{record}/read-through/").text


def test_a_plan_has_nothing_to_be_read_through_for(window, plan):
    token = (("csrf_token", window.token()),)
    for path in ("read-through/", "emails/"):
        assert window.get(f"{plan}{path}").status_code == 404
    for path in ("read-through/", "finish", "take-up", "emails/confirm"):
        assert window.post(f"{plan}{path}", token).status_code == 404


def blind(monkeypatch):
    """Let the search of the answers find nothing, so that only the search of the finished file is left."""
    monkeypatch.setattr(Search, "find", lambda *_: ())


def test_what_slips_through_is_found_in_the_finished_file(window, monkeypatch):
    record = report_of(window, TELLING)
    blind(monkeypatch)
    for path in OPEN:
        answer = window.get(f"{record}/{path}")
        assert (answer.status_code, answer.location) == (303, f"{record}/read-through/"), path
    page = window.get(f"{record}/read-through/").text
    assert "The finished document still holds the name of a person who told." in page
    assert MARKED.findall(page) == []


def test_what_is_found_in_the_finished_file_can_stay_with_a_reason(window, monkeypatch):
    record = report_of(window, TELLING)
    blind(monkeypatch)
    (name,) = reasons_asked(window, record)
    assert read_through(window, record).status_code == 422
    assert read_through(window, record, (name, "source_agrees")).status_code == 303
    assert window.get(f"{record}/documents/log.docx").status_code == 200


def test_a_value_also_entered_for_somebody_of_the_report_is_no_finding(window):
    record = report_of(window, TELLING)
    new = f"{step_at(record, 'victims')}items/{'a' * 32}"
    window.send(new, ("name", "Ellie Pike"), ("carers-0-name", "Rosalind Okonjo-Pike"))
    assert reasons_asked(window, record) == []
    assert window.get(f"{record}/documents/log.docx").status_code == 200


def test_without_the_vaults_key_the_body_still_works_and_the_page_says_what_is_not_known(site, window):
    record = report_of(window, TELLING)
    (site.folder / "vault.keys").unlink()
    site.restart()
    browser = site.browser()
    assert "nothing below was compared with them" in browser.get(f"{record}/read-through/").text
    assert "could not be compared with them" in browser.get(f"{record}/documents").text
    assert browser.get(f"{record}/documents/log.docx").status_code == 200
    assert browser.get(f"{record}/documents/source.docx").status_code == 303
    assert browser.get(step_at(record, "source")).status_code == 503
    assert read_through(browser, record).status_code == 503
    locked = browser.send(f"{record}/read-through/", ("could_tell", "no"), button="lock")
    assert locked.status_code == 200
    assert browser.get("/").status_code == 401


def test_with_a_wrong_key_of_the_vault_the_body_still_works(site, window):
    record = report_of(window)
    KeyRing.new().save(site.folder / "vault.keys")
    site.restart()
    browser = site.browser()
    assert browser.get(f"{record}/").status_code == 200
    assert browser.get(f"{record}/documents/log.docx").status_code == 200
    assert browser.get(step_at(record, "source")).status_code == 503


def test_what_was_typed_for_the_source_without_the_vaults_key_is_given_back(site, window):
    record = report_of(window)
    form = window.page(step_at(record, "source")).form()
    (site.folder / "vault.keys").unlink()
    site.restart()
    window = Browser(site.app.test_client())
    window.get(site.new_link())
    answer = window.post(
        step_at(record, "source"),
        (*form.filled(("csrf_token", window.token()), ("how_known", "Saw it.")), ("_do", "next")),
    )
    assert answer.status_code == 503
    assert "Saw it." in answer.text


def test_a_page_that_was_changed_while_it_was_read_must_be_read_again(site, window, second_window):
    record = report_of(window)
    form = window.page(f"{record}/read-through/").form()
    second_window.send(step_at(record, "account"), ("opinion", "It is thought that more pupils are involved."))
    late = window.post(f"{record}/read-through/", (*form.filled(("could_tell", "no")), ("_do", "next")))
    assert late.status_code == 409
    assert "The report was changed since you opened this page" in late.text
    assert "more pupils are involved" in late.text
    finish(window, record)
    assert site.mine()[0].finished_at is None
    assert read_through(window, record).status_code == 303
    finish(window, record)
    assert site.mine()[0].finished_at is not None


def test_another_source_must_be_read_for_again(site, window):
    record = report_of(window)
    read_through(window, record)
    window.send(step_at(record, "source"), ("agency", "Ashdown School"))
    finish(window, record)
    assert site.mine()[0].finished_at is None


def test_a_page_with_an_old_token_keeps_what_was_chosen(window):
    record = report_of(window, TELLING)
    address = f"{record}/read-through/"
    (name,) = reasons_asked(window, record)
    form = window.page(address).form()
    stale = window.post(address, (*form.filled(("csrf_token", "old"), (name, "known_anyway")), ("_do", "next")))
    assert stale.status_code == 400
    again = Page(stale.text).form()
    assert again.value(name) == "known_anyway"
    assert window.post(address, (*again.filled(("could_tell", "no")), ("_do", "next"))).status_code == 303


@pytest.mark.parametrize("name", ["Page", "Vehicles", "Other Vehicles", "Perpetrators", "Log Only", "Nickname"])
def test_words_of_our_own_paperwork_give_nobody_away(name, window):
    record = report_of(window, name=name)
    assert read_through(window, record).status_code == 303
    for path in OPEN:
        assert window.get(f"{record}/{path}").status_code == 200, path


def test_a_report_is_finished_only_when_its_body_was_read_as_it_stands(site, window):
    record = report_of(window)
    assert finish(window, record).status_code == 303
    assert site.mine()[0].finished_at is None
    read_through(window, record)
    window.send(step_at(record, "account"), ("opinion", "It is thought that more pupils are involved."))
    finish(window, record)
    assert site.mine()[0].finished_at is None
    read_through(window, record)
    finish(window, record)
    assert site.mine()[0].finished_at is not None
    assert open_up(window, record).status_code == 303
