"""The cautions beside texts of the request for advice that may tell which child it is about."""

import json

import pytest

from formsvc.catalogue import example_of
from formsvc.documents.inspect import texts
from formsvc.formkit.answerfields import TextField
from formsvc.formkit.formdata import specimen
from formsvc.formkit.formtype import Rows
from formsvc.formkit.problems import stopping
from formsvc.formkit.read import read
from formsvc.forms.advice_request.cautions import CAUTIONS
from formsvc.forms.advice_request.form import ADVICE_REQUEST, QUESTION_STEPS, RECORD_STEPS
from formsvc.wording.identity import KINDS
from tests.filled import answers_of, papers

TELLING = (
    "Tamsin Marlowe, born 14/03/2012, 14 Mill Brow Lane, ZZ99 3WZ, Wren Hill School, 07700 900123,"
    " t.marlowe@mail.example, @taz_12, NHS number 999 000 1057, case number 1048833"
)


def texts_in(steps):
    """Step and name of every free text in some steps."""
    return [
        (step, field.short_name)
        for step in steps
        for field in specimen(step.form).questions
        if isinstance(field, TextField)
    ]


def found_in(packs, step, name, text):
    """What is found when one text of the example is another."""
    value = json.loads(example_of(ADVICE_REQUEST))
    page = value[step.slug][0] if isinstance(step, Rows) else value[step.slug]
    page[name] = text
    return read(ADVICE_REQUEST, value, packs).findings


@pytest.mark.parametrize(
    "step, name", [pytest.param(*one, id=f"{one[0].slug}.{one[1]}") for one in texts_in(QUESTION_STEPS)]
)
def test_every_text_that_is_handed_over_is_looked_at(step, name, packs):
    found = found_in(packs, step, name, "Her name is Tamsin Marlowe.")
    place = f"{step.slug}.0.{name}" if isinstance(step, Rows) else f"{step.slug}.{name}"
    assert [(one.path, one.message, one.kind) for one in found] == [(place, CAUTIONS["name"], "caution")]


def test_each_kind_has_its_caution_which_stops_nobody_and_quotes_nothing(packs):
    step = ADVICE_REQUEST.step("situation")
    found = found_in(packs, step, "what_is_happening", TELLING)
    assert [one.message for one in found] == [CAUTIONS[kind] for kind in KINDS]
    assert stopping(found) == ()
    words = {word for word in TELLING.replace(",", " ").split() if word[0].isupper() or not word.isalpha()} - {"NHS"}
    assert [word for word in words if any(word in one.message for one in found)] == []


@pytest.mark.parametrize(
    "step, name", [pytest.param(*one, id=f"{one[0].slug}.{one[1]}") for one in texts_in(RECORD_STEPS)]
)
def test_what_is_kept_and_not_handed_over_is_left_alone(step, name, packs):
    assert found_in(packs, step, name, "Her name is Tamsin Marlowe.") == ()


@pytest.mark.parametrize("withheld", ["yes", "no", "not_known", ""])
def test_the_record_says_what_was_answered_of_the_childs_identity_and_claims_nothing(withheld, packs):
    value = json.loads(example_of(ADVICE_REQUEST))
    value["advice"]["identity_withheld"] = withheld
    made = papers(ADVICE_REQUEST, answers_of(ADVICE_REQUEST, value, packs), packs)["record"]
    lines = texts(made.content).splitlines()
    answer = {"yes": "Yes", "no": "No"}.get(withheld, "Not known")
    assert lines[lines.index("Child’s identity kept back when asking") + 1] == answer
    assert not any("not name the child" in line or "without saying" in line for line in lines)


def test_nobody_is_led_to_write_who_told():
    said = [str(field.description) for step in QUESTION_STEPS for field in specimen(step.form).questions]
    assert "friend" not in " ".join(said)
    assert "friend" not in example_of(ADVICE_REQUEST)
    assert all("Leave out who told you." in step.intro for step in QUESTION_STEPS[1:3])
    assert "never if it says who told you" in ADVICE_REQUEST.documents[1].intro
