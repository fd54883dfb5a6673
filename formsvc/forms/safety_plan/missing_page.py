"""The page for the day the child goes missing, and the short lists on it."""

from formsvc.formkit.base import PageForm, PartForm
from formsvc.formkit.fields import day, imei, line, prose, several, telephone
from formsvc.formkit.people import AccountForm
from formsvc.forms.safety_plan.answers import ChildTelephone, IfMissing, MissingContact, MissingEpisode, PlaceToLook


class MissingContactForm(PartForm):
    """Somebody to try."""

    answers_type = MissingContact

    name = line("Name")
    relationship = line("Who are they to the child?")
    telephone = telephone("Telephone number")


class PlaceToLookForm(PartForm):
    """A place where the child may be."""

    answers_type = PlaceToLook

    place = line("Place", hint="As exactly as you can.")
    why = line("Why there?")


class ChildTelephoneForm(PartForm):
    """A telephone the child carries."""

    answers_type = ChildTelephone

    number = telephone("Number")
    network = line("Network", hint="The company that runs it.")
    imei = imei("IMEI")


class MissingEpisodeForm(PartForm):
    """An earlier time the child was missing."""

    answers_type = MissingEpisode

    went_on = day("When did they go missing?")
    how_long = line("For how long?")
    where_found = line("Where were they found?")
    what_was_learned = prose("What was learned from it?", rows=3)


class IfMissingForm(PageForm):
    """What a person on call needs at two in the morning."""

    answers_type = IfMissing
    more = ("telephones", "accounts", "earlier_episodes", "return_interview_by", "return_interview")
    more_title = "Telephones, accounts and earlier episodes"

    what_to_do = prose("What to do if the child goes missing", hint="Short steps, in order.")
    in_hours_call = line("Who to call in office hours")
    in_hours_telephone = telephone("Their number in office hours")
    out_of_hours_call = line("Who to call out of hours")
    out_of_hours_telephone = telephone("Their number out of hours")
    contacts = several(MissingContactForm, "People to try", item="person")
    places = several(PlaceToLookForm, "Places to look", item="place")
    description = prose("What does the child look like?", hint="Height, build, hair, marks, usual clothes.")
    photograph_kept = line("Where is a recent photograph kept?", hint="Do not add the picture here.")
    medical_needs = prose("Medical needs", hint="Conditions, medicine, and how soon they need it.", rows=3)
    telephones = several(ChildTelephoneForm, "Telephones the child uses", item="telephone")
    accounts = several(AccountForm, "Accounts the child uses", item="account")
    earlier_episodes = several(MissingEpisodeForm, "Earlier times the child was missing", item="episode")
    return_interview_by = line("Who offers the return interview?")
    return_interview = prose("Return interview", hint="How it is arranged, and what earlier ones showed.")
