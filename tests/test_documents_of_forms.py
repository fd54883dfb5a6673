"""The Word files of every form: whole, well-formed, the same twice, and holding answers exactly as typed."""

import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import time_machine

import formsvc
from formsvc import produce
from formsvc.catalogue import FORM_TYPES, example_of, form_type
from formsvc.data.packs import load_packs
from formsvc.documents import package
from formsvc.documents.inspect import texts
from formsvc.documents.wordxml import Element, strictly_parsed, w
from formsvc.formkit.formtype import Document, FormType
from formsvc.produce import File
from formsvc.settings import templates_folder
from tests.documents.words import faults
from tests.filled import LEAST, SMALL, answers_of, filled, leaves, not_known, papers, text_of, word

DOCUMENTS = {f"{one.slug}-{document.name}": (one, document) for one in FORM_TYPES for document in one.documents}
by_document = pytest.mark.parametrize("kind, document", DOCUMENTS.values(), ids=DOCUMENTS)
by_form = pytest.mark.parametrize("kind", FORM_TYPES, ids=lambda one: one.slug)
ANSWERS = {
    "example": lambda kind: json.loads(example_of(kind)),
    "filled": lambda kind: filled(kind, load_packs()),
    "not known": lambda kind: filled(kind, load_packs(), not_known, email=not_known, day=not_known),
    "least": lambda kind: LEAST[kind.slug],
}
HOSTILE = {
    "sum in braces": "{{7*7}}",
    "raw block": "{% raw %}",
    "docxtpl braces": "{_{ }_} {_%",
    "ampersand and brackets": "A & B <c> </w:t>",
    "Welsh": "Llŷr, Siân a’r tŷ bach",
    "Urdu": "بچے کی حفاظت",
    "emoji": "👩🏽‍🍼",
    "line breaks": "\none\n\ntwo\n",
    "tabs": "\tone\t\ttwo\t",
    "50,000 characters": "Gifts & lifts {_{ in cars.\n" * 1852,
}


@cache
def made(kind: FormType, answers: str) -> dict[str, File]:
    """All documents of a form, by name."""
    packs = load_packs()
    return papers(kind, answers_of(kind, ANSWERS[answers](kind), packs), packs)


def parts_of(kind: FormType, document: Document, answers: str) -> dict[str, bytes]:
    return package.read(made(kind, answers)[document.name].content)


def body_of(parts: dict[str, bytes]) -> Element:
    return strictly_parsed(package.MAIN, parts[package.MAIN])


def words_in(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(w("t")))


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
@by_form
def test_every_answer_arrives_as_typed(kind, typed, packs):
    value = filled(kind, packs, lambda number: f"{word(number)} {typed}{word(number)}")
    answers = answers_of(kind, value, packs)
    printed = text_of(kind, answers, packs)
    hostile = [leaf for leaf in leaves(answers) if typed in leaf.text]
    assert len(hostile) > (15 if kind.slug in SMALL else 50)
    assert [leaf.path for leaf in hostile if leaf.text not in printed] == []


@pytest.mark.parametrize("answers", ANSWERS)
@by_document
def test_word_would_open_it_without_repair(kind, document, answers, tmp_path):
    assert faults(made(kind, answers)[document.name].content, tmp_path) == []


@by_document
def test_every_part_is_strictly_well_formed(kind, document):
    for name, data in parts_of(kind, document, "filled").items():
        assert strictly_parsed(name, data) is not None


@by_document
def test_the_properties_tell_the_title_and_nothing_of_the_answers_or_who_wrote(kind, document):
    example, other = parts_of(kind, document, "example"), parts_of(kind, document, "filled")
    core = strictly_parsed("core", example["docProps/core.xml"])
    told = {child.tag.rpartition("}")[2]: child.text for child in core}
    assert told == {"title": document.title, "language": "en-GB"}
    assert [name for name in example if name.startswith("docProps/")] == ["docProps/app.xml", "docProps/core.xml"]
    assert all(example[name] == other[name] for name in ("docProps/app.xml", "docProps/core.xml"))


@by_document
def test_it_is_written_in_british_english(kind, document):
    parts = parts_of(kind, document, "filled")
    styles = strictly_parsed("styles", parts["word/styles.xml"])
    assert [lang.get(w("val")) for lang in styles.findall(f"{w('docDefaults')}//{w('lang')}")] == ["en-GB"]
    roots = [strictly_parsed(name, data) for name, data in parts.items() if package.is_xml(name)]
    assert {lang.get(w("val"), "en-GB") for root in roots for lang in root.iter(w("lang"))} == {"en-GB"}


@pytest.mark.parametrize("answers", ["filled", "least"])
@by_document
def test_no_row_is_cut_over_a_page(kind, document, answers):
    rows = list(body_of(parts_of(kind, document, answers)).iter(w("tr")))
    assert rows
    assert [words_in(row) for row in rows if row.find(f"{w('trPr')}/{w('cantSplit')}") is None] == []


def heads_of_lists(document: Document) -> dict[str, bool]:
    """The first row of each table of a template in which rows repeat, and whether it is marked as its head."""
    body = body_of(package.read((templates_folder("docx") / document.template).read_bytes()))
    tables = (list(table.iter(w("tr"))) for table in body.iter(w("tbl")))
    lists = (rows for rows in tables if any(words_in(row).startswith("{%tr for") for row in rows))
    return {words_in(rows[0]): is_head(rows[0]) for rows in lists}


def is_head(row: Element) -> bool:
    return row.find(f"{w('trPr')}/{w('tblHeader')}") is not None


@by_document
def test_a_table_with_repeated_rows_repeats_its_head_on_every_page(kind, document):
    heads = heads_of_lists(document)
    assert heads
    assert [words for words, marked in heads.items() if not marked] == []
    rows = body_of(parts_of(kind, document, "filled")).iter(w("tr"))
    assert [words_in(row) for row in rows if words_in(row) in heads and not is_head(row)] == []


@pytest.mark.parametrize("slug", LEAST)
def test_the_least_answers_leave_no_holes(slug):
    kind = form_type(slug)
    for name, file in made(kind, "least").items():
        body = body_of(package.read(file.content))
        assert "Not known" in texts(file.content)
        rows = [[words_in(cell).strip() for cell in row.iter(w("tc"))] for row in body.iter(w("tr"))]
        assert [cells for cells in rows if not all(cells)] == [], name
        assert [line for line in texts(file.content).splitlines() if line.rstrip().endswith(":")] == [], name


@by_form
def test_the_same_answers_make_the_same_bytes_on_another_day(kind, packs):
    value = filled(kind, packs)
    first = papers(kind, answers_of(kind, value, packs), packs)
    produce.template_of.cache_clear()
    with time_machine.travel(datetime(2031, 7, 1, tzinfo=UTC)):
        assert papers(kind, answers_of(kind, value, packs), packs) == first


@by_form
def test_the_same_answers_make_the_same_bytes_on_another_computer(kind, packs, tmp_path):
    fixed = ("--reference", "KDC4-M793", "--now", "2026-12-01T10:00")
    elsewhere = {"PYTHONPATH": str(Path(formsvc.__path__[0]).parent), "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland"}
    command = (
        sys.executable,
        "-c",
        "from formsvc.cli import main; main()",
        "fill",
        kind.slug,
        "-",
        "--out",
        tmp_path,
        *fixed,
    )
    subprocess.run(
        command, input=example_of(kind).encode(), check=True, capture_output=True, env=os.environ | elsewhere
    )
    written = {file.name: file.read_bytes() for file in tmp_path.glob("*.docx")}
    assert written == {file.name: file.content for file in made(kind, "example").values()}


def sections_of(parts: dict[str, bytes]) -> list[Element]:
    return list(body_of(parts).iter(w("sectPr")))


def margins_of(parts: dict[str, bytes], section: Element) -> dict[str, str]:
    """Text and fields of a section's headers and footers, by the name of their part."""
    ids = {str(value) for link in section for name, value in link.attrib.items() if str(name).endswith("}id")}
    names = [link.part for link in package.links_of(parts, package.MAIN) if link.id in ids]
    return {name: " ".join(map(str, strictly_parsed(name, parts[name]).itertext())) for name in names}


def report_parts(name: str) -> dict[str, bytes]:
    report: Any = form_type("intelligence-report")
    return parts_of(report, report.document(name), "filled")


@pytest.mark.parametrize("name", ["submission", "log"])
def test_the_log_counts_its_pages_up_to_its_own_last_paragraph(name):
    parts = report_parts(name)
    body = body_of(parts)
    log = next(body.iter(w("sectPr")))
    assert any(re.search(r"\bPAGEREF\s+log_end\b", text) for text in margins_of(parts, log).values())
    assert [part for part, data in parts.items() if b"NUMPAGES" in data or b"SECTIONPAGES" in data] == []
    (end,) = (mark for mark in body.iter(w("bookmarkStart")) if mark.get(w("name")) == "log_end")
    paragraph = next(end.iterancestors(w("p")))
    assert log in paragraph.iter() or log is paragraph.getnext()


def test_the_source_section_starts_at_page_one_under_a_header_of_its_own():
    submission = report_parts("submission")
    log, source = sections_of(submission)
    assert [number.get(w("start")) for number in source.findall(w("pgNumType"))] == ["1"]
    assert margins_of(submission, log).keys().isdisjoint(margins_of(submission, source))
    assert len(margins_of(submission, source)) == len(margins_of(submission, log)) == 2
    text = " ".join(margins_of(submission, source).values())
    assert "detach before the log is shared" in text
    assert "PAGEREF" not in text
