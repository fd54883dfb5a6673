"""The pages on what happened and on who has been told."""

from collections.abc import Iterator

from formsvc.formkit.base import PageForm, PartForm
from formsvc.formkit.fields import choice, clock, day, line, prose, several
from formsvc.forms.intelligence_report.answers import Evidence, Sharing, Telling, ToldAgency

ONE_PERSON_KNOWS = (
    "If only one person could know all of this, the account gives them away."
    " Split it into separate reports, or make times, places and words more general."
)
FEW_PEOPLE_KNOW = (
    "Few people know this. Could one of them be guessed from it?"
    " If so, split it into separate reports, or make it more general."
)


class EvidenceForm(PartForm):
    """Something that shows what happened."""

    answers_type = Evidence
    kind = choice("What kind of evidence is it?", "evidence_kinds")
    what = line("What is it?", hint="Describe it; do not send it. Never copy or forward an indecent image of a child.")
    where = line("Where is it kept?")
    held_by = line("Who holds it?")


class AccountPage(PageForm):
    """What happened, how it came to light, and how far it can be believed."""

    answers_type = Telling
    more = ("learned_at", "money", "doubted", "doubt_reason")
    more_title = "More about what happened"

    what_happened = prose(
        "What happened?",
        thing="what happened",
        hint="Who did what, when, where, why and how. Do not say who told you: there is a separate page for that.",
        required=True,
        checklist=True,
        rows=12,
    )
    how_often = line("How often?", hint="Once, every Friday, more and more.")
    learned_on = day("When did it become known?", hint="The day it was seen or told.")
    learned_at = clock("At what time did it become known?")
    how_learned = choice("How did it become known?", "how_learned", hint="Do not name anybody here.")
    opinion = prose("What is opinion, not fact?", hint="What is thought or guessed, and the reason for it.", rows=4)
    links = prose("How are people, vehicles and places linked?", rows=4)
    money = prose("Money", hint="Amounts, bank or payment accounts, who paid whom.", rows=4)
    doubted = choice("Might any of it be false or malicious?", "doubts")
    doubt_reason = prose("If so, what and why?", rows=3)
    evidence = several(
        EvidenceForm,
        "What evidence is held?",
        item="piece of evidence",
        hint="Screenshots, messages, receipts: what, where, and by whom."
        " Never copy or forward indecent images of a child, not even to show somebody:"
        " leave them where they are and tell the police.",
    )
    who_else_knows = choice(
        "Who else knows all of this?",
        "circles",
        hint="If few people could know it, those who are complained of may guess who told.",
    )

    def advise(self) -> Iterator[tuple[str, str]]:
        """Say so when the account by itself points at whoever told."""
        if self.who_else_knows.answer.id == "one_person":
            yield "who_else_knows", ONE_PERSON_KNOWS
        if self.who_else_knows.answer.id == "few":
            yield "who_else_knows", FEW_PEOPLE_KNOW


class ToldAgencyForm(PartForm):
    """Another agency that is involved or has been told."""

    answers_type = ToldAgency
    agency = line("Agency")
    name = line("Name", hint="Who deals with it there.")
    contact = line("Contact", hint="Telephone or e-mail.")
    part_played = choice("Involved, or told?", "agency_parts")
    when = day("When?", hint="Since when they are involved, or when they were told.")


class SharingForm(PageForm):
    """Who has been told, and who has not."""

    answers_type = Sharing
    agencies = several(ToldAgencyForm, "Other agencies involved, or already told", item="agency")
    carers_told = choice("Have the parents or carers been told?", "yes_no")
    carers_not_told_reason = prose(
        "If not, why not?", hint="For example that telling them could put the child at more risk.", rows=4
    )
