"""Answers as people read them back: each question that was answered, with what was typed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from formsvc.core.answers import PartDate
from formsvc.core.dates import date_in_words
from formsvc.core.language import _
from formsvc.formkit.answerfields import AnswerField, StampField
from formsvc.formkit.choicefields import ChoicesField
from formsvc.formkit.listfields import FactorsField, PartField, SeveralField
from formsvc.web.words import capfirst


@dataclass(frozen=True, slots=True)
class ReadBack:
    """One question and its answer in words; `anchor` is the id of its element on the page."""

    label: str
    text: str
    anchor: str


def answers_of(form: Any, prefix: str = "") -> tuple[ReadBack, ...]:
    """All answered questions of a form, in the order of the page, those in its rows and groups included."""
    return tuple(_read_back(form, prefix))


def differing(theirs: Sequence[ReadBack], mine: Sequence[ReadBack]) -> tuple[ReadBack, ...]:
    """The answers of one version that the other does not have, and a blank one for each it lacks."""
    only_mine = {one.anchor: one for one in mine}
    changed = tuple(one for one in theirs if only_mine.pop(one.anchor, None) != one)
    return changed + tuple(ReadBack(one.label, "", one.anchor) for one in only_mine.values())


def _read_back(form: Any, prefix: str) -> Iterator[ReadBack]:
    for field in form.questions:
        label = f"{prefix}{_(field.label.text)}"
        if isinstance(field, FactorsField):
            yield from _factors(field)
        elif isinstance(field, SeveralField):
            for index, row in enumerate(field.rows, 1):
                yield from answers_of(row, f"{numbered(field.item, index)}: ") if not row.is_blank else ()
        elif isinstance(field, PartField):
            yield from answers_of(field.form, f"{label}: ")
        elif isinstance(field, AnswerField) and not field.is_blank and not isinstance(field, StampField):
            yield ReadBack(label, _in_words(field), field.focus_id)


def _factors(field: FactorsField) -> Iterator[ReadBack]:
    for row in field.rows:
        if not row.is_blank:
            words = " – ".join(part for part in (str(row.state.answer), row.note.answer) if part)
            yield ReadBack(str(row.factor.answer), words, row.state.focus_id)


def numbered(item: str, number: int) -> str:
    """What one item of a list is called, such as "Action 2"."""
    return _("{item} {number}", item=_(capfirst(item)), number=number)


def _in_words(field: Any) -> str:
    """An answer in words; of a date that is none, what was typed."""
    if isinstance(field, ChoicesField):
        return ", ".join(choice.wording for choice in field.chosen)
    answer = date_in_words(field.answer) if isinstance(field.answer, PartDate) else str(field.answer)
    return answer or " ".join(text for text in getattr(field, "typed", {}).values() if text)
