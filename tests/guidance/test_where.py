"""Where is it? Everything the founding guide names is listed under its heading, and leads somewhere."""

from datetime import date

import pytest

from formsvc.catalogue import FORM_TYPES
from formsvc.guidance.where import KINDS, Place, Way, lost_ways, sections
from tests.guidance.packs import packs_with

TODAY = date(2026, 12, 1)
FORMS = {form.slug: form.title for form in FORM_TYPES}
HEADINGS = {  # the guide's headings in its order, and the names it gives under each
    "Risk definitions": ["Low risk", "Medium risk", "High risk"],
    "Protective factors": ["Protective factors"],
    "Risk factors": ["Risk factors"],
    "Screening tool": [
        "CSE Screening Tool",
        "Local safeguarding procedures",
        "CSE Team, advice and guidance",
        "MASH referral",
    ],
    "Addressing vulnerabilities": [
        "Single agency safety plan",
        "Professionals meeting",
        "Multi-agency safety plan",
        "Log your decision making",
    ],
    "Building a trusted relationship": ["Building a trusted relationship"],
    "Starting a difficult conversation": ["Starting a difficult conversation", "Victim blaming language"],
    "Sharing information": ["Sharing information", "Information Governance", "Record of your decision"],
    "Intelligence sharing": [
        "Victims",
        "Perpetrators",
        "Locations",
        "Intelligence report form",
        "The separate bit for the source",
    ],
    "Support services": [
        "Designated Safeguarding Lead",
        "101",
        "999",
        "Social worker (out of office hours)",
        "CSE Team (Horizon)",
        "CRASAC",
        "Project Artemis",
        "Positive Choices",
        "Creative Optimistic Visions",
        "Kairos",
        "Family Hubs",
        "Here to Help Workers, Early Help",
        "Family Matters meeting",
        "Family Group Conferencing",
    ],
    "Useful links": [
        "See Me, Hear Me",
        "Thinkuknow",
        "NWG Network",
        "CEOP Safety Centre",
        "Pace",
        "Coventry safeguarding children",
        "NSPCC",
        "CSE screening tool",
        "Barnardo's",
        "MASH referral",
        "Coventry safeguarding children board",
        "West Midlands Police, Coventry",
    ],
    "Beside the guide": ["Escalation", "If a child goes missing"],
}
ADDRESSES = [  # every address of the guide's text and of its list
    "www.coventry.gov.uk/csescreeingtool",
    "www.coventry.gov.uk/mashreferral",
    "www.coventry.gov.uk/intelreportform",
    "www.coventry.gov.uk/familyhubs",
    "www.coventry.gov.uk/applyearlyhelp",
    "www.coventry.gov.uk/FGCCoventry",
    "www.seeme-hearme.org.uk",
    "www.thinkuknow.co.uk",
    "www.nwgnetwork.org",
    "www.ceop.police.uk/safety-centre",
    "www.paceuk.info",
    "www.coventry.gov.uk/safeguardingchildren",
    "www.nspcc.org.uk",
    "www.barnardos.org.uk",
    "www.coventry.gov.uk/lscb",
    "www.west-midlands.police.uk/your-local-police/coventry",
]
SYSTEMS = [  # the systems that the guide works through, and the kinds of way to each
    ("CSE Screening Tool", {"form", "guide", "link"}),
    ("MASH referral", {"form", "guide", "link", "urgent"}),
    ("Here to Help Workers, Early Help", {"guide", "service", "link"}),
    ("Family Hubs", {"guide", "service", "link"}),
    ("Family Group Conferencing", {"guide", "service", "link"}),
    ("Escalation", {"guide"}),
    ("Information Governance", {"form", "guide"}),
    ("101", {"guide", "service", "urgent"}),
    ("999", {"guide", "service", "urgent"}),
    ("Social worker (out of office hours)", {"guide", "service", "urgent"}),
]
ENTRY = '[[systems]]\nid = "own"\nwording = "Own"\nsection = "Ours"\n'


def places(packs) -> list[Place]:
    return [place for section in sections(packs, TODAY, FORMS) for place in section.places]


def test_every_heading_and_name_of_the_guide_is_listed_in_its_order(packs):
    listed = {one.title: [place.entry.wording for place in one.places] for one in sections(packs, TODAY, FORMS)}
    assert listed == HEADINGS
    assert list(listed) == list(HEADINGS)


def test_everything_leads_somewhere(packs):
    assert lost_ways(packs, FORMS) == ()
    assert [place.entry.id for place in places(packs) if not place.ways] == []
    for place in places(packs):
        assert [way.kind for way in place.ways] == [kind for kind in KINDS if kind in place.entry.facts]


@pytest.mark.parametrize("wording, kinds", SYSTEMS, ids=[name for name, _ in SYSTEMS])
def test_each_system_of_the_guide_has_its_place(packs, wording, kinds):
    place = next(place for place in places(packs) if place.entry.wording == wording)
    assert {way.kind for way in place.ways} == kinds


def test_every_form_and_guide_and_service_is_reached(packs):
    facts = [entry.facts for entry in packs.entries("systems")]
    assert {one["form"] for one in facts if "form" in one} == set(FORMS)
    assert {one["guide"] for one in facts if "guide" in one} == {guide.slug for guide in packs.guides}
    reached = {one["service"] for one in facts if "service" in one}
    assert {entry.id for entry in packs.entries("services")} - reached == {"mash"}  # reached by its referral


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_of_the_guide_is_among_the_links(packs, address):
    urls = {entry.url: entry.id for entry in packs.entries("links")}
    assert f"https://{address}" in urls
    named = {entry.facts.get("link") for entry in packs.entries("systems")}
    assert urls[f"https://{address}"] in named


def test_a_way_says_when_nobody_has_confirmed_it(packs):
    place = next(place for place in places(packs) if place.entry.wording == "CSE Screening Tool")
    stale = {way.kind: way.stale for way in place.ways}
    assert stale == {"form": None, "guide": None, "link": date(2019, 1, 1)}


def test_a_form_starts_on_the_start_page_and_a_number_rings(packs):
    ways = {(way.kind, way.href) for place in places(packs) for way in place.ways}
    assert ("form", "/#advice-request") in ways
    assert ("guide", "/guidance/escalation") in ways
    assert ("service", "/services#cse_team") in ways
    assert ("urgent", "tel:999") in ways


@pytest.mark.parametrize(
    "facts, told",
    [
        pytest.param("", "say where it is found", id="nothing"),
        pytest.param('form = "none"\n', "“form” leads nowhere", id="no such form"),
        pytest.param('guide = "none"\n', "“guide” leads nowhere", id="no such guide"),
        pytest.param('service = "none"\n', "“service” leads nowhere", id="no such service"),
        pytest.param('link = "none"\n', "“link” leads nowhere", id="no such link"),
        pytest.param('urgent = "safeguarding_lead"\n', "“urgent” leads nowhere", id="no number to call"),
    ],
)
def test_what_leads_nowhere_is_told_and_not_drawn(tmp_path, facts, told):
    packs = packs_with(tmp_path, lists=ENTRY + facts)
    (fault,) = lost_ways(packs, FORMS)
    assert fault.startswith("list “systems”, “own”: ")
    assert told in fault
    assert places(packs)[0].ways == ()


def test_an_entry_under_no_heading_is_told(tmp_path):
    packs = packs_with(tmp_path, lists=ENTRY.replace('section = "Ours"\n', "") + 'guide = "levels"\n')
    (fault,) = lost_ways(packs, FORMS)
    assert "“section” must name the heading" in fault


def test_a_link_that_is_no_address_is_never_drawn(tmp_path):
    link = '\n[[links]]\nid = "bad"\nwording = "Bad"\nurl = "javascript:alert(1)"\n'
    packs = packs_with(tmp_path, lists=ENTRY + 'link = "bad"\nguide = "levels"\n' + link)
    assert places(packs)[0].ways == (Way("guide", "Levels of risk", "/guidance/levels"),)
