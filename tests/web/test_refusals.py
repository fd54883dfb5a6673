"""What cannot be taken: named, in plain words, nothing stored, everything typed given back, never a fault."""

import json
from typing import NamedTuple

import pytest
from werkzeug.test import TestResponse

from formsvc.core.text import unholdable
from formsvc.formkit.limits import REQUEST_LIMIT
from tests.web.page import Page, Pair
from tests.web.site import Browser, item_at, save, step_at

ACCOUNT = "She was seen getting into a blue car"


class Refusal(NamedTuple):
    """Pairs that a page has no place for, and words that name what is wrong."""

    surplus: tuple[Pair, ...]
    words: str


def rows(count: int) -> tuple[Pair, ...]:
    return tuple((f"carers-{index}-name", f"Carer {index}") for index in range(count))


NO_PLACE = {
    "unknown-field": Refusal((("shoe_size", "38"),), "this page does not ask for “shoe_size”"),
    "unknown-in-a-row": Refusal((("carers-0-shoe_size", "38"),), "this page does not ask for “shoe_size”"),
    "of-another-page": Refusal((("what_happened", "x"),), "this page does not ask for “what_happened”"),
    "index-no-figure": Refusal((("carers-²-name", "Ada"),), "“Parents and carers” has a row whose number is no number"),
    "index-arabic": Refusal((("carers-٣-name", "Ada"),), "“Parents and carers” has a row whose number is no number"),
    "index-word": Refusal((("carers-x-name", "Ada"),), "“Parents and carers” has a row whose number is no number"),
    "index-negative": Refusal((("carers--1-name", "Ada"),), "“Parents and carers” has a row whose number is no number"),
    "index-zeros": Refusal((("carers-007-name", "Ada"),), "“Parents and carers” has a row whose number is no number"),
    "index-huge": Refusal(((f"carers-{'9' * 5000}-name", "Ada"),), "“Parents and carers”"),
    "eleven-rows": Refusal(rows(11), "“Parents and carers” can hold 10 at the most"),
    "a-thousand-rows": Refusal(rows(1000), "“Parents and carers” can hold 10 at the most"),
    "row-itself": Refusal((("carers-0", "Ada"),), "this page does not ask for"),
    "list-itself": Refusal((("carers", "Ada"),), "this page does not ask for “carers”"),
    "sent-twice": Refusal((("known_as", "Ada"), ("known_as", "Bea")), "“known_as” was sent twice"),
    "nul-in-a-name": Refusal((("na\x00me", "Ada"),), "this page does not ask for"),
    "markup-in-a-name": Refusal((("<b>&\"'", "Ada"),), "this page does not ask for “<b>&\"'”"),
    "dunder": Refusal((("__class__", "Ada"),), "this page does not ask for “__class__”"),
}


@pytest.mark.parametrize("surplus, words", NO_PLACE.values(), ids=NO_PLACE)
def test_what_has_no_place_is_named_and_given_back_and_nothing_is_stored(surplus, words, site, window, plan):
    before = site.state()
    answer = save(window, step_at(plan, "child"), [("name", "Sam"), ("address", ACCOUNT), *surplus])
    page = Page(answer.text)
    assert answer.status_code == 422
    assert words in page.text
    assert page.form().value("name") == "Sam"
    assert page.form().value("address") == ACCOUNT
    assert [text for _, text in surplus if text not in page.text] == []
    assert site.state() == before


def test_after_a_refusal_the_rest_can_be_saved(site, window, plan):
    address = step_at(plan, "child")
    answer = save(window, address, [("name", "Sam"), ("shoe_size", "38")])
    again = window.post(address, (*Page(answer.text).form().pairs, ("_do", "next")))
    assert again.status_code == 303
    assert site.typed(plan, "child") == ((("name", "Sam"),),)


def test_a_factor_that_no_list_has_is_refused_with_a_link_that_reaches_it(window, plan):
    page = Page(save(window, step_at(plan, "risk_factors"), [("factors-0-factor", "no-such-factor")]).text)
    assert page.summary_links
    assert [one for one in page.summary_links if one.removeprefix("#") not in page.ids] == []


WRONG = {
    "no-such-choice": (
        ("interpreter", "perhaps"),
        "“Is an interpreter needed?”: choose one of the answers in the list",
    ),
    "no-such-day": (("date_of_birth-day", "32"), "“Date of birth”"),
    "no-figure": (("date_of_birth-year", "²"), "“Date of birth”"),
    "long-figure": (("date_of_birth-year", "9" * 5000), "“Date of birth”"),
    "nul": (("gender", "a\x00b"), "“Gender” has a hidden sign (U+0000) in it"),
    "escape": (("gender", "a\x1bb"), "“Gender” has a hidden sign (U+001B) in it"),
    "no-character": (("gender", "a\ufffeb"), "“Gender” has a hidden sign (U+FFFE) in it"),
    "too-long": (("gender", "x" * 100_001), "“Gender” must be 100,000 characters or fewer. Take out 1 "),
}


@pytest.mark.parametrize("wrong, words", WRONG.values(), ids=WRONG)
def test_a_wrong_answer_is_named_and_kept_and_stops_the_document(wrong, words, site, window, plan):
    address = step_at(plan, "child")
    answer = save(window, address, [("name", "Sam"), wrong])
    assert answer.status_code == 422
    assert words in Page(answer.text).text
    assert dict(site.typed(plan, "child")[0]) == {"name": "Sam", **dict([wrong])}
    assert words in Page(window.get(f"{plan}check").text).text
    assert window.get(f"{plan}documents/plan.docx").status_code == 303


def test_a_hundred_thousand_characters_fit(site, window, plan):
    text = "é" * 100_000
    assert save(window, step_at(plan, "child"), [("name", "Sam"), ("address", text)]).status_code == 303
    assert dict(site.typed(plan, "child")[0])["address"] == text


def test_line_ends_of_a_browser_do_not_count_twice(window, plan):
    """A browser sends two characters for a line end of which a person has typed one."""
    text = "x\r\n" * 50_000
    assert save(window, step_at(plan, "child"), [("name", "Sam"), ("address", text)]).status_code == 303


def test_the_character_that_cannot_be_held_is_named():
    assert unholdable("a\x00") == "U+0000"


def test_more_than_a_page_can_hold_is_told_in_plain_words(site, window, plan):
    before = site.state()
    answer = save(window, step_at(plan, "child"), [("name", "Sam"), ("address", "x" * REQUEST_LIMIT)])
    assert answer.status_code == 413
    assert "One page can hold 16 MB. Go back in your browser, take something out" in Page(answer.text).text
    assert site.state() == before


def test_a_long_page_within_the_limit_is_taken(window, report):
    """Flask alone refuses above half a megabyte."""
    area = [one.name for one in window.page(step_at(report, "account")).form().controls if one.tag == "textarea"]
    pairs = [(name, "x" * 100_000) for name in area]
    assert save(window, step_at(report, "account"), pairs).status_code in (303, 422)


def in_parts(pairs: list[Pair]) -> tuple[bytes, str]:
    """Pairs as multipart form data."""
    part = '--x\r\nContent-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
    return "".join(
        [*(part.format(name, text) for name, text in pairs), "--x--\r\n"]
    ).encode(), "multipart/form-data; boundary=x"


FORM_TYPE = "application/x-www-form-urlencoded"
BODIES = {
    "empty": (b"", FORM_TYPE),
    "no-type": (b"name=Sam", ""),
    "broken-utf-8": (b"name=%ff%fe&address=%c3", FORM_TYPE),
    "raw-bytes": (b"name=\xff\xfe\x00\x01", FORM_TYPE),
    "surrogate": (b"name=%ed%a0%80", FORM_TYPE),
    "only-signs": (b"&&&===%%%", FORM_TYPE),
    "json": (json.dumps({"name": "Sam"}).encode(), "application/json"),
    "broken-json": (b'{"name": ', "application/json"),
    "text": (b"name=Sam", "text/plain"),
    "xml": (b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", "text/xml"),
    "multipart": in_parts([("name", "Sam")]),
    "multipart-cut": (in_parts([("name", "Sam")])[0][:-20], "multipart/form-data; boundary=x"),
    "multipart-no-boundary": (in_parts([("name", "Sam")])[0], "multipart/form-data"),
    "multipart-file": (
        b'--x\r\nContent-Disposition: form-data; name="name"; filename="../../a.docx"\r\n\r\nPK\r\n--x--\r\n',
        "multipart/form-data; boundary=x",
    ),
    "charset": (b"name=Sam", f"{FORM_TYPE}; charset=utf-7"),
    "unknown-charset": (b"name=Sam", f"{FORM_TYPE}; charset=no-such"),
}
PLACES = {"page": "steps/child/", "item": f"steps/events/items/{'a' * 32}", "list": "steps/events/", "delete": "delete",
          "documents": "documents", "remove": f"steps/events/items/{'a' * 32}/remove"}  # fmt: skip


@pytest.mark.parametrize("body, content_type", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_no_body_is_a_fault_and_none_without_a_token_is_stored(place, body, content_type, site, window, plan):
    before = site.state()
    answer = window.client.post(f"{plan}{place}", data=body, content_type=content_type)
    assert 400 <= answer.status_code < 500
    assert site.state() == before


@pytest.mark.parametrize("body, content_type", BODIES.values(), ids=BODIES)
def test_no_body_is_a_fault_with_a_token_either(body, content_type, window, plan):
    headers = {"X-CSRFToken": window.token()}
    for address in (step_at(plan, "child"), item_at(plan, "events"), "/records", f"{plan}documents"):
        answer = window.client.post(address, data=body, content_type=content_type, headers=headers)
        assert answer.status_code < 500, address


def test_a_multipart_page_is_taken_like_any_other(site, window, plan):
    """Above 500 kB and 1,000 parts too, where Flask alone refuses."""
    form = window.page(step_at(plan, "child")).form()
    text = "x" * 100_000
    pairs = [
        ("name", "Sam"),
        *((name, text) for name in ("known_as", "gender", "ethnicity", "disability", "school", "address")),
    ]
    body, content_type = in_parts([*((n, form.value(n)) for n in ("csrf_token", "_version")), *pairs])
    assert window.client.post(step_at(plan, "child"), data=body, content_type=content_type).status_code == 303
    assert len(site.typed(plan, "child")[0]) == 7


def test_broken_utf_8_is_kept_as_far_as_it_can_be_read_and_never_lost_in_silence(window, plan):
    token = window.token()
    body = f"csrf_token={token}&_version=0&name=Sam%ffmy".encode()
    window.client.post(step_at(plan, "child"), data=body, content_type=FORM_TYPE)
    assert (
        window.page(step_at(plan, "child")).form().value("name") == "Sam%FFmy"
    )  # as Werkzeug writes a byte that is no text


def without_token(window: Browser, address: str, *changes: Pair) -> TestResponse:
    pairs = [pair for pair in window.page(address).form().filled(*changes) if pair[0] != "csrf_token"]
    return window.post(address, (*pairs, ("csrf_token", "old"), ("_do", "next")))


@pytest.mark.parametrize("slug", ["child", "events"], ids=["page", "item"])
def test_a_page_with_an_old_token_is_given_back_and_can_be_saved_then(slug, site, window, plan):
    address = step_at(plan, slug) if slug == "child" else item_at(plan, slug)
    name = "address" if slug == "child" else "what_happened"
    changes = [(name, ACCOUNT)] + ([("name", "Sam")] if slug == "child" else [])
    answer = without_token(window, address, *changes)
    page = Page(answer.text)
    assert answer.status_code == 400
    assert "Nothing is lost: press Save once more." in page.text
    assert page.form().value(name) == ACCOUNT
    assert site.typed(plan, slug) == ()
    assert window.post(address, (*page.form().pairs, ("_do", "next"))).status_code == 303
    assert dict(site.typed(plan, slug)[0])[name] == ACCOUNT


@pytest.mark.parametrize("button", ["lock", "add:carers", "remove:carers:0", "later"])
def test_no_button_gets_past_an_old_token(button, site, window, plan):
    address = step_at(plan, "child")
    answer = window.post(address, [("name", "Sam"), ("csrf_token", "old"), ("_do", button)])
    assert answer.status_code == 400
    assert Page(answer.text).form().value("name") == "Sam"
    assert site.typed(plan, "child") == ()
    assert window.get("/").status_code == 200


def test_a_page_sent_after_the_session_ended_is_given_back(site, window, plan):
    address = step_at(plan, "child")
    pairs = (*window.page(address).form().filled(("name", "Sam"), ("address", ACCOUNT)), ("_do", "next"))
    window.client.delete_cookie("formsvc_session")
    answer = window.post(address, pairs)
    page = Page(answer.text)
    assert answer.status_code == 401
    assert "formsvc is locked" in page.text
    assert [text for text in ("Sam", ACCOUNT) if text not in page.text] == []
    assert site.typed(plan, "child") == ()


def test_what_was_given_back_can_be_saved_once_formsvc_is_open_again(site, window, second_window, plan):
    address = step_at(plan, "child")
    pairs = (*window.page(address).form().filled(("name", "Sam"), ("address", f"\n  {ACCOUNT}\n")), ("_do", "next"))
    window.client.delete_cookie("formsvc_session")
    locked = Page(window.post(address, pairs).text)
    second_window.get(site.new_link())  # in another window of the same browser
    form = locked.forms[0]
    assert form.attributes["action"] == address
    once_more = Page(window.post(address, (*form.pairs, ("_do", "later"))).text)
    assert window.post(address, (*once_more.form().pairs, ("_do", "next"))).status_code == 303
    assert dict(site.typed(plan, "child")[0]) == {"name": "Sam", "address": f"\r\n  {ACCOUNT}\r\n"}


def test_a_stranger_sees_nothing_stored_when_a_page_is_given_back(window, plan):
    address = step_at(plan, "child")
    save(window, address, [("name", "Stored Name")])
    window.client.delete_cookie("formsvc_session")
    assert "Stored Name" not in window.post(address, [("known_as", "x")]).text


ADDRESSES = [
    "steps/none/",
    "steps/",
    "steps/child/items/" + "a" * 32,
    "steps/events/items/x",
    "steps/events/items/²",
    "steps/events/items/" + "A" * 32,
    "steps/events/items/" + "a" * 31,
    "none",
    "steps/%00/",
    "steps/child/remove",
    "steps/events/items/" + "a" * 32 + "/remove",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_leads_nowhere_says_so(address, window, plan):
    answer = window.get(f"{plan}{address}")
    assert answer.status_code == 404
    assert "This page does not exist" in Page(answer.text).text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "POST"])
def test_a_method_that_a_page_does_not_know_is_no_fault(method, window, plan):
    answer = window.client.open(plan, method=method)
    assert answer.status_code in (400, 404, 405)


START = {
    "no-kind": [("_key", "a" * 32)],
    "unknown-kind": [("_key", "a" * 32), ("kind", "none")],
    "no-key": [("kind", "safety-plan")],
    "blank-key": [("kind", "safety-plan"), ("_key", "")],
}


@pytest.mark.parametrize("pairs", START.values(), ids=START)
def test_a_start_that_does_not_say_what_starts_nothing(pairs, site, window):
    assert window.post("/records", [("csrf_token", window.token()), *pairs]).status_code == 400
    assert site.mine() == ()


@pytest.mark.parametrize("key", ["x" * 10_000, "\x00", "é" * 64])
def test_any_key_starts_one_record(key, site, window):
    pairs = [("csrf_token", window.token()), ("kind", "safety-plan"), ("_key", key)]
    assert [window.post("/records", pairs).status_code for _ in range(2)] == [303, 303]
    assert len(site.mine()) == 1
