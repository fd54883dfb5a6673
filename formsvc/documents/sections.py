"""Splitting a template at its restricted section, and splicing the filled halves together.

A Word section ends with the paragraph that carries its properties (`w:sectPr`); the last one
keeps them at the end of the body. The restricted half begins with the section whose first
paragraph holds a bookmark named `restricted_section`, and goes on to the end. Each half is a
whole document of its own and is filled from its own view, so that no fault in a template can
print a restricted answer before the section break.
"""

from copy import deepcopy

from lxml import etree

from formsvc.core.errors import DocumentError
from formsvc.documents.wordxml import Element, w

MARK = "restricted_section"
_PROPERTIES = f"{w('pPr')}/{w('sectPr')}"


def split(document: Element) -> tuple[Element, Element | None]:
    """The open and the restricted half of a main document; None where no section is marked.

    Raises DocumentError when the bookmark is not the beginning of a section.
    """
    marks = [mark for mark in document.iter(w("bookmarkStart")) if mark.get(w("name")) == MARK]
    if not marks:
        return document, None
    start = _start_of_section(body_of(document), marks)
    open_half, restricted_half = deepcopy(document), deepcopy(document)
    del body_of(open_half)[start:]
    del body_of(restricted_half)[:start]
    body_of(open_half).extend(body_of(open_half)[-1].findall(_PROPERTIES))
    return open_half, restricted_half


def join(open_half: Element, restricted_half: Element) -> Element:
    """One main document of two filled halves; both are used up."""
    body = body_of(open_half)
    properties = body[-1]
    body.remove(properties)
    _carrier(body).append(properties)
    body.extend(list(body_of(restricted_half)))
    return open_half


def body_of(document: Element) -> Element:
    """The body of a main document; raise DocumentError when it has none."""
    body = document.find(w("body"))
    if body is None:
        raise DocumentError("This Word document has no body, or is kept in a format other than .docx.")
    return body


def _start_of_section(body: Element, marks: list[Element]) -> int:
    """Position in the body of the first block of the marked section."""
    starts = [index for index, block in enumerate(body) if any(mark in block.iter() for mark in marks)]
    before = body[starts[0] - 1] if starts and starts[0] > 0 else None
    if len(marks) > 1 or before is None or before.find(_PROPERTIES) is None:
        raise DocumentError(f"The bookmark “{MARK}” must be in the first paragraph after a section break, once.")
    return starts[0]


def _carrier(body: Element) -> Element:
    """Paragraph properties that can carry those of the section: the last paragraph's, or a new one's."""
    last = body[-1] if len(body) else None
    if last is None or last.tag != w("p") or last.find(_PROPERTIES) is not None:
        last = etree.SubElement(body, w("p"))
    properties = last.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        last.insert(0, properties)
    return properties
