"""For whom services are looked for: what a plan says of the child, as far as services ask for it."""

from dataclasses import replace
from datetime import date

from formsvc.core.answers import says_not_known
from formsvc.data.packs import Packs
from formsvc.directory.people import Person, age_on, person_from
from formsvc.directory.terms import UNMATCHED
from formsvc.forms.safety_plan.answers import SafetyPlan


def seek(plan: SafetyPlan, packs: Packs, today: date) -> Person:
    """Age, gender and level where the plan says them. What it does not say plainly is not known, never guessed."""
    child = plan.child
    person = person_from(
        packs,
        age=age_on(child.date_of_birth, today),
        gender=child.gender,
        level=plan.concern.level.id,
        referrer="professional",
    )
    has_words = child.gender.strip() and not says_not_known(child.gender)
    return replace(person, gender=UNMATCHED) if has_words and not person.gender else person
