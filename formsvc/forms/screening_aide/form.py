"""The screening aide: its steps in order, and its document."""

from formsvc.formkit.formtype import Document, FormType, Page
from formsvc.forms.screening_aide.answers import ScreeningAide
from formsvc.forms.screening_aide.pages import AboutForm, FactorsForm, JudgementForm, NextStepsForm, advice_on_steps
from formsvc.forms.screening_aide.views import by_state, schema_of_states

STEPS = (
    Page(
        "about",
        "The child, and you",
        AboutForm,
        intro="Use this before the partnership's own screening tool, or beside it."
        " It helps you see what you know. It does not take the tool's place.",
    ),
    Page(
        "factors",
        "Risk factors and protective factors",
        FactorsForm,
        intro="Say how things stand, as far as you know. Leave out what you cannot answer."
        " There is no score. If you are worried, share the concern, whatever the lists say.",
    ),
    Page(
        "judgement",
        "What else you see or feel",
        JudgementForm,
        intro="You may be worried though no risk factor is there, or though every protective factor is."
        " That is reason enough to share the concern.",
    ),
    Page(
        "next_steps",
        "What you will do next",
        NextStepsForm,
        intro="You decide, not this form. Talk it over with your designated safeguarding lead where you can.",
        advice=advice_on_steps,
    ),
)

SCREENING_AIDE = FormType(
    slug="screening-aide",
    title="Screening aide",
    summary="See risk and protection side by side, without a score, and note what you do next.",
    answers_type=ScreeningAide,
    steps=STEPS,
    documents=(Document("aide", "Screening aide", "screening_aide.docx", steps=tuple(step.slug for step in STEPS)),),
    extra_view=by_state,
    extra_schema=schema_of_states,
)
