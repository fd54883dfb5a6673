"""Answers that fill any form, found by walking its classes: a new form is filled without a line here."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from itertools import count
from typing import Any, NamedTuple

from formsvc.core.answers import Choice, PartDate
from formsvc.data.packs import Packs
from formsvc.formkit.choicefields import ChoiceField, ChoicesField, OfferedField
from formsvc.formkit.answerfields import DayField
from formsvc.formkit.formdata import specimen
from formsvc.formkit.formtype import FormType, Rows
from formsvc.formkit.listfields import FactorsField, PartField, SeveralField
from formsvc.formkit.validators import must_be_email

Typist = Callable[[int], str]
"""What is typed as the answer of that number; the numbers run through the whole form."""


def word(number: int) -> str:
    """A word that stands nowhere else, and inside no other."""
    return f"word{number:04}"


def address(number: int) -> str:
    """An e-mail address that stands nowhere else."""
    return f"{word(number)}@school.example"


def date(number: int) -> str:
    """A date as JSON writes it; in words it is found inside no other, since its day has two figures."""
    return f"{1950 + number // 228}-{number // 19 % 12 + 1:02}-{number % 19 + 10}"


@dataclass
class _Writer:
    packs: Packs
    text: Typist
    email: Typist
    day: Typist
    numbers: Iterator[int] = field(default_factory=count)
    turns: Counter = field(default_factory=Counter)

    def page(self, form_class: type) -> dict[str, Any]:
        return {question.short_name: self.answer(question) for question in specimen(form_class).questions}

    def answer(self, question: Any) -> Any:
        if isinstance(question, FactorsField):
            return [self.page(question.row_form) | {"factor": one} for one in self.ids(question)]
        if isinstance(question, SeveralField):
            return [self.page(question.row_form) for _ in range(2)]
        if isinstance(question, PartField):
            return self.page(question.form_class)
        if isinstance(question, ChoicesField):
            return [self.choice(question), self.choice(question)]
        return self.choice(question) if isinstance(question, ChoiceField) else self.typed(question)

    def typed(self, question: Any) -> str:
        if isinstance(question, DayField):
            return self.day(next(self.numbers))
        typist = self.email if must_be_email in question.validators else self.text
        return typist(next(self.numbers))

    def choice(self, question: OfferedField) -> str:
        """The next id of the list, so that neighbours differ; after the last the first again."""
        ids = self.ids(question)
        self.turns[question.list_name] += 1
        return ids[(self.turns[question.list_name] - 1) % len(ids)]

    def ids(self, question: Any) -> list[str]:
        return [entry.id for entry in self.packs.entries(question.list_name)]


def filled(
    form_type: FormType,
    packs: Packs,
    *,
    text: Typist = word,
    email: Typist = address,
    day: Typist = date,
    turn: int = 0,
) -> dict[str, Any]:
    """JSON-able answers to every question of a form, two items in every list.

    Choices take turns through the entries of their list, beginning `turn` entries late.
    """
    writer = _Writer(packs, text, email, day, turns=Counter(dict.fromkeys(packs.lists, turn)))
    return {
        step.slug: [writer.page(step.form) for _ in range(2)] if isinstance(step, Rows) else writer.page(step.form)
        for step in form_type.steps
    }
