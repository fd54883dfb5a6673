"""A walk through all of formsvc: every page a link leads to, empty and filled in, and the pages for what goes wrong."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from werkzeug.test import TestResponse

from formsvc.app import create_app
from formsvc.catalogue import FORM_TYPES
from formsvc.data.packs import Packs
from formsvc.formkit.formtype import FormType, Rows
from formsvc.settings import ENGLISH, Settings
from tests.filled import filled
from tests.web.page import Page
from tests.web.reports import TELLING, finish, open_up, read_through, report_of
from tests.web.site import COMPILED, Browser, Site, item_at, items_of, step_at, type_in

ODD = "odd\x00word"  # what no document can hold, so that every answer that takes text is wrong
_ITEM = re.compile(r"(?<=items/)[0-9a-f]{32}")
_NO_PAGE = re.compile(r"\.(docx|txt|eml|css|ics|json)$|^/static/")


@dataclass
class SiteIn(Site):
    """A site whose pages are in a language."""

    language: str = ENGLISH

    def _app(self) -> Flask:
        settings = Settings(data_folder=self.folder, packs_folder=self.packs_folder, language=self.language)
        app = create_app(settings, clock=self.clock, announce=self.links.append)
        app.jinja_env.bytecode_cache = COMPILED
        return app


def site_in(language: str, folder: Path, packs_folder: Path) -> SiteIn:
    """A fresh site in a folder; the language's translation lies beside the packs."""
    return SiteIn(folder / "data", packs_folder=packs_folder, language=language)


def tour(site: Site, packs: Packs) -> dict[str, str]:
    """Pages by their addresses, with a word behind it where one address was seen in more than one state."""
    browser = site.browser()
    for form in FORM_TYPES:
        type_in(browser, form, filled(form, packs))
    pages = dict(refused(browser))
    browser = site.browser()  # the last one was locked
    read_through(browser, report_of(browser, TELLING))
    pages |= followed(browser, plain_addresses(site.app))
    pages |= in_two_windows(browser)
    pages |= of_a_finished_report(site, browser)
    return pages | without_a_key(site, site.browser())


def plain_addresses(app: Flask) -> list[str]:
    """Addresses of pages that name no record."""
    rules = (rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ()) and not rule.arguments)
    return sorted(rule.rule for rule in rules)


def followed(browser: Browser, starts: list[str]) -> dict[str, str]:
    """Every page that links lead to from pages. Of the items of one list one is looked at."""
    found: dict[str, str] = {}
    waiting = list(starts)
    while waiting:
        address = waiting.pop().partition("#")[0]
        place = _ITEM.sub("…", address)
        if place in found or not place.startswith("/") or _NO_PAGE.search(place.partition("?")[0]):
            continue
        answer = browser.get(address, follow_redirects=True)
        found[place] = _page_of(answer)
        waiting += reversed(Page(answer.text).links)
    return found


def refused(browser: Browser) -> Iterator[tuple[str, str]]:
    """What is said of pages sent empty, wrong, too full, without their token, or to nowhere; at last the lock."""
    for form in FORM_TYPES:
        yield from _refused_steps(browser, form)
    yield "/no-such-page", browser.get("/no-such-page").text
    yield "/records (of no kind)", browser.post("/records", [("kind", "none")]).text
    yield "/ (wrong method)", browser.client.open("/", method="POST").text
    yield "/records (too large)", browser.client.post("/records", data=b"x" * (16 * 1024 * 1024 + 1)).text
    yield "/lock", browser.post("/lock", [("csrf_token", browser.token())]).text
    yield "/ (locked)", browser.get("/").text
    yield "/records (locked)", browser.post("/records", [("kind", "none"), ("name", "word0001")]).text


def _refused_steps(browser: Browser, form: FormType) -> Iterator[tuple[str, str]]:
    """The pages of a record that is empty at first; it is deleted at the end."""
    record = browser.start(form.slug)
    lists = [step_at(record, step.slug) for step in form.steps if isinstance(step, Rows)]
    for address in (record, f"{record}check", f"{record}documents", *lists):
        yield f"{address} (new)", browser.get(address).text
    for step in form.steps:
        address = item_at(record, step.slug) if isinstance(step, Rows) else step_at(record, step.slug)
        yield from _sent_wrong(browser, address, in_full=step is form.steps[0])
    yield f"{record}documents (no date)", browser.send(f"{record}documents", button="copied").text
    yield f"{record}check (wrong)", browser.get(f"{record}check").text
    yield f"{record}delete", browser.get(f"{record}delete").text
    browser.send(f"{record}delete", button="delete")


def _sent_wrong(browser: Browser, address: str, *, in_full: bool) -> Iterator[tuple[str, str]]:
    shown = browser.get(address).text
    yield f"{address} (new)", shown
    main = Page(shown).form()
    token = ("csrf_token", main.value("csrf_token"))
    wrong = {one.name: _wrong(one.name) for one in main.controls if one.kind != "hidden"}
    sent = {"wrong": [token, *wrong.items()], "empty": [token, ("_version", "1")]}
    if in_full:
        sent |= {"forged": [*wrong.items()][:1], "unknown": [token, ("word0001", "word0001")]}
    answers = ((how, browser.post(address, pairs)) for how, pairs in sent.items())
    yield from ((f"{address} ({how})", one.text) for how, one in answers if one.status_code != 303)


def _wrong(name: str) -> str:
    return "31" if name.endswith(("-day", "-month", "-year")) else ODD


def in_two_windows(browser: Browser) -> Iterable[tuple[str, str]]:
    """What the slower of two windows is told."""
    plan = browser.start("safety-plan")
    page, new = step_at(plan, "child"), item_at(plan, "events")
    slower = browser.page(page).form().filled(("name", "word0001"))
    browser.send(page, ("name", "word0002"))
    yield f"{page} (conflict)", browser.post(page, (*slower, ("_do", "next"))).text
    browser.send(new, ("what_happened", "word0003"))
    (item,) = items_of(browser.page(step_at(plan, "events")))
    late = browser.page(item).form().filled(("what_happened", "word0004"))
    browser.send(f"{item}/remove", button="remove")
    yield f"{item} (removed)", browser.post(item, (*late, ("_do", "next"))).text


def of_a_finished_report(site: Site, browser: Browser) -> Iterable[tuple[str, str]]:
    """A report that somebody finishes while another window is open, its pages, and opening what is kept apart."""
    report = report_of(browser)
    account = browser.page(step_at(report, "account")).form().filled(("opinion", "word0001"))
    urgent = browser.send(step_at(report, "urgency"), ("danger_now", "yes"))
    yield urgent.location, browser.get(urgent.location).text
    yield (
        f"{report}/read-through/ (no answer)",
        browser.post(f"{report}/read-through/", browser.page(f"{report}/read-through/").form().pairs).text,
    )
    browser.send(f"{report}/read-through/", ("could_tell", "yes"))
    yield f"{report}/read-through/ (split)", browser.get(f"{report}/read-through/").text
    yield f"{report}/documents (unfinished)", browser.get(f"{report}/documents").text
    browser.send(f"{report}/documents", ("copied_on-day", "1"), ("copied_on-month", "12"), ("copied_on-year", "2026"))
    finish(browser, report)
    yield f"{report}/steps/account/ (late)", browser.post(step_at(report, "account"), (*account, ("_do", "next"))).text
    yield f"{report}/open/source (no reason)", browser.send(f"{report}/open/source", ("reason", "other")).text
    for path in ("/", "/documents", "/emails/", "/open/source", "/steps/victims/", "/steps/account/"):
        yield f"{report}{path} (finished)", browser.get(f"{report}{path}").text
    open_up(browser, report)
    yield f"{report}/steps/source/ (opened)", browser.get(step_at(report, "source")).text
    site.clock.pass_by(days=25)
    yield "/ (soon deleted)", site.browser().get("/").text


def without_a_key(site: Site, browser: Browser) -> dict[str, str]:
    """Pages when the key of the source details is gone."""
    report = report_of(browser, TELLING)
    (site.folder / "vault.keys").unlink()
    site.restart()
    browser = site.browser()
    paths = ("/read-through/", "/documents", "/emails/", "/steps/source/")
    return {f"{report}{path} (without a key)": browser.get(f"{report}{path}").text for path in paths}


def _page_of(answer: TestResponse) -> str:
    assert answer.status_code == 200, answer.status
    return answer.text
