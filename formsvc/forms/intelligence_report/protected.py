"""Who must not be recognised in the log, and what the report itself says of its own people and places.

A value entered for a person or a place of the report is no trace of the source: a mother shares the child's
surname and address. Only the questions that ask for such a value count, not what is told about somebody: else a
source named among a child's friends would no longer be noticed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields

from formsvc.forms.intelligence_report.answers import IntelligenceReport, OtherSource, Perpetrator, Submitter, Victim
from formsvc.wording.leaks import Known, Person


def protected(report: IntelligenceReport) -> tuple[tuple[Person, ...], Known]:
    """The people to protect, the first source first, and what is known of the others."""
    people: tuple[OtherSource | Submitter, ...] = (report.source, *report.source.others, report.source.submitter)
    return tuple(_person(one) for one in people), _known(report)


def _person(one: OtherSource | Submitter) -> Person:
    return Person(**{field.name: str(getattr(one, field.name, "")) for field in fields(Person)})


def _known(report: IntelligenceReport) -> Known:
    people: tuple[Victim | Perpetrator, ...] = (*report.victims, *report.perpetrators)
    carers = tuple(carer for victim in report.victims for carer in victim.carers)
    accounts = tuple(account for one in people for account in one.accounts)
    adults = (*_names(report.perpetrators), *(carer.name for carer in carers))
    return Known(
        names=_given((*_names(report.victims), *adults)),
        adults=_given(adults),
        telephones=_given((*(t.number for one in people for t in one.telephones), *(c.telephone for c in carers))),
        emails=_given(one.email for one in report.perpetrators),
        usernames=_given((*(text for a in accounts for text in (a.username, a.link)), *_usernames(report))),
        places=_given((*_places(report), *(carer.address for carer in carers))),
    )


def _names(people: Iterable[Victim | Perpetrator]) -> Iterator[str]:
    for one in people:
        yield from (one.name, one.other_names, one.nicknames)


def _usernames(report: IntelligenceReport) -> Iterator[str]:
    yield from (one.usernames for one in report.perpetrators)
    for location in report.locations:
        yield from (location.usernames, location.web_address)


def _places(report: IntelligenceReport) -> Iterator[str]:
    for victim in report.victims:
        yield from (victim.address, victim.school_or_work, victim.placement)
    for perpetrator in report.perpetrators:
        yield from (perpetrator.addresses, perpetrator.work_or_premises)
    for location in report.locations:
        yield from (location.name, location.address, location.postcode, location.landmark)


def _given(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for text in texts if text.strip())
