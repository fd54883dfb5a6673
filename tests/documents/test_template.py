"""Filling templates: answers come out exactly as typed, and nothing is said of them in errors."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from docx import Document

from formsvc.core.answers import Choice
from formsvc.core.errors import DocumentError, TemplateRefused
from formsvc.core.schema import Chosen, Group, Many, Schema, Text
from formsvc.documents.findings import Finding
from formsvc.documents.inspect import texts
from formsvc.documents.template import compile_template
from tests.documents.words import compiled, faults, parts_of, runs_of, saved, template, with_parts

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
    return compiled(template(*paragraphs, header=header), view).fill(view)


def filled_by(names: dict, *paragraphs: str, **view: Any) -> bytes:
    """Made by a template that knows names beside what the view happens to hold."""
    return compile_template(template(*paragraphs), Schema(title="Test", open=Group(names))).fill(view)


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
        filled_by({"said": Text()}, "{{ said }}", said=value)
    assert SECRET not in str(refused.value)
    assert refused.value.__suppress_context__


def test_choices_dates_and_numbers_print_as_people_write_them():
    view: dict[str, Any] = {"level": Choice("high", "High", "Act today"), "on": "December 2026", "rows": ("a", "b")}
    loop = "{% for row in rows %}{{ loop.index }} of {{ rows|length }}. {% endfor %}"
    printed = runs_of(filled("{{ level }} ({{ level.meaning }})", "{{ on }}", loop, **view))
    assert printed == ["High (Act today)", "December 2026", "1 of 2. 2 of 2. "]


def test_a_constant_is_compared_as_it_reads_in_word():
    assert runs_of(filled("{% if a == 'A & <B>' %}same{% endif %}", a="A & <B>")) == ["same"]


BLANKS = {"text": (Text(), ""), "choice": (Chosen(), Choice())}


@pytest.mark.parametrize("kind, blank", BLANKS.values(), ids=BLANKS)
def test_a_blank_answer_is_printed_as_not_known(kind, blank):
    assert runs_of(filled_by({"a": kind}, "{{ a|known }}", a=blank)) == ["Not known"]


def test_rows_and_paragraphs_repeat_and_fall_away():
    names = {"people": Many(Text()), "others": Many(Text())}
    paragraphs = ("{%p for name in people %}", "{{ loop.index }} {{ name }}", "{%p endfor %}")
    made = filled_by(names, *paragraphs, "{%p if others %}", "some", "{%p endif %}", people=("Ana", "Bo"), others=())
    assert runs_of(made) == ["1 Ana", "2 Bo"]


def test_a_tag_that_word_cut_into_runs_is_understood():
    from_word = template("X")
    cut = b'<w:t>{</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{ na</w:t></w:r><w:proofErr w:type="spellStart"/>'
    body = parts_of(from_word)["word/document.xml"].replace(b"<w:t>X", cut + b"<w:r><w:t>me }}")
    view = {"name": "Ana & Bo"}
    made = compiled(with_parts(from_word, {"word/document.xml": body}), view).fill(view)
    assert runs_of(made) == ["Ana & Bo"]


def test_the_same_answers_give_the_same_bytes_later():
    data, view = template("{{ a }}", header="{{ a }}"), {"a": "x\ny"}
    first = compiled(data, view).fill(view)
    with time_machine.travel(datetime(2031, 1, 1, tzinfo=UTC)):
        assert compiled(data, view).fill(view) == first


MISTAKES = {
    "misspelt name": ("{{ chidl }}", "There is no “chidl” to print here. Did you mean “child”?"),
    "misspelt part of a name": ("{{ place.twon }}", "There is no “twon” to print here. Did you mean “town”?"),
    "known of a misspelt name": ("{{ childd|known }}", "There is no “childd”"),
    "unclosed if": ("{% if child %}", "It is never closed. Add {% endif %} where it ends."),
    "unopened if": ("{% endif %}", "no open “if”"),
    "crossed blocks": ("{% if child %}{% for x in rows %}{% endif %}{% endfor %}", "no open “if”"),
    "unknown filter": ("{{ child|upper }}", "“|upper” is not known here"),
    "escaping turned off": ("{{ child|safe }}", "“|safe” is not known here"),
    "call": ("{{ child.upper() }}", "cannot call anything"),
    "subscript": ("{{ child[0] }}", "cannot look anything up"),
    "set": ("{% set x = 1 %}", "“set” is not allowed"),
    "macro": ("{% macro x() %}{% endmacro %}", "“macro” is not allowed"),
    "include": ("{% include 'x' %}", "“include” is not allowed"),
    "arithmetic": ("{{ 9**9**9 }}", "cannot calculate"),
    "order": ("{% if 1 < 2 %}{% endif %}", "Only == and != compare"),
    "markup printed": ("{{r child }}", "It would print outside the text"),
    "method": ("{{ child.upper }}", "There is no “upper”"),
    "inside of Python": ("{{ child.__class__ }}", "There is no “__class__”"),
    "text where a list belongs": ("{% for x in child %}{% endfor %}", "“for” goes through a list"),
    "a list where text belongs": ("{{ rows }}", "This is a list"),
    "a group where text belongs": ("{{ place }}", "This is a group of answers"),
    "a group where a condition belongs": ("{% if place %}{% endif %}", "which is always there"),
    "a comparison printed": ("{{ child == 'x' }}", "This is true or false"),
    "text and number": ("{% if child == 1 %}{% endif %}", "Text and a number are never equal"),
    "a choice compared as a whole": ("{% if level == 'high' %}{% endif %}", "such as its id"),
    "loop outside a loop": ("{{ loop.index }}", "known only between “for” and “endfor”"),
    "vm outside a loop": ("{% vm %}", "merges the cells of a loop"),
    "unclosed tag": (
        "{{ child",
        "does not end in its paragraph, where a tag has at most 500 characters. End it with }}.",
    ),
    "empty tag": ("{% %}", "“an empty tag” is not allowed"),
    "empty output": ("{{ }}", "It cannot be read"),
    "text beside a paragraph tag": ("Yes {%p if child %}", "What else stands in its paragraph would be lost"),
    "row tag in no row": ("{%tr if child %}", "Put the tag in a row of its own"),
    "a long tag": (f"{{{{ child{' ' * 600}}}}}", "at most 500 characters"),
    "half a tag at the edge": ("costs {", "A lone brace at this edge"),
}


@pytest.mark.parametrize("tag, says", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_a_template_is_named_with_its_place_and_what_to_do(tag, says):
    view: dict[str, Any] = {"child": SECRET, "rows": [SECRET], "place": {"town": SECRET}, "level": Choice("a", "A")}
    with pytest.raises(TemplateRefused) as refused:
        filled(tag, **view)
    first = refused.value.findings[0]
    assert isinstance(first, Finding)
    assert first.place == "body, paragraph 1"
    assert first.tag.rstrip("…") in tag
    assert says in first.message
    assert SECRET not in str(refused.value)


def test_every_mistake_of_a_template_is_told_at_once():
    with pytest.raises(TemplateRefused) as refused:
        filled("{{ a.b }}", "{{ c }} {{ d() }}", a="x", header="{{ e }}")
    told = [(one.place, one.tag) for one in refused.value.findings if isinstance(one, Finding)]
    assert told == [
        *(("body, paragraph 1", "{{ a.b }}"), ("body, paragraph 2", "{{ c }}"), ("body, paragraph 2", "{{ d() }}")),
        ("header1, paragraph 1", "{{ e }}"),
    ]


@pytest.mark.parametrize("view", [{}, {"place": "x"}, {"place": {}}], ids=["nothing", "text", "an empty group"])
def test_answers_of_another_kind_than_the_schema_says_are_refused_without_quoting_them(view):
    with pytest.raises(DocumentError, match=r"^word/document\.xml: (the answers hold no|an answer is of another kind)"):
        filled_by({"place": Group({"town": Text()})}, "{{ place.town }}", **view)


OUTSIDE_TEXT = {
    "field code": b"<w:r><w:instrText>PAGEREF {{ a }}</w:instrText></w:r>",
    "attribute": b'<w:bookmarkStart w:id="1" w:name="{{ a }}"/><w:bookmarkEnd w:id="1"/>',
}


@pytest.mark.parametrize("xml", OUTSIDE_TEXT.values(), ids=OUTSIDE_TEXT)
def test_a_tag_outside_text_is_refused(xml):
    plain = template("X")
    body = parts_of(plain)["word/document.xml"].replace(b"<w:r><w:t>X</w:t></w:r>", xml)
    with pytest.raises(TemplateRefused, match="only in text"):
        compiled(with_parts(plain, {"word/document.xml": body}), {"a": "x"})


def test_a_tag_that_tears_the_document_is_refused():
    document = Document()
    document.add_paragraph("{% if a %}")
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = "{% endif %}"
    with pytest.raises(TemplateRefused, match="do not stand side by side"):
        compiled(saved(document), {"a": "x"})


def test_tables_whose_rows_or_paragraphs_fell_away_still_open_in_word(tmp_path):
    document = Document()
    cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
    cell.text = "{%p if people %}"
    for text in ("some", "{%p endif %}"):
        cell.add_paragraph(text)
    table = document.add_table(rows=3, cols=1)
    for row, text in zip(table.rows, ("{%tr for x in people %}", "{{ x }}", "{%tr endfor %}"), strict=True):
        row.cells[0].text = text
    made = compiled(saved(document), {"people": ["x"]}).fill({"people": ()})
    body = parts_of(made)["word/document.xml"]
    assert (body.count(b"<w:tbl>"), body.count(b"<w:p/>")) == (1, 1)
    assert not faults(made, tmp_path)


def test_answers_that_are_printed_too_often_are_refused():
    tags = "{% for x in rows %}{% for y in x.inner %}{{ text }}{% endfor %}{% endfor %}"
    view = {"text": "x" * 100_000, "rows": [{"inner": ["y"] * 40}] * 40}
    with pytest.raises(DocumentError, match="with these answers it becomes larger than 100 MB"):
        compiled(template(tags), view).fill(view)
