"""What a referral record holds: one class for each step, in the order of the paper."""

from dataclasses import dataclass

from formsvc.core.answers import Choice, PartDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """Whether something must be done before a referral is written down."""

    danger_now: Choice = Choice()
    under_13: Choice = Choice()
    what_was_done: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """When, how and to whom the referral was made."""

    referred_on: PartDate = PartDate()
    referred_at: str = ""
    how: Choice = Choice()
    team: str = ""
    taken_by_name: str = ""
    taken_by_role: str = ""
    reference_given: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferredChild:
    """The child, as far as the hub must know to find them."""

    name: str = ""
    date_of_birth: PartDate = PartDate()
    address: str = ""
    postcode: str = ""
    school: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Referrer:
    """Who makes the referral."""

    name: str = ""
    role: str = ""
    agency: str = ""
    telephone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worry:
    """What the worry is, and what is going well."""

    what_worries: str = ""
    if_nothing_changes: str = ""
    working_well: str = ""
    child_says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Whether the child and the parents or carers know of the referral, and agree."""

    child_told: Choice = Choice()
    child_agrees: Choice = Choice()
    child_reason: str = ""
    carers_told: Choice = Choice()
    carers_agree: Choice = Choice()
    carers_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """One thing that was handed over."""

    what: str = ""
    how: Choice = Choice()
    handed_over_on: PartDate = PartDate()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the hub said at once, and what is done until it answers."""

    what_they_said: str = ""
    answer_due_on: PartDate = PartDate()
    meanwhile: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """What came of it, and what was done about a decision nobody could agree with."""

    outcome: Choice = Choice()
    outcome_on: PartDate = PartDate()
    what_was_decided: str = ""
    agrees: Choice = Choice()
    escalation: str = ""
    copy_kept: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralRecord:
    """All steps of a referral record."""

    safety: Safety = Safety()
    referral: Referral = Referral()
    child: ReferredChild = ReferredChild()
    referrer: Referrer = Referrer()
    worry: Worry = Worry()
    consent: Consent = Consent()
    handed_over: tuple[HandedOver, ...] = ()
    reply: Reply = Reply()
    follow_up: FollowUp = FollowUp()
