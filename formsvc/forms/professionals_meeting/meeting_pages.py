"""Pages about the meeting itself: when and where, its agenda, and the next one."""

from collections.abc import Iterator

from formsvc.core.answers import says_not_known
from formsvc.data.packs import Entry
from formsvc.formkit.answerfields import TextField
from formsvc.formkit.base import PageForm, PartForm
from formsvc.formkit.fields import choice, clock, day, line, prose, several
from formsvc.forms.professionals_meeting.answers import AgendaItem, Copy, Meeting, NextMeeting

SAME_PERSON = "The same person chairs and takes the notes. It is hard to do both: ask somebody else if you can."


class MeetingForm(PageForm):
    """Why, when and where the professionals meet."""

    answers_type = Meeting
    more = ("length", "link", "called_by", "child_why_not", "parents_why_not")
    more_title = "Length, link, who called it, and why somebody was not told"

    purpose = prose(
        "Purpose of the meeting",
        thing="the purpose of the meeting",
        required=True,
        rows=3,
        hint="What the meeting must have settled when it ends.",
    )
    reason = prose("Why now?", hint="What has happened or changed.", rows=3)
    date = day("Date of the meeting", thing="the date of the meeting, or tick “Not known”", required=True)
    starts_at = clock("Start time")
    length = line("How long will it last?")
    place = line("Place")
    link = line("Link or dial-in, if it is online")
    chair_name = line("Who chairs it?")
    chair_role = line("Role of the chair")
    chair_agency = line("Agency of the chair")
    note_taker_name = line("Who takes the notes?", hint="Somebody other than the chair.")
    note_taker_role = line("Role of the note taker")
    note_taker_agency = line("Agency of the note taker")
    called_by = line("Who called the meeting?", hint="Name, role and agency.")
    child_told = choice("Does the child know about the meeting?", "meeting_told")
    child_why_not = prose("If the child is not told or not invited, why?", rows=3)
    parents_told = choice("Do parents or carers know about it?", "meeting_told")
    parents_why_not = prose("If parents or carers are not told or not invited, why?", rows=3)

    def advise(self) -> Iterator[tuple[str, str]]:
        """Chair and note taker should be two people."""
        if same_person(self.chair_name, self.note_taker_name):
            yield "note_taker_name", SAME_PERSON


class AgendaItemForm(PageForm):
    """One item of the agenda."""

    answers_type = AgendaItem

    item = line("Item")
    lead = line("Who leads on it?")
    notes = prose("Notes for the minutes", hint="Leave this for the meeting.")

    @staticmethod
    def from_entry(entry: Entry) -> dict[str, str]:
        """What a new record holds for one entry of the agency's standard agenda."""
        return {"item": entry.wording}


class CopyForm(PartForm):
    """What was sent to whom."""

    answers_type = Copy

    recipient = line("Sent to", hint="Name and agency.")
    what_was_sent = line("What was sent", hint="For example the actions, the minutes, or both.")
    sent_on = day("Date sent")


class NextMeetingForm(PageForm):
    """When they meet again, and when the papers go out."""

    answers_type = NextMeeting
    more = ("chair_role", "chair_agency", "note_taker_role", "note_taker_agency")
    more_title = "Roles and agencies of the next chair and note taker"

    date = day("Date of the next meeting")
    starts_at = clock("Start time")
    place = line("Place or link")
    chair_name = line("Who will chair it?")
    chair_role = line("Role of the next chair")
    chair_agency = line("Agency of the next chair")
    note_taker_name = line("Who will take the notes?")
    note_taker_role = line("Role of the next note taker")
    note_taker_agency = line("Agency of the next note taker")
    actions_out_by = day("Actions go out by")
    minutes_out_by = day("Minutes go out by")
    copies = several(CopyForm, "Who has been sent them", item="copy")
    approved_on = day("Minutes approved by the chair on")

    def advise(self) -> Iterator[tuple[str, str]]:
        """The next chair and note taker should be two people as well."""
        if same_person(self.chair_name, self.note_taker_name):
            yield "note_taker_name", SAME_PERSON


def same_person(chair: TextField, note_taker: TextField) -> bool:
    """Whether both were given the same name, however spaced or capitalised; "not known" is no name."""
    names = {" ".join(name.answer.split()).casefold() for name in (chair, note_taker)}
    return len(names) == 1 and not chair.is_blank and not says_not_known(chair.answer)
