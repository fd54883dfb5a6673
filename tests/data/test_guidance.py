"""Guidance as files: what is incomplete is refused by name, and what ships keeps its promises."""

import os
import re
from datetime import date
from itertools import pairwise

import pytest

from formsvc.catalogue import FORM_TYPES
from formsvc.core.errors import DataPackError
from formsvc.core.text import unholdable
from formsvc.data.guidance import guide_of, written
from formsvc.data.packs import PacksOnDisk, load_packs
from formsvc.guidance.blocks import HEADING, SUBHEADING
from formsvc.guidance.checks import BESIDE_A_STEP, faults
from formsvc.guidance.inforce import drawn
from tests.guidance.packs import guide_file, guide_in, packs_with

PACKS = load_packs()
GUIDES = PACKS.guides
TODAY = date(2026, 11, 26)
STEPS = {f"{form.slug}/{step.slug}": step for form in FORM_TYPES for step in form.steps}
SUBJECTS = [
    "levels",
    "factors",
    "difficult-conversations",
    "trusted-relationships",
    "sharing-information",
    "advice-without-naming",
    "intelligence",
    "safety-planning",
    "in-danger-now",
    "screening-tool",
    "mash-referral",
    "early-help",
    "family-group-conferencing",
    "escalation",
    "professionals-meetings",
    "if-a-child-goes-missing",
]
SERVED = [  # steps that guidance must stand beside
    "safety-plan/concern",
    "safety-plan/risk_factors",
    "safety-plan/protective_factors",
    "safety-plan/views",
    "safety-plan/trusted_adult",
    "safety-plan/actions",
    "safety-plan/if_missing",
    "safety-plan/services",
    "safety-plan/sharing",
    "professionals-meeting/meeting",
    "professionals-meeting/level",
    "professionals-meeting/shared_information",
    "professionals-meeting/decisions",
    "intelligence-report/urgency",
    "intelligence-report/subject",
    "intelligence-report/account",
    "screening-aide/about",
    "screening-aide/factors",
    "referral-record/safety",
    "referral-record/referral",
    "advice-request/asked",
    "advice-request/situation",
]
every_guide = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.slug)


def said(guide) -> str:
    """What a guide says as it is drawn today."""
    return "\n".join(block.on_paper for block in drawn(guide.text, PACKS, TODAY))


WHOLE = guide_file("Text.")
BROKEN = [
    pytest.param("own", "Text.", "begin with a line of +++", id="no head"),
    pytest.param("own", WHOLE.replace("+++\nText", "Text"), "begin with a line of +++", id="a head without an end"),
    pytest.param("own", WHOLE.replace("title", "name"), "“name” means nothing here", id="a strange key"),
    pytest.param("own", WHOLE.replace('"Own guide"', '""'), "“title” must be one line", id="no title"),
    pytest.param("own", WHOLE.replace("Own", "Own\\n"), "“title” must be one line", id="two lines"),
    pytest.param("own", WHOLE.replace("Own", "Own\\u0000"), "“title” must be one line", id="what Word cannot hold"),
    pytest.param("own", WHOLE.replace('"Own guide"', "5"), "“title” must be one line", id="a number"),
    pytest.param("own", WHOLE.replace("2026-11-01", '"soon"'), "“checked” must be a date", id="no date"),
    pytest.param("own", WHOLE.replace("2026-11-01", "2026-11-01T10:00:00"), "“checked” must be a date", id="a moment"),
    pytest.param("own", WHOLE.replace("order = 5", "order = true"), "“order” must be a whole number", id="no order"),
    pytest.param("own", WHOLE.replace("[]", '"a/b"'), "“steps” must be a list", id="steps that are no list"),
    pytest.param("own", WHOLE.replace("[]", '["ab"]'), "“steps” must be a list", id="a step without its form"),
    pytest.param("own", WHOLE.replace("Text.", " \n"), "there is no text", id="no text"),
    pytest.param("own", WHOLE + "a" * 100_001, "more than 100,000 characters", id="too long"),
    pytest.param("own", WHOLE + "\0", "cannot be printed", id="a character nothing holds"),
    pytest.param("own", WHOLE.replace("order =", "order"), "cannot be read", id="no TOML"),
    pytest.param("Own Guide", WHOLE, "small letters", id="a name with capitals"),
    pytest.param("../own", WHOLE, "small letters", id="a name that leads elsewhere"),
    pytest.param("a" * 41, WHOLE, "40 at most", id="a long name"),
]


@pytest.mark.parametrize("slug, text, told", BROKEN)
def test_an_incomplete_guide_is_refused_by_name(slug, text, told):
    with pytest.raises(DataPackError) as refused:
        guide_of(slug, text)
    assert str(refused.value).startswith(f"guidance/{slug}.md")
    assert told in str(refused.value)


@every_guide
def test_a_guide_written_and_read_again_is_the_same(guide):
    assert guide_of(guide.slug, written(guide)) == guide


def test_a_title_with_signs_of_its_own_comes_back():
    guide = guide_of("own", guide_file("Text.", title='Say \\"no\\" \\\\ tŷ'))
    assert guide.title == 'Say "no" \\ tŷ'
    assert guide_of("own", written(guide)) == guide


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_first_line_of_the_text_is_counted_in_the_file(end):
    written_ = guide_file("Here.").replace("\n", end)
    assert written_.split(end)[guide_of("own", written_).first_line - 1] == "Here."


@pytest.mark.parametrize(
    "step, address",
    [("referral-record/referral", "coventry.gov.uk/mashreferral"), ("screening-aide/about", "csescreeingtool")],
)
def test_the_address_of_what_a_step_is_about_stands_beside_it(step, address):
    beside = PACKS.guides_beside(*step.split("/"))
    hrefs = [run.href for guide in beside for block in drawn(guide.in_short, PACKS, TODAY) for run in block.runs]
    assert [href for href in hrefs if address in href]


def test_after_a_child_was_missing_there_is_a_return_home_interview_in_three_days():
    told = said(guide_in(PACKS, "if-a-child-goes-missing"))
    assert "return home interview" in told
    assert "within 72 hours of coming back, by somebody independent" in told


def test_no_adult_is_told_to_be_alone_with_a_child_in_a_car():
    assert not re.search(r"\bcar\b", said(guide_in(PACKS, "difficult-conversations")))


@pytest.mark.parametrize("slug, words", [("escalation", "filled in"), ("levels", "medium"), ("levels", "low,")])
def test_a_page_says_nothing_of_lists_that_another_area_has_otherwise(slug, words):
    guide = guide_in(PACKS, slug)
    assert words not in f"{guide.title} {guide.summary} {guide.text}"


def test_in_short_is_what_stands_before_the_first_heading():
    assert guide_of("own", guide_file("Lead.\n\nMore.\n\n## Then\n\nText.")).in_short == "Lead.\n\nMore."
    assert guide_of("own", guide_file("All of it.")).in_short == "All of it."


def test_an_owners_guide_takes_the_place_of_ours_and_a_new_one_stands_by_its_order(tmp_path):
    packs = packs_with(tmp_path, levels=guide_file("Own words.", title="Our levels"), hubs="Where they are.")
    assert guide_in(packs, "levels").text == "Own words."
    assert [guide.slug for guide in packs.guides][:3] == ["hubs", "levels", "factors"]
    assert len(packs.guides) == len(GUIDES) + 1


def test_a_guide_that_is_changed_is_seen_at_the_next_look(tmp_path):
    packs_with(tmp_path, levels="Before.")
    packs = PacksOnDisk(tmp_path)
    assert guide_in(packs(), "levels").text == "Before."
    packs_with(tmp_path, levels="After.")
    os.utime(tmp_path / "guidance" / "levels.md", ns=(0, 1))
    assert guide_in(packs(), "levels").text == "After."


def test_every_subject_of_the_guide_has_its_page():
    assert [guide.slug for guide in GUIDES] == SUBJECTS


def test_nothing_is_wrong_with_the_guidance_that_ships():
    assert faults(PACKS, STEPS) == ()


@every_guide
def test_a_guide_is_short_and_begins_with_a_lead(guide):
    assert 200 <= len(re.findall(r"[\w’']+", said(guide))) <= 600
    assert 2 <= len(re.findall(r"[.!?](?=\s|$)", guide.in_short)) <= 4
    assert guide.in_short != guide.text.strip()
    assert unholdable(said(guide)) == ""


@every_guide
def test_headings_go_down_one_step_at_a_time(guide):
    kinds = [block.kind for block in drawn(guide.text, PACKS, TODAY)]
    headings = [kind for kind in kinds if kind in (HEADING, SUBHEADING)]
    assert headings[0] == HEADING
    assert not [pair for pair in pairwise(kinds) if pair == (HEADING, HEADING)]


@every_guide
def test_no_guide_speaks_of_scores_or_blames_the_child(guide):
    told = said(guide).casefold()
    assert (
        re.findall(r"\b(promiscuous|prostitut\w*|lifestyle choice|streetwise|score sheet|scored|total)\b", told) == []
    )
    for word in re.findall(r"[^.]*\bscore\b[^.]*", told):
        assert "no score" in word


@pytest.mark.parametrize("step", SERVED)
def test_guidance_stands_beside(step):
    assert 1 <= len(PACKS.guides_beside(*step.split("/"))) <= BESIDE_A_STEP


@pytest.mark.parametrize("step", [slug for slug, step in STEPS.items() if not step.restricted])
def test_beside_an_open_step_nothing_is_said_of_who_told(step):
    for guide in PACKS.guides_beside(*step.split("/")):
        assert re.findall(r"(?i)\b(sources?|informants?|anonym\w*|who told|told us)\b", guide.in_short) == []


def test_no_guidance_stands_beside_a_restricted_step():
    restricted = [slug for slug, step in STEPS.items() if step.restricted]
    assert restricted
    assert [slug for slug in restricted if PACKS.guides_beside(*slug.split("/"))] == []


def test_the_tips_that_the_guide_lacks_are_left_to_the_agency():
    told = said(guide_in(PACKS, "trusted-relationships"))
    assert "This part is for your agency to write." in told
    assert "We have not made any up." in told


@every_guide
def test_local_addresses_and_numbers_stand_in_the_packs_alone(guide):
    assert re.findall(r"coventry\.gov\.uk|west-midlands|\b0\d{2,4} ?\d", guide.text) == []
