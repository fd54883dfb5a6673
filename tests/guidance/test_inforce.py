"""Guidance as it stands today: what it names by id comes from the packs in force, and says when it is old."""

from datetime import date

import pytest

from formsvc.core.errors import DataPackError
from formsvc.guidance.blocks import BULLET, NUMBERED, PARAGRAPH, Run, as_text
from formsvc.guidance.inforce import PRINTABLE, contacts, drawn
from tests.guidance.packs import packs_with

TODAY = date(2026, 12, 1)
OWN_LINK = '[[links]]\nid = "hub"\nwording = "Hub"\nurl = "{url}"\n'
OWN_LEVELS = '[[levels]]\nid = "early"\nwording = "Early"\nmeaning = "A first\\nworry."\n'


def test_a_link_by_id_leads_to_the_address_of_the_packs(tmp_path):
    packs = packs_with(tmp_path, lists=OWN_LINK.format(url="https://hub.example/"))
    (block,) = drawn("See [the hub](link:hub).", packs, TODAY)
    assert block.runs[1] == Run("the hub", href="https://hub.example/")


def test_a_link_that_nobody_has_confirmed_says_so(tmp_path):
    packs = packs_with(tmp_path, lists=OWN_LINK.format(url="https://hub.example/"), checked="2019-01-01")
    (block,) = drawn("See [the hub](link:hub).", packs, TODAY)
    assert block.on_paper == "See the hub (hub.example) (not confirmed since 1 January 2019)."


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://hub.example", "", "//hub.example"])
def test_an_address_that_may_not_be_shown_leaves_the_words(tmp_path, url):
    packs = packs_with(tmp_path, lists=OWN_LINK.format(url=url))
    (block,) = drawn("See [the hub](link:hub).", packs, TODAY)
    assert block.runs == (Run("See "), Run("the hub"), Run("."))


@pytest.mark.parametrize("href", ["link:none", "list:none", "list:leak_roles", "list:links"])
def test_what_the_packs_do_not_have_or_must_not_print_leaves_the_words(packs, href):
    (block,) = drawn(f"[The words]({href})", packs, TODAY)
    assert (block.kind, block.runs) == (PARAGRAPH, (Run("The words"),))


def test_a_list_of_the_packs_is_put_in_place_of_its_link(tmp_path):
    packs = packs_with(tmp_path, lists=OWN_LEVELS)
    before, (level, after) = "Before.\n\n", drawn("[Levels](list:levels)\n\nAfter.", packs, TODAY)
    assert (level.kind, level.runs) == (BULLET, (Run("Early.", strong=True), Run(" A first worry.")))
    assert after.on_paper == "After."
    assert before.strip() not in as_text((level, after))


def test_entries_that_mean_nothing_more_are_not_bold(packs):
    blocks = drawn("[Factors](list:risk_factors)", packs, date(2026, 11, 26))
    assert [block.on_paper for block in blocks] == [entry.wording for entry in packs.entries("risk_factors")]
    assert not any(run.strong for block in blocks for run in block.runs)


def test_a_list_that_nobody_has_confirmed_says_so_once(tmp_path):
    packs = packs_with(tmp_path, lists=OWN_LEVELS, checked="2019-01-01")
    last = drawn("[Levels](list:levels)", packs, TODAY)[-1]
    assert (last.kind, last.on_paper) == (PARAGRAPH, "(not confirmed since 1 January 2019)")


def test_steps_of_escalation_are_numbered_and_say_who_and_how_soon(tmp_path):
    step = '[[escalation]]\nid = "{0}"\nwording = "{0}"\nmeaning = "Do it."\nwho = "Who: you."\nwithin = "In a day."\n'
    packs = packs_with(tmp_path, lists=step.format("one") + step.format("two"))
    blocks = drawn("[Steps](list:escalation)", packs, TODAY)
    assert [(block.kind, block.number) for block in blocks] == [(NUMBERED, 1), (NUMBERED, 2)]
    assert blocks[0].on_paper == "one. Do it. Who: you. In a day."


def test_the_seed_of_escalation_invents_no_people_and_no_times(packs):
    for entry in packs.entries("escalation"):
        assert entry.age_note(TODAY)
        assert entry.facts["within"] == "How soon: not filled in yet."
        assert not any(sign.isdigit() for sign in entry.meaning + entry.facts["who"])


@pytest.mark.parametrize("name", PRINTABLE)
def test_every_list_that_guidance_may_print_is_there(packs, name):
    assert packs.entries(name)


def test_whom_to_call_leads_to_the_telephone_and_says_what_is_old(packs):
    emergency, crime, out_of_hours = contacts(packs, TODAY)
    assert [run.href for block in (emergency, crime) for run in block.runs] == ["tel:999", "tel:101"]
    assert out_of_hours.runs[-1].href == "tel:02476832222"
    assert out_of_hours.on_paper.endswith("024 7683 2222 (not confirmed since 1 January 2019)")


def test_guidance_without_whom_to_call_is_refused_by_name(tmp_path):
    packs = packs_with(tmp_path, lists='[[urgent]]\nid = "crime_101"\nwording = "101"\ntelephone = "101"\n')
    with pytest.raises(DataPackError, match="emergency_999"):
        contacts(packs, TODAY)
