"""The pages on what cannot wait, on the referral itself, and on who it is about and from."""

from formsvc.core.answers import Choice
from formsvc.formkit.base import PageForm
from formsvc.formkit.fields import choice, clock, day, email, line, postcode, prose, telephone
from formsvc.forms.referral_record.answers import Referral, ReferredChild, Referrer, Safety


class SafetyForm(PageForm):
    """Whether something must be done first."""

    answers_type = Safety

    danger_now = choice("Is anyone in danger now?", "yes_no", hint="If so, call 999 first. Then make the referral.")
    under_13 = choice("Is the child under 13?", "yes_no", hint="For a child under 13, always make a referral.")
    what_was_done = prose("What have you done to keep the child safe?", hint="Who you called, and when.", rows=3)


class ReferralForm(PageForm):
    """When, how and to whom."""

    answers_type = Referral

    referred_on = day("Date of the referral", thing="the date of the referral, or tick “Not known”", required=True)
    referred_at = clock("Time of the referral")
    how = choice("How was it made?", "referral_ways", hint="If you call, follow it with the hub's own form.")
    team = line("Which hub or team?")
    taken_by_name = line("Who took it?", hint="Ask for their name.")
    taken_by_role = line("Role of the person who took it")
    reference_given = line("Reference they gave you")


class ReferredChildForm(PageForm):
    """Which child."""

    answers_type = ReferredChild

    name = line("Child's full name", thing="the child's name, or “not known”", required=True)
    date_of_birth = day("Date of birth", hint="If you only know the year, give the year.")
    address = prose("Address", rows=3)
    postcode = postcode("Postcode")
    school = line("School or college")


class ReferrerForm(PageForm):
    """Who makes the referral."""

    answers_type = Referrer

    name = line("Your name")
    role = line("Your role")
    agency = line("Your agency")
    telephone = telephone("Your telephone number")
    email = email("Your e-mail address")


def urgent_advice(safety: Safety) -> tuple[str, ...]:
    """Ids of the pack list `urgent` that the answers call for; "not known" is treated as a yes."""
    asked = ((safety.danger_now, ("emergency_999",)), (safety.under_13, ("under_13_referral",)))
    return tuple(entry for answer, entries in asked if _may_be(answer) for entry in entries)


def _may_be(answer: Choice) -> bool:
    return answer.id in ("yes", "not_known")
