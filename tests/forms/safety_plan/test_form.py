"""What the safety plan insists on, and what it lets pass."""

import copy
from typing import Any

import pytest

from formsvc.data.packs import Packs, load_packs
from formsvc.formkit.problems import Finding, stopping
from formsvc.formkit.read import read
from formsvc.forms.safety_plan.form import SAFETY_PLAN

LEAST = {
    "about": {"completed_by_name": "Priya Marlowe"},
    "child": {"name": "not known"},
    "concern": {"level": "low"},
    "actions": [{"action": "Meet at school on Friday."}],
}
ORDER = (
    "about child children concern events risk_factors protective_factors views trusted_adult actions contingency "
    "if_missing services sharing agreement"
).split()


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs()


def findings(packs: Packs, **steps: Any) -> tuple[Finding, ...]:
    return read(SAFETY_PLAN, LEAST | steps, packs).findings


def messages(packs: Packs, **steps: Any) -> dict[str, str]:
    return {finding.path: finding.message for finding in stopping(findings(packs, **steps))}


def test_the_steps_stand_in_the_order_of_the_paper():
    assert [step.slug for step in SAFETY_PLAN.steps] == ORDER


def test_the_plan_prints_every_step():
    plan = SAFETY_PLAN.document("plan")
    assert plan is not None
    assert list(plan.steps) == ORDER


def test_four_answers_are_enough(packs):
    judged = read(SAFETY_PLAN, LEAST, packs)
    assert judged.findings == ()
    assert judged.answers.child.name == "not known"


def test_an_empty_plan_asks_for_four_answers_and_no_more(packs):
    asked = {finding.path: finding.message for finding in stopping(read(SAFETY_PLAN, {}, packs).findings)}
    assert asked == {
        "about.completed_by_name": "Enter the name of the person who completes the plan",
        "child.name": "Enter the child's name, or “not known”",
        "concern.level": "Choose the level of concern",
        "actions": "Add at least one action",
    }


def test_an_action_must_say_what_will_be_done(packs):
    action = {"who_name": "Owen Castell", "consideration": "education"}
    assert messages(packs, actions=[action]) == {"actions.0.action": "Enter what will be done"}


@pytest.mark.parametrize(
    "step, wrong",
    [
        pytest.param("about", {"completed_by_name": "P", "completed_by_email": "p at school"}, id="an e-mail address"),
        pytest.param("about", {"completed_by_name": "P", "review_on": "2026-02-30"}, id="a date that is none"),
        pytest.param("concern", {"level": "extreme"}, id="a level the pack does not have"),
        pytest.param("actions", [{"action": "Meet.", "contexts": ["moon"]}], id="a context the pack does not have"),
    ],
)
def test_what_cannot_be_right_is_refused(packs, step, wrong):
    assert len(messages(packs, **{step: wrong})) == 1


@pytest.mark.parametrize(
    "step, doubtful",
    [
        pytest.param("trusted_adult", {"telephone": "ends in 107"}, id="part of a telephone number"),
        pytest.param("if_missing", {"telephones": [{"imei": "4901"}]}, id="part of an IMEI"),
        pytest.param("child", {"name": "Taz", "postcode": "ZZ99"}, id="part of a postcode"),
    ],
)
def test_half_a_number_is_kept_with_a_warning(packs, step, doubtful):
    assert [finding.action for finding in findings(packs, **{step: doubtful})] == ["warn"]


@pytest.mark.parametrize(
    "views, warned",
    [
        pytest.param({"safe_to_hold_copy": "no"}, ["views.helpline_telephone"], id="no number"),
        pytest.param({"safe_to_hold_copy": "no", "helpline_telephone": "07700 900106"}, [], id="a number"),
        pytest.param({"safe_to_hold_copy": "yes"}, [], id="a safe copy"),
        pytest.param({"child_safe_place": "At home"}, [], id="not answered"),
    ],
)
def test_a_child_without_a_safe_copy_needs_a_helpline_number(packs, views, warned):
    assert [finding.path for finding in findings(packs, views=views)] == warned


def test_no_factor_changes_the_level(packs):
    every_risk = [{"factor": entry.id, "state": "now"} for entry in packs.entries("risk_factors")]
    judged = read(SAFETY_PLAN, copy.deepcopy(LEAST) | {"risk_factors": {"factors": every_risk}}, packs)
    assert judged.answers.concern.level.id == "low"
    assert len(judged.answers.risk_factors.factors) == len(every_risk)


@pytest.mark.parametrize("name", ["child_wishes", "child_will_do"])
def test_the_childs_own_words_are_marked_as_quoted(name):
    step = SAFETY_PLAN.step("views")
    assert step is not None
    assert step.form(None, packs=load_packs())[name].quoted
