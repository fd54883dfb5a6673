"""The promises every form type makes; a form added to the catalogue makes them too.

Answers come from `tests.filled`: each is a word (or date, or address) that stands nowhere else,
so that whatever is printed can be traced to the question it answers.
"""

from typing import Any

import pytest

from formsvc.catalogue import FORM_TYPES
from formsvc.catalogue import form_type as form_type_of

CONFIDING = [one for one in FORM_TYPES if any(step.restricted for step in one.steps)]
of_confiding = pytest.mark.parametrize("form_type", CONFIDING, ids=lambda one: one.slug)

# What the paperwork says must be answered, what is said when it is not, and the least that will do.
REQUIRED: dict[str, dict[str, tuple[str, Any]]] = {
    "intelligence-report": {
        "urgency.danger_now": ("Choose whether anyone is in danger now", "no"),
        "subject.summary": ("Enter one sentence on what the report is about", "Gifts from an adult."),
        "account.what_happened": ("Enter what happened", "A man gave her a telephone."),
        "source.identity": (
            "Enter anything you know of who told, or choose that they wish to stay anonymous or are not known",
            "anonymous",
        ),
    },
    "safety-plan": {
        "about.completed_by_name": ("Enter the name of the person who completes the plan", "Priya Marlowe"),
        "child.name": ("Enter the child's name, or “not known”", "not known"),
        "concern.level": ("Choose the level of concern", "low"),
        "actions": ("Add at least one action", [{"action": "Meet at school on Friday."}]),
    },
    "professionals-meeting": {
        "meeting.purpose": ("Enter the purpose of the meeting", "Agree who does what."),
        "meeting.date": ("Enter the date of the meeting, or tick “Not known”", "2026-11-06"),
        "child.name": ("Enter the child's name, or “not known”", "Taz"),
        "invited": ("Add at least one person to invite", [{"name": "Owen Castell"}]),
    },
}
by_table = pytest.mark.parametrize("form_type", map(form_type_of, REQUIRED), ids=REQUIRED)
