"""The referral record: its steps in order, and its document."""

from formsvc.formkit.formtype import Document, FormType, Page, Rows
from formsvc.forms.referral_record.answers import ReferralRecord
from formsvc.forms.referral_record.opening_pages import (
    ReferralForm,
    ReferredChildForm,
    ReferrerForm,
    SafetyForm,
    urgent_advice,
)
from formsvc.forms.referral_record.outcome_pages import FollowUpForm, HandedOverForm, ReplyForm
from formsvc.forms.referral_record.worry_pages import ConsentForm, WorryForm

STEPS = (
    Page(
        "safety",
        "Is the child safe now?",
        SafetyForm,
        intro="Some things come before paper. If an answer here asks you to act, you see whom to call.",
        advice=urgent_advice,
    ),
    Page(
        "referral",
        "The referral",
        ReferralForm,
        intro="Make the referral on the hub's own form or by telephone. This page does not send it."
        " It keeps what you handed over.",
    ),
    Page("child", "The child", ReferredChildForm),
    Page("referrer", "Who makes it", ReferrerForm),
    Page(
        "worry",
        "What the worry is",
        WorryForm,
        intro="Write it as you told the hub. Use plain words, and write them out in full.",
    ),
    Page(
        "consent",
        "Who knows, and who agrees",
        ConsentForm,
        intro="Be open about a referral where that is safe. You do not need consent when a child is at risk of harm.",
    ),
    Rows(
        "handed_over",
        "What was handed over",
        HandedOverForm,
        item="document",
        items="documents",
        names=("what",),
        intro="Each form, note or letter that went to the hub. Hand over only what they need.",
    ),
    Page("reply", "What the hub said", ReplyForm),
    Page(
        "follow_up",
        "What came of it",
        FollowUpForm,
        intro="Come back to this page when you hear. If you hear nothing by the day it is due, call and ask.",
    ),
)

REFERRAL_RECORD = FormType(
    slug="referral-record",
    title="Safeguarding hub (MASH) referral record",
    summary="Keep what you told the safeguarding hub, what it said, and what came of it.",
    answers_type=ReferralRecord,
    steps=STEPS,
    documents=(
        Document(
            "record",
            "Safeguarding hub (MASH) referral record",
            "referral_record.docx",
            steps=tuple(step.slug for step in STEPS),
            intro="For your agency's record on the child. The referral itself goes on the hub's own form.",
        ),
    ),
)
