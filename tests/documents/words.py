"""Small Word templates for tests, made with python-docx, and a look at what was made of them."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator

from formsvc.core.schema import Schema
from formsvc.documents.template import Template, compile_template
from tests.schemas import names_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def compiled(
    data: bytes, view: Mapping[str, Any], restricted: Mapping[str, Any] | None = None, *, open_half_only: bool = False
) -> Template:
    """A template that may print what these views hold."""
    names = None if restricted is None else names_of(restricted)
    schema = Schema(title="Test", open=names_of(view), restricted=names, open_half_only=open_half_only)
    return compile_template(data, schema)


def saved(document: WordDocument) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def template(*paragraphs: str, header: str = "") -> bytes:
    """A Word file with these paragraphs, and this header if any."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    return saved(document)


def marked_template(log: str = "{{ subject }}", source: str = "{{ source.name }}", footer: str = "End") -> bytes:
    """Two sections with headers and footers of their own, the second marked as restricted."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Log {{ document.reference }}"
    document.sections[0].footer.paragraphs[0].text = footer
    document.add_paragraph("Log of the report")
    document.add_paragraph(log)
    section = document.add_section(WD_SECTION.NEW_PAGE)
    for margin, text in ((section.header, "Source {{ document.reference }}"), (section.footer, "{{ source.name }}")):
        margin.is_linked_to_previous = False
        margin.paragraphs[0].text = text
    bookmark(document.add_paragraph("Source sheet"), "restricted_section")
    document.add_paragraph(source)
    return saved(document)


def bookmark(paragraph, name: str) -> None:
    """Put an empty bookmark at the end of a paragraph."""
    for kind in ("w:bookmarkStart", "w:bookmarkEnd"):
        element = OxmlElement(kind)
        element.set(qn("w:id"), "7")
        if kind.endswith("Start"):
            element.set(qn("w:name"), name)
        paragraph._p.append(element)


def with_parts(data: bytes, parts: dict[str, bytes]) -> bytes:
    """The same zip with parts added, or replaced."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w") as new:
        for name in dict.fromkeys([*old.namelist(), *parts]):
            new.writestr(name, parts[name] if name in parts else old.read(name))
    return buffer.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def runs_of(data: bytes) -> list[str]:
    """Text of each paragraph of the body as Word shows it: outer blanks only where they are preserved."""
    shown = []
    for paragraph in etree.fromstring(parts_of(data)["word/document.xml"]).iter(f"{W}p"):
        pieces = {"t": _shown, "br": lambda _: "\n", "tab": lambda _: "\t"}
        items = (item for run in paragraph.findall(f"{W}r") for item in run)
        shown.append("".join(pieces[etree.QName(item).localname](item) for item in items))
    return shown


def _shown(element) -> str:
    preserved = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    return (element.text or "") if preserved else (element.text or "").strip()


def faults(data: bytes, folder: Path) -> list[str]:
    """What openxml-audit finds wrong with a Word file."""
    file = folder / "made.docx"
    file.write_bytes(data)
    return [str(error) for error in OpenXmlValidator().validate(file).errors]
