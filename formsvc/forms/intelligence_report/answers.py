"""The answers of an intelligence report, in the order of its steps.

Everything but `source` may be shown to the partnership. `source` says who told, and who
passed it on: a named worker can give a source away, so the submitter is kept there as well.
"""

from dataclasses import dataclass

from formsvc.core.answers import Choice, PartDate
from formsvc.core.people import Account, Carer, Telephone, Vehicle
from formsvc.core.restricted import Restricted


@dataclass(frozen=True, slots=True, kw_only=True)
class Urgency:
    """Whether something must be done before a report is written; `reason_at` is an ISO time."""

    danger_now: Choice = Choice()
    crime_to_report: Choice = Choice()
    child_at_risk: Choice = Choice()
    under_13: Choice = Choice()
    radicalisation: Choice = Choice()
    dsl_consulted: Choice = Choice()
    reason: str = ""
    reason_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What the report is about."""

    themes: tuple[Choice, ...] = ()
    other_theme: str = ""
    summary: str = ""
    earlier_references: str = ""
    all_connected: Choice = Choice()


@dataclass(frozen=True, slots=True, kw_only=True)
class Victim:
    """A child or young person who is harmed, or may be; words they said stay as spoken."""

    name: str = ""
    other_names: str = ""
    nicknames: str = ""
    date_of_birth: PartDate = PartDate()
    age: str = ""
    gender: str = ""
    ethnicity: str = ""
    address: str = ""
    school_or_work: str = ""
    description: str = ""
    clothing: str = ""
    movements: str = ""
    accounts: tuple[Account, ...] = ()
    telephones: tuple[Telephone, ...] = ()
    gifts: str = ""
    unexplained_money: str = ""
    friends: str = ""
    what_they_said: str = ""
    what_friends_said: str = ""
    missing_episodes: str = ""
    disability: str = ""
    carers: tuple[Carer, ...] = ()
    siblings: str = ""
    health_worker: str = ""
    looked_after: Choice = Choice()
    placement: str = ""
    legal_order: str = ""
    child_knows: Choice = Choice()
    child_agrees: Choice = Choice()
    carers_know: Choice = Choice()
    carers_agree: Choice = Choice()


@dataclass(frozen=True, slots=True, kw_only=True)
class Perpetrator:
    """A person thought to harm children, or to help somebody who does."""

    name: str = ""
    other_names: str = ""
    nicknames: str = ""
    usernames: str = ""
    email: str = ""
    date_of_birth: PartDate = PartDate()
    age: str = ""
    gender: str = ""
    ethnicity: str = ""
    description: str = ""
    features: str = ""
    accent: str = ""
    addresses: str = ""
    accounts: tuple[Account, ...] = ()
    telephones: tuple[Telephone, ...] = ()
    vehicles: tuple[Vehicle, ...] = ()
    associates: str = ""
    work_or_premises: str = ""
    link_to_victims: str = ""
    warnings: tuple[Choice, ...] = ()
    warning_details: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place on the ground, or one on the internet."""

    kind: Choice = Choice()
    name: str = ""
    address: str = ""
    postcode: str = ""
    room: str = ""
    attended: str = ""
    present: str = ""
    paid_for: str = ""
    routes: str = ""
    travel: str = ""
    licensed: Choice = Choice()
    landmark: str = ""
    callers: str = ""
    platform: str = ""
    web_address: str = ""
    usernames: str = ""
    how_used: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenVehicle(Vehicle):
    """A vehicle that cannot be put to a named person."""

    used_by: str = ""
    used_when: str = ""
    used_where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Something that shows what happened, and who holds it where."""

    kind: Choice = Choice()
    what: str = ""
    where: str = ""
    held_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What happened, how it came to light, and how far it can be believed."""

    what_happened: str = ""
    how_often: str = ""
    learned_on: PartDate = PartDate()
    learned_at: str = ""
    how_learned: Choice = Choice()
    opinion: str = ""
    links: str = ""
    money: str = ""
    doubted: Choice = Choice()
    doubt_reason: str = ""
    evidence: tuple[Evidence, ...] = ()
    who_else_knows: Choice = Choice()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class OtherSource(Restricted):
    """A person the information came from."""

    identity: Choice = Choice()
    name: str = ""
    other_names: str = ""
    relationship: str = ""
    role: str = ""
    agency: str = ""
    telephone: str = ""
    email: str = ""
    address: str = ""
    username: str = ""
    how_known: str = ""
    would_talk_to_police: Choice = Choice()
    risk_if_known: Choice = Choice()
    how_at_risk: str = ""
    conditions: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Submitter(Restricted):
    """The person who sends the report."""

    name: str = ""
    role: str = ""
    agency: str = ""
    address: str = ""
    telephone: str = ""
    email: str = ""
    sent_on: PartDate = PartDate()
    sent_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Source(OtherSource):
    """Who told, who else told, and who passes it on."""

    others: tuple[OtherSource, ...] = ()
    submitter: Submitter = Submitter()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAgency:
    """Another agency that works with the people in the report, or has been told of it."""

    agency: str = ""
    name: str = ""
    contact: str = ""
    part_played: Choice = Choice()
    when: PartDate = PartDate()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """Who has been told, and who has not."""

    agencies: tuple[ToldAgency, ...] = ()
    carers_told: Choice = Choice()
    carers_not_told_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntelligenceReport:
    """A whole intelligence report: one field for each step."""

    urgency: Urgency = Urgency()
    subject: Subject = Subject()
    victims: tuple[Victim, ...] = ()
    perpetrators: tuple[Perpetrator, ...] = ()
    locations: tuple[Location, ...] = ()
    vehicles: tuple[SeenVehicle, ...] = ()
    account: Telling = Telling()
    source: Source = Source()
    sharing: Sharing = Sharing()
