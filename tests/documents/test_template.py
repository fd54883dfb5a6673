"""Filling templates: answers come out exactly as typed, and nothing is said of them in errors."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from docx import Document

from formsvc.core.answers import Choice, PartDate
from formsvc.core.errors import DocumentError
from formsvc.documents.inspect import texts
from formsvc.documents.template import Template
from tests.documents.words import faults, parts_of, runs_of, saved, template, with_parts

SECRET = "Rowan Ashdown"

AS_TYPED = {
    "sum in braces": "{{7*7}} {{ x }} {# no #}",
    "raw block": "{% raw %} {% endraw %}",
    "docxtpl braces": "{_{ }_} {_% %_} {{_}} }}",
    "carriage return code": "_x000D_ _x0041_",
    "ampersand and brackets": "A & B <c> &lt; &amp; &#123; ]]> \"q\" 'q'",
    "Welsh": "Llŷr, Siân a’r tŷ bach – 3½",
    "Urdu": "بچے کی حفاظت",
    "emoji": "👩🏽‍🍼🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "private characters": "\ue000\ue001\uf8ff\U000f0000",
    "tabs": "\tone\t\ttwo\t",
    "line breaks": "\none\n\ntwo\n",
    "blanks around": "  two  spaces  ",
    "Word XML": "</w:t></w:r></w:p><w:p/>\n<w:p >",
    "line separators of Unicode": "a\u2028b\u0085c\u00a0",
    "over 50,000 characters": ("Jack’s {_{ & " * 96 + "\t\n") * 40,
}


def filled(*paragraphs: str, header: str = "", **view: Any) -> bytes:
    return Template.load(template(*paragraphs, header=header), title="Test").fill(view)


@pytest.mark.parametrize("typed", AS_TYPED.values(), ids=AS_TYPED)
def test_an_answer_is_printed_exactly_as_typed(typed, tmp_path):
    made = filled("Said: {{ said }}.", header="{{ said }}", said=typed)
    assert runs_of(made) == [f"Said: {typed}."]
    assert texts(made) == f"Said: {typed}.\n{typed}"
    assert not faults(made, tmp_path)


def test_braces_that_meet_across_answers_stay_as_typed():
    assert runs_of(filled("{{ a }}_{{ b }}", "{{ c }}}", a="{", b="{", c="%_")) == ["{_{", "%_}"]


def test_a_template_prints_braces_the_way_docxtpl_does():
    assert runs_of(filled("{_{ {{ a }} }_} {_% %_}", a="x")) == ["{{ x }} {% %}"]


def test_a_constant_of_the_template_is_escaped_once():
    assert runs_of(filled("{{ 'A & B' }} {{ 'C & D' if a else '' }}", a="x")) == ["A & B C & D"]


UNPRINTABLE = {
    "bell": f"{SECRET}\a",
    "form feed": f"{SECRET}\f",
    "vertical tab": f"{SECRET}\v",
    "carriage return": f"{SECRET}\r\n",
    "null": f"{SECRET}\0",
    "lone surrogate": f"{SECRET}\ud800",
    "no character": f"{SECRET}\uffff",
    "a list": (SECRET,),
    "a truth value": True,
    "nothing": None,
}


@pytest.mark.parametrize("value", UNPRINTABLE.values(), ids=UNPRINTABLE)
def test_what_cannot_be_printed_is_refused_without_quoting_it(value):
    with pytest.raises(DocumentError, match=r"^word/document\.xml: ") as refused:
        filled("{{ said }}", said=value)
    assert SECRET not in str(refused.value)
    assert refused.value.__suppress_context__


def test_choices_dates_and_numbers_print_as_people_write_them():
    view: dict[str, Any] = {"level": Choice("high", "High", "Act today"), "on": PartDate(2026, 12), "rows": ("a", "b")}
    loop = "{% for row in rows %}{{ loop.index }} of {{ rows|length }}. {% endfor %}"
    printed = runs_of(filled("{{ level }} ({{ level.meaning }})", "{{ on }}", loop, **view))
    assert printed == ["High (Act today)", "December 2026", "1 of 2. 2 of 2. "]


def test_a_constant_is_compared_as_it_reads_in_word():
    assert runs_of(filled("{% if a == 'A & <B>' %}same{% endif %}", a="A & <B>")) == ["same"]


BLANKS = {"text": "", "choice": Choice(), "date": PartDate(), "list": ()}


@pytest.mark.parametrize("blank", BLANKS.values(), ids=BLANKS)
def test_a_blank_answer_is_printed_as_not_known(blank):
    assert runs_of(filled("{{ a|known }}", a=blank)) == ["Not known"]


def test_rows_and_paragraphs_repeat_and_fall_away():
    view: dict[str, Any] = {"names": ("Ana", "Bo"), "others": ()}
    paragraphs = ("{%p for name in names %}", "{{ loop.index }} {{ name }}", "{%p endfor %}")
    assert runs_of(filled(*paragraphs, "{%p if others %}", "some", "{%p endif %}", **view)) == ["1 Ana", "2 Bo"]


def test_a_tag_that_word_cut_into_runs_is_understood():
    from_word = template("X")
    cut = b'<w:t>{</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{ na</w:t></w:r><w:proofErr w:type="spellStart"/>'
    body = parts_of(from_word)["word/document.xml"].replace(b"<w:t>X", cut + b"<w:r><w:t>me }}")
    made = Template.load(with_parts(from_word, {"word/document.xml": body}), "Test").fill({"name": "Ana & Bo"})
    assert runs_of(made) == ["Ana & Bo"]


def test_the_same_answers_give_the_same_bytes_later():
    data, view = template("{{ a }}", header="{{ a }}"), {"a": "x\ny"}
    first = Template.load(data, "Test").fill(view)
    with time_machine.travel(datetime(2031, 1, 1, tzinfo=UTC)):
        assert Template.load(data, "Test").fill(view) == first


MISTAKES = {
    "misspelt name": ("{{ childd }}", "'childd' is undefined"),
    "misspelt part of a name": ("{{ child.nmae }}", "no attribute 'nmae'"),
    "known of a misspelt name": ("{{ childd|known }}", "'childd' is undefined"),
    "unclosed if": ("{% if child %}", "Unexpected end of template"),
    "unknown filter": ("{{ child|upper }}", "No filter named 'upper'"),
    "escaping turned off": ("{{ child|safe }}", "No filter named 'safe'"),
    "call": ("{{ child.upper() }}", "“Call”"),
    "subscript": ("{{ child[0] }}", "“Getitem”"),
    "set": ("{% set x = 1 %}", "“Assign”"),
    "macro": ("{% macro x() %}{% endmacro %}", "“Macro”"),
    "include": ("{% include 'x' %}", "“Include”"),
    "arithmetic": ("{{ 9**9**9 }}", "“Pow”"),
    "order": ("{% if 1 < 2 %}{% endif %}", "“Operand”"),
    "markup printed": ("{{r child }}", "“{{r” is not allowed"),
    "method": ("{{ child.upper }}", "A tag prints a builtin_function_or_method"),
    "inside of Python": ("{{ child.__class__ }}", "SecurityError"),
    "list where text belongs": ("{% for x in child.upper %}{% endfor %}", "TypeError"),
}


@pytest.mark.parametrize("tag, says", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_a_template_is_named_without_quoting_answers(tag, says):
    with pytest.raises(DocumentError) as refused:
        filled(tag, child=SECRET)
    assert str(refused.value).startswith("word/document.xml")
    assert says in str(refused.value)
    assert SECRET not in str(refused.value)


OUTSIDE_TEXT = {
    "field code": b'<w:r><w:instrText>INCLUDETEXT "{{ a }}"</w:instrText></w:r>',
    "attribute": b'<w:bookmarkStart w:id="1" w:name="{{ a }}"/><w:bookmarkEnd w:id="1"/>',
}


@pytest.mark.parametrize("xml", OUTSIDE_TEXT.values(), ids=OUTSIDE_TEXT)
def test_a_tag_outside_text_is_refused(xml):
    plain = template("X")
    body = parts_of(plain)["word/document.xml"].replace(b"<w:r><w:t>X</w:t></w:r>", xml)
    with pytest.raises(DocumentError, match="only in text"):
        Template.load(with_parts(plain, {"word/document.xml": body}), "Test")


def test_a_tag_that_tears_the_document_is_refused():
    document = Document()
    document.add_paragraph("{% if a %}")
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = "{% endif %}"
    with pytest.raises(DocumentError, match=r"document\.xml is not well-formed"):
        Template.load(saved(document), "Test").fill({"a": ""})


def test_tables_whose_rows_or_paragraphs_fell_away_still_open_in_word(tmp_path):
    document = Document()
    cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
    cell.text = "{%p if people %}"
    for text in ("some", "{%p endif %}"):
        cell.add_paragraph(text)
    table = document.add_table(rows=3, cols=1)
    for row, text in zip(table.rows, ("{%tr for x in people %}", "{{ x }}", "{%tr endfor %}"), strict=True):
        row.cells[0].text = text
    made = Template.load(saved(document), "Test").fill({"people": ()})
    body = parts_of(made)["word/document.xml"]
    assert (body.count(b"<w:tbl>"), body.count(b"<w:p/>")) == (1, 1)
    assert not faults(made, tmp_path)
