"""Looking into Word files: the text of one that was made, the names a template prints."""

from collections.abc import Iterator
from typing import Literal

from formsvc.documents import package
from formsvc.documents.sections import split
from formsvc.documents.template import Template
from formsvc.documents.wordxml import Element, references, strictly_parsed, w

_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_SIGNS = {w("br"): "\n", w("cr"): "\n", w("tab"): "\t", w("noBreakHyphen"): "-"}


def texts(data: bytes) -> str:
    """Text of all parts of a Word file, the body first; one paragraph a line, also line breaks and tabs."""
    parts = package.read(data)
    names = sorted(filter(package.is_xml, parts), key=lambda name: (name != package.MAIN, name))
    return "\n".join(line for name in names for line in _paragraphs(strictly_parsed(name, parts[name])))


def open_texts(data: bytes) -> str:
    """The same without the restricted section and the headers and footers that only that section uses, but with what
    a reader does not see: descriptions of pictures, and properties.
    """
    parts = package.read(data)
    body = strictly_parsed(package.MAIN, parts[package.MAIN])
    open_half, _ = split(body)
    used = references(open_half)
    hidden = {
        link.part for link in package.links_of(parts, package.MAIN)
        if link.kind in ("header", "footer") and link.id not in used
    }  # fmt: skip
    others = (name for name in sorted(filter(package.is_xml, parts)) if name not in {package.MAIN, *hidden})
    roots = (open_half, *(strictly_parsed(name, parts[name]) for name in others))
    return "\n".join(line for root in roots for line in (*_paragraphs(root), *_unseen(root)))


def names(data: bytes, part: Literal["whole", "open", "restricted"] = "whole") -> frozenset[str]:
    """Dotted names that a template (or one half of it) prints; an item of a list goes by the list's name."""
    template = Template.load(data, title="")
    halves = {"open": template.open.names, "restricted": template.restricted.names}
    return halves.get(part, template.open.names | template.restricted.names)


def _paragraphs(root: Element) -> Iterator[str]:
    for paragraph in root.iter(w("p")):
        yield "".join(_pieces(paragraph))


def _unseen(root: Element) -> Iterator[str]:
    """Attributes of pictures, and the text of parts that have no paragraphs."""
    for picture in root.iter(_PICTURE):
        yield from map(str, picture.attrib.values())
    if root.find(f".//{w('p')}") is None:
        yield from (text for text in map(str, root.itertext()) if text.strip())


def _pieces(paragraph: Element) -> Iterator[str]:
    """What its own runs say; a paragraph inside it, in a text box, speaks for itself."""
    for run in paragraph.iter(w("r")):
        if next(run.iterancestors(w("p"))) is paragraph:
            for piece in run:
                yield (piece.text or "") if piece.tag == w("t") else _SIGNS.get(str(piece.tag), "")
