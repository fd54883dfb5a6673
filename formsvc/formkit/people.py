"""Questions that more than one form asks: the twins of `formsvc.core.people`."""

from typing import Any

from formsvc.core.people import Account, Carer, Child, Factor, FactorPage, Telephone, Vehicle
from formsvc.formkit.base import PageForm, PartForm
from formsvc.formkit.choicefields import ChoiceField
from formsvc.formkit.fields import (
    choice,
    day,
    imei,
    line,
    nhs_number,
    postcode,
    prose,
    registration,
    several,
    telephone,
    upn,
)
from formsvc.formkit.listfields import FactorsField


class TelephoneForm(PartForm):
    """A telephone."""

    answers_type = Telephone
    number = telephone("Telephone number", hint="A part of it is useful too.")
    imei = imei("IMEI", hint="The handset's own number, 15 figures, if you have it.")
    what_was_said = prose(
        "What was said on it", rows=3, hint="Messages, calls, images: what, when, and where they are kept."
    )


class AccountForm(PartForm):
    """An account on a social network, game or app."""

    answers_type = Account
    platform = line("App, game or site")
    username = line("User name")
    link = line("Link to the account")


class VehicleForm(PartForm):
    """A vehicle."""

    answers_type = Vehicle
    registration = registration("Registration", hint="All or part of it.")
    make = line("Make")
    model = line("Model")
    colour = line("Colour")
    marks = line("Marks, damage or stickers")
    when_seen = line("When it was seen")


class CarerForm(PartForm):
    """A parent, or somebody who cares for the child."""

    answers_type = Carer
    name = line("Name")
    relationship = line("Relationship to the child")
    address = prose("Address", rows=3)
    telephone = telephone("Telephone number")


class ChildForm(PageForm):
    """The child a plan or a meeting is about."""

    answers_type = Child
    more = (
        "first_language", "interpreter", "parental_responsibility", "legal_status", "lead_professional",
        "health_worker", "nhs_number", "upn", "other_references",
    )  # fmt: skip
    more_title = "More about the child"
    name = line("Child's full name", thing="the child's name, or “not known”", required=True)
    known_as = line("Known as", hint="The name the child likes to be called.")
    date_of_birth = day("Date of birth", hint="If you only know the year, give the year.")
    gender = line("Gender")
    ethnicity = line("Ethnicity")
    disability = line("Disability")
    learning_needs = line("Learning needs")
    first_language = line("First language")
    interpreter = choice("Is an interpreter needed?", "yes_no")
    address = prose("Address", rows=3)
    postcode = postcode("Postcode")
    lives_with = line("Who does the child live with?")
    parental_responsibility = line("Who has parental responsibility?")
    legal_status = line("Legal status", hint="For example looked after, subject to an order, or none.")
    school = line("School or college")
    lead_professional = line("Lead professional", hint="Name, role and agency.")
    health_worker = line("Health worker", hint="For example the school nurse, health visitor or GP.")
    carers = several(CarerForm, "Parents and carers", item="parent or carer")
    nhs_number = nhs_number("NHS number")
    upn = upn("Unique pupil number (UPN)")
    other_references = line("Other reference numbers", hint="For example the local authority's or the police's.")


class FactorForm(PartForm):
    """One factor: how things stand, and a note."""

    answers_type = Factor
    factor = ChoiceField("Factor", "risk_factors", given=True)
    state = choice("How do things stand?", "factor_states")
    note = line("Note")


def factors(label: str, list_name: str, **words: Any) -> FactorsField:
    """One row for each factor of a pack list. No score is made of them."""
    return FactorsField(label, list_name, FactorForm, **words)


class RiskFactorsForm(PageForm):
    """What may raise the risk."""

    answers_type = FactorPage
    factors = factors("Risk factors", "risk_factors")
    others = prose("Other risk factors", hint="Anything the list does not name.")


class ProtectiveFactorsForm(PageForm):
    """What may help to protect the child."""

    answers_type = FactorPage
    factors = factors("Protective factors", "protective_factors")
    others = prose("Other protective factors", hint="Anything the list does not name.")
