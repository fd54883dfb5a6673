"""The report that the engines race with, as a template in the language of each.

Six tables, three of them with repeating rows of eight columns; about 60 tags outside those rows; two sections;
tags in header and footer. Filled with typical answers, its `document.xml` has about 50 kB.
"""

from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.table import _Cell

from tests.benchmarks.answers import FACTS, LISTS, NARRATIVES, name_of
from tests.benchmarks.languages import Language


def template(language: Language) -> bytes:
    """The report as a Word file with tags."""
    document = Document()
    _drop_what_no_report_needs(document)
    _margins(document, language)
    document.add_heading("Report and plan", level=1)
    _opening(document, language)
    for group in ("report", "child"):
        _facts(document, language, group, columns=2)
    for label in NARRATIVES.split("; "):
        document.add_heading(label, level=2)
        document.add_paragraph(language.lines(f"account.{name_of(label)}"), style="Body Text")
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    for many in LISTS:
        _repeating(document, language, many)
    _facts(document, language, "meeting", columns=4)
    return _saved(document)


def _margins(document: WordDocument, language: Language) -> None:
    section = document.sections[0]
    value = language.value
    section.header.paragraphs[0].text = f"{value('document.marking')}\tReference {value('document.reference')}"
    section.footer.paragraphs[0].text = f"{value('document.title')}\tMade on {value('document.made_on')}"


def _opening(document: WordDocument, language: Language) -> None:
    value = language.value
    document.add_paragraph(
        f"{value('report.taken_by')} of {value('report.team')} took this report on {value('report.date_of_report')} "
        f"about {value('child.first_names')} {value('child.surname')}, born {value('child.date_of_birth')}, who goes "
        f"to {value('child.school')}. It was read by {value('report.read_by')}.",
        style="Body Text",
    )
    known_as = f"Friends may call the child {value('child.known_as')}."
    for text in language.optional("child.known_as", known_as):
        document.add_paragraph(text, style="Body Text")
    needed = f"An interpreter is needed: {value('child.interpreter')}."
    document.add_paragraph(language.either("child.interpreter", needed, "No interpreter is needed."))


def _facts(document: WordDocument, language: Language, group: str, columns: int) -> None:
    """A table of labels and answers, `columns` / 2 of each beside each other."""
    document.add_heading(group.capitalize(), level=2)
    texts = [
        text for label in FACTS[group].split("; ") for text in (label, language.value(f"{group}.{name_of(label)}"))
    ]
    table = document.add_table(0, columns, style="Table Grid")
    for start in range(0, len(texts), columns):
        for index, cell in enumerate(table.add_row().cells):
            _write(cell, texts[start + index], bold=index % 2 == 0)


def _repeating(document: WordDocument, language: Language, many: str) -> None:
    document.add_heading(many.capitalize(), level=2)
    labels = LISTS[many].split("; ")
    table = document.add_table(0, len(labels), style="Table Grid")
    for number, texts in enumerate((labels, *language.rows(many, [name_of(label) for label in labels]))):
        for cell, text in zip(table.add_row().cells, (*texts, *[""] * len(labels)), strict=False):
            _write(cell, text, bold=number == 0)


def _write(cell: _Cell, text: str, bold: bool) -> None:
    cell.paragraphs[0].add_run(text).bold = bold or None


def _drop_what_no_report_needs(document: WordDocument) -> None:
    """The thumbnail and the like in python-docx's blank page, which engines that keep them would carry along."""
    for links in (document.part.package.rels, document.part.rels):
        for link in [link for link in links.values() if link.reltype.endswith(("thumbnail", "customXml", "Effects"))]:
            del links[link.rId]


def _saved(document: WordDocument) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()
