"""Saving a step: as it was typed, valid or not; items and rows; and how the list of steps says it stands."""

import pytest

from formsvc.data.packs import load_packs
from formsvc.store.models import new_id
from tests.web.page import Page, Pair
from tests.web.site import Browser, Site, item_at, items_of, record_of, save, step_at


def test_a_page_is_saved_although_something_required_is_missing(site, window, plan):
    answer = window.send(step_at(plan, "child"), ("known_as", "Sam"), ("date_of_birth-day", "31"))
    assert answer.status_code == 422
    assert site.typed(plan, "child") == ((("known_as", "Sam"), ("date_of_birth-day", "31")),)


def test_what_is_wrong_is_said_at_once_beside_the_field_and_in_the_list(window, plan):
    page = Page(window.send(step_at(plan, "child"), ("known_as", "Sam")).text)
    assert "Enter the child's name, or “not known”" in page.text
    assert "#name" in page.summary_links
    assert "name-error" in page.ids


def test_what_is_wrong_is_said_again_when_the_page_is_opened_again(window, plan):
    address = step_at(plan, "child")
    assert not window.page(address).summary_links
    window.send(address, ("known_as", "Sam"))
    page = window.page(address)
    assert page.summary_links == ("#name",)
    assert page.title.startswith("Error: ")
    assert page.form().value("known_as") == "Sam"


def test_advice_is_given_and_stops_nobody(site, window, plan):
    address = step_at(plan, "child")
    answer = window.send(address, ("name", "Sam Example"), ("nhs_number", "12345"))
    assert (answer.status_code, answer.location) == (303, step_at(plan, "children"))
    page = window.page(address)
    assert not page.summary_links
    assert "nhs_number-note" in page.ids
    assert dict(site.typed(plan, "child")[0])["nhs_number"] == "12345"


@pytest.mark.parametrize(
    "button, leads_to",
    [("next", "steps/children/"), ("later", ""), ("what-is-this", "steps/children/"), ("", "steps/children/")],
    ids=["next", "later", "unknown", "blank"],
)
def test_each_button_saves_and_leads_on(button, leads_to, site, window, plan):
    answer = window.send(step_at(plan, "child"), ("name", "Sam"), button=button)
    assert (answer.status_code, answer.location) == (303, f"{plan}{leads_to}")
    assert site.typed(plan, "child") == ((("name", "Sam"),),)


def test_going_back_to_the_list_is_possible_with_a_wrong_page_too(site, window, plan):
    answer = window.send(step_at(plan, "child"), ("known_as", "Sam"), button="later")
    assert (answer.status_code, answer.location) == (303, plan)
    assert site.typed(plan, "child") == ((("known_as", "Sam"),),)


def test_save_and_lock_saves_first(site, window, plan):
    answer = window.send(step_at(plan, "child"), ("name", "Sam"), button="lock")
    assert "Locked" in Page(answer.text).text
    assert site.typed(plan, "child") == ((("name", "Sam"),),)
    assert window.get(plan).status_code == 401


@pytest.mark.parametrize("slug", ["child", "actions", ""], ids=["page", "list", "steps"])
def test_every_page_can_be_locked_with_its_own_button(slug, window, plan):
    address = step_at(plan, slug) if slug else plan
    form = window.page(address).form()
    lock = next(one for one in form.buttons if one.get("value") == "lock" or one.get("formaction"))
    target = lock.get("formaction") or address
    answer = window.post(target, (*form.pairs, (lock.get("name", "x"), lock.get("value", ""))))
    assert answer.headers["Clear-Site-Data"]
    assert window.get("/").status_code == 401


def test_locking_a_new_item_without_a_word_in_it_locks(site, window, plan):
    assert "Locked" in Page(window.send(item_at(plan, "actions"), button="lock").text).text
    assert site.typed(plan, "actions") == ()


def test_an_answer_that_is_taken_out_is_gone(site, window, plan):
    address = step_at(plan, "child")
    window.send(address, ("name", "Sam"), ("known_as", "Sammy"))
    window.send(address, ("known_as", ""))
    assert site.typed(plan, "child") == ((("name", "Sam"),),)


STANDINGS = {
    "untouched-required": ("child", None, "Must be done"),
    "untouched": ("contingency", None, "Not started"),
    "done": ("child", [("name", "Sam")], "Done"),
    "wrong": ("child", [("known_as", "Sam")], "Needs attention"),
    "left-empty": ("contingency", [], "Left empty"),
    "list-required": ("actions", None, "Must be done"),
    "list-untouched": ("events", None, "Not started"),
    "list-one": ("events", [("what_happened", "Something")], "1 event"),
    "list-one-wrong": ("events", [("what_happened", "x\x00")], "1 to put right"),
}


@pytest.mark.parametrize("slug, pairs, words", STANDINGS.values(), ids=STANDINGS)
def test_the_list_of_steps_says_how_each_stands(slug, pairs, words, window, plan):
    if pairs is not None:
        address = item_at(plan, slug) if slug in ("actions", "events") else step_at(plan, slug)
        save(window, address, pairs)
    assert standing(window.page(plan), step_at(plan, slug)) == words


def standing(page: Page, link: str) -> str:
    """What the list of steps says beside a link."""
    _, _, rest = page.source.partition(f'href="{link}"')
    return Page(rest.partition('govuk-task-list__status"')[2].partition(">")[2].partition("</div>")[0]).text


def test_the_list_of_steps_does_not_say_whether_there_is_a_source(window, report):
    save(window, step_at(report, "source"), [("identity", "anonymous")])
    assert standing(window.page(report), step_at(report, "source")) == "Done"


def named_items(window: Browser, record: str, *names: str) -> list[str]:
    """Items of the list of events, in order; their addresses."""
    for name in names:
        save(window, item_at(record, "events"), [("what_happened", name)])
    return items_of(window.page(step_at(record, "events")))


def order(site: Site, record: str) -> list[str]:
    return [dict(pairs)["what_happened"] for pairs in site.typed(record, "events")]


MOVES = {
    "up": ("up", 1, ["second", "first", "third"]),
    "down": ("down", 1, ["first", "third", "second"]),
    "first-up": ("up", 0, ["first", "second", "third"]),
    "last-down": ("down", 2, ["first", "second", "third"]),
}


@pytest.mark.parametrize("way, which, expected", MOVES.values(), ids=MOVES)
def test_items_move_up_and_down(way, which, expected, site, window, plan):
    items = named_items(window, plan, "first", "second", "third")
    answer = window.send(step_at(plan, "events"), button=f"{way}:{items[which].rpartition('/')[2]}")
    assert answer.status_code == 303
    assert order(site, plan) == expected
    assert [name for name in expected if name in window.page(step_at(plan, "events")).text] == expected


def test_the_first_item_offers_no_up_and_the_last_no_down(window, plan):
    items = [one.rpartition("/")[2] for one in named_items(window, plan, "first", "second", "third")]
    offered = [
        one["value"] for one in window.page(step_at(plan, "events")).form().buttons if ":" in one.get("value", "")
    ]
    assert offered == [f"down:{items[0]}", f"up:{items[1]}", f"down:{items[1]}", f"up:{items[2]}"]


@pytest.mark.parametrize("button", ["up:none", "up:", f"down:{'0' * 32}", "sideways:x", "up:²"])
def test_moving_what_is_not_there_is_told_and_changes_nothing(button, site, window, plan):
    named_items(window, plan, "first", "second")
    answer = window.send(step_at(plan, "events"), button=button)
    assert answer.status_code in (400, 404)
    assert order(site, plan) == ["first", "second"]


def test_removing_asks_first(site, window, plan):
    first, _ = named_items(window, plan, "first", "second")
    page = window.page(f"{first}/remove")
    assert "Remove this event?" in page.text
    assert "first" in page.text
    assert order(site, plan) == ["first", "second"]
    assert window.send(f"{first}/remove", button="remove").location == step_at(plan, "events")
    assert order(site, plan) == ["second"]


def test_removing_twice_is_no_fault(site, window, plan):
    first, _ = named_items(window, plan, "first", "second")
    form = window.page(f"{first}/remove").form()
    assert [window.post(f"{first}/remove", form.pairs).status_code for _ in range(2)] == [303, 303]
    assert order(site, plan) == ["second"]


def test_an_item_of_another_list_cannot_be_removed_through_this_one(site, window, plan):
    first, _ = named_items(window, plan, "first", "second")
    token = ("csrf_token", window.token())
    window.post(item_at(plan, "actions", first.rpartition("/")[2]) + "/remove", [token])
    assert order(site, plan) == ["first", "second"]


@pytest.mark.parametrize("button, status", [("next", 422), ("later", 303)])
def test_a_new_item_without_a_word_in_it_is_not_added(button, status, site, window, plan):
    answer = window.send(item_at(plan, "events"), button=button)
    assert answer.status_code == status
    assert site.typed(plan, "events") == ()


def test_a_new_item_goes_back_to_the_list_and_shows_there(window, plan):
    answer = window.send(item_at(plan, "events"), ("what_happened", "Seen at the station"))
    assert answer.location == step_at(plan, "events")
    page = window.page(answer.location)
    assert "Event 1 Seen at the station" in page.text


def test_fifty_items_fit_and_the_next_is_given_back(site, window, plan):
    owner, record_id = site.services.user.id, record_of(plan)
    standing = {"errors": 0, "warnings": 0, "name": "x"}
    for number in range(50):
        content = {"pairs": [["what_happened", f"event {number}"]], "kept": {}, "standing": standing}
        site.drafts.save(owner, record_id, new_id(), "events", content, expected_version=0, restricted=False)
    page = window.page(step_at(plan, "events"))
    assert "add" not in page.ids
    assert "You can add up to 50 events." in page.text
    answer = window.send(item_at(plan, "events"), ("what_happened", "one too many"))
    assert answer.status_code == 422
    assert "one too many" in Page(answer.text).form().value("what_happened")
    assert "can hold 50 events" in Page(answer.text).text
    assert len(site.typed(plan, "events")) == 50


def carers(*names: str) -> list[Pair]:
    """Rows of carers, each with a note of its own."""
    rows = [[(f"carers-{i}-name", name), (f"carers-{i}-relationship", f"of {name}")] for i, name in enumerate(names)]
    return [("name", "Sam"), *(pair for row in rows for pair in row)]


def shown_carers(page: Page) -> list[str]:
    values = {one.name: one.value for one in page.form().controls}
    return [values[name] for name in (f"carers-{i}-name" for i in range(20)) if name in values]


def test_adding_a_row_keeps_everything_else(site, window, plan):
    address = step_at(plan, "child")
    answer = save(window, address, carers("Ada", "Bea"), button="add:carers")
    assert (answer.status_code, answer.location) == (303, f"{address}#carers")
    page = window.page(address)
    assert shown_carers(page) == ["Ada", "Bea", ""]
    assert page.form().value("name") == "Sam"
    assert page.form().value("carers-1-relationship") == "of Bea"
    assert "carers" in page.ids


def test_adding_a_row_to_a_new_item_keeps_the_page_and_adds_the_row(site, window, report):
    page = Page(window.send(item_at(report, "victims"), button="add:telephones").text)
    rows = {
        one.name for one in page.form().controls if one.name.startswith("telephones-") and one.name.endswith("-number")
    }
    assert rows == {"telephones-0-number", "telephones-1-number"}
    assert site.typed(report, "victims") == ()


@pytest.mark.parametrize("row, left", [(0, ["Bea", "Cleo"]), (1, ["Ada", "Cleo"]), (2, ["Ada", "Bea"])])
def test_removing_a_row_keeps_everything_else(row, left, window, plan):
    address = step_at(plan, "child")
    save(window, address, carers("Ada", "Bea", "Cleo"), button=f"remove:carers:{row}")
    page = window.page(address)
    assert shown_carers(page) == left
    assert [page.form().value(f"carers-{i}-relationship") for i in range(2)] == [f"of {name}" for name in left]
    assert page.form().value("name") == "Sam"


def test_removing_the_only_row_leaves_a_blank_one(window, plan):
    address = step_at(plan, "child")
    save(window, address, carers("Ada"), button="remove:carers:0")
    assert shown_carers(window.page(address)) == [""]


def test_ten_rows_fit_and_an_eleventh_is_not_offered(site, window, plan):
    address = step_at(plan, "child")
    save(window, address, carers(*"ABCDEFGHIJ"))
    page = window.page(address)
    assert shown_carers(page) == list("ABCDEFGHIJ")
    assert "add:carers" not in {one.get("value") for one in page.form().buttons}
    save(window, address, page.form().pairs[2:], button="add:carers")
    assert shown_carers(window.page(address)) == list("ABCDEFGHIJ")


@pytest.mark.parametrize(
    "button",
    ["add:none", "add:", "remove:carers:x", "remove:carers:²", "remove:carers:-1", "remove:none:0", "remove:carers:",
     "remove", "add:name"],
)  # fmt: skip
def test_a_row_button_that_means_nothing_stores_nothing_and_gives_the_text_back(button, site, window, plan):
    before = site.state()
    answer = save(window, step_at(plan, "child"), carers("Ada"), button=button)
    assert answer.status_code == 400
    assert "Ada" in Page(answer.text).text
    assert site.state() == before


def test_removing_a_row_that_is_not_there_loses_nothing(window, plan):
    address = step_at(plan, "child")
    save(window, address, carers("Ada", "Bea"), button="remove:carers:7")
    assert shown_carers(window.page(address)) == ["Ada", "Bea"]


def test_a_folded_answer_stands_open_when_it_is_filled(window, plan):
    address = step_at(plan, "child")
    assert not [a for tag, a in window.page(address).tags if tag == "details" and "open" in a]
    window.send(address, ("name", "Sam"), ("upn", "A123456789012"))
    assert [a for tag, a in window.page(address).tags if tag == "details" and "open" in a]


def test_all_ticks_of_a_question_can_be_taken_out(site, window, report):
    address = step_at(report, "subject")
    themes = [entry.id for entry in load_packs().entries("themes")][:2]
    save(window, address, [("themes", one) for one in themes])
    assert len(site.typed(report, "subject")[0]) == 2
    save(window, address, [("other_theme", "something")])
    assert site.typed(report, "subject") == ((("other_theme", "something"),),)


def test_an_answer_of_one_choice_can_be_taken_out(window, report):
    address = step_at(report, "urgency")
    save(window, address, [("danger_now", "no"), ("crime_to_report", "no")])
    none = next(a for _, a in window.page(address).tags if a.get("id") == "crime_to_report-none")
    assert (none["name"], none["value"]) == ("crime_to_report", "")
    save(window, address, [("danger_now", "no"), ("crime_to_report", "")])
    assert "crime_to_report" not in [name for name, _ in window.page(address).form().pairs]
