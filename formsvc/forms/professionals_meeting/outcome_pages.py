"""Pages about what comes of meetings: decisions, actions, and what became of earlier actions."""

from collections.abc import Iterator

from formsvc.formkit.base import PageForm
from formsvc.formkit.fields import choice, day, line, prose
from formsvc.forms.professionals_meeting.answers import Action, Decision, EarlierAction


class EarlierActionForm(PageForm):
    """An action of an earlier meeting."""

    answers_type = EarlierAction

    action = prose("What was to be done?", rows=3)
    who = line("Who was to do it?", hint="Name, role and agency.")
    by_when = day("By when?")
    result = choice("What became of it?", "earlier_action_results")
    why = prose("If it is not done, or can no longer be done, why?", rows=3)


class DecisionForm(PageForm):
    """One decision, with any dissent."""

    answers_type = Decision
    more = ("who_disagreed", "why_disagreed", "escalation_route", "escalation_clock")
    more_title = "If somebody disagreed"

    decision = prose("What was decided?", rows=3)
    reason = prose("Why?", rows=3)
    who_disagreed = line("Who disagreed?", hint="Name and agency.")
    why_disagreed = prose("Why did they disagree?", rows=3)
    escalation_route = prose("How is the disagreement taken further?", hint="To whom, and by whom.", rows=3)
    escalation_clock = line(
        "By when must it be settled?", hint="The time the escalation procedure gives, and the date."
    )

    def advise(self) -> Iterator[tuple[str, str]]:
        """A disagreement needs somewhere to go."""
        if not self.who_disagreed.is_blank and self.escalation_route.is_blank:
            yield "escalation_route", "Somebody disagreed: say how that is taken further, or that they do not wish it"


class ActionForm(PageForm):
    """One thing that somebody took on."""

    answers_type = Action

    action = prose("What will be done?", rows=3)
    outcome = prose("What outcome do you want?", hint="What will be different for the child.", rows=3)
    who_name = line("Who will do it?")
    who_role = line("Their role")
    who_agency = line("Their agency")
    by_when = day("By when?")
    why = prose("Why?", rows=3)
    status = choice("How does it stand?", "meeting_action_states")
