"""The four pages of the screening aide."""

from collections.abc import Iterator

from formsvc.formkit.base import PageForm
from formsvc.formkit.fields import choice, choices, day, line, prose
from formsvc.formkit.people import factors
from formsvc.forms.screening_aide.answers import About, Factors, Judgement, NextSteps

SAY_WHY = "Say why nothing needs to happen now"
URGENT_STEPS = {
    "screening_tool": ("screening_tool",),
    "cse_team": ("cse_team",),
    "mash_referral": ("mash_referral", "out_of_hours_social_worker"),
    "safeguarding_lead": ("safeguarding_lead",),
}
"""Ids of the pack list `urgent` to show next, by the id of what was chosen."""


class AboutForm(PageForm):
    """Which child, and who fills this in."""

    answers_type = About

    child = line(
        "Which child is this about?",
        thing="the child's name or initials, or “not known”",
        required=True,
        hint="A name, or the initials or number your agency uses.",
    )
    age = line("How old is the child?", hint="A guess is fine: say that it is one.")
    completed_by_name = line("Who fills this in?")
    completed_by_role = line("Their role")
    completed_by_agency = line("Their agency")
    completed_on = day("Date it was filled in")
    tool_completed = choice(
        "Has the partnership's own screening tool been completed?",
        "screening_states",
        hint="Complete it whenever you have a concern. This aide does not take its place.",
    )
    tool_completed_on = day("Date the tool was completed")
    why_not_completed = prose("If it was not done, or not finished, why?", rows=3)


class FactorsForm(PageForm):
    """What may raise the risk, and what may protect the child."""

    answers_type = Factors

    risk_factors = factors(
        "Risk factors", "risk_factors", hint="What may make it easier for somebody to harm this child."
    )
    other_risk_factors = prose("Other risk factors", hint="Anything the list does not name.", rows=3)
    protective_factors = factors("Protective factors", "protective_factors", hint="What may help to keep a child safe.")
    other_protective_factors = prose("Other protective factors", hint="Anything that helps this child.", rows=3)


class JudgementForm(PageForm):
    """What else is seen, heard or felt."""

    answers_type = Judgement

    seen_or_heard = prose("What else have you seen or heard?", hint="Facts: what, when, where, and who saw it.")
    felt = prose(
        "What worries you, even if you cannot prove it?", hint="Your own judgement counts. Say what it rests on."
    )
    child_says = prose("What does the child say?", hint="In their own words, exactly as they said them.", quoted=True)
    not_known_yet = prose("What do you not know yet?", hint="And who could tell you.", rows=3)


class NextStepsForm(PageForm):
    """What happens next."""

    answers_type = NextSteps

    steps = choices("What will you do next?", "screening_next_steps", hint="Tick all that fit.")
    who_and_when = prose("Who will do it, and by when?", rows=3)
    why_nothing_now = prose("If you will do nothing now, or leave something out, why?", rows=3)
    decided_by_name = line("Who decided this?")
    decided_by_role = line("Their role and agency")
    decided_on = day("When was it decided?")
    look_again_on = day("When will you look at this again?")

    def advise(self) -> Iterator[tuple[str, str]]:
        """Doing nothing is a decision too, and needs its reason."""
        if "nothing_now" in self.steps.chosen_ids and self.why_nothing_now.is_blank:
            yield "why_nothing_now", SAY_WHY


def advice_on_steps(next_steps: NextSteps) -> tuple[str, ...]:
    """Ids of the pack list `urgent` that tell how to do what was chosen."""
    return tuple(entry for step in next_steps.steps for entry in URGENT_STEPS.get(step.id, ()))
