"""The promises every form type makes; a form added to the catalogue makes them too.

Answers come from `tests.filled`: each is a word (or date, or address) that stands nowhere else,
so that whatever is printed can be traced to the question it answers.
"""

import copy
import json
from collections.abc import Iterator
from dataclasses import fields
from itertools import count
from typing import Any, get_type_hints

import pytest

from formsvc.catalogue import example_of
from formsvc.catalogue import form_type as find
from formsvc.core.answers import Choice, PartDate
from formsvc.data.packs import Packs
from formsvc.formkit.answerfields import DayField
from formsvc.formkit.choicefields import ChoiceField, ChoicesField
from formsvc.formkit.formdata import specimen
from formsvc.formkit.formtype import FormType, Rows, Step
from formsvc.formkit.listfields import PartField, SeveralField
from formsvc.formkit.problems import stopping
from formsvc.formkit.read import read, to_record
from formsvc.formkit.record import fresh_pages, judge, judge_item
from formsvc.formkit.views import open_view
from formsvc.produce import template_of
from tests.filled import LEAST, answers_of, filled, leaves, not_known, text_of, with_own_wordings

# What must be answered, as the paperwork names it, and what is said when it is not.
REQUIRED = {
    "intelligence-report": {
        "urgency.danger_now": "Choose whether anyone is in danger now",
        "subject.summary": "Enter one sentence on what the report is about",
        "account.what_happened": "Enter what happened",
        "source.identity": (
            "Enter anything you know of who told, or choose that they wish to stay anonymous or are not known"
        ),
    },
    "safety-plan": {
        "about.completed_by_name": "Enter the name of the person who completes the plan",
        "child.name": "Enter the child's name, or “not known”",
        "concern.level": "Choose the level of concern",
        "actions": "Add at least one action",
    },
    "professionals-meeting": {
        "meeting.purpose": "Enter the purpose of the meeting",
        "meeting.date": "Enter the date of the meeting, or tick “Not known”",
        "child.name": "Enter the child's name, or “not known”",
        "invited": "Add at least one person to invite",
    },
    "screening-aide": {"about.child": "Enter the child's name or initials, or “not known”"},
    "referral-record": {
        "referral.referred_on": "Enter the date of the referral, or tick “Not known”",
        "child.name": "Enter the child's name, or “not known”",
        "worry.what_worries": "Enter what you are worried about",
    },
    "advice-request": {
        "situation.what_is_happening": "Enter what is happening, in general words",
        "question.what_is_unclear": "Enter what you want to know",
    },
}
by_table = pytest.mark.parametrize("slug", REQUIRED)


def called(slug: str) -> FormType:
    found = find(slug)
    assert found, slug
    return found


def forms_in(form_class: type[Any]) -> Iterator[type[Any]]:
    """A form class and those of the rows and groups inside it."""
    yield form_class
    for question in specimen(form_class).questions:
        if isinstance(question, (SeveralField, PartField)):
            yield from forms_in(question.row_form if isinstance(question, SeveralField) else question.form_class)


def forms_of(form_type: FormType) -> list[type[Any]]:
    return list(dict.fromkeys(form for step in form_type.steps for form in forms_in(step.form)))


def answer_type(question: Any) -> Any:
    """The type of the answers a question gives."""
    if isinstance(question, SeveralField):
        return tuple[question.row_form.answers_type, ...]
    if isinstance(question, PartField):
        return question.form_class.answers_type
    kinds: dict[type, Any] = {ChoicesField: tuple[Choice, ...], ChoiceField: Choice, DayField: PartDate}
    return next((answers for kind, answers in kinds.items() if isinstance(question, kind)), str)


def type_of(step: Step) -> Any:
    """The type of the answers a step gives."""
    answers: Any = step.form.answers_type
    return tuple[answers, ...] if isinstance(step, Rows) else answers


def test_each_page_asks_exactly_what_its_answers_hold(form_type):
    for form in forms_of(form_type):
        asked = [(question.short_name, answer_type(question)) for question in specimen(form).questions]
        hints = get_type_hints(form.answers_type)
        assert asked == [(one.name, hints[one.name]) for one in fields(form.answers_type)], form


def test_the_answers_hold_one_field_for_each_step_in_order(form_type):
    hints = get_type_hints(form_type.answers_type)
    held = [(one.name, hints[one.name]) for one in fields(form_type.answers_type)]
    assert held == [(step.slug, type_of(step)) for step in form_type.steps]


def test_every_question_has_a_label_of_its_own(form_type):
    for form in forms_of(form_type):
        labels = [question.label.text.strip() for question in specimen(form).questions]
        assert all(labels), form
        assert len(set(labels)) == len(labels), form


def test_only_real_questions_are_folded_and_never_one_that_must_be_answered(form_type):
    for form in forms_of(form_type):
        folded = [specimen(form)[name] for name in form.more]
        assert [question.short_name for question in folded if getattr(question, "required", False)] == [], form


def test_an_item_is_named_by_its_own_answers(form_type):
    for step in (step for step in form_type.steps if isinstance(step, Rows)):
        questions = [specimen(step.form)[name] for name in step.names]
        assert questions
        assert bool(step.at_least) == bool(step.thing), step.slug


def test_every_document_has_its_template_and_prints_only_steps_it_names(form_type, packs):
    steps = {step.slug for step in form_type.steps}
    worked_out = open_view(form_type, answers_of(form_type, filled(form_type, packs), packs)).keys() - steps
    for document in form_type.documents:
        printed = template_of(form_type, document).names
        assert set(document.steps) <= steps
        assert {name.partition(".")[0] for name in printed} <= {*document.steps, *worked_out, "document"}
        assert document.restricted == any(step.restricted for step in form_type.steps if step.slug in document.steps)


def ids_at(form_type: FormType, path: str, packs: Packs) -> list[str]:
    """Ids that the question at a path offers; none if it is answered in words."""
    slug, *way = (name for name in path.split(".") if not name.isdigit())
    form_class: Any = next(step.form for step in form_type.steps if step.slug == slug)
    question: Any = None
    for name in way:
        question = specimen(form_class)[name]
        form_class = getattr(question, "row_form", None) or getattr(question, "form_class", None)
    return [entry.id for entry in packs.entries(question.list_name)] if hasattr(question, "list_name") else []


def with_answer(value: Any, path: str, answer: str) -> Any:
    """JSON answers with another answer at a path."""
    changed = inner = copy.deepcopy(value)
    *way, last = (int(name) if name.isdigit() else name for name in path.split("."))
    for name in way:
        inner = inner[name]
    inner[last] = answer
    return changed


def told_by_its_place(form_type: FormType, value: Any, path: str, packs: Packs) -> bool:
    """Whether each choice leads to other words on paper: an action stands under the heading of what it serves."""
    ids = ids_at(form_type, path, packs)
    others = [answers_of(form_type, with_answer(value, path, one), packs) for one in ids]
    return bool(ids) and len({text_of(form_type, other, packs) for other in others}) == len(ids)


@pytest.mark.parametrize("turn", range(8))
def test_every_answer_is_printed_in_some_document(form_type, turn, packs):
    value = filled(form_type, packs, turn=turn)
    answers = with_own_wordings(answers_of(form_type, value, packs), count())
    printed = text_of(form_type, answers, packs)
    unseen = [leaf.path for leaf in leaves(answers) if leaf.text not in printed]
    assert [path for path in unseen if not told_by_its_place(form_type, value, path, packs)] == []


def stopped(form_type: FormType, value: Any, packs: Packs) -> dict[str, str]:
    """What stops these answers: where, and in which words."""
    return {finding.path: finding.message for finding in stopping(read(form_type, value, packs).findings)}


@by_table
def test_an_empty_form_asks_for_what_it_needs_and_nothing_else(slug, packs):
    assert stopped(called(slug), {}, packs) == REQUIRED[slug]


@by_table
def test_the_least_answers_are_enough(slug, packs):
    assert stopped(called(slug), LEAST[slug], packs) == {}


@by_table
def test_an_item_may_hold_any_one_answer_beside_what_it_must_hold(slug, packs):
    for step in (step for step in called(slug).steps if isinstance(step, Rows)):
        needed = set(LEAST[slug].get(step.slug, [{}])[0])
        for name, answer in filled(called(slug), packs)[step.slug][0].items():
            typed = to_record(called(slug), {step.slug: [{name: answer}]})[0][step.slug][0]
            asked = {finding.path for finding in stopping(judge_item(step, typed, packs).findings)}
            assert asked == {f"{step.slug}.0.{missing}" for missing in needed - {name}}, name


def test_a_new_record_says_what_to_enter_or_choose_or_add(form_type, packs):
    new = {step.slug: fresh_pages(step, packs) for step in form_type.steps}
    findings = stopping(judge(form_type, new, packs).findings)
    assert {finding.kind for finding in findings} <= {"required"}
    assert {finding.message.split()[0] for finding in findings} <= {"Enter", "Choose", "Add"}


def test_not_known_answers_every_question_in_words_or_dates(form_type, packs):
    value = filled(form_type, packs, not_known, email=not_known, day=not_known)
    answers = with_own_wordings(answers_of(form_type, value, packs), count())
    given = {leaf.text for leaf in leaves(answers) if not leaf.text.startswith("choice")}
    assert given <= {"not known", "Not known"}
    assert "not known" in text_of(form_type, answers, packs)


def test_the_example_fills_every_answer_and_every_list(form_type, packs):
    example = leaves(answers_of(form_type, json.loads(example_of(form_type)), packs))
    answered = {tuple(leaf.path.split(".")): leaf.text for leaf in example}
    assert [path for path, text in answered.items() if not text] == []
    places = {path[:length] for path in answered for length in range(1, len(path) + 1)}
    assert [place for place in places if place[-1] == "0" and (*place[:-1], "1") not in places] == []
