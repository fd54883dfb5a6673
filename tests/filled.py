"""Answers that fill any form, found by walking its classes: a new form is filled without a line here."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import datetime
from itertools import count
from typing import Any, NamedTuple

from formsvc.core.answers import Choice, PartDate
from formsvc.data.packs import Packs
from formsvc.documents.inspect import texts
from formsvc.formkit.answerfields import DayField
from formsvc.formkit.choicefields import ChoiceField, ChoicesField
from formsvc.formkit.formdata import specimen
from formsvc.formkit.formtype import FormType, Rows
from formsvc.formkit.listfields import FactorsField, PartField, SeveralField
from formsvc.formkit.read import read
from formsvc.formkit.validators import must_be_email
from formsvc.produce import File, imprint, produce_all

Typist = Callable[[int], str]
"""What is typed as the answer of that number; the numbers run through the whole form."""


def word(number: int) -> str:
    """A word that stands nowhere else, and inside no other."""
    return f"word{number:04}"


def address(number: int) -> str:
    """An e-mail address that stands nowhere else."""
    return f"{word(number)}@school.example"


def date(number: int) -> str:
    """A date as JSON writes it; its day has two figures, so that in words it stands inside no other."""
    return f"{1950 + number // 228}-{number // 19 % 12 + 1:02}-{number % 19 + 10}"


def not_known(number: int) -> str:
    """What anybody may type anywhere."""
    return "not known"


SMALL = ("screening-aide", "referral-record", "advice-request")
"""Forms that ask so little that what is counted in them is counted by tens."""

LEAST: dict[str, dict[str, Any]] = {
    "intelligence-report": {
        "urgency": {"danger_now": "no"},
        "subject": {"summary": "Gifts from an adult."},
        "account": {"what_happened": "A man gave her a telephone."},
        "source": {"identity": "anonymous"},
    },
    "safety-plan": {
        "about": {"completed_by_name": "Priya Marlowe"},
        "child": {"name": "Taz"},
        "concern": {"level": "low"},
        "actions": [{"action": "Meet at school on Friday."}],
    },
    "professionals-meeting": {
        "meeting": {"purpose": "Agree who does what.", "date": "2026-11-06"},
        "child": {"name": "Taz"},
        "invited": [{"name": "Owen Castell"}],
    },
    "screening-aide": {"about": {"child": "Taz"}},
    "referral-record": {
        "referral": {"referred_on": "2026-10-10"},
        "child": {"name": "Taz"},
        "worry": {"what_worries": "An adult gives her lifts."},
    },
    "advice-request": {
        "situation": {"what_is_happening": "An adult gives a girl lifts."},
        "question": {"what_is_unclear": "May we tell the police?"},
    },
}
"""The least answers each form accepts, by its slug."""


@dataclass
class _Writer:
    packs: Packs
    text: Typist
    email: Typist
    day: Typist
    turns: Counter[str]
    numbers: Iterator[int] = field(default_factory=count)

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
        typist = self.email if must_be_email in question.validators else self.text
        return (self.day if isinstance(question, DayField) else typist)(next(self.numbers))

    def choice(self, question: Any) -> str:
        """The next id of the list, so that neighbours differ; after the last the first again."""
        ids = self.ids(question)
        self.turns[question.list_name] += 1
        return ids[(self.turns[question.list_name] - 1) % len(ids)]

    def ids(self, question: Any) -> list[str]:
        return [entry.id for entry in self.packs.entries(question.list_name)]


def filled(
    form_type: FormType,
    packs: Packs,
    text: Typist = word,
    *,
    email: Typist = address,
    day: Typist = date,
    turn: int = 0,
) -> dict[str, Any]:
    """JSON-able answers to every question of a form, two items in every list.

    Choices take turns through the entries of their list, beginning `turn` entries late.
    """
    writer = _Writer(packs, text, email, day, Counter(dict.fromkeys(packs.lists, turn)))
    return {
        step.slug: [writer.page(step.form) for _ in range(2)] if isinstance(step, Rows) else writer.page(step.form)
        for step in form_type.steps
    }


def answers_of(form_type: FormType, value: Any, packs: Packs) -> Any:
    """Typed answers of JSON that nothing may stop."""
    judged = read(form_type, value, packs)
    assert judged.answers is not None, [finding for finding in judged.findings if finding.stops]
    return judged.answers


def text_of(form_type: FormType, answers: Any, packs: Packs) -> str:
    """What all documents of a form say."""
    return "\n".join(texts(file.content) for file in papers(form_type, answers, packs).values())


def papers(form_type: FormType, answers: Any, packs: Packs) -> dict[str, File]:
    """Every document by its name, always with the same reference and clock."""
    made = produce_all(form_type, answers, imprint(packs, "KDC4-M793", datetime(2026, 12, 1, 10)))  # noqa: DTZ001  # local time is meant
    return dict(zip((document.name for document in form_type.documents), made, strict=True))


class Leaf(NamedTuple):
    """One answer as a document prints it, where it stands, and the class of answers it stands in."""

    path: str
    owner: type
    text: str


def leaves(value: Any, path: str = "", owner: type = object) -> Iterator[Leaf]:
    """Every single answer inside typed answers, blank ones too, and every list that is empty."""
    if isinstance(value, tuple) and value:
        for index, item in enumerate(value):
            yield from leaves(item, f"{path}.{index}", owner)
    elif is_dataclass(value) and not isinstance(value, (Choice, PartDate)):
        for one in fields(value):
            yield from leaves(getattr(value, one.name), f"{path}.{one.name}".lstrip("."), type(value))
    else:
        yield Leaf(path, owner, str(value or ""))


def with_own_wordings(value: Any, numbers: Iterator[int]) -> Any:
    """The same typed answers, each choice worded like no other, so that it can be found on paper."""
    if isinstance(value, Choice):
        return replace(value, wording=f"choice{next(numbers):04}")
    if isinstance(value, tuple):
        return tuple(with_own_wordings(item, numbers) for item in value)
    if is_dataclass(value) and not isinstance(value, (type, PartDate)):
        own = {one.name: with_own_wordings(getattr(value, one.name), numbers) for one in fields(value)}
        return replace(value, **own)
    return value
