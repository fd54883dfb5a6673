"""Short forms: found with what they may stand for, and left alone where they are none or everyone knows them."""

from collections.abc import Mapping
from datetime import date

import pytest

from formsvc.data.packs import Entry, Packs, load_packs
from formsvc.wording.advice.finding import find, rules_of
from tests.wording.advice.looking import advice, found

WORDS = ("care", "is", "it", "pace", "team", "the", "was", "who")


def short(text: str) -> list[str]:
    return found(text, "abbreviation")


@pytest.mark.parametrize(
    "text, expected",
    [
        ("SW to visit.", ["SW"]),
        ("the sw came", ["sw"]),
        ("C.S.E. is suspected.", ["C.S.E"]),
        ("Two SWs came, and the SW's car.", ["SWs"]),
        ("Camhs are involved.", ["Camhs"]),
        ("Away for the w/e.", ["w/e"]),
        ("Ref'd in May.", ["Ref'd"]),
        ("Seen in A and E.", ["A and E"]),
        ("A sec 47 enquiry.", ["sec 47"]),
        ("The LAC/CIN review.", ["LAC", "CIN"]),
        ("A pre-CSE talk.", ["CSE"]),
    ],
)
def test_a_known_short_form_is_found_however_it_is_spelt(text, expected):
    assert short(text) == expected


@pytest.mark.parametrize(
    "text", ["The XQV team rang.", "K.L. was seen.", "T was upset.", "Rang J about it.", "nxt tchng"]
)
def test_letters_that_no_list_has_are_found_by_their_shape_and_nothing_is_offered(text):
    last = advice(text, "abbreviation")[-1]
    assert last.suggestions == ()


def test_of_an_ambiguous_short_form_none_is_chosen():
    (one,) = advice("There is DA in the home.", "abbreviation")
    assert {"domestic abuse", "drug and alcohol"} <= set(one.suggestions)
    assert one.message == "This can stand for several things: write out the one you mean."


def test_a_short_form_is_told_once_at_its_first_place():
    text = "YP was seen. The YP left. Yp's coat."
    (one,) = advice(text, "abbreviation")
    assert one.start == 0


@pytest.mark.parametrize(
    "text",
    [
        "A child in need (CIN) plan. CIN reviews are held.",
        "The CIN (child in need) plan.",
        "CIN was agreed. A child in need (CIN) has a plan.",
        "CIN stands for child in need. The CIN plan ended.",
        "The Quick Xylophone Venture (QXV) rang, and QXV wrote.",
        "The Child Protection Plans (CPPs) ended. Each CPP was read.",
        "The multi-agency safeguarding hub, or MASH, wrote.",
    ],
)
def test_a_short_form_the_text_explains_is_left_alone(text):
    assert short(text) == []


def test_a_bracket_that_explains_something_else_explains_nothing():
    assert short("She saw a man outside (CSE).") == ["CSE"]


@pytest.mark.parametrize(
    "text",
    [
        'She said "my SW is nice".',
        "He said \u2018the YOT lady is kind\u2019.",
        "\u201cTell CAMHS,\u201d he said.",
    ],
)
def test_quoted_words_are_left_alone(text):
    assert short(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It is for us to say who. Take care, at a good pace.",
        "She lives at ZZ99 3WZ. The car is AB12 CDE or AB12.",
        "The plate ended in KXQ. Registration starts DHV.",
        "Left at 8pm, 6 hrs later, aged 14 yrs, 5 km away, 6ft 2, £20.",
        "Mr Lee has a TV, CCTV and a SIM from the UK. OK?",
        "A BMW outside KFC, then JD Sports, WhatsApp and a PS5.",
        "URGENT: she MUST NOT go. VIEWS OF THE CHILD follow.",
        "Part III, Elizabeth II, flat 3B, Block C, room B, the M6, the 7A bus, level P2.",
        "Write to may.lee@school.example, www.kids.example or snap: @kdot_xx.",
        "J. Smith and Mary K. Jones met P. K. Whitlock and AJ Whitlock.",
        "I said so. A boy did a U-turn after an X-ray.",
        "Reference QXV/12 and code BQX were given.",
        "Mae'n byw yn y dref, cwm a chlwb.",
    ],
)
def test_what_only_looks_like_a_short_form_is_left_alone(text):
    assert short(text) == []


@pytest.mark.parametrize(
    "text, expected",
    [
        ("A DNA sample was taken.", []),
        ("DNA at clinic.", ["DNA"]),
        ("The mash was cold.", []),
        ("A mash referral.", ["mash"]),
        ("Can somebody from mash ring us?", ["mash"]),
        ("The GRASP panel met.", ["GRASP"]),
        ("GRASP it.", []),
        ("Record MH 26-1187 was closed.", []),
        ("Part of op Sandbank.", ["op"]),
        ("He had an op in May.", []),
        ("PC Ruddock rang.", []),
    ],
)
def test_the_words_beside_it_decide_what_it_is(text, expected):
    assert short(text) == expected


def packs_with(name: str, wording: str, facts: Mapping[str, object]) -> Packs:
    """The packs that come with formsvc, one list of which an agency has replaced."""
    entry = Entry(id="mine", wording=wording, owner="Ashdown", checked=date(2026, 11, 1), facts=facts)
    return Packs({**load_packs().lists, name: (entry,)})


def test_an_agency_may_allow_a_short_form_of_its_own():
    rules = rules_of(packs_with("abbreviations_allowed", "YP", {}), WORDS)
    assert found("The YP and the SW met.", "abbreviation", rules) == ["SW"]


def test_an_agency_may_add_a_short_form():
    rules = rules_of(packs_with("abbreviations", "QXV", {"stands_for": ["quick visit"]}), WORDS)
    (one,) = advice("A qxv was made.", "abbreviation", rules)
    assert one.suggestions == ("quick visit",)


def test_a_short_answer_is_looked_at_too():
    assert [one.kind for one in find("SW, children's team", rules_of(load_packs(), WORDS), line=True)] == [
        "abbreviation"
    ]
