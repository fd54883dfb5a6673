"""What docxtpl itself makes of a template, and where it is known to be wrong.

`expected` says what every part of a document should be: docxtpl's own rendering with these
repairs, each written here without the code under test. docxtpl

- leaves tables without rows, rows without cells, and cells, headers, footers and text boxes
  without a paragraph at their end, none of which Word opens;
- leaves tabs and line ends as they are in what follows a text box in its paragraph, where Word
  shows a line end as a blank;
- reads `&` in a constant of a tag as `&amp;`;
- keeps who made the template, and when (revision ids, spelling marks, comments).
"""

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree

from tests.documents.words import W, parts_of

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_ENDS_WITH_PARAGRAPH = [f"{W}{name}" for name in ("tc", "hdr", "ftr", "txbxContent")]
_MADE_ANEW = ("docProps/", "_rels/", "word/_rels/", "[Content_Types].xml")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PARSER = etree.XMLParser(remove_blank_text=True)


class _Repaired(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    def patch_xml(self, src_xml: str) -> str:
        patched: str = super().patch_xml(src_xml)
        return _TAG.sub(lambda tag: tag.group().replace("&amp;", "&"), patched)


def expected(data: bytes, view: Mapping[str, Any]) -> dict[str, bytes]:
    """Parts of the document that docxtpl makes, by name: canonical XML, or bytes as they are."""
    return canonical(rendered(data, view), _repaired)


def rendered(data: bytes, view: Mapping[str, Any]) -> bytes:
    """The document that docxtpl makes: one object for each, values escaped, and the filter that it lacks."""
    environment = Environment(autoescape=True)
    environment.filters["known"] = lambda value: value or "Not known"
    document = _Repaired(BytesIO(data))
    document.render(view, environment, autoescape=True)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def canonical(data: bytes, repair: Callable[[Any], None] = lambda root: None) -> dict[str, bytes]:
    """Parts of a document by name, in canonical XML; without those that every document gets anew.

    In text boxes neighbouring runs of one style are joined: where a text box is partly
    conditional, a tab may stand in the run of its text or, as docxtpl has it, in one of its own.
    """
    parts = {name: part for name, part in parts_of(data).items() if not name.startswith(_MADE_ANEW)}
    return {name: _canonical(part, repair) if name.endswith(".xml") else part for name, part in parts.items()}


def _canonical(part: bytes, repair: Callable[[Any], None]) -> bytes:
    root = etree.fromstring(part, _PARSER)
    repair(root)
    _join_runs_of_text_boxes(root)
    return _written(root)


def _written(element: Any) -> bytes:
    return etree.tostring(element, method="c14n", exclusive=True, with_comments=True, with_tail=False)


def _join_runs_of_text_boxes(root: Any) -> None:
    for run in root.iterfind(f".//{W}txbxContent//{W}r"):
        before = run.getprevious()
        if before is not None and before.tag == run.tag and _style(before) == _style(run):
            start = len(run.findall(f"{W}rPr"))
            run[start:start] = [piece for piece in before if piece.tag != f"{W}rPr"]
            before.getparent().remove(before)


def _style(run: Any) -> list[bytes]:
    return [_written(properties) for properties in run.findall(f"{W}rPr")]


def _repaired(root: Any) -> None:
    etree.strip_elements(root, f"{W}proofErr", etree.Comment, etree.ProcessingInstruction, with_tail=False)
    etree.strip_attributes(root, *(f"{W}rsid{of}" for of in ("R", "RDefault", "P", "RPr", "Sect", "Tr", "Del")))
    for text in list(root.iter(f"{W}t")):
        _break(text)
    for name, inside in (("tr", "tc"), ("tbl", "tr")):
        for element in [one for one in root.iter(f"{W}{name}") if one.find(f".//{W}{inside}") is None]:
            element.getparent().remove(element)
    for element in root.iter(*_ENDS_WITH_PARAGRAPH):
        if element.find(f".//{W}p") is None or element[-1].tag == f"{W}tbl":
            etree.SubElement(element, f"{W}p")


def _break(text: Any) -> None:
    """Put elements in place of tabs and line ends."""
    first, *others = re.split(r"([\t\n])", text.text or "")
    text.text, last = first, text
    for sign, more in zip(others[::2], others[1::2], strict=True):
        last.addnext(etree.Element(f"{W}tab" if sign == "\t" else f"{W}br"))
        last.getnext().addnext(etree.Element(f"{W}t", {_SPACE: "preserve"}))
        last = last.getnext().getnext()
        last.text = more
