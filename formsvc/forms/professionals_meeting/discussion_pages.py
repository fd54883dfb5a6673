"""Pages about what is known and thought: the level, what agencies share, the discussion."""

from formsvc.formkit.base import PageForm
from formsvc.formkit.fields import choice, day, line, prose
from formsvc.formkit.people import factors
from formsvc.forms.professionals_meeting.answers import Discussion, LevelSeen, SharedInformation


class LevelForm(PageForm):
    """The level in the judgement of those who met."""

    answers_type = LevelSeen

    level = choice(
        "Level of risk, as this meeting sees it",
        "levels",
        hint="Your own judgement. Nothing here works it out for you.",
    )
    who_differs = prose("Who sees it differently, and how?", rows=3)
    what_rose = prose("What has raised the risk since the last time?", rows=3)
    what_fell = prose("What has lowered it?", rows=3)
    what_helped = prose("What has helped?", rows=3)
    screening_done = choice("Has a screening tool been completed?", "yes_no")
    screened_on = day("Date of the screening")
    last_seen_on = day("When was the child last seen?")
    last_seen_by = line("Who saw the child?", hint="Name, role and agency.")
    last_seen_alone = choice("Was the child seen alone?", "yes_no")


class SharedInformationForm(PageForm):
    """What one agency told the meeting."""

    answers_type = SharedInformation

    agency = line("Agency")
    what_was_shared = prose(
        "What did it share?",
        hint="Only what everybody who gets the minutes may know. Say what is fact and what is opinion.",
        checklist=True,
    )


class DiscussionForm(PageForm):
    """Factors, views, analysis, and what is left open."""

    answers_type = Discussion
    more = ("other_risk_factors", "other_protective_factors")
    more_title = "Factors that the lists do not name"

    risk_factors = factors("Risk factors", "risk_factors")
    other_risk_factors = prose("Other risk factors", rows=3)
    protective_factors = factors("Protective factors", "protective_factors")
    other_protective_factors = prose("Other protective factors", rows=3)
    child_views = prose("What does the child say?", hint="In their own words, exactly as they said them.", quoted=True)
    family_views = prose("What does the family say?")
    analysis = prose("Analysis", hint="What it all means for this child, and what is not understood yet.")
    what_could_go_wrong = prose("What could go wrong?", rows=3)
    what_then = prose("What happens then?", hint="Who does what, and who is told.", rows=3)
    outstanding_information = prose("What information is still missing?", hint="And who will find it out.", rows=3)
    plan_carried_by = line("Who carries the safety plan?", hint="Name, role and agency.")
    needed_today = choice("Does anything have to happen today?", "yes_no", hint="If so, the numbers to use come next.")
    what_is_needed_today = prose("If so, what, and who does it?", rows=3)


def advice_for_today(discussion: Discussion) -> tuple[str, ...]:
    """Ids of the pack list `urgent` to show when something cannot wait until tomorrow."""
    if discussion.needed_today.id != "yes":
        return ()
    return ("emergency_999", "crime_101", "mash_referral", "out_of_hours_social_worker")
