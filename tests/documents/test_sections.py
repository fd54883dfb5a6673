"""The restricted section: what stands before it can never depend on what is in it."""

import re
from copy import deepcopy
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from formsvc.core.errors import DocumentError, TemplateRefused
from formsvc.documents.inspect import texts
from formsvc.documents.template import Template
from tests.documents.words import W, bookmark, compiled, faults, marked_template, parts_of, saved, template, with_parts

ABOUT = {"document": {"reference": "K7Q2"}}
OPEN: dict[str, Any] = {"subject": "Lifts in cars", **ABOUT}
RESTRICTED: dict[str, Any] = {"source": {"name": "Rowan Ashdown"}}


SOURCES = {
    "short": "A",
    "long": "Zed " * 2000,
    "not Latin": "روان",
    "several lines": "Rowan\n\tAshdown\n",
    "blank": "",
}


def load(**tags: str) -> Template:
    return compiled(marked_template(**tags), OPEN, {**RESTRICTED, **ABOUT})


@pytest.mark.parametrize("name", SOURCES.values(), ids=SOURCES)
def test_nothing_before_the_section_break_depends_on_the_source(name):
    first = parts_of(load().fill(OPEN, RESTRICTED))
    second = parts_of(load().fill(OPEN, {"source": {"name": name}}))
    changed = {part for part in first if first[part] != second[part]}
    break_at = first["word/document.xml"].index(b"</w:sectPr>")
    assert changed == {"word/document.xml", "word/footer2.xml"}
    assert first["word/document.xml"][:break_at] == second["word/document.xml"][:break_at]
    assert first.keys() == second.keys()


def test_both_halves_are_spliced_into_one_word_file(tmp_path):
    made = load().fill(OPEN, RESTRICTED)
    assert texts(made).splitlines() == [
        *("Log of the report", "Lifts in cars", "", "Source sheet", "Rowan Ashdown"),
        *("End", "Rowan Ashdown", "Log K7Q2", "Source K7Q2"),
    ]
    assert len(Document(BytesIO(made)).sections) == 2
    assert not faults(made, tmp_path)


def test_the_log_alone_holds_nothing_of_the_restricted_section(tmp_path):
    made = load().fill(OPEN)
    assert texts(made).splitlines() == ["Log of the report", "Lifts in cars", "", "End", "Log K7Q2"]
    for name in (b"header2", b"footer2", b"restricted_section"):
        assert name not in b"".join((*parts_of(made).values(), *map(str.encode, parts_of(made))))
    assert len(Document(BytesIO(made)).sections) == 1
    assert not faults(made, tmp_path)


def test_the_source_sheet_alone_holds_nothing_of_the_log(tmp_path):
    made = load().fill(None, {**RESTRICTED, **ABOUT})
    assert texts(made).splitlines() == ["Source sheet", "Rowan Ashdown", "Rowan Ashdown", "Source K7Q2"]
    assert not faults(made, tmp_path)


ASTRAY = {
    "a restricted name before the section break": (
        {"log": "{{ source.name }}"},
        "body, paragraph 2: “{{ source.name }}”: “source” may be printed only on the other side",
    ),
    "a restricted name asked about": ({"log": "{% if source %}x{% endif %}"}, "“source” may be printed only on"),
    "a restricted name in a margin of the log": (
        {"footer": "{{ source.name }}"},
        "footer1, paragraph 1: “{{ source.name }}”: “source” may be printed only on the other side",
    ),
    "an open name in the restricted section": ({"source": "{{ subject }}"}, "“subject” may be printed only on"),
    "a restricted group as a whole": ({"source": "{{ source }}"}, "This is a group of answers"),
}


@pytest.mark.parametrize("tags, says", ASTRAY.values(), ids=ASTRAY)
def test_a_name_on_the_wrong_side_of_the_section_break_is_refused(tags, says):
    with pytest.raises(TemplateRefused, match=re.escape(says)):
        load(**tags)


def test_a_template_without_a_marked_section_is_refused_where_one_is_needed():
    with pytest.raises(TemplateRefused, match="needs a section whose first paragraph bears the bookmark"):
        compiled(template("x"), OPEN, RESTRICTED)


def test_a_template_compiled_for_the_log_takes_no_restricted_view():
    with pytest.raises(DocumentError, match="no section for the answers"):
        compiled(marked_template(), OPEN, open_half_only=True).fill(OPEN, RESTRICTED)


def test_a_section_that_the_document_would_leave_out_is_refused():
    with pytest.raises(TemplateRefused, match="This document has no restricted section"):
        compiled(marked_template(), OPEN)


def test_footnotes_with_tags_are_refused_where_there_is_a_restricted_section():
    text = "<w:footnote w:id='1'><w:p><w:r><w:t>{{ subject }}</w:t></w:r></w:p></w:footnote>"
    notes = f"<w:footnotes xmlns:w='{W[1:-1]}'>{text}</w:footnotes>"
    data = marked_template()
    link = (
        '<Relationship Id="rId98" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"'
        ' Target="footnotes.xml"/></Relationships>'
    )
    rels = parts_of(data)["word/_rels/document.xml.rels"].replace(b"</Relationships>", link.encode())
    parts = {"word/footnotes.xml": notes.encode(), "word/_rels/document.xml.rels": rels}
    with pytest.raises(TemplateRefused, match=r"word/footnotes\.xml: It serves both sides"):
        compiled(with_parts(data, parts), OPEN, RESTRICTED)


def test_without_any_view_there_is_nothing_to_print():
    with pytest.raises(DocumentError, match="no section for the answers"):
        load().fill(None)


def _taken_away() -> bytes:
    document = Document()
    document.add_paragraph("{%p if subject %}")
    document.add_paragraph("Yes")
    document.add_section()
    document.paragraphs[-1].add_run("{%p endif %}")
    bookmark(document.add_paragraph("Sheet"), "restricted_section")
    return saved(document)


def _conditional() -> bytes:
    document = Document()
    document.add_paragraph("{% if subject %}Yes")
    document.add_section()
    document.paragraphs[-1].add_run("{% endif %}")
    bookmark(document.add_paragraph("Sheet"), "restricted_section")
    return saved(document)


FALLING = {"in a paragraph that a tag takes away": _taken_away, "inside of an if": _conditional}


@pytest.mark.parametrize("build", FALLING.values(), ids=FALLING)
def test_a_section_break_that_could_fall_away_is_refused(build):
    with pytest.raises(TemplateRefused, match=r"would be lost|may fall away|do not stand side by side"):
        compiled(build(), OPEN, RESTRICTED)


def _in_the_middle() -> bytes:
    document = Document()
    document.add_paragraph("Log")
    bookmark(document.add_paragraph("Source"), "restricted_section")
    return saved(document)


def _at_the_beginning() -> bytes:
    document = Document()
    bookmark(document.add_paragraph("Source"), "restricted_section")
    return saved(document)


def _in_the_second_paragraph() -> bytes:
    document = Document()
    document.add_section()
    document.add_paragraph("First")
    bookmark(document.add_paragraph("Source"), "restricted_section")
    return saved(document)


MISPLACED = {
    "no section break": _in_the_middle,
    "nothing before": _at_the_beginning,
    "second paragraph": _in_the_second_paragraph,
}


@pytest.mark.parametrize("build", MISPLACED.values(), ids=MISPLACED)
def test_a_mark_that_does_not_begin_a_section_is_refused(build):
    with pytest.raises(DocumentError, match="first paragraph after a section break"):
        compiled(build(), OPEN, RESTRICTED)


def test_a_header_that_serves_both_sides_is_refused():
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{ subject }}"
    section = document.add_section()
    bookmark(document.add_paragraph("Source"), "restricted_section")
    shared = document.sections[0]._sectPr[0]
    section._sectPr.insert(0, deepcopy(shared))
    with pytest.raises(TemplateRefused, match=r"word/header1\.xml: It serves both sides"):
        compiled(saved(document), OPEN, RESTRICTED)


def test_the_names_of_each_half_are_known():
    loaded = load()
    assert loaded.open
    assert loaded.restricted
    assert loaded.open.names == {"subject", "document.reference"}
    assert loaded.restricted.names == {"source.name", "document.reference"}
    assert loaded.names == {"subject", "source.name", "document.reference"}
