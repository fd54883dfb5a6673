"""Looking into Word files."""

import pytest

from formsvc.documents.inspect import names, open_texts, texts
from formsvc.documents.template import Template
from tests.documents.words import marked_template, parts_of, template, with_parts

TAGS = {
    "plain": ("{{ a }} {{ b.c|known }}", {"a", "b.c"}),
    "loop": ("{% for x in a.rows %}{{ x.name }}{{ loop.index }}{% endfor %}", {"a.rows.name"}),
    "loop in a loop": (
        "{% for x in a %}{% for y in x.b %}{{ y }}{% endfor %}{{ x.c }}{% endfor %}{{ x }}",
        {"a.b", "a.c", "x"},
    ),
    "only asked about": (
        "{% if a and b != 'x' %}{{ c }}{% elif d %}{{ e }}{% else %}{{ f }}{% endif %}",
        {"c", "e", "f"},
    ),
    "chosen between": ("{{ a if b else c }} {{ d or e }} {{ f|length }}", {"a", "c", "d", "e"}),
}


@pytest.mark.parametrize("tags, printed", TAGS.values(), ids=TAGS)
def test_the_names_a_template_prints_are_found(tags, printed):
    assert names(template(tags)) == printed


def made() -> bytes:
    """A filled document with a restricted section."""
    loaded = Template.load(marked_template(footer="Foot of the log"), "Report")
    about = {"document": {"reference": "K7Q2"}}
    return loaded.fill({"subject": "Lifts in cars", **about}, {"source": {"name": "Rowan Ashdown"}, **about})


def test_open_texts_are_all_but_the_restricted_section():
    text = open_texts(made())
    assert [words for words in ("Lifts in cars", "Log K7Q2", "Foot of the log", "Report") if words not in text] == []
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
