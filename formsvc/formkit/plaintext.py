"""A document as plain text, to be pasted into a form of somebody else's: the open view, question by question."""

from collections.abc import Iterator, Mapping
from typing import Any

from formsvc.formkit.answerfields import StampField
from formsvc.formkit.choicefields import OfferedField
from formsvc.formkit.formdata import specimen
from formsvc.formkit.formtype import Document, FormType, Rows, Step
from formsvc.formkit.listfields import PartField, SeveralField
from formsvc.formkit.ownwords import OwnWords
from formsvc.formkit.views import View

_NOTHING = "Nothing recorded."


def plain_text(form_type: FormType, document: Document, view: View) -> str:
    """The steps of a document as text, blank answers left out. Lines end with "\\n"; answers stand as typed.

    `view` is the open view with `document` in it, as the Word template sees it: what is not in it cannot be told.
    """
    head = view["document"]
    lines = [head["marking"], "", f"{form_type.title}: {head['title'].lower()}"]
    lines += [f"Reference {head['reference']}", f"Made on {head['made_on']}"]
    for number, step in enumerate((step for step in form_type.steps if step.slug in document.steps), 1):
        lines += ["", "", _title(number, step), *_step(step, view[step.slug])]
    return "\n".join([*lines, "", "", f"End of {head['reference']}", head["marking"], ""])


def labels(form_type: FormType, document: Document) -> OwnWords:
    """The form's own words in such a text: its titles, and the questions before the answers."""
    steps = [step for step in form_type.steps if step.slug in document.steps]
    titles = (_title(number, step) for number, step in enumerate(steps, 1))
    questions = (label for step in steps for label in _labels(step.form))
    return OwnWords(frozenset((*titles, _NOTHING)), labels=frozenset(questions))


def _labels(form_class: type[Any]) -> Iterator[str]:
    for field in specimen(form_class).questions:
        yield field.label.text
        if isinstance(field, PartField):
            yield from _labels(field.form_class)
        elif isinstance(field, SeveralField):
            yield from _labels(field.row_form)


def _title(number: int, step: Step) -> str:
    return f"{number}. {step.title.upper()}"


def _step(step: Step, value: Any) -> list[str]:
    if not isinstance(step, Rows):
        return ["", *(list(_answers(step.form, value)) or [_NOTHING])]
    lines: list[str] = []
    for number, item in enumerate(value, 1):
        lines += ["", f"{step.item.capitalize()} {number} of {len(value)}", *_answers(step.form, item)]
    return lines or ["", _NOTHING]


def _answers(form_class: type[Any], value: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    for field in specimen(form_class).questions:
        answer = value[field.short_name]
        if isinstance(field, PartField):
            yield from _answers(field.form_class, answer, f"{field.label.text}: ")
        elif isinstance(field, SeveralField):
            for number, row in enumerate(answer, 1):
                yield from _answers(field.row_form, row, f"{field.item.capitalize()} {number}: ")
        elif text := _words(field, answer):
            yield _line(prefix + field.label.text, text)


def _words(field: Any, answer: Any) -> str:
    """An answer in words; a time set by the server says so, it answers no question."""
    if isinstance(field, OfferedField) and field.many:
        return ", ".join(str(choice) for choice in answer)
    return f"written {answer}" if isinstance(field, StampField) and answer else str(answer).strip("\n")


def _line(label: str, text: str) -> str:
    """Question and answer on one line; an answer of several lines stands below, with an empty line behind it."""
    sign = "" if label.endswith("?") else ":"
    return f"{label}{sign}\n{text}\n" if "\n" in text else f"{label}{sign} {text}"
