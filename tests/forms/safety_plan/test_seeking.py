"""For whom a plan looks for services: what it says plainly, and nothing that would have to be guessed."""

from dataclasses import replace
from datetime import date

import pytest

from formsvc.core.answers import Choice, PartDate
from formsvc.data.packs import Packs, load_packs
from formsvc.directory.matching import match
from formsvc.directory.people import Person
from formsvc.directory.reading import services_of
from formsvc.directory.terms import UNMATCHED
from formsvc.forms.safety_plan.answers import SafetyPlan
from formsvc.forms.safety_plan.seeking import seek

TODAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs()


def sought(packs: Packs, gender: str) -> Person:
    blank = SafetyPlan()
    born = PartDate(year=2012, month=6, day=1)
    child = replace(blank.child, gender=gender, date_of_birth=born)
    return seek(replace(blank, child=child, concern=replace(blank.concern, level=Choice("low", "Low"))), packs, TODAY)


def test_a_plan_says_age_level_and_gender(packs):
    found = sought(packs, "Girl")
    assert (found.age, found.level.id, found.gender.id, found.referrer.id) == (14, "low", "female", "professional")


@pytest.mark.parametrize(
    "gender, words",
    [
        (
            "Genderfluid",
            "For girls and women: the words for gender in the record are not in our list. Ask the service.",
        ),
        ("a girl, I think", "the words for gender in the record are not in our list."),
        ("not known", "For girls and women: find out the gender."),
        ("  ", "For girls and women: find out the gender."),
    ],
)
def test_a_gender_in_words_of_its_own_is_not_guessed_nor_called_unknown(packs, gender, words):
    (artemis,) = [one for one in services_of(packs) if one.id == "project_artemis"]
    found = match(artemis, sought(packs, gender))
    assert found.verdict == "may fit"
    assert words in " ".join(found.reasons)


def test_words_of_its_own_count_for_nothing_where_any_gender_is_taken(packs):
    assert sought(packs, "Genderfluid").gender == UNMATCHED
    (mash,) = [one for one in services_of(packs) if one.id == "mash"]
    assert match(mash, sought(packs, "Genderfluid")).verdict == "fits"
