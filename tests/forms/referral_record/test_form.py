"""What the referral record insists on, and what it lets pass."""

import pytest

from formsvc.core.answers import Choice
from formsvc.formkit.problems import stopping
from formsvc.formkit.read import read
from formsvc.forms.referral_record.answers import Safety
from formsvc.forms.referral_record.form import REFERRAL_RECORD
from formsvc.forms.referral_record.opening_pages import urgent_advice
from formsvc.forms.referral_record.outcome_pages import DISAGREE
from formsvc.forms.referral_record.worry_pages import WHY_NOT_TOLD

LEAST = {
    "referral": {"referred_on": "not known"},
    "child": {"name": "not known"},
    "worry": {"what_worries": "An adult gives her lifts."},
}
ORDER = "safety referral child referrer worry consent handed_over reply follow_up".split()


def findings(packs, **steps):
    return read(REFERRAL_RECORD, LEAST | steps, packs).findings


def test_safety_comes_before_paper():
    assert [step.slug for step in REFERRAL_RECORD.steps] == ORDER


def test_an_empty_record_asks_for_date_child_and_worry_and_no_more(packs):
    asked = {finding.path: finding.message for finding in stopping(read(REFERRAL_RECORD, {}, packs).findings)}
    assert asked == {
        "referral.referred_on": "Enter the date of the referral, or tick “Not known”",
        "child.name": "Enter the child's name, or “not known”",
        "worry.what_worries": "Enter what you are worried about",
    }


def test_not_known_is_enough_for_the_date_and_the_child(packs):
    assert findings(packs) == ()


@pytest.mark.parametrize(
    "step, wrong",
    [
        pytest.param("referrer", {"email": "p at school"}, id="an e-mail address"),
        pytest.param("reply", {"answer_due_on": "2026-02-30"}, id="a date that is none"),
        pytest.param("referral", {"referred_on": "2026-10-10", "how": "pigeon"}, id="a way the pack does not have"),
        pytest.param("handed_over", [{"how": "pigeon"}], id="a way of handing over the pack does not have"),
        pytest.param("follow_up", {"outcome": "lost"}, id="an outcome the pack does not have"),
    ],
)
def test_what_cannot_be_right_is_refused(packs, step, wrong):
    assert len(stopping(findings(packs, **{step: wrong}))) == 1


@pytest.mark.parametrize(
    "step, doubtful",
    [
        pytest.param("referrer", {"telephone": "ends in 101"}, id="part of a telephone number"),
        pytest.param("child", {"name": "Taz", "postcode": "ZZ99"}, id="part of a postcode"),
    ],
)
def test_half_a_number_is_kept_with_a_warning(packs, step, doubtful):
    assert [finding.action for finding in findings(packs, **{step: doubtful})] == ["warn"]


@pytest.mark.parametrize(
    "danger, under_13, shown",
    [
        pytest.param("yes", "yes", ("emergency_999", "under_13_referral"), id="danger and a young child"),
        pytest.param("yes", "no", ("emergency_999",), id="danger"),
        pytest.param("no", "not_known", ("under_13_referral",), id="age not known"),
        pytest.param("not_known", "", ("emergency_999",), id="danger not known"),
        pytest.param("no", "no", (), id="neither"),
        pytest.param("", "", (), id="not answered"),
    ],
)
def test_what_must_come_first_is_shown_next(danger, under_13, shown, packs):
    safety = Safety(danger_now=Choice(danger, danger), under_13=Choice(under_13, under_13))
    assert urgent_advice(safety) == shown
    assert [packs.entry("urgent", one).id for one in shown] == list(shown)


@pytest.mark.parametrize(
    "consent, warned",
    [
        pytest.param({"child_told": "no"}, ["consent.child_reason"], id="child not told"),
        pytest.param({"carers_told": "no"}, ["consent.carers_reason"], id="carers not told"),
        pytest.param({"child_told": "no", "child_reason": "She is not safe yet."}, [], id="child not told, and why"),
        pytest.param({"child_told": "yes", "carers_told": "not_known"}, [], id="told, and not known"),
    ],
)
def test_somebody_who_was_not_told_needs_a_reason_but_stops_nobody(consent, warned, packs):
    found = findings(packs, consent=consent)
    assert [finding.path for finding in found] == warned
    assert {finding.message for finding in found} <= {WHY_NOT_TOLD}
    assert stopping(found) == ()


def test_consent_never_stops_a_referral(packs):
    refused = {"child_agrees": "refused", "carers_agree": "refused"}
    assert findings(packs, consent=refused) == ()


@pytest.mark.parametrize(
    "follow_up, warned",
    [
        pytest.param({"agrees": "no"}, {"follow_up.escalation": DISAGREE}, id="disagrees"),
        pytest.param({"agrees": "no", "escalation": "Our lead called the hub."}, {}, id="disagrees, and did something"),
        pytest.param({"agrees": "yes"}, {}, id="agrees"),
    ],
)
def test_whoever_disagrees_is_told_what_comes_next(follow_up, warned, packs):
    found = findings(packs, follow_up=follow_up)
    assert {finding.path: finding.message for finding in found} == warned


def test_the_childs_own_words_are_marked_as_quoted(packs):
    step = REFERRAL_RECORD.step("worry")
    assert step is not None
    assert step.form(None, packs=packs)["child_says"].quoted
