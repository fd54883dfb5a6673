"""Whether a person's age fits, and for whom a last age is higher."""

from formsvc.core.language import _
from formsvc.directory.people import EXPLAINED, GROUPS, Person
from formsvc.directory.reasons import Found, listed
from formsvc.directory.service import Ages


def check_ages(ages: Ages, person: Person) -> Found:
    """Whether a person is of the right age, or may be for some reason."""
    if not ages.known:
        return Found("may fit", unsaid=_("ages"))
    if ages.first is None and ages.last is None:
        return Found("fits", any=_("age"))
    limits = _in_words(ages)
    if person.age is None:
        return Found("may fit", _("{limits}: find out the age.", limits=limits))
    if ages.first is not None and person.age < ages.first:
        return _outside(ages, _("{limits}: {age} is too young.", limits=limits, age=person.age), person.age)
    if ages.last is None or person.age <= ages.last:
        return Found("fits", _("{limits}: {age} fits.", limits=limits, age=person.age))
    found = _extended(ages, person, person.age)
    told = [_(EXPLAINED[name]) for name in dict.fromkeys(_open_to(ages, person.age)) if name in EXPLAINED]
    return Found(found.verdict, " ".join((found.words, *told)))


def _extended(ages: Ages, person: Person, age: int) -> Found:
    """What to say of somebody above the last age, who may be of a group that goes on longer."""
    limits, groups = _in_words(ages), _open_to(ages, age)
    known = [group for group in groups if person.is_of(group)]
    if known:
        words = _("{limits}: {age} fits, as you said: {group}.", limits=limits, age=age, group=_(GROUPS[known[0]]))
        return Found("fits", words)
    asked = listed([_(GROUPS[group]) for group in dict.fromkeys(groups) if person.is_of(group) is None])
    if not asked or ages.ask:
        return _outside(ages, _("{limits}: {age} is too old.", limits=limits, age=age), age)
    return Found("may fit", _("{limits}: {age} fits only if {groups}. Find out.", limits=limits, age=age, groups=asked))


def _open_to(ages: Ages, age: int) -> list[str]:
    """The groups of whom people of an age above the last are taken."""
    return [group for one in ages.extended if age <= one.to for group in one.groups]


def _outside(ages: Ages, no: str, age: int) -> Found:
    """What to say of an age that the limits leave out: `no`, or to ask where others may be taken."""
    if not ages.ask:
        return Found("does not fit", no)
    return Found("may fit", _("{limits}: you said {age}. Ask the service.", limits=_in_words(ages), age=age))


def _in_words(ages: Ages) -> str:
    """Such as "Ages 12 to 19", "Age 18 and over", "Up to age 18"; and how far these go for some."""
    if ages.last is None:
        words = _("Age {first} and over", first=ages.first)
    elif ages.first is None:
        words = _("Up to age {last}", last=ages.last)
    else:
        words = _("Ages {first} to {last}", first=ages.first, last=ages.last)
    for one in ages.extended:
        groups = listed([_(GROUPS[group]) for group in one.groups])
        words = _("{limits}, or up to {last} if {groups}", limits=words, last=one.to, groups=groups)
    return _("{limits}, perhaps others", limits=words) if ages.ask else words
