"""Repairing a filled part where rows, cells or paragraphs fell away, in ways Word would not open."""

from collections.abc import Iterable

from docxtpl import DocxTemplate
from lxml import etree

from formsvc.documents.package import MAIN
from formsvc.documents.wordxml import Element, serialised, strictly_parsed, w

_DOCXTPL = DocxTemplate("")  # opens no file: fix_tables() looks at nothing but its argument
_BLOCKS = tuple(map(w, "tc hdr ftr txbxContent".split()))


def mended(name: str, pieces: Iterable[bytes]) -> list[bytes]:
    """The part with as many columns as its tables have cells, and nothing empty that Word wants filled.

    The columns are docxtpl's work. Raises DocumentError when the part is not well-formed.
    """
    xml = b"".join(pieces)
    root = strictly_parsed(name, xml)
    if name == MAIN:
        root = _DOCXTPL.fix_tables(xml)
    _drop_empty(root)
    for block in root.iter(*_BLOCKS):
        if block.find(f".//{w('p')}") is None or block[-1].tag == w("tbl"):
            etree.SubElement(block, w("p"))
    return [serialised(root)]


def _drop_empty(root: Element) -> None:
    """Rows without cells, then tables without rows; the innermost first."""
    for name, content in ((w("tr"), w("tc")), (w("tbl"), w("tr"))):
        for element in reversed(list(root.iter(name))):
            around = element.getparent()
            if around is not None and element.find(f".//{content}") is None:
                around.remove(element)
