"""Guidance on pages: the agency's words and never its HTML, with the leaflet that says the same."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from formsvc.catalogue import FORM_TYPES
from formsvc.data.packs import load_packs
from formsvc.documents.inspect import texts
from formsvc.guidance.where import sections
from formsvc.web.guidance import beside
from tests.guidance.packs import ANOTHER_AREA, guide_file, guide_in, packs_with
from tests.web.page import Page
from tests.web.site import Browser, Site, running

HOSTILE = """Lead <b onclick="alert(1)">now</b> & [x](javascript:alert(1)) ![p](https://evil.example/p.png).

<script>alert(1)</script>

[ours](https://help.example/a?b=1&c=2) **bold** *soft* {{7*7}} Tŷ gŵr

> quoted

1. one
2. two

- item
"""


def tags_of(page: Page, name: str) -> list[dict]:
    return [dict(attributes) for tag, attributes in page.tags if tag == name]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One site for all tests: none of them changes anything."""
    with running(tmp_path_factory.mktemp("guidance")) as site:
        yield site


@pytest.fixture(scope="module")
def window(site: Site) -> Browser:
    """One browser for all of them."""
    return site.browser()


@pytest.fixture
def agency(tmp_path: Path):
    """Says what an agency's folder of packs holds, and opens formsvc with it."""
    sites = []

    def opened(**guides: str) -> Browser:
        packs_with(tmp_path / "packs", **guides)
        sites.append(running(tmp_path, packs_folder=tmp_path / "packs"))
        return sites[-1].__enter__().browser()

    yield opened
    for site in sites:
        site.__exit__(None, None, None)


def test_the_list_leads_to_every_guide(window, packs):
    page = window.page("/guidance/")
    assert [f"/guidance/{guide.slug}" for guide in packs.guides] == [
        link for link in page.links if re.fullmatch(r"/guidance/[a-z-]+", link)
    ]
    assert "/guidance/leaflet.docx" in page.links
    assert "/where" in page.links


def test_every_guide_is_a_page_with_its_owner_and_date_and_whom_to_call(window, packs):
    for guide in packs.guides:
        page = window.page(f"/guidance/{guide.slug}")
        assert page.title.startswith(f"{guide.title} – ")
        assert len(tags_of(page, "h1")) == 1
        assert f"Looked after by {guide.owner}. Checked on 26 November 2026." in page.text
        assert {"tel:999", "tel:101", "tel:02476832222"} <= set(page.links)


def test_page_and_leaflet_hold_the_same_words(window, packs):
    for guide in packs.guides:
        printed = texts(window.get(f"/guidance/{guide.slug}/leaflet.docx").data)
        on_paper = set(words(printed))
        shown = window.page(f"/guidance/{guide.slug}").source.partition("<h1")[2].partition("This page as")[0]
        assert [word for word in words(Page(f"<h1{shown}").text) if word not in on_paper] == [], guide.slug


def test_the_leaflet_of_all_holds_every_guide(window, packs):
    answer = window.get("/guidance/leaflet.docx")
    assert answer.headers["Content-Disposition"] == "attachment; filename=guidance.docx"
    printed = texts(answer.data)
    assert [guide.title for guide in packs.guides if guide.title not in printed] == []


@pytest.mark.parametrize("address", ["/guidance/none", "/guidance/none/leaflet.docx", "/guidance/Levels"])
def test_a_guide_that_is_not_there_is_not_found(window, address):
    assert window.get(address).status_code == 404


def test_hostile_markdown_is_words_on_the_page_and_nothing_else(agency):
    page = agency(own=HOSTILE).page("/guidance/own")
    assert "alert(1)" in page.text
    assert '<b onclick="alert(1)">now</b> & [x](javascript:alert(1)) ![p](https://evil.example/p.png)' in page.text
    assert "{{7*7}} Tŷ gŵr" in page.text
    assert tags_of(page, "b") == tags_of(page, "img") == []
    assert [one for one in tags_of(page, "script") if "nonce" not in one and not one.get("src")] == []
    assert not [attributes for _, attributes in page.tags if any(name.startswith("on") for name in attributes)]
    assert [link for link in page.links if "script" in link or "evil" in link] == []
    assert "https://help.example/a?b=1&c=2" in page.links


def test_blocks_are_drawn_as_govuk_draws_them(agency):
    page = agency(own=HOSTILE).page("/guidance/own")
    assert {"class": "govuk-list govuk-list--number"} in tags_of(page, "ol")
    assert [item.get("value") for item in tags_of(page, "li") if "value" in item] == ["1", "2"]
    assert {"class": "govuk-list govuk-list--bullet"} in tags_of(page, "ul")
    (link,) = [one for one in tags_of(page, "a") if one.get("href", "").startswith("https://help")]
    assert (link["class"], link["rel"]) == ("govuk-link", "noreferrer")
    assert tags_of(page, "strong")
    assert tags_of(page, "em")


def test_an_owners_guide_appears_on_the_pages_and_a_stale_one_says_so(agency):
    browser = agency(levels=guide_file("Own words.", title="Our levels", checked="2019-01-01"))
    page = browser.page("/guidance/levels")
    assert "Own words." in page.text
    assert "Not confirmed since 1 January 2019. Check it before you rely on it." in page.text
    assert "Our levels" in browser.page("/guidance/").text
    assert "Not confirmed since 1 January 2019" in browser.page("/guidance/").text
    assert "Not confirmed since 1 January 2019." in texts(browser.get("/guidance/levels/leaflet.docx").data)


def test_a_fresh_guide_has_no_note(window):
    assert "Check it before you rely on it" not in window.page("/guidance/levels").text


def test_a_guide_that_another_area_left_to_us_says_that_nobody_checked_it(agency, tmp_path):
    packs_with(tmp_path / "packs", lists=ANOTHER_AREA)
    browser = agency(own=guide_file("Own words."))
    left, own = browser.page("/guidance/levels"), browser.page("/guidance/own")
    assert "This page came with formsvc. Nobody has checked it for your area." in left.text
    assert "Looked after by" not in left.text
    assert "Looked after by Ashdown partnership. Checked on 1 November 2026." in own.text
    assert browser.page("/guidance/").text.count("Not checked for your area") == len(load_packs().guides)


def test_a_guide_of_100_kb_is_a_page(agency):
    text = f"Ring **now**, and *listen* {'well ' * 900}.\n\n" * 21
    page = agency(own=guide_file(text)).page("/guidance/own")
    assert 90_000 < len(text) < 100_000
    assert page.text.count("Ring now") == 21


def test_where_lists_everything_with_its_ways(window, packs, site):
    page = window.page("/where")
    listed = sections(packs, site.clock.now.date(), {form.slug: form.title for form in FORM_TYPES})
    for section in listed:
        assert section.title in page.text
        for place in section.places:
            assert place.entry.wording in page.text
            assert [way.href for way in place.ways if way.href and way.href not in page.links] == []
    assert "(not confirmed since 1 January 2019)" in page.text


def test_where_prints_numbers_and_the_mailbox_of_the_police_for_who_has_only_paper(window):
    page = window.page("/where")
    for words in ("Call: 999", "Call: 101", "Call: 024 7683 2222", "E-mail: FIB@west-midlands.pnn.police.uk"):
        assert words in page.text
    assert "Online: CSE screening tool" in page.text
    assert [link for link in page.links if link.startswith("mailto:")] == []


def test_every_way_that_stays_here_leads_to_a_page(window):
    ours = {link.partition("#")[0] for link in window.page("/where").links if link.startswith("/")}
    assert {"/", "/guidance/levels", "/services"} <= ours
    assert [link for link in ours if window.get(link).status_code != 200] == []


def test_every_guide_leads_to_pages_that_are_there(window, packs):
    links = {link for guide in packs.guides for link in window.page(f"/guidance/{guide.slug}").links}
    ours = {link.partition("#")[0] for link in links if link.startswith("/")}
    assert [link for link in ours if window.get(link).status_code != 200] == []


@pytest.mark.parametrize("address", ["/", "/services"])
def test_every_way_to_a_place_on_a_page_finds_it(window, address):
    ids = set(window.page(address).ids)
    places = {link.partition("#")[2] for link in window.page("/where").links if link.startswith(f"{address}#")}
    assert len(places) > 5
    assert places - ids == set()


def test_beside_a_step_stands_the_lead_of_its_guide_and_the_way_to_the_rest(site):
    with site.app.test_request_context():
        (levels, tool) = beside("safety-plan", "concern")
        assert beside("safety-plan", "child") == ()
    assert (levels.href, tool.href) == ("/guidance/levels", "/guidance/screening-tool")
    assert [block.on_paper for block in levels.blocks] == [
        " ".join(guide_in(load_packs(), "levels").in_short.split("\n"))
    ]


def test_what_stands_beside_a_step_opens_in_a_window_of_its_own(site):
    with site.app.test_request_context():
        source = site.app.jinja_env.get_template("beside.html").module.guidance_beside(beside("safety-plan", "concern"))
    page = Page(str(source))
    assert "Guidance: Levels of risk" in page.text
    assert "A level is a person's judgement." in page.text
    assert [(one["href"], one["target"]) for one in tags_of(page, "a") if "target" in one] == [
        ("/guidance/levels", "_blank"),
        ("https://www.coventry.gov.uk/csescreeingtool", "_blank"),
        ("/guidance/screening-tool", "_blank"),
    ]
