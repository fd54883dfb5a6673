"""Pages about the concern: its level, and what has happened."""

from formsvc.formkit.base import PageForm
from formsvc.formkit.fields import choice, day, line, prose
from formsvc.forms.safety_plan.answers import Concern, Event


class ConcernForm(PageForm):
    """The level in the practitioner's own judgement."""

    answers_type = Concern

    level = choice(
        "Level of concern",
        "levels",
        thing="the level of concern",
        required=True,
        hint="Your own judgement. Nothing here works it out for you.",
    )
    why_this_level = prose("Why this level, in your judgement?")
    what_has_been_seen = prose(
        "What has been seen or heard?", hint="Say what is fact and what is opinion.", checklist=True
    )
    screening_done = choice("Has a screening tool been completed?", "yes_no")
    screened_on = day("Date of the screening")
    screening_outcome = prose("Outcome of the screening", rows=3)
    why_not_screened = prose("If it was not done, or not finished, why?", rows=3)
    court_orders = prose(
        "Court orders on any adult", hint="Whose order, which kind, which court, and until when.", rows=3
    )


class EventForm(PageForm):
    """One entry of the chronology."""

    answers_type = Event

    happened_on = day("When did it happen?")
    what_happened = prose("What happened?", checklist=True)
    recorded_by = line("Who recorded it?", hint="Name, and role if known.")
