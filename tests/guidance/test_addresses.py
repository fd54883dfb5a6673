"""Where a link in guidance may lead to, and what paper says of it."""

import pytest

from formsvc.guidance.addresses import is_outside, may_lead_to, on_paper

OUTSIDE = [
    "https://help.example",
    "https://www.coventry.gov.uk/FGCCoventry",
    "https://help.example/a?b=c&d=e#f",
    "mailto:team@help.example",
    "tel:999",
    "tel:+442476555555",
]
INSIDE = ["/services", "/where", "/guidance/", "/guidance/levels", "/#advice-request", "link:ceop", "list:levels"]
NOWHERE = [
    "",
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "http://help.example",
    "https:help.example",
    "https://",
    "https://localhost/",
    "https://help.example:8443/",
    "https://[::1",
    "https://user:word@help.example/",
    "https://help.example@evil.example/",
    "https://help.example/ onclick=x",
    'https://help.example/"',
    "https://help.example\\@evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/records/1/",
    "/services/../records",
    "/guidance/../lock",
    "/lock",
    "#top",
    "mailto:",
    "mailto:a@b.example?bcc=c@d.example",
    "mailto:a@b.example,c@d.example",
    "tel:",
    "tel:999;ext=1",
    "link:",
    "link:../x",
    "list:a b",
]


@pytest.mark.parametrize("href", [*OUTSIDE, *INSIDE])
def test_a_link_may_lead_to(href):
    assert may_lead_to(href)
    assert is_outside(href) is (href in OUTSIDE)


@pytest.mark.parametrize("href", NOWHERE)
def test_a_link_may_not_lead_to(href):
    assert not may_lead_to(href)


@pytest.mark.parametrize(
    "words, href, printed",
    [
        pytest.param("CEOP", "https://www.ceop.example/", "CEOP (www.ceop.example)", id="an address"),
        pytest.param("www.ceop.example", "https://www.ceop.example/", "www.ceop.example", id="an address said already"),
        pytest.param("https://ceop.example", "https://ceop.example", "https://ceop.example", id="in full"),
        pytest.param("the team", "mailto:a@b.example", "the team (a@b.example)", id="e-mail"),
        pytest.param("ring 101", "tel:101", "ring 101", id="a number said already"),
        pytest.param("024 7765 4321", "tel:02477654321", "024 7765 4321", id="a number in other groups"),
        pytest.param("Services", "/services", "Services", id="a page of this site"),
        pytest.param("Now", "", "Now", id="no link"),
    ],
)
def test_paper_says_where_a_link_leads(words, href, printed):
    assert on_paper(words, href) == printed
