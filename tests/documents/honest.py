"""Honest templates as agencies keep them: what Word, and others, leave in a file must not get in their way."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.shared import Cm

from tests.documents.cases import Honest
from tests.documents.honest_xml import WRITTEN
from tests.documents.report_file import LINKS, WORD
from tests.documents.words import bookmark, saved

_NAMES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in {"w": WORD, "r": LINKS}.items())


def png(comment: bytes = b"") -> bytes:
    """A logo of one pixel, with a comment as drawing programs leave it."""
    chunks = (b"IHDR" + struct.pack(">2L5B", 1, 1, 8, 0, 0, 0, 0), b"tEXtComment\0" + comment)
    whole = (*chunks, b"IDAT" + zlib.compress(b"\0\0"), b"IEND")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(one) - 4) + one + struct.pack(">L", zlib.crc32(one)) for one in whole
    )


def drawn(edit: Callable[[WordDocument], None]) -> Callable[[], bytes]:
    """A template drawn with python-docx, with the source's section behind it."""

    def build() -> bytes:
        document = Document()
        edit(document)
        section = document.add_section(WD_SECTION.NEW_PAGE)
        for margin in (section.header, section.footer):
            margin.is_linked_to_previous = False
        bookmark(document.add_paragraph("Who told us"), "restricted_section")
        document.add_paragraph("{{ source.name }}, {{ source.phone|known }}")
        return saved(document)

    return build


def letterhead(document: WordDocument) -> None:
    header = document.sections[0].header.paragraphs[0]
    header.add_run().add_picture(BytesIO(png()), width=Cm(3))
    header.add_run("\tNorthbrook Safeguarding Partnership")
    document.sections[0].footer.paragraphs[0].text = "{{ document.reference }} – {{ document.made_on }}"
    document.add_heading("Report on {{ subject }}", 1)


def table_of_children(document: WordDocument) -> None:
    made = document.add_table(rows=4, cols=3, style="Table Grid")
    made.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {_NAMES}/>"))
    texts = (
        ("No.", "Name", "Age"),
        ("{%tr for child in children %}", "", ""),
        ("{{ loop.index }}", "{{ child.name }}", "{{ child.age|known }}"),
        ("{%tr endfor %}", "", ""),
    )
    for cells, words in zip(made.rows, texts, strict=True):
        for one, text in zip(cells.cells, words, strict=True):
            one.text = text


def merged_cells(document: WordDocument) -> None:
    made = document.add_table(rows=3, cols=3, style="Table Grid")
    made.cell(0, 0).merge(made.cell(0, 2)).text = "{{ subject }}"
    made.cell(1, 0).merge(made.cell(2, 0)).text = "When"
    made.cell(1, 1).text, made.cell(2, 2).text = "{{ account.when }}", "{{ level }}"


def two_columns(document: WordDocument) -> None:
    document.add_paragraph("{{ account.what_happened }}")
    columns = document.add_section(WD_SECTION.CONTINUOUS)
    columns._sectPr.append(parse_xml(f'<w:cols {_NAMES} w:num="2" w:space="708"/>'))
    document.add_paragraph("{{ subject }}")


def lists(document: WordDocument) -> None:
    for text in ("{%p for theme in themes %}", "{{ theme }}", "{%p endfor %}"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("{{ themes|join('; ') }}, {{ themes|length }} in all", style="List Bullet 2")


def landscape(document: WordDocument) -> None:
    document.add_paragraph("{{ subject }}")
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_paragraph("{{ account.when }}")


def first_and_even_pages(document: WordDocument) -> None:
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "First: {{ subject }}"
    section.even_page_footer.paragraphs[0].text = "Even: {{ document.reference }}"
    document.add_paragraph("{{ level.meaning }}")


def conditions(document: WordDocument) -> None:
    for text in (
        "{%p if level.id == 'high' %}",
        "Today: {{ level.meaning }}",
        "{%p elif level %}",
        "This week",
        "{%p else %}",
        "Not said",
        "{%p endif %}",
        "{{ 'Known to us' if children and subject != '' else 'Not known' }}",
        "{% if account.when is defined and not level.id == 'low' %}{{ account.when|default('–', true) }}{% endif %}",
        "{# Ask the panel whether this may go. #}{#p and this paragraph too #}",
    ):
        document.add_paragraph(text)
    document.paragraphs[-1].text = "{# Ask the panel whether this may go. #}"
    document.add_paragraph("{#p a paragraph that nobody shall see #}")


def nested_loops(document: WordDocument) -> None:
    for text in (
        "{%p for child in children %}",
        "{{ child.name }}{% if not loop.last %},{% endif %}",
        "{%p for friend in child.friends %}",
        "{{ friend.name }}: {% for place in friend.places %}{{ place }}{{ '' if loop.last else ', ' }}{% endfor %}",
        "{%p endfor %}",
        "{%p endfor %}",
    ):
        document.add_paragraph(text)


def comments(document: WordDocument) -> None:
    run = document.add_paragraph("{{ subject }}").add_run(" – see the policy")
    document.add_comment(run, text="Is this still the wording?", author="Robin Fieldfare")


DRAWN = {
    "letterhead with a logo": (letterhead, ("Report on Lifts in cars", "K7Q2 – 3 March 2026")),
    "table whose header row repeats": (table_of_children, ("1", "Ana Fernley", "14", "Cai Dunmore", "Not known")),
    "merged cells": (merged_cells, ("Lifts in cars", "After school", "High")),
    "two columns": (two_columns, ("Two gifts,", "one lift home.", "Lifts in cars")),
    "lists": (lists, ("gifts", "lifts", "gifts; lifts, 2 in all")),
    "landscape pages": (landscape, ("Lifts in cars", "After school")),
    "first and even pages": (first_and_even_pages, ("First: Lifts in cars", "Even: K7Q2", "Act today")),
    "conditions and comments": (conditions, ("Today: Act today", "Known to us", "After school")),
    "loops in loops": (nested_loops, ("Ana Fernley,", "Bo: Library, Bus stop", "Cai Dunmore")),
    "comments of colleagues": (comments, ("Lifts in cars – see the policy",)),
}

HONEST = {**{name: Honest(build=drawn(edit), prints=prints) for name, (edit, prints) in DRAWN.items()}, **WRITTEN}
