"""Pages about who holds the plan and who agreed to it."""

from formsvc.formkit.base import PageForm
from formsvc.formkit.fields import choice, day, line, prose
from formsvc.forms.safety_plan.answers import Agreement, CopyHeld


class CopyHeldForm(PageForm):
    """Somebody who holds a copy."""

    answers_type = CopyHeld

    holder = line("Who holds a copy?", hint="Name, role and agency.")
    agreed_by = line("Who agreed to that?")
    consent = choice("Consent of the child or family", "sharing_consents")
    reason = prose("Reason for sharing without consent, or limits on the consent", rows=3)


class AgreementForm(PageForm):
    """Somebody who agreed to the plan."""

    answers_type = Agreement

    name = line("Who agreed to the plan?")
    role = line("Their role, or who they are to the child")
    how = choice("How did they agree?", "ways_of_agreeing")
    agreed_on = day("When did they agree?")
