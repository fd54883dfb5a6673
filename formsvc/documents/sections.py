"""Splitting a template at its restricted section, so that each half is filled from its own view.

A Word section ends with the paragraph that carries its properties (`w:sectPr`); the last one
keeps them at the end of the body. The restricted half begins with the section whose first
paragraph holds a bookmark named `restricted_section`, and goes on to the end. Each half is a
whole document of its own and is filled from its own view, so that no fault in a template can
print a restricted answer before the section break.
"""

import re
from copy import deepcopy

from lxml import etree

from formsvc.core.errors import DocumentError
from formsvc.documents.source import BEGINNING, ENDING, SECTION_BREAK
from formsvc.documents.wordxml import Element, w

MARK = "restricted_section"
_PROPERTIES = f"{w('pPr')}/{w('sectPr')}"
_NAMESPACES = re.compile(rb' xmlns:\w+="[^"]*"')


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
    return open_half, restricted_half


def cut_open(open_half: Element, restricted_half: Element) -> bytes:
    """Make the halves ready to be printed alone or joined; return the section properties of the first, as XML.

    Where those stand, inside the last paragraph or at the end of the body, depends on which halves are
    printed; so both places are left open, and so is the beginning of the restricted half.
    """
    properties = body_of(open_half)[-1].find(_PROPERTIES)
    around = None if properties is None else properties.getparent()
    assert properties is not None and around is not None  # noqa: S101, PT018  # split() has seen them
    xml = etree.tostring(properties, with_tail=False)
    around.replace(properties, _place_of(SECTION_BREAK))
    body_of(open_half).append(_place_of(ENDING))
    body_of(restricted_half).insert(0, _place_of(BEGINNING))
    head, end, rest = xml.partition(b">")
    return _NAMESPACES.sub(b"", head) + end + rest  # the whole part declares the same names


def joined(open_pieces: list[bytes], restricted_pieces: list[bytes]) -> list[bytes]:
    """The pieces of one main document: without the end of the first half and the beginning of the second.

    The first half ends with its ending and what closes body and document, the second begins with what
    opens them; behind each of these pieces stands an answer that says nothing.
    """
    return [*open_pieces[:-4], *restricted_pieces[2:]]


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
    first = body[starts[0]]
    if first.tag != w("p") or any("{" in (text.text or "") for text in first.iter(w("t"))):
        raise DocumentError(f"The paragraph with the bookmark “{MARK}” must be a plain one. Move its tags behind it.")
    following = (one for block in list(body)[starts[0] :] for one in block.iter(w("sectPr")))
    kind = next((one.find(w("type")) for one in following), None)
    if kind is not None and kind.get(w("val")) in ("continuous", "nextColumn"):
        raise DocumentError("The restricted section must begin on a page of its own. Make its break one to a new page.")
    return starts[0]


def _place_of(given: str) -> Element:
    return etree.Element(w("sectPr"), {w("rsidR"): given})
