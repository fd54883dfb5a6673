"""Looking into Word files."""

import pytest

from formsvc.core.schema import Group, Many, Schema, Text
from formsvc.documents.inspect import inspect, open_texts, texts
from formsvc.documents.template import compile_template
from tests.documents.words import compiled, marked_template, parts_of, template, with_parts

LETTERS = {name: Text() for name in "abcdef"}
TAGS = {
    "plain": ({"b": Group({"c": Text()})}, "{{ a }} {{ b.c|known }}", {"a", "b.c"}),
    "loop": (
        {"a": Group({"rows": Many(Group({"name": Text()}))})},
        "{% for x in a.rows %}{{ x.name }}{{ loop.index }}{% endfor %}",
        {"a.rows.name"},
    ),
    "loop in a loop": (
        {"a": Many(Group({"b": Many(Text()), "c": Text()})), "x": Text()},
        "{% for x in a %}{% for y in x.b %}{{ y }}{% endfor %}{{ x.c }}{% endfor %}{{ x }}",
        {"a.b", "a.c", "x"},
    ),
    "only asked about": (
        {},
        "{% if a and b != 'x' %}{{ c }}{% elif d %}{{ e }}{% else %}{{ f }}{% endif %}",
        {"c", "e", "f"},
    ),
    "chosen between": ({}, "{{ a if b else c }} {{ d or e }} {{ f|length }}", {"a", "c", "d", "e"}),
}


@pytest.mark.parametrize("names, tags, printed", TAGS.values(), ids=TAGS)
def test_the_names_a_template_prints_are_found(names, tags, printed):
    schema = Schema(title="Test", open=Group({**LETTERS, **names}))
    assert compile_template(template(tags), schema).names == printed


def test_what_a_document_should_print_and_does_not_is_a_warning():
    item = Group({"name": Text(), "age": Text()})
    names = Group({"people": Many(item), "by_age": Group({"young": Many(item)}), "other": Text()})
    schema = Schema(title="Test", open=names, prints=frozenset({"people"}))
    tags = "{% for one in by_age.young %}{{ one.name }}{% endfor %}"
    (found,) = inspect(template(tags), schema)
    assert found.action == "warn"
    assert "Nothing prints people.age." in found.message


def made() -> bytes:
    """A filled document with a restricted section."""
    about = {"document": {"reference": "K7Q2"}}
    views = {"subject": "Lifts in cars", **about}, {"source": {"name": "Rowan Ashdown"}, **about}
    return compiled(marked_template(footer="Foot of the log"), *views).fill(*views)


def test_open_texts_are_all_but_the_restricted_section():
    text = open_texts(made())
    assert [words for words in ("Lifts in cars", "Log K7Q2", "Foot of the log", "Test") if words not in text] == []
    assert "Rowan" not in text
    assert "Source K7Q2" not in text
    assert "Rowan Ashdown" in texts(made())


@pytest.mark.parametrize("before, is_open", [(b"Log of the report", True), (b"Source sheet", False)])
def test_a_description_of_a_picture_counts_where_it_stands(before, is_open):
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    picture = f'<w:drawing><wp:docPr xmlns:wp="{drawing}" id="1" name="P" descr="Rowan at her window"/></w:drawing>'
    body = parts_of(made())["word/document.xml"]
    text, end = b">" + before + b"</w:t>", b"</w:t>"
    assert text in body
    drawn = body.replace(text, text.removesuffix(end) + end + picture.encode())
    assert ("Rowan at her window" in open_texts(with_parts(made(), {"word/document.xml": drawn}))) == is_open
