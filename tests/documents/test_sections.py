"""The restricted section: what stands before it can never depend on what is in it."""

from copy import deepcopy
from dataclasses import dataclass, field
from io import BytesIO

import pytest
from docx import Document

from formsvc.core.errors import DocumentError
from formsvc.core.restricted import Restricted
from formsvc.documents.inspect import names, texts
from formsvc.documents.template import Template
from tests.documents.words import bookmark, faults, marked_template, parts_of, saved, template


@dataclass(frozen=True, slots=True, repr=False)
class Source(Restricted):
    name: str


@dataclass(frozen=True, slots=True)
class About:
    reference: str = "K7Q2"


@dataclass(frozen=True, slots=True)
class Views:
    open: dict = field(default_factory=lambda: {"subject": "Lifts in cars", "document": About()})
    restricted: dict = field(default_factory=lambda: {"source": Source("Rowan Ashdown")})


SOURCES = {
    "short": "A",
    "long": "Zed " * 2000,
    "not Latin": "روان",
    "several lines": "Rowan\n\tAshdown\n",
    "blank": "",
}


def load(**tags: str) -> Template:
    return Template.load(marked_template(**tags), "Report")


@pytest.mark.parametrize("name", SOURCES.values(), ids=SOURCES)
def test_nothing_before_the_section_break_depends_on_the_source(name):
    first = parts_of(load().fill(Views().open, Views().restricted))
    second = parts_of(load().fill(Views().open, {"source": Source(name)}))
    changed = {part for part in first if first[part] != second[part]}
    break_at = first["word/document.xml"].index(b"</w:sectPr>")
    assert changed == {"word/document.xml", "word/footer2.xml"}
    assert first["word/document.xml"][:break_at] == second["word/document.xml"][:break_at]
    assert first.keys() == second.keys()


def test_both_halves_are_spliced_into_one_word_file(tmp_path):
    made = load().fill(Views().open, Views().restricted)
    assert texts(made).splitlines() == [
        *("Log of the report", "Lifts in cars", "", "Source sheet", "Rowan Ashdown"),
        *("End", "Rowan Ashdown", "Log K7Q2", "Source K7Q2"),
    ]
    assert len(Document(BytesIO(made)).sections) == 2
    assert not faults(made, tmp_path)


def test_the_log_alone_holds_nothing_of_the_restricted_section(tmp_path):
    made = load().fill(Views().open)
    assert texts(made).splitlines() == ["Log of the report", "Lifts in cars", "", "End", "Log K7Q2"]
    for name in (b"header2", b"footer2", b"restricted_section"):
        assert name not in b"".join((*parts_of(made).values(), *map(str.encode, parts_of(made))))
    assert len(Document(BytesIO(made)).sections) == 1
    assert not faults(made, tmp_path)


def test_the_source_sheet_alone_holds_nothing_of_the_log(tmp_path):
    made = load().fill(None, {**Views().restricted, "document": About()})
    assert texts(made).splitlines() == ["Source sheet", "Rowan Ashdown", "Rowan Ashdown", "Source K7Q2"]
    assert not faults(made, tmp_path)


def test_a_restricted_name_before_the_section_break_is_refused():
    with pytest.raises(DocumentError, match=r"^word/document\.xml: 'source' is undefined\.$"):
        load(log="{{ source.name }}").fill(Views().open, Views().restricted)


def test_a_restricted_name_in_a_margin_of_the_log_is_refused():
    with pytest.raises(DocumentError, match=r"^word/footer1\.xml: 'source' is undefined\.$"):
        load(footer="{{ source.name }}").fill(Views().open, Views().restricted)


def test_an_open_name_in_the_restricted_section_is_refused():
    with pytest.raises(DocumentError, match="'subject' is undefined"):
        load(source="{{ subject }}").fill(Views().open, Views().restricted)


def test_a_restricted_group_cannot_be_printed_as_a_whole():
    with pytest.raises(DocumentError, match="A tag prints a Source"):
        load(source="{{ source }}").fill(Views().open, Views().restricted)


def test_a_template_without_a_marked_section_refuses_a_restricted_view():
    with pytest.raises(DocumentError, match="no restricted section"):
        Template.load(template("x"), "Report").fill({}, {"source": Source("Rowan Ashdown")})


def test_without_any_view_there_is_nothing_to_print():
    with pytest.raises(DocumentError, match="nothing to print"):
        load().fill(None)


def test_the_section_break_survives_when_its_paragraph_falls_away():
    document = Document()
    document.add_paragraph("{%p if subject %}")
    document.add_paragraph("Yes")
    document.add_section()
    document.paragraphs[-1].add_run("{%p endif %}")
    bookmark(document.add_paragraph("Sheet"), "restricted_section")
    made = Template.load(saved(document), "Report").fill({"subject": "x"}, {})
    assert texts(made).splitlines() == ["Yes", "Sheet"]
    assert len(Document(BytesIO(made)).sections) == 2


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
        Template.load(build(), "Report")


def test_a_header_that_serves_both_sides_is_refused():
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{ subject }}"
    section = document.add_section()
    bookmark(document.add_paragraph("Source"), "restricted_section")
    shared = document.sections[0]._sectPr[0]
    section._sectPr.insert(0, deepcopy(shared))
    with pytest.raises(DocumentError, match=r"word/header1\.xml serves both sides"):
        Template.load(saved(document), "Report")


def test_the_names_of_each_half_are_known():
    data = marked_template()
    assert names(data, "open") == {"subject", "document.reference"}
    assert names(data, "restricted") == {"source.name", "document.reference"}
    assert names(data) == {"subject", "source.name", "document.reference"}
