"""What an agency is told about its guidance: every fault at once, with the file and the line."""

import pytest

from formsvc.catalogue import FORM_TYPES
from formsvc.guidance.checks import faults
from tests.guidance.packs import guide_file, packs_with

STEPS = {f"{form.slug}/{step.slug}" for form in FORM_TYPES for step in form.steps}

WRONG = {
    "HTML": ("Fine.\n\nA <b>word</b>.", "guidance/own.md, line 11: Take the HTML out"),
    "a link that is no good": ("[x](javascript:alert(1))", "guidance/own.md, line 9: Lead to an address"),
    "a link of no id": ("[x](link:none)", "guidance/own.md: the link to link:none leads nowhere"),
    "a list of no name": ("[x](list:none)", "guidance/own.md: the link to list:none leads nowhere"),
    "a list that is not for printing": ("[x](list:leak_roles)", "the link to list:leak_roles leads nowhere"),
    "a guide that is not there": ("[x](/guidance/none)", "the link to /guidance/none leads nowhere"),
    "a form that is not there": ("[x](/#none)", "the link to /#none leads nowhere"),
}


@pytest.mark.parametrize("text, told", WRONG.values(), ids=WRONG)
def test_a_fault_is_named_with_its_file(tmp_path, text, told):
    (fault,) = faults(packs_with(tmp_path, own=text), STEPS)
    assert told in fault
    assert fault.startswith("guidance/own.md")


@pytest.mark.parametrize(
    "text",
    [
        "[x](/guidance/levels)",
        "[x](/guidance/)",
        "[x](/#safety-plan)",
        "[x](link:ceop)",
        "[x](list:levels)",
        "[x](https://help.example) [x](tel:999) [x](/services) [x](/where)",
    ],
)
def test_a_link_that_leads_somewhere_is_no_fault(tmp_path, text):
    assert faults(packs_with(tmp_path, own=text), STEPS) == ()


def test_a_step_that_no_form_has_is_named(tmp_path):
    packs = packs_with(tmp_path, own=guide_file("Fine.", steps='["safety-plan/none"]'))
    assert faults(packs, STEPS) == ("guidance/own.md: there is no step “safety-plan/none”. Take it out of “steps”.",)


def test_more_than_two_guides_beside_a_step_are_too_many(tmp_path):
    written = guide_file("Fine.", steps='["safety-plan/contingency"]')
    assert faults(packs_with(tmp_path, a=written, b=written), STEPS) == ()
    (fault,) = faults(packs_with(tmp_path, c=written), STEPS)
    assert "“safety-plan/contingency”: a, b, c." in fault


def test_all_faults_are_told_at_once(tmp_path):
    assert len(faults(packs_with(tmp_path, own="# One\n\n[x](link:none)", other="`x`"), STEPS)) == 3
