"""Findings: what is wrong or worth a look, and where."""

import pytest

from formsvc.formkit.problems import Finding, Message, Refusal, stopping

FINDING = Finding(kind="required", path="guests.0.name", message="Enter a name", anchor="name")


@pytest.mark.parametrize("action, stops", [("error", True), ("block", True), ("warn", False), ("hint", False)])
def test_only_errors_and_blocks_stop_anybody(action, stops):
    finding = Finding(kind="x", path="outing", message="x", action=action)
    assert finding.stops is stops
    assert stopping([finding]) == ((finding,) if stops else ())


def test_a_finding_knows_its_step_and_is_printed_without_its_anchor():
    assert FINDING.step == "guests"
    assert FINDING.as_json() == {
        "kind": "required",
        "path": "guests.0.name",
        "message": "Enter a name",
        "action": "error",
    }


def test_a_refusal_has_words_for_people_and_a_kind_for_programs():
    message = Refusal("Enter a name", "required").args[0]
    assert (message, message.kind) == ("Enter a name", "required")
    assert isinstance(message, Message)
