"""A schema promises exactly what the views hold: same names, same kinds, nothing more and nothing less."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from formsvc.catalogue import FORM_TYPES
from formsvc.core.answers import Choice
from formsvc.core.schema import Chosen, Group, Many, Node, Schema, Text
from formsvc.formkit.formtype import Document, FormType
from formsvc.formkit.schema import schema_of
from formsvc.formkit.views import open_view, restricted_view
from formsvc.produce import _views, imprint
from tests.filled import answers_of, filled
from tests.formkit.sample import TRIP

DOCUMENTS = [pytest.param(one, paper, id=paper.name) for one in FORM_TYPES for paper in one.documents]
KINDS: dict[type[Any], type[Any]] = {Text: str, Chosen: Choice, Group: dict, Many: list}


def differences(node: Node, value: Any, path: str = "") -> Iterator[str]:
    """Where a value of a view is not what the schema says."""
    if not isinstance(value, KINDS[type(node)]):
        yield f"{path} is a {type(value).__name__} and no {type(node).__name__}"
    elif isinstance(node, Group):
        yield from (f"{path}.{name}" for name in node.names.keys() ^ value.keys())
        for name in node.names.keys() & value.keys():
            yield from differences(node.names[name], value[name], f"{path}.{name}")
    elif isinstance(node, Many):
        for index, item in enumerate(value):
            yield from differences(node.item, item, f"{path}.{index}")


def leaves(node: Node, path: str) -> Iterator[tuple[str, Text | Chosen]]:
    """Everything of a schema that can be printed, by its dotted name."""
    if isinstance(node, Group):
        for name, inner in node.names.items():
            yield from leaves(inner, f"{path}.{name}")
    elif isinstance(node, Many):
        yield from leaves(node.item, f"{path}[]")
    else:
        yield path, node


def of(kind: FormType, document: Document) -> dict[str, Text | Chosen]:
    """Everything a document may print."""
    schema = schema_of(kind, document)
    return {path: leaf for half in (schema.open, schema.restricted) if half for path, leaf in leaves(half, "")}


@pytest.mark.parametrize("turn", range(6))
@pytest.mark.parametrize("kind, document", DOCUMENTS)
def test_a_schema_is_the_shape_of_every_filled_view(kind, document, turn, packs):
    answers = answers_of(kind, filled(kind, packs, turn=turn), packs)
    printed = imprint(packs, "KDC4-M793", datetime(2026, 12, 1, 10))  # noqa: DTZ001  # local time is meant
    schema, views = schema_of(kind, document), _views(kind, document, answers, printed)
    for half, view in zip((schema.open, schema.restricted), views, strict=True):
        assert (half is None) == (view is None)
        assert half is None or list(differences(half, view)) == []


def test_every_way_of_differing_is_seen():
    schema = Group({"a": Text(), "b": Chosen(), "c": Many(Group({"d": Text()}))})
    assert list(differences(schema, {"a": "", "b": Choice(), "c": [{"d": ""}]})) == []
    wrongs: list[dict[str, Any]] = [
        {"a": Choice()}, {"b": ""}, {"c": [{}]}, {"c": [{"d": "", "e": ""}]}, {"c": {}}, {"f": ""}
    ]  # fmt: skip
    for wrong in wrongs:
        assert list(differences(schema, {"a": "", "b": Choice(), "c": []} | wrong))


@pytest.mark.parametrize("kind, document", DOCUMENTS)
def test_everything_that_can_be_printed_has_a_meaning_and_an_example(kind, document):
    for path, leaf in of(kind, document).items():
        assert leaf.meaning or path.endswith("[]"), path
        assert leaf.example if isinstance(leaf, Text) else leaf.entry.wording, path


@pytest.mark.parametrize("kind, document", DOCUMENTS)
def test_only_a_restricted_document_is_promised_who_told(kind, document):
    restricted = {step.slug for step in kind.steps if step.restricted}
    schema = schema_of(kind, document)
    assert (schema.restricted is not None) == document.restricted
    assert schema.open is None or not restricted & schema.open.names.keys()
    assert schema.restricted is None or schema.restricted.names.keys() == {*restricted, "document"}


def test_examples_are_those_of_filled_answers(packs):
    kind = next(one for one in FORM_TYPES if one.slug == "intelligence-report")
    answers = answers_of(kind, filled(kind, packs), packs)
    view = {**open_view(kind, answers), **restricted_view(kind, answers)}
    schema = schema_of(kind, kind.documents[0], view)
    assert list(unlike(schema, view)) == []


def unlike(schema: Schema, view: Any) -> Iterator[str]:
    """The names whose example is not the first answer of a view."""
    for half in (schema.open, schema.restricted):
        for path, leaf in leaves(half or Group(), ""):
            names = path[1:].replace("[]", ".0").split(".")
            value = view
            for name in names if names[0] != "document" and names[-1] != "reason_at" else ():
                value = value[int(name)] if isinstance(value, list) else value[name]
            if value is not view and value != (leaf.example if isinstance(leaf, Text) else leaf.entry):
                yield path


MEANINGS = [
    pytest.param("outing.title", "Title", id="the question"),
    pytest.param("outing.mood", "Mood", id="a choice"),
    pytest.param("outing.buses[].mood", "How was it on the bus?", id="in a list"),
    pytest.param("outing.guide.buses[].line", "Which bus?", id="in a list in a group"),
    pytest.param("guests[].postcode", "Postcode", id="in a list of pages"),
    pytest.param("risks.factors[].state", "How do things stand?", id="of a factor"),
    pytest.param("risks.others", "Other risk factors. Anything the list does not name.", id="with its short hint"),
    pytest.param("document.reference", "The reference of the record", id="of the document"),
]


@pytest.mark.parametrize("path, meaning", MEANINGS)
def test_a_name_means_what_its_question_asks(path, meaning):
    assert of(TRIP, TRIP.documents[0])[f".{path}"].meaning == meaning


def test_a_document_of_the_sample_is_promised_its_steps():
    printed = schema_of(TRIP, TRIP.documents[0])
    assert printed.title == "Sheet"
    assert printed.open is not None
    assert set(printed.open.names) == {"outing", "guests", "risks", "document"}
    assert printed.restricted is None


def test_a_form_adds_to_the_schema_what_it_adds_to_the_view():
    counting = replace(TRIP, extra_schema=lambda names: {"seen": names.names["guests"]})
    schema = schema_of(counting, TRIP.documents[0])
    assert schema.open is not None
    assert schema.open.names["seen"] == schema.open.names["guests"]
