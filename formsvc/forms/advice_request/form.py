"""Advice without naming the child: the steps in order, the question to hand over, and the record to keep."""

from formsvc.formkit.formtype import Document, FormType, Page, Rows
from formsvc.forms.advice_request.answers import AdviceRequest
from formsvc.forms.advice_request.question_pages import (
    AskedForm,
    InformationForm,
    QuestionForm,
    SituationForm,
    urgent_advice,
)
from formsvc.forms.advice_request.record_pages import AdviceForm, DecisionForm

QUESTION_STEPS = (
    Page(
        "asked",
        "Who you ask",
        AskedForm,
        intro="You can ask for advice without saying which child it is about."
        " Nothing on these pages asks for a name, a date of birth, a home or a school.",
    ),
    Page(
        "situation",
        "The situation",
        SituationForm,
        intro="Tell it so that it could be many children. Give a rough age, not a birthday."
        " Leave out names, streets, schools, dates and numbers, and anything only one family would have."
        " Leave out who told you.",
    ),
    Rows(
        "information",
        "The information",
        InformationForm,
        item="kind of information",
        items="kinds of information",
        names=("what", "who_gets_it"),
        intro="What could be shared, who would get it, and why. Say what kind it is, not what it says."
        " Leave out who told you.",
    ),
    Page(
        "question",
        "Your question",
        QuestionForm,
        intro="If a child is in danger, do not wait for advice. Call 999.",
        advice=urgent_advice,
    ),
)
RECORD_STEPS = (
    Page(
        "advice",
        "The advice",
        AdviceForm,
        intro="Come back here when you have the answer. This page and the next are not in what you hand over.",
    ),
    Page(
        "decision",
        "What you decided",
        DecisionForm,
        intro="Advice does not decide for you. Write down what you decided and why, also if you share nothing.",
    ),
)
STEPS = (*QUESTION_STEPS, *RECORD_STEPS)

ADVICE_REQUEST = FormType(
    slug="advice-request",
    title="Request for advice without naming the child",
    summary="Ask whether you may share something, without saying who the child is, and keep the answer.",
    answers_type=AdviceRequest,
    steps=STEPS,
    documents=(
        Document(
            "question",
            "Request for advice",
            "advice_question.docx",
            steps=tuple(step.slug for step in QUESTION_STEPS),
            intro="To hand over. Read it through first: could somebody tell which child it is?",
            also_text=True,
        ),
        Document(
            "record",
            "Record of advice and decision",
            "advice_record.docx",
            steps=tuple(step.slug for step in STEPS),
            intro="To keep, with the advice and what you decided."
            " File it with the child's record, but never if it says who told you.",
        ),
    ),
)
