"""What every page has, whichever it is: a title, one main heading, the landmarks, a way past the frame."""

import re

import pytest

from tests.test_access import ROUTES

pytestmark = pytest.mark.xdist_group("language")  # one walk through all pages for all that look at them
NO_PAGE = re.compile(r"^/static/|^/open/|\.\w+$")
"""Routes that hand over a file or a session."""
TITLE = re.compile(r"<title\s*>\s*(.*?)\s*</title>", re.DOTALL)


def test_every_page_has_a_title_that_ends_with_the_name_of_the_service(pages):
    titles = {place: TITLE.findall(source) for place, source in pages.items()}
    wrong = {place: found for place, found in titles.items() if len(found) != 1 or not found[0].endswith(" – formsvc")}
    assert wrong == {}


@pytest.mark.parametrize("tag", ["h1", "header", "main", "footer"])
def test_every_page_has_one_main_heading_and_each_landmark_once(tag, shown):
    assert {place: page.tags.count(tag) for place, page in shown.items()} == dict.fromkeys(shown, 1)


def test_every_page_says_first_whom_to_call_when_somebody_is_in_danger(pages):
    for place, source in pages.items():
        header = source.partition("</header>")[0]
        assert 'href="tel:999"' in header, place


def test_no_heading_of_a_page_skips_a_level(shown):
    for place, page in shown.items():
        levels = [int(tag[1]) for tag in page.tags if re.fullmatch("h[1-6]", tag)]
        main = levels.index(1)
        steps = zip(levels[main:], levels[main + 1 :], strict=False)
        assert [pair for pair in steps if pair[1] - pair[0] > 1] == [], place


def test_every_page_lets_the_keyboard_skip_the_frame(pages):
    for place, source in pages.items():
        assert '<a href="#main-content" class="govuk-skip-link"' in source, place
        assert 'id="main-content"' in source, place


def test_every_route_that_shows_a_page_was_walked(pages):
    walked = {place.partition(" ")[0].partition("?")[0] for place in pages}
    rules = {route.rule for route in ROUTES if route.method == "GET" and not NO_PAGE.search(route.rule)}
    assert [rule for rule in sorted(rules) if not any(_pattern(rule).fullmatch(place) for place in walked)] == []


def _pattern(rule):
    return re.compile("[^/]+".join(map(re.escape, re.split("<[^>]+>", rule))))
