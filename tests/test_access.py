"""Who may use what: every route has a row here, and what the row says is tried."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from werkzeug.test import TestResponse

from formsvc.produce import WORD_TYPE
from formsvc.settings import LOOPBACK
from formsvc.store.infos import DraftInfo
from formsvc.store.models import new_id
from formsvc.web.access import ANYONE, OWNER, RULES, SIGNED_IN, rule_of
from tests.web.page import Page
from tests.web.site import Browser, Site, kind, pages_of, record_of, running, save

STEP = "/records/<record_id>/steps/<slug>/"
ITEM = f"{STEP}items/<hex32:item_id>"
DOCUMENTS = "/records/<record_id>/documents"


class Route(NamedTuple):
    """An address with a method, and who may use it."""

    rule: str
    method: str
    access: str


ROUTES = (
    Route("/static/<path:filename>", "GET", ANYONE),
    Route("/open/<token>", "GET", ANYONE),
    Route("/lock", "POST", SIGNED_IN),
    Route("/", "GET", SIGNED_IN),
    Route("/records", "POST", SIGNED_IN),
    Route("/records/<record_id>/", "GET", OWNER),
    Route("/records/<record_id>/delete", "GET", OWNER),
    Route("/records/<record_id>/delete", "POST", OWNER),
    Route(STEP, "GET", OWNER),
    Route(STEP, "POST", OWNER),
    Route(ITEM, "GET", OWNER),
    Route(ITEM, "POST", OWNER),
    Route(f"{ITEM}/remove", "GET", OWNER),
    Route(f"{ITEM}/remove", "POST", OWNER),
    Route(f"{STEP}advice", "GET", OWNER),
    Route(f"{STEP}directory", "GET", OWNER),
    Route(f"{STEP}directory", "POST", OWNER),
    Route("/services", "GET", SIGNED_IN),
    Route("/services", "POST", SIGNED_IN),
    Route("/guidance/", "GET", SIGNED_IN),
    Route("/guidance/<slug>", "GET", SIGNED_IN),
    Route("/guidance/<slug>/leaflet.docx", "GET", SIGNED_IN),
    Route("/guidance/leaflet.docx", "GET", SIGNED_IN),
    Route("/where", "GET", SIGNED_IN),
    Route("/records/<record_id>/check", "GET", OWNER),
    Route(DOCUMENTS, "GET", OWNER),
    Route(DOCUMENTS, "POST", OWNER),
    Route(f"{DOCUMENTS}/<name>.docx", "GET", OWNER),
    Route(f"{DOCUMENTS}/<name>.txt", "GET", OWNER),
    Route("/records/<record_id>/read-through/", "GET", OWNER),
    Route("/records/<record_id>/read-through/", "POST", OWNER),
    Route("/records/<record_id>/finish", "POST", OWNER),
    Route("/records/<record_id>/open/<to>", "GET", OWNER),
    Route("/records/<record_id>/open/<to>", "POST", OWNER),
    Route("/records/<record_id>/take-up", "POST", OWNER),
    Route("/records/<record_id>/emails/", "GET", OWNER),
    Route("/records/<record_id>/emails/confirm", "POST", OWNER),
    Route("/records/<record_id>/emails/<name>.eml", "GET", OWNER),
)
CLOSED = [route for route in ROUTES if route.access != ANYONE]
OF_RECORDS = [route for route in ROUTES if route.access == OWNER]
CHANGES = [route for route in CLOSED if route.method == "POST"]
CANARY = "canary7f3a"
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def named(route: Route) -> str:
    return f"{route.method} {route.rule}"


every_closed_route = pytest.mark.parametrize("route", CLOSED, ids=named)
every_route_of_records = pytest.mark.parametrize("route", OF_RECORDS, ids=named)
every_change = pytest.mark.parametrize("route", CHANGES, ids=named)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One site for all tests: none of them may change what is stored."""
    with running(tmp_path_factory.mktemp("access")) as site:
        browser = site.browser()
        record = browser.start("safety-plan")
        save_canaries(browser, record)
        yield site


@pytest.fixture
def own_site(tmp_path: Path) -> Iterator[Site]:
    """A site of the test's own, for locks and one-time links."""
    with running(tmp_path) as site:
        yield site


def save_canaries(browser: Browser, record: str) -> None:
    """One page and one item of a list."""
    for slug, pairs in pages_of(
        kind("safety-plan"), {"child": {"name": CANARY}, "actions": [{"action": CANARY}]}
    ).items():
        base = f"/records/{record_of(record)}/steps/{slug}/"
        save(browser, base if slug == "child" else f"{base}items/{new_id()}", pairs[0])


def address_of(route: Route, draft: DraftInfo, item_id: str) -> str:
    """The address of a route for a record and an item of its actions."""
    parts = {"<hex32:item_id>": "actions", "/directory": "services", "/guidance/": "levels"}
    slug = next((slug for part, slug in parts.items() if part in route.rule), "child")
    values = {
        "<record_id>": draft.id,
        "<slug>": slug,
        "<hex32:item_id>": item_id,
        "<name>": "plan",
        "<to>": "source",
        "<token>": "0" * 43,
        "<path:filename>": "app.css",
    }
    address = route.rule
    for name, value in values.items():
        address = address.replace(name, value)
    return address


def an_item(site: Site, draft: DraftInfo) -> str:
    return next(one.id for one in site.drafts.entries(draft.owner_id, draft.id) if one.step == "actions")


def own_address(route: Route, site: Site) -> str:
    draft = site.mine()[0]
    return address_of(route, draft, an_item(site, draft))


def asked(browser: Browser, route: Route, address: str, *pairs: tuple[str, str]) -> TestResponse:
    return browser.get(address) if route.method == "GET" else browser.post(address, pairs)


def foreign_draft(site: Site) -> DraftInfo:
    """A record of another user, with a page and an item that say the canary."""
    other = site.somebody_else()
    draft = site.drafts.create(other.id, other.agency_id, "safety-plan", lambda: new_id()[:8], new_id())
    standing = {"errors": 0, "warnings": 0, "name": CANARY}
    content = {"pairs": [["action", CANARY]], "kept": {}, "standing": standing}
    site.drafts.save(other.id, draft.id, new_id(), "actions", content, expected_version=0, restricted=False)
    return draft


def test_every_route_has_a_row_and_every_row_a_route(site):
    methods = {(one.rule, method) for one in site.app.url_map.iter_rules() for method in one.methods or ()}
    assert {pair for pair in methods if pair[1] not in ("HEAD", "OPTIONS")} == {route[:2] for route in ROUTES}


@pytest.mark.parametrize("route", ROUTES, ids=named)
def test_every_route_states_the_rule_of_its_row(route, site):
    found = next(one for one in site.app.url_map.iter_rules() if one.rule == route.rule and route.method in one.methods)
    assert route.access in RULES
    assert rule_of(site.app, found.endpoint) == route.access


def test_a_route_without_a_rule_is_refused_even_with_a_session(own_site):
    own_site.app.add_url_rule("/unstated", view_func=lambda: CANARY, endpoint="unstated")
    answer = own_site.browser().get("/unstated")
    assert (answer.status_code, CANARY in answer.text) == (403, False)


@every_closed_route
@pytest.mark.parametrize("method", ["own", "HEAD", "OPTIONS"])
def test_without_a_session_nothing_is_shown(route, method, site):
    before, address = site.state(), own_address(route, site)
    stranger = site.stranger()
    answer = (
        asked(stranger, route, address)
        if method == "own"
        else stranger.client.open(address, method=method, buffered=True)
    )
    assert answer.status_code == 401 or (method == "HEAD" and route.method == "POST" and answer.status_code == 405)
    assert CANARY not in answer.text
    assert site.mine()[0].reference not in answer.text
    assert site.state() == before


@every_closed_route
def test_without_a_session_plain_words_say_how_to_open_formsvc(route, site):
    answer = asked(site.stranger(), route, own_address(route, site))
    page = Page(answer.text)
    assert "formsvc is locked" in page.text
    assert "Use the link in the window where formsvc was started" in page.text


@pytest.mark.parametrize(
    "cookie",
    ["", "0" * 43, "../../etc/passwd", "ž" * 20, "a" * 4000, "' OR 1=1 --"],
    ids=["blank", "unknown", "path", "not-ascii", "long", "sql"],
)
def test_a_cookie_that_was_never_given_out_opens_nothing(cookie, site):
    stranger = site.stranger()
    stranger.client.set_cookie("formsvc_session", cookie)
    assert stranger.get("/").status_code == 401


@pytest.mark.parametrize("address", ["/no-such-page", "/records/none/", "/records/", "/admin"])
def test_a_stranger_does_not_even_learn_which_pages_exist(address, site):
    assert site.stranger().get(address).status_code == 401


@pytest.mark.parametrize("address", ["/static/app.css", "/static/start.js", "/static/vendor/govuk-frontend.min.css"])
def test_styles_are_for_anyone(address, site):
    answer = site.stranger().get(address)
    assert answer.status_code == 200
    answer.close()


@pytest.mark.parametrize("name", ["../app.py", "..%2fapp.py", "%2e%2e/app.py", "/etc/passwd", "..\\app.py"])
def test_nothing_but_static_files_is_served_as_one(name, site):
    answer = site.stranger().get(f"/static/{name}")
    assert answer.status_code in (401, 404)
    assert "create_app" not in answer.text


@every_route_of_records
def test_another_users_record_does_not_exist(route, site):
    draft = foreign_draft(site)
    owned = site.drafts.entries(draft.owner_id, draft.id)
    browser = site.browser()
    answer = asked(browser, route, address_of(route, draft, owned[0].id), ("csrf_token", browser.token()))
    assert answer.status_code == 404
    assert CANARY not in Page(answer.text).text
    assert draft.reference not in answer.text
    assert site.drafts.entries(draft.owner_id, draft.id) == owned


@every_route_of_records
@pytest.mark.parametrize("record_id", ["0" * 32, "x", "%00", "%F0%9F%8D%8E", "-1"])
def test_a_record_that_never_was_looks_the_same(route, record_id, site):
    browser = site.browser()
    address = own_address(route, site).replace(site.mine()[0].id, record_id)
    answer = asked(browser, route, address, ("csrf_token", browser.token()))
    assert answer.status_code == 404
    assert "This page does not exist" in Page(answer.text).text


def test_an_item_of_another_users_record_is_not_found_through_ones_own(site):
    foreign = foreign_draft(site)
    item = an_item(site, foreign)
    own = site.mine()[0]
    answer = site.browser().get(f"/records/{own.id}/steps/actions/items/{item}")
    assert answer.status_code in (200, 404)  # 200: the page of a new item
    assert f">{CANARY}<" not in answer.text


TOKENS = {
    "none": (),
    "blank": (("csrf_token", ""),),
    "wrong": (("csrf_token", "IjAwMDAi.aaaaaa.bbbbbb"),),
    "not-ascii": (("csrf_token", "é中"),),
}


@every_change
@pytest.mark.parametrize("token", TOKENS.values(), ids=TOKENS)
def test_a_forged_change_stores_nothing(route, token, site):
    browser, before = site.browser(), site.state()
    fields = (("kind", "safety-plan"), ("_key", new_id()), ("name", "somebody"), ("action", "something"))
    answer = asked(browser, route, own_address(route, site), *token, *fields)
    assert answer.status_code == 400
    assert site.state() == before
    assert browser.get("/").status_code == 200  # nor is anybody locked out


@every_change
def test_a_token_of_another_session_is_no_good(route, site):
    token = site.browser().token()
    browser, before = site.browser(), site.state()
    assert asked(browser, route, own_address(route, site), ("csrf_token", token)).status_code == 400
    assert site.state() == before


@pytest.mark.parametrize("host", [*LOOPBACK, "127.0.0.1:8000", "localhost:8000"])
def test_this_computers_own_names_are_answered(host, site):
    assert site.stranger().get("/", headers={"Host": host}).status_code == 401


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "192.0.2.1", "evil.example@localhost", ""],
    ids=["name", "prefix", "prefix-port", "address", "at", "none"],
)
@pytest.mark.parametrize("address", ["/", "/static/app.css", "/open/0", "/no-such-page"])
def test_any_other_host_is_refused(host, address, site):
    answer = site.browser().get(address, headers={"Host": host})
    assert 400 <= answer.status_code < 500
    assert site.mine()[0].reference not in answer.text
    answer.close()


def test_a_link_asked_for_under_another_host_is_not_used_up(own_site):
    link, stranger = own_site.new_link(), own_site.stranger()
    assert stranger.get(link, headers={"Host": "evil.example"}).status_code == 400
    assert stranger.get(link).status_code == 303


def every_answer(site: Site) -> Iterator[TestResponse]:
    """The answer of every route, with a session and without, and of addresses that do not exist."""
    browser = site.browser()
    for who in (browser, site.stranger()):
        for route in ROUTES:
            yield asked(who, route, own_address(route, site))
        yield who.get("/no-such-page")
        yield who.client.open("/lock", method="GET")


def test_every_answer_carries_the_headers_that_keep_it_private(site):
    for answer in every_answer(site):
        wanted = dict(HEADERS)
        if answer.request.path.startswith("/static/"):
            del wanted["Cache-Control"]
        assert {name: answer.headers.get(name) for name in wanted} == wanted, answer.request.path
        answer.close()


def test_every_answer_forbids_what_formsvc_did_not_ship(site):
    for answer in every_answer(site):
        policy = dict(part.strip().partition(" ")[::2] for part in answer.headers["Content-Security-Policy"].split(";"))
        assert policy["default-src"] == "'none'"
        assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
        assert policy["form-action"] == "'self'"
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        answer.close()


def test_no_page_runs_or_styles_anything_inline(site):
    browser = site.browser()
    nonces = set()
    for route in CLOSED:
        answer = asked(browser, route, own_address(route, site))
        if answer.mimetype != WORD_TYPE:
            tags = Page(answer.text).tags
            assert not [tag for tag, attributes in tags if "style" in attributes or tag == "style"]
            assert not [one for _, attributes in tags for one in attributes if one.startswith("on")]
        nonces.add(answer.headers["Content-Security-Policy"].partition("'nonce-")[2].partition("'")[0])
    assert len(nonces) == len(CLOSED)


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(own_site):
    cookie = own_site.stranger().get(own_site.new_link()).headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert "Expires" not in cookie  # it goes with the window
    assert "Domain" not in cookie


def test_a_cookie_is_given_only_at_the_door(site):
    given = [answer.request.path for answer in every_answer(site) if answer.headers.get("Set-Cookie")]
    assert given == []


def test_a_new_session_never_takes_over_a_cookie_somebody_planted(own_site):
    stranger = own_site.stranger()
    stranger.client.set_cookie("formsvc_session", "planted")
    assert "planted" not in stranger.get(own_site.new_link()).headers["Set-Cookie"]


def test_a_link_works_once(own_site):
    link = own_site.new_link()
    assert own_site.stranger().get(link).status_code == 303
    second = own_site.stranger()
    assert second.get(link).status_code == 401
    assert second.get("/").status_code == 401


def test_a_browser_that_only_looks_ahead_does_not_use_a_link_up(own_site):
    link, stranger = own_site.new_link(), own_site.stranger()
    stranger.client.head(link)
    assert stranger.get(link).status_code == 303


def test_a_link_is_no_good_after_twelve_hours(own_site):
    link = own_site.new_link()
    own_site.clock.pass_by(hours=12, seconds=1)
    assert own_site.stranger().get(link).status_code == 401


@pytest.mark.parametrize("token", ["0", "%00", "é", "a" * 10_000], ids=["short", "nul", "not-ascii", "long"])
def test_a_link_that_was_never_made_opens_nothing(token, own_site):
    assert own_site.stranger().get(f"/open/{token}").status_code in (401, 404)


def test_a_session_ends_after_twelve_hours_without_a_request(own_site):
    browser = own_site.browser()
    own_site.clock.pass_by(hours=12, seconds=1)
    assert browser.get("/").status_code == 401


def locked(browser: Browser) -> TestResponse:
    return browser.post("/lock", (("csrf_token", browser.token()),))


def test_locking_ends_the_session_for_every_copy_of_its_cookie(own_site):
    browser, thief = own_site.browser(), own_site.stranger()
    cookie = browser.client.get_cookie("formsvc_session")
    thief.client.set_cookie("formsvc_session", cookie.value)
    assert thief.get("/").status_code == 200
    assert locked(browser).status_code == 200
    assert [one.get("/").status_code for one in (browser, thief)] == [401, 401]


def test_locking_clears_what_the_browser_kept(own_site):
    answer = locked(own_site.browser())
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert answer.headers["Set-Cookie"].startswith("formsvc_session=;")


def test_locking_announces_a_new_link_that_works(own_site):
    browser = own_site.browser()
    before = len(own_site.links)
    page = Page(locked(browser).text)
    assert "use the new link" in page.text
    assert len(own_site.links) == before + 1
    assert own_site.stranger().get(f"/open/{own_site.links[-1]}").status_code == 303


def test_locking_one_browser_leaves_another_open(own_site):
    first, second = own_site.browser(), own_site.browser()
    locked(first)
    assert second.get("/").status_code == 200


def test_a_stranger_can_neither_lock_nor_have_a_link_announced(own_site):
    browser, before = own_site.browser(), len(own_site.links) + 1
    own_site.new_link()
    own_site.stranger().post("/lock")
    assert len(own_site.links) == before
    assert browser.get("/").status_code == 200


def test_a_session_outlives_a_restart(own_site):
    browser = own_site.browser()
    cookie = browser.client.get_cookie("formsvc_session")
    own_site.restart()
    again = own_site.stranger()
    again.client.set_cookie("formsvc_session", cookie.value)
    assert again.get("/").status_code == 200
