"""Where a page leads: the step after it, the list of steps, the place a finding speaks of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import url_for

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
    return {"href": url_for("tasks.show", record_id=current_record().id), "text": "List of steps"}


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
        return Pointer(f"Something is missing or wrong in “{step.title}”", page_address(step), step.title)
    index = _index(finding)
    page = pages[step.slug][index] if isinstance(step, Rows) and index is not None else None
    where = f"{step.title}, {step.item} {index + 1}" if isinstance(step, Rows) and index is not None else step.title
    return Pointer(finding.message, page_address(step, page) + (f"#{finding.anchor}" if finding.anchor else ""), where)


def _index(finding: Finding) -> int | None:
    parts = finding.path.split(".")
    return int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else None


def pointers(findings: Iterable[Finding], pages: Mapping[str, tuple[Stored, ...]]) -> list[Pointer]:
    """Where to go for each finding, each way named once."""
    return list(dict.fromkeys(point(finding, pages) for finding in findings))
