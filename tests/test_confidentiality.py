"""What people say in confidence stays in restricted documents, and nothing else depends on it."""

import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from itertools import count
from typing import Any, get_args, get_type_hints

import pytest

from formsvc.catalogue import FORM_TYPES
from formsvc.core.answers import Choice, PartDate
from formsvc.core.restricted import is_restricted
from formsvc.data.packs import Packs
from formsvc.documents import package
from formsvc.documents.inspect import texts
from formsvc.formkit.formtype import Document, FormType
from formsvc.formkit.views import open_view
from formsvc.produce import File
from tests.filled import Typist, answers_of, filled, leaves, not_known, papers, with_own_wordings

CONFIDING = [one for one in FORM_TYPES if any(step.restricted for step in one.steps)]
of_confiding = pytest.mark.parametrize("form_type", CONFIDING, ids=lambda one: one.slug)
SPARSE = {
    "intelligence-report": [
        {"source": {"telephone": "07700 900123"}},
        {"source": {"identity": "anonymous"}},
        {"source": {"identity": "not_known"}},
    ]
}


def classes_in(answers_type: Any) -> Iterator[type[Any]]:
    """A class of answers and those of the lists and groups inside it."""
    if is_dataclass(answers_type) and answers_type not in (Choice, PartDate):
        yield answers_type  # type: ignore[misc]  # a class, not an object of one
        for hint in get_type_hints(answers_type).values():
            for inner in get_args(hint) or (hint,):
                yield from classes_in(inner)


def restricted_steps(form_type: FormType) -> set[str]:
    return {step.slug for step in form_type.steps if step.restricted}


def test_the_intelligence_report_asks_in_confidence():
    assert {step.slug for one in CONFIDING for step in one.steps if step.restricted} >= {"source"}


@of_confiding
def test_no_restricted_answer_is_in_any_open_document(form_type, packs):
    answers = with_own_wordings(answers_of(form_type, filled(form_type, packs), packs), count())
    secrets = [leaf for leaf in leaves(answers) if leaf.path.split(".")[0] in restricted_steps(form_type)]
    opened = [file for file in papers(form_type, answers, packs).values() if not file.restricted]
    assert secrets
    for file in opened:
        parts = package.read(file.content)
        everything = b"\n".join((file.name.encode(), *map(str.encode, parts), *parts.values())).lower()
        assert [leaf.path for leaf in secrets if leaf.text.lower().encode() in everything] == []


@of_confiding
def test_what_only_restricted_documents_print_is_a_restricted_answer(form_type, packs):
    answers = with_own_wordings(answers_of(form_type, filled(form_type, packs), packs), count())
    text = {True: "", False: ""}
    for file in papers(form_type, answers, packs).values():
        text[file.restricted] += texts(file.content)
    hidden = [leaf for leaf in leaves(answers) if leaf.text in text[True] and leaf.text not in text[False]]
    assert hidden
    assert [leaf.path for leaf in hidden if not is_restricted(leaf.owner)] == []


def test_the_classes_of_a_restricted_step_are_restricted_and_no_others(form_type):
    for step in form_type.steps:
        for answers_type in classes_in(step.form.answers_type):
            assert is_restricted(answers_type) == step.restricted, answers_type


def test_the_open_view_holds_every_step_but_the_restricted_ones(form_type, packs):
    view = open_view(form_type, answers_of(form_type, filled(form_type, packs), packs))
    steps = {step.slug for step in form_type.steps}
    assert view.keys() & steps == steps - restricted_steps(form_type)


def always(text: str) -> Typist:
    return lambda number: text


def sources(form_type: FormType, packs: Packs) -> Iterator[dict[str, Any]]:
    """Other answers to the restricted steps: short, long, not Latin, not known, and hardly any."""
    for turn, text in enumerate(("A", "Zed " * 2000, "بچے\nکی حفاظت")):
        yield filled(form_type, packs, always(text), turn=turn)
    yield filled(form_type, packs, not_known, email=not_known, day=not_known)
    yield from SPARSE.get(form_type.slug, [])


def open_side(document: Document, file: File) -> Any:
    """All of a document that people may see who must not know the source; of a restricted one, its name at least."""
    if not file.restricted:
        return file
    return (file.name, before_the_break(file) if document.part == "whole" else {})


def before_the_break(file: File) -> dict[str, bytes]:
    """The parts of a submission without the restricted section and what that section alone leads to."""
    parts = package.read(file.content)
    body = parts[package.MAIN]
    end = body.rindex(b"</w:sectPr>", 0, body.index(b'w:name="restricted_section"'))
    used = re.compile(rb' r:id="(\w+)"')
    own = {link.decode() for link in set(used.findall(body[end:])) - set(used.findall(body[:end]))}
    margins = {link.part for link in package.links_of(parts, package.MAIN) if link.id in own}
    return {name: data for name, data in parts.items() if name not in margins} | {package.MAIN: body[:end]}


@of_confiding
def test_nothing_outside_the_restricted_section_changes_with_the_source(form_type, packs):
    first = filled(form_type, packs)
    steps = restricted_steps(form_type)
    made = papers(form_type, answers_of(form_type, first, packs), packs)
    for other in sources(form_type, packs):
        value = {slug: answers for slug, answers in first.items() if slug not in steps}
        changed = value | {slug: answers for slug, answers in other.items() if slug in steps}
        again = papers(form_type, answers_of(form_type, changed, packs), packs)
        for document in form_type.documents:
            before, after = made[document.name], again[document.name]
            assert open_side(document, before) == open_side(document, after), document.name
            assert (before == after) != document.restricted, document.name
