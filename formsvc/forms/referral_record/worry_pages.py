"""The pages on what the worry is and on who knows of the referral."""

from collections.abc import Iterator

from formsvc.formkit.base import PageForm
from formsvc.formkit.fields import choice, prose
from formsvc.forms.referral_record.answers import Consent, Worry

WHY_NOT_TOLD = "Say why they were not told"
_REASONS = (("child_told", "child_reason"), ("carers_told", "carers_reason"))


class WorryForm(PageForm):
    """What the worry is."""

    answers_type = Worry

    what_worries = prose(
        "What are you worried about?",
        thing="what you are worried about",
        required=True,
        checklist=True,
        rows=8,
        hint="What happened, when and where. Keep fact apart from opinion.",
    )
    if_nothing_changes = prose("What do you think will happen if nothing changes?", rows=3)
    working_well = prose("What is working well?", hint="People and things that help to keep the child safe.", rows=3)
    child_says = prose("What does the child say?", hint="In their own words, exactly as they said them.", quoted=True)


class ConsentForm(PageForm):
    """Whether those it is about know, and agree."""

    answers_type = Consent

    child_told = choice("Has the child been told of the referral?", "yes_no")
    child_agrees = choice("Consent of the child", "sharing_consents")
    child_reason = prose("If the child was not told or does not agree, why, and why go on?", rows=3)
    carers_told = choice(
        "Have parents or carers been told of it?", "yes_no", hint="Not if that would put the child at more risk."
    )
    carers_agree = choice("Consent of the parents or carers", "sharing_consents")
    carers_reason = prose("If they were not told or do not agree, why, and why go on?", rows=3)

    def advise(self) -> Iterator[tuple[str, str]]:
        """Ask for the reason when somebody was not told; never insist."""
        for told, reason in _REASONS:
            if self[told].data == "no" and self[reason].is_blank:
                yield reason, WHY_NOT_TOLD
