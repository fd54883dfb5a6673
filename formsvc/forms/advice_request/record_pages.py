"""The pages for afterwards: the advice, and the decision."""

from collections.abc import Iterator

from formsvc.formkit.base import PageForm
from formsvc.formkit.fields import choice, day, line, prose
from formsvc.forms.advice_request.answers import Advice, Decision

WHY_TOLD = "Say why the child's identity had to be told"


class AdviceForm(PageForm):
    """What they advised."""

    answers_type = Advice

    given_on = day("When was the advice given?")
    given_by_role = line("Who gave it?", hint="Their role and team are enough.")
    what_they_said = prose("What did they say?")
    identity_withheld = choice("Was the child's identity kept back when you asked?", "yes_no")
    why_withheld_or_not = prose("Why, or why not?", rows=3)

    def advise(self) -> Iterator[tuple[str, str]]:
        """Telling who the child is needs a reason; it never stops anybody."""
        if self.identity_withheld.data == "no" and self.why_withheld_or_not.is_blank:
            yield "why_withheld_or_not", WHY_TOLD


class DecisionForm(PageForm):
    """What was decided."""

    answers_type = Decision

    decision = choice("What did you decide?", "sharing_decisions")
    what_is_shared = prose("What is shared, and what is not?", hint="In general words here too.", rows=3)
    reasons = prose("What are the reasons?", hint="If you did not follow the advice, say why.")
    decided_by_role = line("Who decided?", hint="Their role is enough.")
    decided_on = day("When was it decided?")
