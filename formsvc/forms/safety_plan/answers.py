"""What a safety plan holds: one class for each step, in the order of the paper.

Every answer has a blank value, since nothing but the few required ones may stop a person.
"""

from dataclasses import dataclass

from formsvc.core.answers import Choice, PartDate
from formsvc.core.people import Account, Child, FactorPage


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Who makes the plan, for how long; and, at a review or at the end, what changed or why."""

    agencies: Choice = Choice()
    completed_by_name: str = ""
    completed_by_role: str = ""
    completed_by_agency: str = ""
    completed_by_telephone: str = ""
    completed_by_email: str = ""
    completed_on: PartDate = PartDate()
    starts_on: PartDate = PartDate()
    review_on: PartDate = PartDate()
    what_changed: str = ""
    closed_on: PartDate = PartDate()
    why_closed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherChild:
    """A brother, sister or other child who may be at risk too."""

    name: str = ""
    relationship: str = ""
    age: str = ""
    whereabouts: str = ""
    what_is_known: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """The level in the practitioner's own judgement, and what it rests on."""

    level: Choice = Choice()
    why_this_level: str = ""
    what_has_been_seen: str = ""
    screening_done: Choice = Choice()
    screened_on: PartDate = PartDate()
    screening_outcome: str = ""
    why_not_screened: str = ""
    court_orders: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One entry of the short chronology."""

    happened_on: PartDate = PartDate()
    what_happened: str = ""
    recorded_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Views:
    """What the child and the family say, and how they were asked."""

    child_wishes: str = ""
    child_will_do: str = ""
    child_safe_place: str = ""
    child_how_involved: str = ""
    child_why_not_involved: str = ""
    carers_views: str = ""
    carers_how_involved: str = ""
    carers_why_not_involved: str = ""
    safe_to_hold_copy: Choice = Choice()
    helpline_name: str = ""
    helpline_telephone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedAdult:
    """An adult the child gets on with."""

    name: str = ""
    connection: str = ""
    telephone: str = ""
    how_to_reach: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that will be done, by whom, and how it is going."""

    action: str = ""
    consideration: Choice = Choice()
    awareness_themes: tuple[Choice, ...] = ()
    outcome: str = ""
    who_name: str = ""
    who_role: str = ""
    by_when: PartDate = PartDate()
    aimed_at: Choice = Choice()
    contexts: tuple[Choice, ...] = ()
    review_on: PartDate = PartDate()
    progress: str = ""
    rag: Choice = Choice()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contingency:
    """What happens when an action fails or the trusted adult is away."""

    if_action_fails: str = ""
    cover_name: str = ""
    cover_role: str = ""
    cover_telephone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingContact:
    """Somebody to try when the child cannot be found."""

    name: str = ""
    relationship: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceToLook:
    """A place where the child may be."""

    place: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildTelephone:
    """A telephone the child carries, as the police need it to find the child."""

    number: str = ""
    network: str = ""
    imei: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingEpisode:
    """An earlier time the child was missing."""

    went_on: PartDate = PartDate()
    how_long: str = ""
    where_found: str = ""
    what_was_learned: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IfMissing:
    """The sheet for the day the child goes missing, and only for that day."""

    what_to_do: str = ""
    in_hours_call: str = ""
    in_hours_telephone: str = ""
    out_of_hours_call: str = ""
    out_of_hours_telephone: str = ""
    contacts: tuple[MissingContact, ...] = ()
    places: tuple[PlaceToLook, ...] = ()
    description: str = ""
    photograph_kept: str = ""
    medical_needs: str = ""
    telephones: tuple[ChildTelephone, ...] = ()
    accounts: tuple[Account, ...] = ()
    earlier_episodes: tuple[MissingEpisode, ...] = ()
    return_interview_by: str = ""
    return_interview: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceUsed:
    """A service that is asked to help."""

    service: str = ""
    contact: str = ""
    why: str = ""
    who_refers: str = ""
    referred_on: PartDate = PartDate()
    status: Choice = Choice()


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyHeld:
    """Somebody who holds a copy of the plan, and on what ground."""

    holder: str = ""
    agreed_by: str = ""
    consent: Choice = Choice()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Somebody who agreed to the plan."""

    name: str = ""
    role: str = ""
    how: Choice = Choice()
    agreed_on: PartDate = PartDate()


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyPlan:
    """All steps of a safety plan."""

    about: About = About()
    child: Child = Child()
    children: tuple[OtherChild, ...] = ()
    concern: Concern = Concern()
    events: tuple[Event, ...] = ()
    risk_factors: FactorPage = FactorPage()
    protective_factors: FactorPage = FactorPage()
    views: Views = Views()
    trusted_adult: TrustedAdult = TrustedAdult()
    actions: tuple[Action, ...] = ()
    contingency: Contingency = Contingency()
    if_missing: IfMissing = IfMissing()
    services: tuple[ServiceUsed, ...] = ()
    sharing: tuple[CopyHeld, ...] = ()
    agreement: tuple[Agreement, ...] = ()
