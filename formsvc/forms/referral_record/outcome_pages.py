"""The pages on what was handed over and on what came of it."""

from collections.abc import Iterator

from formsvc.formkit.base import PageForm
from formsvc.formkit.fields import choice, day, line, prose
from formsvc.forms.referral_record.answers import FollowUp, HandedOver, Reply

DISAGREE = "Speak to your designated safeguarding lead today, and say here what you do about it"


class HandedOverForm(PageForm):
    """One thing that was handed over."""

    answers_type = HandedOver

    what = line("What was handed over?", hint="For example the hub's form, a safety plan, or a chronology.")
    how = choice("How was it handed over?", "handover_ways")
    handed_over_on = day("When?")


class ReplyForm(PageForm):
    """What the hub said."""

    answers_type = Reply

    what_they_said = prose("What did the hub say?")
    answer_due_on = day("When is an answer due?", hint="Ask them, and write the date down.")
    meanwhile = prose("What will you do until then?", hint="How the child is kept safe, and who sees them.")


class FollowUpForm(PageForm):
    """What came of it."""

    answers_type = FollowUp

    outcome = choice("What came of it?", "referral_outcomes")
    outcome_on = day("When did you hear?")
    what_was_decided = prose("What was decided, and why?", rows=3)
    agrees = choice("Do you agree with it?", "yes_no", hint="You may disagree. Say so, and say why.")
    escalation = prose(
        "If you disagree, what have you done?",
        hint="Your safeguarding lead speaks to the hub first, then uses the partnership's steps for a dispute.",
    )
    copy_kept = line("Where is a copy of this kept?", hint="The record your agency holds on the child.")

    def advise(self) -> Iterator[tuple[str, str]]:
        """Somebody who disagrees is told what comes next."""
        if self.agrees.data == "no" and self.escalation.is_blank:
            yield "escalation", DISAGREE
