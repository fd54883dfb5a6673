"""What the request for advice asks for, and what it never asks for."""

import re

import pytest

from formsvc.core.answers import Choice
from formsvc.formkit.formdata import specimen
from formsvc.formkit.problems import stopping
from formsvc.formkit.read import read
from formsvc.forms.advice_request.answers import Question
from formsvc.forms.advice_request.form import ADVICE_REQUEST
from formsvc.forms.advice_request.question_pages import urgent_advice
from formsvc.forms.advice_request.record_pages import WHY_TOLD

IDENTITY = re.compile(
    r"\b(name|names|birth\w*|born|address|postcode|home|school|reference|number|telephone|e-?mail|initials)\b",
    re.IGNORECASE,
)
LEAST = {
    "situation": {"what_is_happening": "An adult gives a girl lifts."},
    "question": {"what_is_unclear": "May we tell the police?"},
}
QUESTIONS = [
    pytest.param(question, id=f"{step.slug}.{question.short_name}")
    for step in ADVICE_REQUEST.steps
    for question in specimen(step.form).questions
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_question_asks_who_the_child_is(question):
    assert IDENTITY.findall(f"{question.label.text} {question.short_name.replace('_', ' ')}") == []
    assert getattr(question, "check", None) is None
    assert getattr(question, "inputmode", "") == ""


def test_an_empty_request_asks_for_the_situation_and_the_question_and_no_more(packs):
    asked = {finding.path: finding.message for finding in stopping(read(ADVICE_REQUEST, {}, packs).findings)}
    assert asked == {
        "situation.what_is_happening": "Enter what is happening, in general words",
        "question.what_is_unclear": "Enter what you want to know",
    }
    assert read(ADVICE_REQUEST, LEAST, packs).findings == ()


@pytest.mark.parametrize("slug", ["asked", "situation", "information"])
def test_the_pages_that_are_handed_over_say_how_to_tell_it_without_identity(slug):
    step = ADVICE_REQUEST.step(slug)
    assert step is not None
    assert re.search("which child|many children|what kind", step.intro)
    assert any("“" in str(question.description) for question in specimen(step.form).questions)


@pytest.mark.parametrize(
    "how_soon, shown",
    [("today", "emergency_999"), ("two_days", None), ("", None)],
    ids=["today", "in two days", "not answered"],
)
def test_an_answer_needed_today_shows_whom_to_call_instead_of_waiting(how_soon, shown, packs):
    advised = urgent_advice(Question(how_soon=Choice(how_soon, how_soon)))
    assert next(iter(advised), None) == shown
    assert [packs.entry("urgent", one).id for one in advised] == list(advised)


@pytest.mark.parametrize(
    "advice, warned",
    [
        pytest.param({"identity_withheld": "no"}, {"advice.why_withheld_or_not": WHY_TOLD}, id="told, no reason"),
        pytest.param({"identity_withheld": "no", "why_withheld_or_not": "They asked."}, {}, id="told, and why"),
        pytest.param({"identity_withheld": "yes"}, {}, id="kept back"),
    ],
)
def test_telling_who_the_child_is_needs_a_reason_but_stops_nobody(advice, warned, packs):
    found = read(ADVICE_REQUEST, LEAST | {"advice": advice}, packs).findings
    assert {finding.path: finding.message for finding in found} == warned
    assert stopping(found) == ()


def test_whoever_decides_may_share_all_part_or_nothing_or_wait(packs):
    assert [entry.id for entry in packs.entries("sharing_decisions")] == [
        "share",
        "share_part",
        "not_share",
        "not_decided",
    ]
