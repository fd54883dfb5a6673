"""The restricted page: who told, who else told, and who passes it on."""

from typing import Any

from formsvc.formkit.base import PageForm, PartForm
from formsvc.formkit.fields import choice, clock, day, email, line, part, prose, several, telephone
from formsvc.formkit.problems import Refusal
from formsvc.forms.intelligence_report.answers import OtherSource, Source, Submitter


class SourceQuestions:
    """What is asked of every person the information came from; two form classes share it."""

    identity = choice("Who did the information come from?", "source_identity")
    name = line("Name")
    other_names = line("Other names and nicknames")
    relationship = line("Relationship", hint="To the child, or to the person complained of.")
    role = line("Role or job")
    agency = line("Agency or organisation")
    telephone = telephone("Telephone")
    email = email("E-mail address")
    address = prose("Address", rows=3)
    username = line("User name", hint="If they wrote on social media or in an app.")
    how_known = prose("How do they know?", hint="What they saw or heard themselves, and what others told them.", rows=3)
    would_talk_to_police = choice("Would they talk to the police?", "yes_no")
    risk_if_known = choice("Would they be at risk if it became known that they told?", "yes_no")
    how_at_risk = prose("In what way would they be at risk?", hint="From whom, and what could happen.", rows=3)
    conditions = prose(
        "Conditions on how the information is used", hint="Anything they asked for, or anything you promised.", rows=3
    )


class OtherSourceForm(SourceQuestions, PartForm):
    """A further person the information came from."""

    answers_type = OtherSource


class SubmitterForm(PartForm):
    """The person who sends the report."""

    answers_type = Submitter
    name = line("Your name")
    role = line("Your role")
    agency = line("Your agency")
    address = prose("Your work address", rows=3)
    telephone = telephone("Your telephone")
    email = email("Your secure e-mail address")
    sent_on = day("Date of this report")
    sent_at = clock("Time of this report")


class SourceForm(SourceQuestions, PageForm):
    """Who told, who else told, and who passes it on."""

    answers_type = Source
    more = ("other_names", "role", "agency", "address", "username", "others")
    more_title = "More about the source, and further sources"

    others = several(
        OtherSourceForm, "Further sources", item="source", hint="Others who know of this and told, or could tell."
    )
    submitter = part(SubmitterForm, "You, the person sending this report")

    def validate_identity(self, field: Any) -> None:
        """Ask for one detail of whoever told, unless they are anonymous or not known."""
        if field.answer.id in ("anonymous", "not_known"):
            return
        if all(question.is_blank for question in self.questions if question.short_name != "identity"):
            raise Refusal(
                "Enter anything you know of who told, or choose that they wish to stay anonymous or are not known",
                "required",
            )
