"""Whether gender, level and area fit, and whether somebody may refer."""

from formsvc.core.language import _
from formsvc.directory.people import YOUNG_PERSON, Person
from formsvc.directory.reasons import Found, any_of, in_a_sentence, takes_in
from formsvc.directory.service import Limit, Service
from formsvc.directory.terms import UNMATCHED, Term


def check_gender(limit: Limit, gender: Term) -> Found:
    """Whether something is for people of a gender."""
    if not limit.known:
        return Found("may fit", unsaid=_("genders"))
    if not limit.among:
        return Found("fits", any=_("gender"))
    people, said = _people(limit), in_a_sentence(gender)
    if not gender:
        return Found("may fit", _no_gender(people, gender))
    if takes_in(limit, gender):
        return Found("fits", _("For {people}: {gender} fits.", people=people, gender=said))
    if gender.ask or limit.ask:
        return Found("may fit", _("For {people}: you said {gender}. Ask the service.", people=people, gender=said))
    return Found("does not fit", _("For {people}: you said {gender}.", people=people, gender=said))


def _no_gender(people: str, gender: Term) -> str:
    if gender == UNMATCHED:
        return _(
            "For {people}: the words for gender in the record are not in our list. Ask the service.", people=people
        )
    return _("For {people}: find out the gender.", people=people)


def check_level(limit: Limit, level: Term) -> Found:
    """Whether something is for children at a level of risk, which a person has judged."""
    if not limit.known:
        return Found("may fit", unsaid=_("levels"))
    if not limit.among:
        return Found("fits", any=_("level"))
    levels, said = _levels(limit), in_a_sentence(level)
    if not level:
        return Found("may fit", _("For {levels}: find out the level.", levels=levels))
    if takes_in(limit, level):
        return Found("fits", _("For {levels}: {level} fits.", levels=levels, level=said))
    if limit.ask:
        return Found("may fit", _("For {levels}: you said {level}. Ask the service.", levels=levels, level=said))
    return Found("does not fit", _("For {levels}: you said {level}.", levels=levels, level=said))


def check_area(limit: Limit, area: Term) -> Found:
    """An area that the file does not name counts against nobody but those who live outside the directory's."""
    if not limit.known:
        return Found("may fit" if area.ask else "fits", unsaid=_("area"))
    if not limit.among:
        return Found("fits", any=_("area"))
    areas = _people(limit)
    if not area:
        return Found("may fit", _("For people who live in {areas}: find out if they do.", areas=areas))
    if takes_in(limit, area):
        return Found("fits", _("For people who live in {areas}: you said so.", areas=areas))
    said = in_a_sentence(area)
    if limit.ask:
        words = _("For people who live in {areas}: you said {area}. Ask the service.", areas=areas, area=said)
        return Found("may fit", words)
    return Found("does not fit", _("For people who live in {areas}: you said {area}.", areas=areas, area=said))


def _people(limit: Limit) -> str:
    """Whom a limit names, and that there may be others where it says so."""
    return _("{people}, perhaps others", people=any_of(limit)) if limit.ask else any_of(limit)


def _levels(limit: Limit) -> str:
    levels = any_of(limit)
    return _("{levels} level, perhaps others", levels=levels) if limit.ask else _("{levels} level only", levels=levels)


def check_referrer(service: Service, person: Person) -> Found:
    """Who may refer. Who refers can change, who the child is cannot: this never makes a service unfit."""
    if person.referrer.id == YOUNG_PERSON:
        return _self_referral(service, person.age)
    found = _adult(service.referrers, person.referrer)
    return Found(found.verdict, f"{found.words} {_young_people(service)}".strip())


def _adult(limit: Limit, referrer: Term) -> Found:
    if not limit.known:
        return Found("fits", _("The directory does not say who may refer. Ask the service."))
    if not limit.among:
        return Found("fits", _("Anyone may refer."))
    people = any_of(limit)
    if not referrer or any(one.id in (referrer.id, referrer.within) for one in limit.among):
        return Found("fits", _("Who may refer: {people}.", people=people))
    if any(one.within == referrer.id for one in limit.among):
        return Found("may fit", _("Who may refer: {people}. Check that you are.", people=people))
    return Found("may fit", _("Who may refer: {people}. Ask one of them to refer.", people=people))


def _young_people(service: Service) -> str:
    """What an adult is told of young people who would refer themselves; "" when nothing is known of it."""
    least = service.self_referral_from
    if service.self_referral == "no":
        return _("Young people cannot refer themselves.")
    if service.self_referral == "not known":
        return ""
    if least is not None:
        return _("Young people may refer themselves from age {least}.", least=least)
    return _("Young people may refer themselves.")


def _self_referral(service: Service, age: int | None) -> Found:
    told, least = _young_people(service), service.self_referral_from
    if service.self_referral == "no":
        return Found("may fit", f"{told} {_('Ask an adult to do it.')}")
    if not told:
        return Found("fits", _("The directory does not say if young people may refer themselves. Ask the service."))
    if least is None or (age is not None and age >= least):
        return Found("fits", told)
    if age is None:
        return Found("may fit", f"{told} {_('Find out the age.')}")
    return Found("may fit", f"{told} {_('{age} is too young. Ask an adult to do it.', age=age)}")
