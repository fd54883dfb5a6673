"""What a search was about, in words, so that a page and its print say for whom they are."""

from collections.abc import Iterator

from formsvc.core.language import _, marked
from formsvc.directory.people import GROUPS, Person
from formsvc.directory.reasons import in_a_sentence

_NOT_OF = {"leaving_care": marked("not in care or leaving care"), "additional_needs": marked("no additional needs")}


def asked_for(person: Person) -> str:
    """Such as "For: age 14, female, low level, home: Coventry."; says so when nothing is known."""
    known = list(_known(person))
    return _("For: {known}.", known=", ".join(known)) if known else _("For: anybody. You told us nothing of the child.")


def _known(person: Person) -> Iterator[str]:
    if person.age is not None:
        yield _("age {age}", age=person.age)
    if person.gender:
        yield in_a_sentence(person.gender)
    if person.level:
        yield _("{level} level", level=in_a_sentence(person.level))
    if person.area:
        yield _("home: {area}", area=person.area.wording)
    for group, words in GROUPS.items():
        if (is_of := person.is_of(group)) is not None:
            yield _(words if is_of else _NOT_OF[group])
    if person.referrer:
        yield _("who refers: {referrer}", referrer=in_a_sentence(person.referrer))
