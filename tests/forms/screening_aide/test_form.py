"""What the screening aide insists on, what it lets pass, and what it never does."""

import re

import pytest

from formsvc.core.answers import Choice
from formsvc.formkit.formdata import specimen
from formsvc.formkit.problems import stopping
from formsvc.formkit.read import read
from formsvc.forms.screening_aide.answers import NextSteps
from formsvc.forms.screening_aide.form import SCREENING_AIDE
from formsvc.forms.screening_aide.pages import SAY_WHY, URGENT_STEPS, advice_on_steps
from tests.forms.screening_aide.aides import aide_with

COUNTING = re.compile(r"\b(scores?|scoring|totals?|points?|add up|rank\w*|rating|out of)\b", re.IGNORECASE)


def messages(value, packs):
    return {finding.path: finding.message for finding in stopping(read(SCREENING_AIDE, value, packs).findings)}


def test_an_empty_aide_asks_which_child_and_no_more(packs):
    assert messages({}, packs) == {"about.child": "Enter the child's name or initials, or “not known”"}
    assert messages({"about": {"child": "not known"}}, packs) == {}


def test_initials_are_enough(packs):
    judged = read(SCREENING_AIDE, {"about": {"child": "T.H."}}, packs)
    assert judged.findings == ()
    assert judged.answers.about.child == "T.H."


def test_one_page_shows_the_twelve_risk_factors_and_the_six_protective_factors(packs):
    step = SCREENING_AIDE.step("factors")
    assert step is not None
    page = step.form(None, packs=packs)
    assert [len(page["risk_factors"].rows), len(page["protective_factors"].rows)] == [12, 6]


@pytest.mark.parametrize("state", ["now", "earlier", "no", "not_known"])
def test_a_factor_may_stand_in_each_of_four_ways(state, packs):
    judged = read(SCREENING_AIDE, aide_with("risk_factors", {"factor": "missing", "state": state}), packs)
    assert judged.findings == ()
    assert judged.answers.factors.risk_factors[0].state.id == state


def test_a_state_that_the_pack_does_not_have_is_refused(packs):
    value = aide_with("risk_factors", {"factor": "missing", "state": "twice"})
    assert list(messages(value, packs)) == ["factors.risk_factors.0.state"]


def test_the_pages_speak_of_a_score_only_to_say_that_there_is_none():
    pages = [(step.title, step.intro, specimen(step.form)) for step in SCREENING_AIDE.steps]
    words = [*(part for title, intro, _ in pages for part in (title, intro)), SCREENING_AIDE.summary]
    words += [f"{one.label.text} {one.description}" for *_, form in pages for one in form.questions]
    said = re.sub("There is no score|without a score", "", " ".join(words))
    assert len(said) > 500
    assert COUNTING.findall(said) == []


def test_no_answer_of_the_aide_is_a_number():
    names = {one.short_name for step in SCREENING_AIDE.steps for one in specimen(step.form).questions}
    assert not names & {"score", "total", "count", "level", "risk"}


@pytest.mark.parametrize(
    "next_steps, advised",
    [
        pytest.param({"steps": ["nothing_now"]}, {"next_steps.why_nothing_now": SAY_WHY}, id="nothing, no reason"),
        pytest.param({"steps": ["nothing_now"], "why_nothing_now": "Her move."}, {}, id="nothing, with a reason"),
        pytest.param({"steps": ["safety_plan"]}, {}, id="a safety plan"),
        pytest.param({}, {}, id="not answered"),
    ],
)
def test_doing_nothing_now_needs_a_reason_but_stops_nobody(next_steps, advised, packs):
    judged = read(SCREENING_AIDE, {"about": {"child": "Taz"}, "next_steps": next_steps}, packs)
    assert {finding.path: finding.message for finding in judged.findings} == advised
    assert stopping(judged.findings) == ()


@pytest.mark.parametrize("step, shown", URGENT_STEPS.items())
def test_a_step_that_needs_a_number_shows_it_next(step, shown, packs):
    assert advice_on_steps(NextSteps(steps=(Choice("safety_plan", "Plan"), Choice(step, "Step")))) == shown
    assert [packs.entry("urgent", one).id for one in shown] == list(shown)
    assert packs.entry("screening_next_steps", step)


def test_no_urgent_page_follows_when_no_step_asks_for_one():
    assert advice_on_steps(NextSteps(steps=(Choice("nothing_now", "Nothing now"),))) == ()


def test_whoever_has_the_tool_to_do_is_told_where_it_is(packs):
    wanted = advice_on_steps(NextSteps(steps=(Choice("screening_tool", "Tool"),)))
    assert [packs.entry("urgent", one).url for one in wanted] == [packs.entry("links", "screening_tool").url]


@pytest.mark.parametrize("name", ["screening_states", "screening_next_steps", "advice_givers", "referral_ways"])
def test_no_choice_holds_an_address_of_one_area(name, packs):
    for entry in packs.entries(name):
        assert not re.search(r"www|http|\d{3}", entry.meaning)


def test_the_childs_own_words_are_marked_as_quoted(packs):
    step = SCREENING_AIDE.step("judgement")
    assert step is not None
    assert step.form(None, packs=packs)["child_says"].quoted
