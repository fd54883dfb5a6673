"""The form types there are, one line each, in the order of the start page."""

from pathlib import Path

from formsvc.formkit.formtype import FormType
from formsvc.forms.advice_request.form import ADVICE_REQUEST
from formsvc.forms.intelligence_report.form import INTELLIGENCE_REPORT
from formsvc.forms.professionals_meeting.form import PROFESSIONALS_MEETING
from formsvc.forms.referral_record.form import REFERRAL_RECORD
from formsvc.forms.safety_plan.form import SAFETY_PLAN
from formsvc.forms.screening_aide.form import SCREENING_AIDE

FORM_TYPES: tuple[FormType, ...] = (
    SAFETY_PLAN,
    PROFESSIONALS_MEETING,
    INTELLIGENCE_REPORT,
    SCREENING_AIDE,
    REFERRAL_RECORD,
    ADVICE_REQUEST,
)


def form_type(slug: str) -> FormType | None:
    """The form type with that slug, if there is one."""
    return next((one for one in FORM_TYPES if one.slug == slug), None)


def example_of(one: FormType) -> str:
    """Complete, fictional answers of a form type, as JSON text."""
    folder = Path(__file__).parent / "forms" / one.slug.replace("-", "_")
    return (folder / "example.json").read_text(encoding="utf-8")
