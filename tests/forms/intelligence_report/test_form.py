"""What the intelligence report insists on, what it advises, and what it lets pass."""

from typing import Any

import pytest

from formsvc.data.packs import Packs, load_packs
from formsvc.formkit.formtype import Page
from formsvc.formkit.problems import Finding, stopping
from formsvc.formkit.read import read
from formsvc.forms.intelligence_report.form import INTELLIGENCE_REPORT

LEAST = {
    "urgency": {"danger_now": "no"},
    "subject": {"summary": "A man in a silver car gives pupils lifts."},
    "account": {"what_happened": "He waited at the gate on Friday and two pupils got in."},
    "source": {"identity": "anonymous"},
}
ORDER = "urgency subject victims perpetrators locations vehicles account source sharing".split()
WHO_TOLD = "Enter anything you know of who told, or choose that they wish to stay anonymous or are not known"


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs()


def findings(packs: Packs, **steps: Any) -> tuple[Finding, ...]:
    return read(INTELLIGENCE_REPORT, LEAST | steps, packs).findings


def advice(packs: Packs, **answers: str) -> tuple[str, ...]:
    step = INTELLIGENCE_REPORT.step("urgency")
    assert isinstance(step, Page)
    assert step.advice
    judged = read(INTELLIGENCE_REPORT, LEAST | {"urgency": {"danger_now": "no"} | answers}, packs)
    assert stopping(judged.findings) == ()
    return step.advice(judged.answers.urgency)


def test_the_steps_stand_in_the_order_of_the_paper():
    assert [step.slug for step in INTELLIGENCE_REPORT.steps] == ORDER


def test_only_documents_that_print_the_source_are_restricted():
    assert {document.name: document.restricted for document in INTELLIGENCE_REPORT.documents} == {
        document.name: "source" in document.steps for document in INTELLIGENCE_REPORT.documents
    }


def test_four_answers_are_enough(packs):
    assert findings(packs) == ()


def test_an_empty_report_asks_for_four_answers_and_no_more(packs):
    asked = {finding.path: finding.message for finding in read(INTELLIGENCE_REPORT, {}, packs).findings}
    assert asked == {
        "urgency.danger_now": "Choose whether anyone is in danger now",
        "subject.summary": "Enter one sentence on what the report is about",
        "account.what_happened": "Enter what happened",
        "source.identity": WHO_TOLD,
    }


@pytest.mark.parametrize(
    "source",
    [
        pytest.param({"identity": "anonymous"}, id="wishes to stay anonymous"),
        pytest.param({"identity": "not_known"}, id="not known"),
        pytest.param({"name": "Robin"}, id="a first name"),
        pytest.param({"telephone": "ends in 341"}, id="the end of a number"),
        pytest.param({"identity": "named", "how_known": "Saw it happen."}, id="how they know"),
        pytest.param({"others": [{"username": "robin_b"}]}, id="a further source"),
        pytest.param({"submitter": {"agency": "Example Trust"}}, id="the submitter"),
    ],
)
def test_one_detail_of_the_source_is_enough(packs, source):
    assert stopping(findings(packs, source=source)) == ()


@pytest.mark.parametrize(
    "source",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"identity": "named"}, id="named, without a name"),
        pytest.param({"name": "  ", "submitter": {"role": ""}}, id="spaces"),
        pytest.param({"others": [{}]}, id="an empty further source"),
    ],
)
def test_a_report_says_something_of_its_source(packs, source):
    assert [(finding.path, finding.message) for finding in findings(packs, source=source)] == [
        ("source.identity", WHO_TOLD)
    ]


@pytest.mark.parametrize(
    "answers, expected",
    [
        pytest.param({}, (), id="nothing urgent"),
        pytest.param({"danger_now": "yes"}, ("emergency_999",), id="danger"),
        pytest.param({"danger_now": "not_known"}, ("emergency_999",), id="danger not known"),
        pytest.param({"crime_to_report": "yes"}, ("crime_101",), id="crime"),
        pytest.param({"child_at_risk": "yes"}, ("mash_referral", "out_of_hours_social_worker"), id="child at risk"),
        pytest.param({"under_13": "yes"}, ("under_13_referral",), id="under 13"),
        pytest.param({"radicalisation": "yes"}, ("prevent",), id="radicalisation"),
        pytest.param({"dsl_consulted": "no"}, ("safeguarding_lead",), id="lead not consulted"),
        pytest.param({"dsl_consulted": "yes"}, (), id="lead consulted"),
        pytest.param(
            {"danger_now": "yes", "under_13": "yes"}, ("emergency_999", "under_13_referral"), id="most pressing first"
        ),
    ],
)
def test_each_urgent_answer_shows_whom_to_call(packs, answers, expected):
    assert advice(packs, **answers) == expected


def test_every_piece_of_advice_is_in_the_data(packs):
    everything = advice(packs, danger_now="yes", crime_to_report="yes", child_at_risk="yes", under_13="yes",
                        radicalisation="yes", dsl_consulted="no")  # fmt: skip
    of_other_forms = {"screening_tool", "cse_team"}
    assert set(everything) == {entry.id for entry in packs.entries("urgent")} - of_other_forms


@pytest.mark.parametrize(
    "steps, path",
    [
        pytest.param({"urgency": {"danger_now": "yes"}}, "urgency.reason", id="going on without a reason"),
        pytest.param(
            {"subject": LEAST["subject"] | {"all_connected": "no"}}, "subject.all_connected", id="unconnected matters"
        ),
        pytest.param(
            {"account": LEAST["account"] | {"who_else_knows": "one_person"}}, "account.who_else_knows", id="one knows"
        ),
        pytest.param(
            {"account": LEAST["account"] | {"who_else_knows": "few"}}, "account.who_else_knows", id="few know"
        ),
    ],
)
def test_advice_warns_and_never_stops(packs, steps, path):
    found = findings(packs, **steps)
    assert [(finding.path, finding.action) for finding in found] == [(path, "warn")]


def test_a_reason_for_going_on_ends_the_reminder(packs):
    assert findings(packs, urgency={"danger_now": "yes", "reason": "I called 999 at 10:15."}) == ()


def test_the_question_on_evidence_says_not_to_copy_images():
    form = INTELLIGENCE_REPORT.step("account")
    assert form is not None
    assert "Never copy or forward indecent images of a child" in form.form.evidence.kwargs["hint"]
