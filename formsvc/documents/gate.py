"""What no template may hold, whatever its tags say: declarations, programs, foreign addresses, unknown field codes.

Parts that formsvc does not know are left behind anyway (`package`); here is what shows that a file
means harm, or would stop working, so that its owner is told instead of wondering.
"""

import re
from collections.abc import Iterator, Mapping

from formsvc.documents import package
from formsvc.documents.findings import Finding
from formsvc.documents.wordxml import WORD, Element, strictly_parsed, w

FIELDS = ("PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES", "DATE", "REF", "TOC")
"""Field codes that may stand in a template; Word works others out from files and addresses."""

_PROGRAMS = re.compile(r"vbaProject|vbaData|activeX|embeddings/|\.bin$|\.exe$|\.ole$", re.IGNORECASE)
_MACRO_TYPE = re.compile(rb"macroEnabled|ms-word\.vba", re.IGNORECASE)
_ACTIVE = "//w:altChunk | //w:subDoc | //w:control | //w:object | //*[local-name() = 'ocx']"
_MAY_LEAD_OUT = re.compile(rb"(?:href|src)\s*=")
_ADDRESSES = "//@*[local-name() = 'href' or local-name() = 'src']"


def objections(parts: Mapping[str, bytes]) -> Iterator[Finding]:
    """What is wrong with the parts of a file by name; raise DocumentError when one cannot be read at all."""
    for name, data in parts.items():
        if _PROGRAMS.search(name) or (name == "[Content_Types].xml" and _MACRO_TYPE.search(data)):
            yield Finding(message="It holds a program or an embedded file. Save it without, as .docx.", place=name)
        if b"<!DOCTYPE" in data.replace(b"\0", b""):
            yield Finding(message="It declares a document type, which no Word file needs. Save it anew.", place=name)
        elif package.is_xml(name):
            yield from _in_part(name, data)


def _in_part(name: str, xml: bytes) -> Iterator[Finding]:
    root = strictly_parsed(name, xml)
    if next(_found(root, _ACTIVE), None) is not None:
        yield Finding(message="It embeds something that is not text. Take it out.", place=name)
    for address in map(str, _found(root, _ADDRESSES) if _MAY_LEAD_OUT.search(xml) else ()):
        if not address.startswith("#"):
            message = "It leads out of the document. Only links that Word shows as hyperlinks may do so."
            yield Finding(message=message, place=name, tag=address[:60])
    for code in _field_codes(root):
        if (code.split() or [""])[0].upper() not in FIELDS:
            message = f"This field code is not allowed, only {', '.join(FIELDS)}. Type what it shows as text."
            yield Finding(message=message, place=name, tag=code.strip()[:60])


def _found(root: Element, query: str) -> Iterator[object]:
    found = root.xpath(query, namespaces={"w": WORD})
    yield from found if isinstance(found, list) else ()


def _field_codes(root: Element) -> Iterator[str]:
    """Codes of fields, simple and complex; Word cuts the latter into runs, and they may stand inside each other."""
    codes: list[str] = []  # of the fields that are begun, the innermost last
    for element in root.iter(w("fldSimple"), w("fldChar"), w("instrText"), w("delInstrText")):
        kind = element.get(w("fldCharType"))
        if element.tag == w("fldSimple"):
            yield element.get(w("instr"), "")
        elif kind == "begin":
            codes.append("")
        elif kind == "end" and codes:
            yield codes.pop()
        elif element.tag != w("fldChar"):
            codes[-1:] = ["".join((*codes[-1:], element.text or ""))]
    yield from codes
