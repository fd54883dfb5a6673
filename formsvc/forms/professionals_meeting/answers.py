"""What a professionals' meeting holds: one class for each step, in the order of the paper.

Every answer has a blank value, since nothing but the few required ones may stop a person.
"""

from dataclasses import dataclass

from formsvc.core.answers import Choice, PartDate
from formsvc.core.people import Child, Factor


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Why, when and where the professionals meet, and who runs the meeting."""

    purpose: str = ""
    reason: str = ""
    date: PartDate = PartDate()
    starts_at: str = ""
    length: str = ""
    place: str = ""
    link: str = ""
    chair_name: str = ""
    chair_role: str = ""
    chair_agency: str = ""
    note_taker_name: str = ""
    note_taker_role: str = ""
    note_taker_agency: str = ""
    called_by: str = ""
    child_told: Choice = Choice()
    child_why_not: str = ""
    parents_told: Choice = Choice()
    parents_why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitee:
    """Somebody who is invited; after the meeting, whether they were there."""

    name: str = ""
    role: str = ""
    agency: str = ""
    email: str = ""
    telephone: str = ""
    coming: Choice = Choice()
    attended: Choice = Choice()
    information_sent_ahead: str = ""
    confidentiality_agreed: Choice = Choice()
    report_received_on: PartDate = PartDate()


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyMember:
    """An adult or another child of the family."""

    name: str = ""
    relation: str = ""
    adult_or_child: Choice = Choice()
    date_of_birth: PartDate = PartDate()
    age: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One item of the agenda; its notes are for the minutes."""

    item: str = ""
    lead: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelSeen:
    """The level in the judgement of those who met, and what changed since they last did."""

    level: Choice = Choice()
    who_differs: str = ""
    what_rose: str = ""
    what_fell: str = ""
    what_helped: str = ""
    screening_done: Choice = Choice()
    screened_on: PartDate = PartDate()
    last_seen_on: PartDate = PartDate()
    last_seen_by: str = ""
    last_seen_alone: Choice = Choice()


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierAction:
    """An action of an earlier meeting, and what became of it."""

    action: str = ""
    who: str = ""
    by_when: PartDate = PartDate()
    result: Choice = Choice()
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedInformation:
    """What one agency told the meeting, and nothing that may not be shared."""

    agency: str = ""
    what_was_shared: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """Factors, views and analysis, and what the meeting leaves open. There is no score."""

    risk_factors: tuple[Factor, ...] = ()
    other_risk_factors: str = ""
    protective_factors: tuple[Factor, ...] = ()
    other_protective_factors: str = ""
    child_views: str = ""
    family_views: str = ""
    analysis: str = ""
    what_could_go_wrong: str = ""
    what_then: str = ""
    outstanding_information: str = ""
    plan_carried_by: str = ""
    needed_today: Choice = Choice()
    what_is_needed_today: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision; who did not agree, and how and by when that is taken further."""

    decision: str = ""
    reason: str = ""
    who_disagreed: str = ""
    why_disagreed: str = ""
    escalation_route: str = ""
    escalation_clock: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that somebody took on."""

    action: str = ""
    outcome: str = ""
    who_name: str = ""
    who_role: str = ""
    who_agency: str = ""
    by_when: PartDate = PartDate()
    why: str = ""
    status: Choice = Choice()


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What was sent to whom after the meeting."""

    recipient: str = ""
    what_was_sent: str = ""
    sent_on: PartDate = PartDate()


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMeeting:
    """When those who met will meet again, and how the minutes reach them."""

    date: PartDate = PartDate()
    starts_at: str = ""
    place: str = ""
    chair_name: str = ""
    chair_role: str = ""
    chair_agency: str = ""
    note_taker_name: str = ""
    note_taker_role: str = ""
    note_taker_agency: str = ""
    actions_out_by: PartDate = PartDate()
    minutes_out_by: PartDate = PartDate()
    copies: tuple[Copy, ...] = ()
    approved_on: PartDate = PartDate()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfessionalsMeeting:
    """All steps of a professionals' meeting."""

    meeting: Meeting = Meeting()
    child: Child = Child()
    invited: tuple[Invitee, ...] = ()
    family: tuple[FamilyMember, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    level: LevelSeen = LevelSeen()
    earlier_actions: tuple[EarlierAction, ...] = ()
    shared_information: tuple[SharedInformation, ...] = ()
    discussion: Discussion = Discussion()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    next_meeting: NextMeeting = NextMeeting()
