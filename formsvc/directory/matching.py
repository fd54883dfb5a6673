"""Whether a service fits a young person, with the reasons in words. Nothing is scored, and nothing is guessed."""

from collections.abc import Iterator
from dataclasses import dataclass

from formsvc.core.language import _, marked
from formsvc.directory.ages import check_ages
from formsvc.directory.limits import check_area, check_gender, check_level, check_referrer
from formsvc.directory.people import Person
from formsvc.directory.reasons import Found, Verdict, best, listed, worst
from formsvc.directory.service import Offer, Service

EVERYONE = marked("Shown to everyone, always.")


@dataclass(frozen=True, slots=True)
class OfferMatch:
    """Whether one offer of a service fits, with the reasons."""

    what: str
    verdict: Verdict
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Whether a service fits, with the reasons; `offers` are those that are for fewer people than the service."""

    verdict: Verdict
    reasons: tuple[str, ...]
    offers: tuple[OfferMatch, ...] = ()


def match(service: Service, person: Person) -> Match:
    """Whether a service fits a person. It fits no better than its limits say, nor than the best of its offers."""
    if service.emergency:
        return Match("fits", (_(EVERYONE),))
    found = (
        check_ages(service.whom.ages, person),
        check_gender(service.whom.genders, person.gender),
        check_level(service.whom.levels, person.level),
        check_area(service.areas, person.area),
        check_referrer(service, person),
    )
    verdict = worst(*(one.verdict for one in found))
    offers = tuple(_offer(offer, person) for offer in service.offers if offer.is_limited)
    if offers and len(offers) == len(service.offers):
        verdict = worst(verdict, best(*(one.verdict for one in offers)))
    return Match(verdict, _reasons(found), offers)


def _offer(offer: Offer, person: Person) -> OfferMatch:
    found = tuple(_of_offer(offer, person))
    return OfferMatch(offer.what, worst(*(one.verdict for one in found)), _reasons(found))


def _of_offer(offer: Offer, person: Person) -> Iterator[Found]:
    if offer.ages is not None:
        yield check_ages(offer.ages, person)
    if offer.genders is not None:
        yield check_gender(offer.genders, person.gender)
    if offer.levels is not None:
        yield check_level(offer.levels, person.level)


def _reasons(found: tuple[Found, ...]) -> tuple[str, ...]:
    """The reasons in the order of the limits; then limits that take in everybody, then those not known."""
    told = [one.words for one in found if one.words]
    names = [one.any for one in found if one.any]
    if names:
        told.append(_("For any {limits}.", limits=listed(names)))
    unsaid = [one for one in found if one.unsaid]
    if unsaid:
        told.append(_unsaid(unsaid))
    return tuple(told)


def _unsaid(found: list[Found]) -> str:
    """What the file does not say. Somebody is sent to ask only where it matters to them."""
    limits = listed([one.unsaid for one in found])
    if all(one.verdict == "fits" for one in found):
        return _("The directory does not say for which {limits}.", limits=limits)
    return _("The directory does not say for which {limits}. Ask the service.", limits=limits)
