"""People and things that more than one form asks about.

Forms do not know each other; what they share is written here once as answers, and in
`formsvc.formkit.people` once as questions. Every text is kept as typed.
"""

from dataclasses import dataclass

from formsvc.core.answers import Choice, PartDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Telephone:
    """A telephone, and what was said on it: messages, calls, images; what, when, where kept."""

    number: str = ""
    imei: str = ""
    what_was_said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account on a social network, game or app."""

    platform: str = ""
    username: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """A vehicle; a part of its registration is worth as much as is known."""

    registration: str = ""
    make: str = ""
    model: str = ""
    colour: str = ""
    marks: str = ""
    when_seen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carer:
    """A parent, or somebody who cares for a child."""

    name: str = ""
    relationship: str = ""
    address: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """The child a plan or a meeting is about."""

    name: str = ""
    known_as: str = ""
    date_of_birth: PartDate = PartDate()
    gender: str = ""
    ethnicity: str = ""
    disability: str = ""
    learning_needs: str = ""
    first_language: str = ""
    interpreter: Choice = Choice()
    address: str = ""
    postcode: str = ""
    lives_with: str = ""
    parental_responsibility: str = ""
    legal_status: str = ""
    school: str = ""
    lead_professional: str = ""
    health_worker: str = ""
    carers: tuple[Carer, ...] = ()
    nhs_number: str = ""
    upn: str = ""
    other_references: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """A risk factor or protective factor: how things stand, and a note. Never a score."""

    factor: Choice = Choice()
    state: Choice = Choice()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorPage:
    """One of the two lists of factors, with whatever the list does not name."""

    factors: tuple[Factor, ...] = ()
    others: str = ""
