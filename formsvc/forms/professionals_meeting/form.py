"""The professionals' meeting: its steps in order, and its two documents."""

from formsvc.formkit.formtype import Document, FormType, Page, Rows
from formsvc.formkit.people import ChildForm
from formsvc.forms.professionals_meeting.answers import ProfessionalsMeeting
from formsvc.forms.professionals_meeting.discussion_pages import (
    DiscussionForm,
    LevelForm,
    SharedInformationForm,
    advice_for_today,
)
from formsvc.forms.professionals_meeting.meeting_pages import AgendaItemForm, MeetingForm, NextMeetingForm
from formsvc.forms.professionals_meeting.outcome_pages import ActionForm, DecisionForm, EarlierActionForm
from formsvc.forms.professionals_meeting.people_pages import FamilyMemberForm, InviteeForm
from formsvc.forms.professionals_meeting.views import by_attendance, schema_of_attendance

STEPS = (
    Page("meeting", "The meeting", MeetingForm),
    Page("child", "The child", ChildForm),
    Rows(
        "invited",
        "Who is invited",
        InviteeForm,
        item="person",
        items="people",
        names=("name",),
        at_least=1,
        thing="at least one person to invite",
        intro="Come back after the meeting to say who was there.",
    ),
    Rows(
        "family",
        "The family",
        FamilyMemberForm,
        item="family member",
        items="family members",
        names=("name", "relation"),
        intro="Adults and other children of the family.",
    ),
    Rows(
        "agenda",
        "Agenda",
        AgendaItemForm,
        item="agenda item",
        items="agenda items",
        names=("item", "notes"),
        intro="It starts as your agency's standard agenda. Add, change or remove items.",
        starts_from="agenda",
    ),
    Page("level", "Level of risk", LevelForm),
    Rows(
        "earlier_actions",
        "Actions from earlier meetings",
        EarlierActionForm,
        item="earlier action",
        items="earlier actions",
        names=("action", "who"),
    ),
    Rows(
        "shared_information",
        "What each agency shared",
        SharedInformationForm,
        item="agency",
        items="agencies",
        names=("agency", "what_was_shared"),
        intro="Write down only what may be shared with everybody who gets the minutes. "
        "Nothing from an intelligence report belongs here.",
    ),
    Page(
        "discussion",
        "Discussion",
        DiscussionForm,
        intro="There is no score. If you are worried, share the concern, whatever the factors say.",
        advice=advice_for_today,
    ),
    Rows(
        "decisions",
        "Decisions",
        DecisionForm,
        item="decision",
        items="decisions",
        names=("decision", "reason"),
        intro="Each with its reason, and with the view of anybody who disagreed.",
    ),
    Rows(
        "actions",
        "Actions",
        ActionForm,
        item="action",
        items="actions",
        names=("action", "outcome"),
        intro="Each needs one person to do it and a date.",
    ),
    Page("next_meeting", "Next meeting and minutes", NextMeetingForm),
)

PROFESSIONALS_MEETING = FormType(
    slug="professionals-meeting",
    title="Professionals' meeting",
    summary="What agencies know, think and decide together about one child: the agenda first, then the minutes.",
    answers_type=ProfessionalsMeeting,
    steps=STEPS,
    documents=(
        Document(
            "agenda",
            "Meeting agenda",
            "meeting_agenda.docx",
            steps=("meeting", "child", "invited", "family", "agenda", "earlier_actions"),
            intro="Make it before the meeting, for everybody who is invited.",
        ),
        Document(
            "minutes",
            "Meeting minutes",
            "meeting_minutes.docx",
            steps=tuple(step.slug for step in STEPS),
            intro="Make them after the meeting. They end with who may see them.",
        ),
    ),
    extra_view=by_attendance,
    extra_schema=schema_of_attendance,
)
