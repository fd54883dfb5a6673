"""The safety plan: its steps in order, and its document."""

from formsvc.formkit.formtype import Document, FormType, Page, Rows
from formsvc.formkit.people import ChildForm, ProtectiveFactorsForm, RiskFactorsForm
from formsvc.forms.safety_plan.action_pages import ActionForm, ContingencyForm, ServiceUsedForm
from formsvc.forms.safety_plan.answers import SafetyPlan
from formsvc.forms.safety_plan.concern_pages import ConcernForm, EventForm
from formsvc.forms.safety_plan.missing_page import IfMissingForm
from formsvc.forms.safety_plan.people_pages import (
    AboutForm,
    OtherChildForm,
    TrustedAdultForm,
    ViewsForm,
)
from formsvc.forms.safety_plan.seeking import seek
from formsvc.forms.safety_plan.sharing_pages import AgreementForm, CopyHeldForm
from formsvc.forms.safety_plan.views import by_consideration, schema_of_considerations

STEPS = (
    Page("about", "About this plan", AboutForm),
    Page("child", "The child", ChildForm),
    Rows(
        "children",
        "Other children who may be at risk",
        OtherChildForm,
        item="child",
        items="children",
        names=("name", "relationship"),
        intro="Brothers, sisters, and any other child you are worried about.",
    ),
    Page("concern", "The concern", ConcernForm),
    Rows(
        "events",
        "What has happened so far",
        EventForm,
        item="event",
        items="events",
        names=("what_happened",),
        intro="A short chronology: only what helps to understand the plan.",
    ),
    Page(
        "risk_factors",
        "Risk factors",
        RiskFactorsForm,
        intro="There is no score. If you are worried, share the concern, even if no risk factor is here.",
    ),
    Page(
        "protective_factors",
        "Protective factors",
        ProtectiveFactorsForm,
        intro="There is no score. If you are worried, share the concern, even if every protective factor is here.",
    ),
    Page("views", "Views of the child and family", ViewsForm),
    Page(
        "trusted_adult",
        "The trusted adult",
        TrustedAdultForm,
        intro="Anyone the child gets on with. It need not be the lead professional.",
    ),
    Rows(
        "actions",
        "Actions",
        ActionForm,
        item="action",
        items="actions",
        names=("action",),
        at_least=1,
        thing="at least one action",
        intro="The plan prints them under the five things a plan considers, and says where nothing is recorded.",
    ),
    Page("contingency", "If something goes wrong", ContingencyForm),
    Page(
        "if_missing",
        "If the child goes missing",
        IfMissingForm,
        intro="This prints as a sheet of its own. Leave it out of copies you share.",
    ),
    Rows(
        "services",
        "Services",
        ServiceUsedForm,
        item="service",
        items="services",
        names=("service", "why"),
        intro="Services from the directory that are helping, or could.",
        chosen_from="services",
    ),
    Rows(
        "sharing",
        "Who holds a copy",
        CopyHeldForm,
        item="holder",
        items="holders",
        names=("holder", "agreed_by"),
        intro="Share with consent where that is right. Where it is not, write down why.",
    ),
    Rows(
        "agreement",
        "Who agreed to the plan",
        AgreementForm,
        item="person",
        items="people",
        names=("name", "role"),
    ),
)

SAFETY_PLAN = FormType(
    slug="safety-plan",
    title="Safety plan",
    summary="What will be done to keep one child safe, who does it and by when.",
    answers_type=SafetyPlan,
    steps=STEPS,
    documents=(Document("plan", "Safety plan", "safety_plan.docx", steps=tuple(step.slug for step in STEPS)),),
    extra_view=by_consideration,
    extra_schema=schema_of_considerations,
    seeks=seek,
)
