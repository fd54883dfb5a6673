"""Who a service is looked for: what is known of a young person, without a name."""

from dataclasses import dataclass
from datetime import date

from formsvc.core.answers import PartDate
from formsvc.core.language import marked
from formsvc.data.packs import Packs
from formsvc.directory.terms import Term, term_named

# The groups for which a last age may be higher, as a reason names them. Each is a field of Person.
GROUPS = {"leaving_care": marked("in care or leaving care"), "additional_needs": marked("with additional needs")}
# What is meant by a group, where people may think of less. (The founding guide, of a service that takes some to 25.)
EXPLAINED = {
    "additional_needs": marked(
        "Additional needs can be about mental health or a learning disability. They can also be that somebody is not in"
        " education, work or training."
    )
}
OLDEST = 120  # years
YOUNG_PERSON = "young_person"  # the entry of the list “referrers” for those who refer themselves


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What is known: `age` in whole years; blank terms and `None` stand for "not known"."""

    age: int | None = None
    gender: Term = Term()
    level: Term = Term()
    area: Term = Term()
    referrer: Term = Term()
    leaving_care: bool | None = None
    additional_needs: bool | None = None

    def is_of(self, group: str) -> bool | None:
        """Whether the person is of a group of `GROUPS`; `None` when that is not known."""
        return {"leaving_care": self.leaving_care, "additional_needs": self.additional_needs}[group]


def person_from(
    packs: Packs,
    *,
    age: int | None = None,
    gender: str = "",
    level: str = "",
    area: str = "",
    referrer: str = "",
    leaving_care: bool | None = None,
    additional_needs: bool | None = None,
) -> Person:
    """A person from ids or wordings of the lists `genders`, `levels`, `areas`, `referrers`; others are not known."""
    return Person(
        age=age,
        gender=term_named(packs, "genders", gender),
        level=term_named(packs, "levels", level),
        area=term_named(packs, "areas", area),
        referrer=term_named(packs, "referrers", referrer),
        leaving_care=leaving_care,
        additional_needs=additional_needs,
    )


def age_on(born: PartDate, day: date) -> int | None:
    """Age in whole years on a day; `None` unless the date of birth is whole and gives an age from 0 to 120."""
    if not born.whole:
        return None
    years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    return years if 0 <= years <= OLDEST else None
