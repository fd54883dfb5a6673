"""What the professionals' meeting insists on, what it advises, and what it lets pass."""

from typing import Any

import pytest

from formsvc.data.packs import Packs, load_packs
from formsvc.formkit.problems import Finding, stopping
from formsvc.formkit.read import read
from formsvc.formkit.record import fresh_pages, judge
from formsvc.forms.professionals_meeting.answers import Discussion
from formsvc.forms.professionals_meeting.discussion_pages import advice_for_today
from formsvc.forms.professionals_meeting.form import PROFESSIONALS_MEETING

MEETING = {"purpose": "Agree one plan.", "date": "2026-12-02"}
LEAST: dict[str, Any] = {"meeting": MEETING, "child": {"name": "Min"}, "invited": [{"name": "Ruth Amberley"}]}
ORDER = (
    "meeting child invited family agenda level earlier_actions shared_information discussion decisions actions "
    "next_meeting"
).split()


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs()


def findings(packs: Packs, **steps: Any) -> tuple[Finding, ...]:
    return read(PROFESSIONALS_MEETING, LEAST | steps, packs).findings


def test_the_steps_stand_in_the_order_of_the_paper():
    assert [step.slug for step in PROFESSIONALS_MEETING.steps] == ORDER


def test_the_minutes_need_every_step():
    minutes = PROFESSIONALS_MEETING.document("minutes")
    assert minutes is not None
    assert list(minutes.steps) == ORDER


def test_the_agenda_needs_nothing_that_only_the_meeting_can_say():
    agenda = PROFESSIONALS_MEETING.document("agenda")
    assert agenda is not None
    assert not {"level", "shared_information", "discussion", "decisions", "actions", "next_meeting"} & set(agenda.steps)


def test_four_answers_are_enough(packs):
    judged = read(PROFESSIONALS_MEETING, LEAST, packs)
    assert judged.findings == ()
    assert judged.answers.invited[0].name == "Ruth Amberley"


def test_an_empty_record_asks_for_four_things_and_no_more(packs):
    asked = {finding.path: finding.message for finding in stopping(read(PROFESSIONALS_MEETING, {}, packs).findings)}
    assert asked == {
        "meeting.purpose": "Enter the purpose of the meeting",
        "meeting.date": "Enter the date of the meeting, or tick “Not known”",
        "child.name": "Enter the child's name, or “not known”",
        "invited": "Add at least one person to invite",
    }


def test_a_person_who_is_invited_must_be_named(packs):
    found = stopping(findings(packs, invited=[{"agency": "Police"}]))
    assert {finding.path: finding.message for finding in found} == {
        "invited.0.name": "Enter the name of the person invited"
    }


@pytest.mark.parametrize(
    "step, item",
    [
        pytest.param("family", {"age": "About 8"}, id="a family member"),
        pytest.param("agenda", {"lead": "Gwen Sallow"}, id="an agenda item"),
        pytest.param("earlier_actions", {"result": "done"}, id="an earlier action"),
        pytest.param("shared_information", {"agency": "Police"}, id="an agency"),
        pytest.param("decisions", {"reason": "She asked for it."}, id="a decision"),
        pytest.param("actions", {"by_when": "2026-12"}, id="an action"),
    ],
)
def test_one_fact_is_enough_for_an_item_of_any_other_list(packs, step, item):
    assert findings(packs, **{step: [item]}) == ()


@pytest.mark.parametrize("step", ["meeting", "next_meeting"])
@pytest.mark.parametrize(
    "chair, note_taker, warned",
    [
        pytest.param("Gwen Sallow", "Gwen Sallow", True, id="the same"),
        pytest.param("Gwen Sallow", "gwen  sallow ", True, id="the same, spelt carelessly"),
        pytest.param("Gwen Sallow", "Idris Penhale", False, id="two people"),
        pytest.param("Gwen Sallow", "", False, id="no note taker yet"),
        pytest.param("", "", False, id="neither yet"),
        pytest.param("not known", "Not known", False, id="neither known"),
    ],
)
def test_one_person_should_not_chair_and_take_the_notes(packs, step, chair, note_taker, warned):
    answers = LEAST.get(step, {}) | {"chair_name": chair, "note_taker_name": note_taker}
    found = findings(packs, **{step: answers})
    expected = [(f"{step}.note_taker_name", "warn")] if warned else []
    assert [(finding.path, finding.action) for finding in found] == expected


@pytest.mark.parametrize(
    "decision, warned",
    [
        pytest.param({"who_disagreed": "Police"}, ["decisions.0.escalation_route"], id="nowhere to go"),
        pytest.param({"who_disagreed": "Police", "escalation_route": "To the managers"}, [], id="a route"),
        pytest.param({"decision": "Meet again."}, [], id="nobody disagreed"),
    ],
)
def test_a_disagreement_needs_somewhere_to_go(packs, decision, warned):
    assert [finding.path for finding in findings(packs, decisions=[decision])] == warned


def test_a_new_record_starts_with_the_agencys_agenda(packs):
    step = PROFESSIONALS_MEETING.step("agenda")
    assert step is not None
    judged = judge(PROFESSIONALS_MEETING, {"agenda": fresh_pages(step, packs)}, packs, steps=["agenda"])
    assert [(one.item, one.lead) for one in judged.answers.agenda] == [
        (entry.wording, "") for entry in packs.entries("agenda")
    ]


@pytest.mark.parametrize("needed, shown", [("yes", 4), ("no", 0), ("not_known", 0)])
def test_the_numbers_to_use_are_shown_when_something_is_needed_today(packs, needed, shown):
    judged = read(PROFESSIONALS_MEETING, LEAST | {"discussion": {"needed_today": needed}}, packs)
    advice = advice_for_today(judged.answers.discussion)
    assert [packs.entry("urgent", entry_id).id for entry_id in advice] == list(advice)
    assert len(advice) == shown


def test_an_unanswered_discussion_shows_no_numbers():
    assert advice_for_today(Discussion()) == ()


def test_the_level_is_kept_with_its_definition(packs):
    judged = read(PROFESSIONALS_MEETING, LEAST | {"level": {"level": "medium"}}, packs)
    assert judged.answers.level.level.meaning == packs.entry("levels", "medium").meaning


def test_the_childs_own_words_are_marked_as_quoted(packs):
    step = PROFESSIONALS_MEETING.step("discussion")
    assert step is not None
    assert step.form(None, packs=packs)["child_views"].quoted
