"""The two pages a report opens with: whether it can wait, and what it is about."""

from collections.abc import Iterator

from formsvc.core.answers import Choice
from formsvc.formkit.base import PageForm
from formsvc.formkit.fields import choice, choices, line, prose, stamp
from formsvc.forms.intelligence_report.answers import Subject, Urgency

ACT_FIRST = "Say what you have done, or why you are going on with this report first."
SPLIT = "Split it: keep one matter here, and start a new report for each of the others. Your answers stay as they are."


class UrgencyForm(PageForm):
    """Whether something must be done before a report is written."""

    answers_type = Urgency
    danger_now = choice(
        "Is anyone in danger now?",
        "yes_no",
        thing="whether anyone is in danger now",
        hint="If so, call 999 before you go on.",
        required=True,
    )
    crime_to_report = choice(
        "Is there a crime to report?", "yes_no", hint="Report it on 101 or online. This report is not a crime report."
    )
    child_at_risk = choice(
        "Is a child at risk of harm?", "yes_no", hint="This report does not take the place of a referral."
    )
    under_13 = choice(
        "Is any of the children under 13?", "yes_no", hint="For a child under 13, always make a referral."
    )
    radicalisation = choice(
        "Is there a worry about radicalisation?", "yes_no", hint="There is a route of its own for that: Prevent."
    )
    dsl_consulted = choice("Have you spoken to your designated safeguarding lead?", "yes_no")
    reason = prose(
        "If one of these answers asks you to act first, why are you going on with this report?",
        hint="For example: “I called 999 at 10.15am, log number 0123.” The time is kept with what you write.",
        rows=3,
    )
    reason_at = stamp(of="reason")

    def advise(self) -> Iterator[tuple[str, str]]:
        """Ask for the reason when there is something to do first; never insist."""
        answers = Urgency(**{name: self[name].answer for name in _ANSWERS_THAT_ASK})
        if urgent_advice(answers) and self.reason.is_blank:
            yield "reason", ACT_FIRST


_ANSWERS_THAT_ASK = ("danger_now", "crime_to_report", "child_at_risk", "under_13", "radicalisation", "dsl_consulted")


class SubjectForm(PageForm):
    """What the report is about, in a sentence."""

    answers_type = Subject
    themes = choices("What kind of concern is it?", "themes", hint="Tick all that fit.")
    other_theme = line("If it is something else, what?")
    summary = line(
        "What is this report about, in one sentence?",
        thing="one sentence on what the report is about",
        hint="For example: “A man in a silver car waits for pupils outside the school gate.”",
        required=True,
    )
    earlier_references = line("References of earlier reports", hint="Any report or log you know of on the same matter.")
    all_connected = choice(
        "Is everything in this report connected?",
        "yes_no",
        hint="Matters that have nothing to do with each other belong in separate reports,"
        " so that each can be shared by itself.",
    )

    def advise(self) -> Iterator[tuple[str, str]]:
        """Suggest splitting a report whose parts have nothing to do with each other."""
        if self.all_connected.answer.id == "no":
            yield "all_connected", SPLIT


def urgent_advice(urgency: Urgency) -> tuple[str, ...]:
    """Ids of the `urgent` entries that the answers call for, the most pressing first.

    "Not known" is treated as a yes, because a child may be waiting behind it.
    """
    asked = (
        (_may_be(urgency.danger_now), ("emergency_999",)),
        (_may_be(urgency.crime_to_report), ("crime_101",)),
        (_may_be(urgency.child_at_risk), ("mash_referral", "out_of_hours_social_worker")),
        (_may_be(urgency.under_13), ("under_13_referral",)),
        (_may_be(urgency.radicalisation), ("prevent",)),
        (urgency.dsl_consulted.id in ("no", "not_known"), ("safeguarding_lead",)),
    )
    return tuple(advice for applies, ids in asked if applies for advice in ids)


def _may_be(answer: Choice) -> bool:
    return answer.id in ("yes", "not_known")
