"""Where a page leads: the step after it, the list of steps, the place a finding speaks of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import url_for

from formsvc.core.language import _
from formsvc.formkit.formtype import Rows, Step
from formsvc.formkit.problems import Finding
from formsvc.web.records import Stored, current_form_type, current_record


@dataclass(frozen=True, slots=True)
class Pointer:
    """A finding with the page it is about: where it leads, and what people call that page."""

    message: str
    href: str
    where: str


def after(step: Step) -> str:
    """Address of the page after a step: the next step, or the check of all answers."""
    record, steps = current_record(), current_form_type().steps
    index = steps.index(step) + 1
    if index == len(steps):
        return url_for("finish.check", record_id=record.id)
    return url_for("steps.show", record_id=record.id, slug=steps[index].slug)


def back_to_tasks() -> dict[str, str]:
    """The link at the top of a page of the record."""
    return {"href": url_for("tasks.show", record_id=current_record().id), "text": _("List of steps")}


def page_address(step: Step, page: Stored | None = None) -> str:
    """Address of a step's page, or of one item of its list."""
    record_id = current_record().id
    if isinstance(step, Rows) and page:
        return url_for("steps.item", record_id=record_id, slug=step.slug, item_id=page.id)
    return url_for("steps.show", record_id=record_id, slug=step.slug)


def point(finding: Finding, pages: Mapping[str, tuple[Stored, ...]]) -> Pointer:
    """Where to go to put a finding right. A restricted page is named, and nothing on it."""
    step = current_form_type().step(finding.step)
    if step is None:
        raise LookupError("a finding names no step of this form")
    if step.restricted:
        title = _(step.title)
        return Pointer(_("Something is missing or wrong in “{step}”", step=title), page_address(step), title)
    index = _index(finding)
    page = pages[step.slug][index] if isinstance(step, Rows) and index is not None else None
    where = place_in_words(step, None if index is None else index + 1)
    return Pointer(finding.message, page_address(step, page) + (f"#{finding.anchor}" if finding.anchor else ""), where)


def place_in_words(step: Step, number: int | None) -> str:
    """What people call a step, or the item of that number in its list."""
    if not isinstance(step, Rows) or number is None:
        return _(step.title)
    return _("{step}, {item} {number}", step=_(step.title), item=_(step.item), number=number)


def _index(finding: Finding) -> int | None:
    parts = finding.path.split(".")
    return int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else None


def pointers(findings: Iterable[Finding], pages: Mapping[str, tuple[Stored, ...]]) -> list[Pointer]:
    """Where to go for each finding, each way named once."""
    return list(dict.fromkeys(point(finding, pages) for finding in findings))
