"""Pages about people: who is invited, and the family."""

from formsvc.formkit.base import PageForm
from formsvc.formkit.fields import choice, day, email, line, prose, telephone
from formsvc.forms.professionals_meeting.answers import FamilyMember, Invitee


class InviteeForm(PageForm):
    """Somebody who is invited; only the name must be given."""

    answers_type = Invitee
    more = ("information_sent_ahead", "confidentiality_agreed", "report_received_on")
    more_title = "Papers, reports and confidentiality"

    name = line("Name", thing="the name of the person invited", required=True)
    role = line("Role")
    agency = line("Agency")
    email = email("E-mail address", hint="A secure one if they have it.")
    telephone = telephone("Telephone number")
    coming = choice("Are they coming?", "meeting_replies")
    attended = choice("Were they there?", "yes_no", hint="Fill this in at the meeting.")
    information_sent_ahead = prose("Information sent to them ahead", hint="What, and when.", rows=3)
    confidentiality_agreed = choice(
        "Have they agreed to keep it confidential?", "yes_no", hint="Ask every observer before the meeting starts."
    )
    report_received_on = day("Their report was received on")


class FamilyMemberForm(PageForm):
    """An adult or another child of the family."""

    answers_type = FamilyMember

    name = line("Name")
    relation = line("Relation to the child", hint="For example mother, stepfather or half-sister.")
    adult_or_child = choice("Adult or child?", "family_ages")
    date_of_birth = day("Date of birth")
    age = line("Age, if the date of birth is not known", hint="A guess is fine: say that it is one.")
    address = prose("Address", rows=3)
