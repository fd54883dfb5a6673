"""Where is it? Everything the founding guide names is listed under its heading, and leads somewhere."""

from datetime import date

import pytest

from formsvc.catalogue import FORM_TYPES
from formsvc.guidance.where import Place, Way, lost_ways, sections
from tests.guidance.packs import packs_with

TODAY = date(2026, 12, 1)
FORMS = {form.slug: form.title for form in FORM_TYPES}
NAMED = {  # the guide's headings in its order, and what its text names under each, as the guide writes it
    "RISK DEFINITIONS": ["LOW RISK", "MEDIUM RISK", "HIGH RISK"],
    "PROTECTIVE FACTORS": ["PROTECTIVE FACTORS"],
    "RISK FACTORS": ["RISK FACTORS"],
    "SCREENING TOOL": ["CSE Screening Tool", "local safeguarding procedures", "CSE Team", "MASH Referral"],
    "ADDRESSING VULNERABILITIES": [
        "single agency safety plan",
        "professionals meeting",
        "multi-agency safety plan",
        "log your decision making",
    ],
    "BUILDING A TRUSTED RELATIONSHIP": ["trusted relationship"],
    "STARTING A DIFFICULT CONVERSATION": ["difficult conversation", "victim blaming language"],
    "SHARING INFORMATION": ["Sharing information", "Information Governance", "record of your decision"],
    "INTELLIGENCE SHARING": ["Victims", "Perpetrators", "Locations", "form", "mailbox", "separate bit"],
    "SUPPORT SERVICES": [
        "Designated Safeguarding Lead",
        "101",
        "999",
        "Social worker (out of office hours)",
        "Horizon",
        "CRASAC",
        "Project Artemis",
        "Positive Choices",
        "Creative Optimistic Visions",
        "Kairos",
        "Family Hubs",
        "Here to Help Workers",
        "Family Matters meeting",
        "Family Group Conferencing",
    ],
    "USEFUL LINKS": [
        "See Me, Hear Me",
        "thinkuknow",
        "NWG Network",
        "CEOP Safety Centre",
        "Pace",
        "safeguarding children",
        "NSPCC",
        "CSE screening tool",
        "Barnardo's",
        "MASH referral",
        "safeguarding children board",
        "West Midlands Police",
    ],
}
BESIDE = ["Escalation", "If a child goes missing"]  # what the guide does not name, in a last section of its own
ADDRESSES = [  # every web address of the guide, in its text and its list
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
NUMBERS = (  # every telephone number of the guide
    "999", "101", "024 7683 2222", "024 7678 8555", "024 7627 7777", "024 7655 3130", "024 7644 5439", "024 7655 9550",
)  # fmt: skip
MAILBOXES = [  # every e-mail address of the guide
    "FIB@west-midlands.pnn.police.uk",
    "cse.horizon@coventry.gov.uk",
    "helpline@crasac.org.uk",
    "coventry_partnership@west-midlands.pnn.police.uk",
    "positivechoices@cgl.org.uk",
    "info@creativeoptimisticvisions.co.uk",
    "admin@kairoswwt.org.uk",
    "fgc@coventry.gov.uk",
]
SYSTEMS = [  # the systems that the guide works through, and the kinds of way to each
    ("CSE Screening Tool", {"form", "guide", "online"}),
    ("MASH referral", {"form", "guide", "online"}),
    ("Here to Help Workers, Early Help", {"guide", "service", "online"}),
    ("Family Hubs", {"guide", "service", "online"}),
    ("Family Group Conferencing", {"guide", "service", "online"}),
    ("Escalation", {"guide"}),
    ("Information Governance", {"form", "guide"}),
    ("101", {"guide", "service", "call", "online"}),
    ("999", {"guide", "service", "call"}),
    ("Social worker (out of office hours)", {"guide", "service", "call"}),
    ("Police mailbox for the form", {"form", "guide", "write"}),
]
ENTRY = '[[systems]]\nid = "own"\nwording = "Own"\nsection = "Ours"\n'


def places(packs) -> list[Place]:
    return [place for section in sections(packs, TODAY, FORMS) for place in section.places]


def test_everything_that_the_guide_names_is_listed_under_its_heading_in_its_order(packs):
    *of_the_guide, last = sections(packs, TODAY, FORMS)
    assert [section.title.upper() for section in of_the_guide] == list(NAMED)
    for section, names in zip(of_the_guide, NAMED.values(), strict=True):
        listed = [place.entry.wording for place in section.places]
        assert len(listed) == len(names), section.title
        pairs = zip(names, listed, strict=True)
        assert [name for name, wording in pairs if name.casefold() not in wording.casefold()] == []
    assert [place.entry.wording for place in last.places] == BESIDE


def test_everything_leads_somewhere(packs):
    assert lost_ways(packs, FORMS) == ()
    assert [place.entry.id for place in places(packs) if not place.ways] == []


@pytest.mark.parametrize("number", NUMBERS)
def test_every_number_of_the_guide_is_a_service_to_ring(packs, number):
    assert number in {entry.telephone for entry in packs.entries("services")}


@pytest.mark.parametrize("mailbox", MAILBOXES)
def test_every_mailbox_of_the_guide_is_kept_somewhere(packs, mailbox):
    assert mailbox in {entry.email for name in ("services", "recipients") for entry in packs.entries(name)}


def test_whom_to_call_stands_there_as_figures(packs):
    calls = {place.entry.id: way for place in places(packs) for way in place.ways if way.kind == "call"}
    assert {name: way.title for name, way in calls.items()} == {
        "police_101": "101",
        "emergency_999": "999",
        "out_of_hours": "024 7683 2222",
    }
    assert calls["out_of_hours"].href == "tel:02476832222"


def test_the_mailbox_of_the_police_is_told_and_leads_nowhere(packs):
    """A report goes there from its own form, with its checks, and never from a link."""
    (way,) = (way for place in places(packs) for way in place.ways if way.kind == "write")
    assert way == Way("write", "FIB@west-midlands.pnn.police.uk", "", date(2019, 1, 1))


def test_an_address_that_two_ways_lead_to_stands_there_once(packs):
    for place in places(packs):
        hrefs = [way.href for way in place.ways if way.href]
        assert len(hrefs) == len(set(hrefs)), place.entry.id


@pytest.mark.parametrize(
    "url, way",
    [
        ("https://hub.example/", Way("online", "Hub", "https://hub.example/")),
        ("mailto:hub@hub.example", Way("write", "hub@hub.example", "mailto:hub@hub.example")),
        ("tel:01632960100", Way("call", "01632960100", "tel:01632960100")),
    ],
)
def test_a_link_is_called_by_the_kind_of_its_address(tmp_path, url, way):
    link = f'\n[[links]]\nid = "hub"\nwording = "Hub"\nurl = "{url}"\n'
    packs = packs_with(tmp_path, lists=ENTRY + 'link = "hub"\n' + link)
    assert places(packs)[0].ways == (way,)


def test_a_number_and_an_address_of_one_entry_are_two_ways(tmp_path):
    urgent = '\n[[urgent]]\nid = "hub"\nwording = "Hub"\nurl = "https://hub.example/"\ntelephone = "01632 960100"\n'
    packs = packs_with(tmp_path, lists=ENTRY + 'urgent = "hub"\n' + urgent)
    assert [way.kind for way in places(packs)[0].ways] == ["call", "online"]


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
    assert stale == {"form": None, "guide": None, "online": date(2019, 1, 1)}


def test_a_form_starts_on_the_start_page_and_a_number_rings(packs):
    ways = {(way.kind, way.href) for place in places(packs) for way in place.ways}
    assert ("form", "/#advice-request") in ways
    assert ("guide", "/guidance/escalation") in ways
    assert ("service", "/services#cse_team") in ways
    assert ("call", "tel:999") in ways


@pytest.mark.parametrize(
    "facts, told",
    [
        pytest.param("", "say where it is found", id="nothing"),
        pytest.param('form = "none"\n', "“form” leads nowhere", id="no such form"),
        pytest.param('guide = "none"\n', "“guide” leads nowhere", id="no such guide"),
        pytest.param('service = "none"\n', "“service” leads nowhere", id="no such service"),
        pytest.param('link = "none"\n', "“link” leads nowhere", id="no such link"),
        pytest.param('urgent = "safeguarding_lead"\n', "“urgent” leads nowhere", id="no number to call"),
        pytest.param('recipient = "none"\n', "“recipient” leads nowhere", id="no such mailbox"),
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
