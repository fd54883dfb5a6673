"""Two windows, a second press of a button, the back button: nobody overwrites anybody, and nothing is made twice."""

import pytest

from tests.web.page import Page, Pair
from tests.web.site import Browser, Site, item_at, items_of, save, step_at

SAM: tuple[Pair, ...] = (("name", "Sam"), ("known_as", "Sammy"))


def sent(window: Browser, address: str, *changes: Pair) -> tuple[Pair, ...]:
    """What a window that is open at an address would send."""
    return (*window.page(address).form().filled(*changes), ("_do", "next"))


def test_the_slower_window_sees_both_versions_and_overwrites_nothing(site, window, second_window, plan):
    address = step_at(plan, "child")
    save(window, address, SAM)
    slower = sent(second_window, address, ("name", "Samantha"))
    window.send(address, ("name", "Samuel"))
    answer = second_window.post(address, slower)
    page = Page(answer.text)
    assert answer.status_code == 409
    assert page.form().value("name") == "Samantha"
    assert "What the other window saved" in page.text
    assert "Samuel" in page.text.partition("What the other window saved")[2]
    assert dict(site.typed(plan, "child")[0])["name"] == "Samuel"


def test_only_answers_that_differ_are_shown_of_the_other_version(window, second_window, plan):
    address = step_at(plan, "child")
    save(window, address, SAM)
    slower = sent(second_window, address, ("name", "Samantha"))
    window.send(address, ("name", "Samuel"))
    other = second_window.post(address, slower).text.partition("What the other window saved")[2].partition("</dl>")[0]
    assert "Samuel" in other
    assert "Sammy" not in other


def test_an_answer_that_the_other_window_took_out_shows_as_nothing(window, second_window, plan):
    address = step_at(plan, "child")
    save(window, address, SAM)
    slower = sent(second_window, address, ("gender", "Girl"))
    window.send(address, ("known_as", ""))
    other = second_window.post(address, slower).text.partition("What the other window saved")[2].partition("</dl>")[0]
    assert "Known as" in Page(other).text
    assert "Nothing" in Page(other).text


def test_saving_again_after_both_versions_were_shown_works(site, window, second_window, plan):
    address = step_at(plan, "child")
    save(window, address, SAM)
    slower = sent(second_window, address, ("name", "Samantha"))
    window.send(address, ("name", "Samuel"))
    shown = Page(second_window.post(address, slower).text)
    assert second_window.post(address, (*shown.form().pairs, ("_do", "next"))).status_code == 303
    assert dict(site.typed(plan, "child")[0])["name"] == "Samantha"


def test_two_windows_at_a_page_that_was_never_saved_collide_too(site, window, second_window, plan):
    address = step_at(plan, "child")
    slower = sent(second_window, address, ("name", "Samantha"))
    window.send(address, ("name", "Samuel"))
    assert second_window.post(address, slower).status_code == 409
    assert site.typed(plan, "child") == ((("name", "Samuel"),),)


def test_two_windows_at_one_item_collide(site, window, second_window, plan):
    window.send(item_at(plan, "events"), ("what_happened", "first"))
    (item,) = items_of(window.page(step_at(plan, "events")))
    slower = sent(second_window, item, ("what_happened", "hers"))
    window.send(item, ("what_happened", "his"))
    answer = second_window.post(item, slower)
    assert answer.status_code == 409
    assert Page(answer.text).form().value("what_happened") == "hers"
    assert site.typed(plan, "events") == ((("what_happened", "his"),),)


def test_two_windows_at_different_pages_do_not_collide(site, window, second_window, plan):
    pages = [(step_at(plan, "child"), ("name", "Sam")), (step_at(plan, "contingency"), ("nobody", ""))]
    first = sent(window, pages[0][0], pages[0][1])
    window.send(item_at(plan, "events"), ("what_happened", "first"))
    assert second_window.post(pages[0][0], first).status_code == 303
    assert len(site.entries(plan)) == 2


def test_an_item_removed_by_another_window_gives_the_text_back(site, window, second_window, plan):
    window.send(item_at(plan, "events"), ("what_happened", "first"))
    (item,) = items_of(window.page(step_at(plan, "events")))
    slower = sent(second_window, item, ("what_happened", "a long account"))
    window.send(f"{item}/remove", button="remove")
    answer = second_window.post(item, slower)
    assert answer.status_code == 409
    assert "a long account" in Page(answer.text).text
    again = second_window.post(item, (*Page(answer.text).form().pairs, ("_do", "next")))
    assert again.status_code == 303
    assert site.typed(plan, "events") == ((("what_happened", "a long account"),),)


def test_a_page_of_a_draft_that_another_window_deleted_gives_the_text_back(window, second_window, plan):
    address = step_at(plan, "child")
    slower = sent(second_window, address, ("name", "Samantha"))
    window.send(f"{plan}delete", button="delete")
    answer = second_window.post(address, slower)
    assert answer.status_code == 404
    assert "Samantha" in Page(answer.text).text


def test_saving_the_same_again_is_no_conflict(site, window, second_window, plan):
    address = step_at(plan, "child")
    pairs = sent(window, address, *SAM)
    assert [window.post(address, pairs).status_code for _ in range(3)] == [303, 303, 303]
    (entry,) = site.entries(plan)
    assert entry.version == 1


def test_the_back_button_and_another_save_are_no_conflict_when_nothing_else_was_saved(site, window, plan):
    """A browser shows the page as it was; what is saved from it once more is the same."""
    address = step_at(plan, "child")
    before = sent(window, address, *SAM)
    window.post(address, before)
    window.page(step_at(plan, "children"))
    assert window.post(address, before).status_code == 303


def test_the_back_button_never_erases_what_was_saved_since(site, window, plan):
    address = step_at(plan, "child")
    old = sent(window, address, ("name", "Sam"))
    window.post(address, old)
    window.send(address, ("known_as", "Sammy"))
    assert window.post(address, old).status_code == 409
    assert dict(site.typed(plan, "child")[0])["known_as"] == "Sammy"


@pytest.mark.parametrize("version", ["", "0", "-1", "²", "9" * 40, "1.0", "two"])
def test_a_page_that_lost_its_version_cannot_overwrite(version, site, window, plan):
    address = step_at(plan, "child")
    save(window, address, SAM)
    form = window.page(address).form()
    pairs = [pair for pair in form.filled(("name", "Other")) if pair[0] != "_version"]
    assert window.post(address, (*pairs, ("_version", version))).status_code == 409
    assert dict(site.typed(plan, "child")[0])["name"] == "Sam"


def test_a_forged_page_that_is_sent_again_still_cannot_overwrite(site, window, second_window, plan):
    """The page given back for want of a token keeps the version the browser had."""
    address = step_at(plan, "child")
    save(window, address, SAM)
    slower = [pair for pair in sent(second_window, address, ("name", "Samantha")) if pair[0] != "csrf_token"]
    window.send(address, ("name", "Samuel"))
    given_back = second_window.post(address, slower)
    assert given_back.status_code == 400
    again = second_window.post(address, (*Page(given_back.text).form().pairs, ("_do", "next")))
    assert again.status_code == 409
    assert dict(site.typed(plan, "child")[0])["name"] == "Samuel"


def test_two_presses_of_start_start_one_record(site, window):
    form = window.page("/").form()
    answers = [window.post("/records", (*form.pairs, ("kind", "safety-plan"))) for _ in range(2)]
    assert len({answer.location for answer in answers}) == len(site.mine()) == 1


def test_starting_again_from_a_fresh_start_page_starts_another(site, window):
    assert window.start("safety-plan") != window.start("safety-plan")
    assert len(site.mine()) == 2


def test_one_start_page_can_start_one_form_only(site, window):
    """Whoever goes back and presses another form's button wants that form."""
    form = window.page("/").form()
    kinds = ("safety-plan", "intelligence-report")
    for kind in kinds:
        window.post("/records", (*form.pairs, ("kind", kind)))
    assert {draft.kind for draft in site.mine()} == set(kinds)


def test_two_presses_of_save_on_a_new_item_make_one_item(site, window, plan):
    address = window.page(step_at(plan, "events")).links
    new = next(link for link in address if "/items/" in link)
    pairs = sent(window, new, ("what_happened", "first"))
    assert [window.post(new, pairs).status_code for _ in range(2)] == [303, 303]
    assert site.typed(plan, "events") == ((("what_happened", "first"),),)


def test_each_visit_of_a_list_offers_a_new_item_of_its_own(window, plan):
    links = [[one for one in window.page(step_at(plan, "events")).links if "/items/" in one] for _ in range(2)]
    assert links[0] != links[1]


def test_two_presses_of_delete_are_no_fault(site: Site, window, plan):
    pairs = window.page(f"{plan}delete").form().pairs
    assert [window.post(f"{plan}delete", pairs).status_code for _ in range(2)] == [303, 404]
    assert site.mine() == ()


def test_moving_in_one_window_is_no_conflict_for_another_that_edits(site, window, second_window, plan):
    for name in ("first", "second"):
        window.send(item_at(plan, "events"), ("what_happened", name))
    items = items_of(window.page(step_at(plan, "events")))
    slower = sent(second_window, items[0], ("what_happened", "changed"))
    window.send(step_at(plan, "events"), button=f"down:{items[0].rpartition('/')[2]}")
    assert second_window.post(items[0], slower).status_code == 303
    assert site.typed(plan, "events") == ((("what_happened", "second"),), (("what_happened", "changed"),))
