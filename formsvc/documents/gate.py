"""What no template may hold, whatever its tags say: declarations, programs, foreign addresses, unknown field codes.

Parts that formsvc does not know are left behind anyway (`package`); here is what shows that a file
means harm, or would stop working, so that its owner is told instead of wondering.
"""

import re
from collections.abc import Collection, Iterator, Mapping

from formsvc.documents import package
from formsvc.documents.findings import Finding
from formsvc.documents.wordxml import WORD, Element, strictly_parsed, w

FIELDS = ("PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES", "DATE", "REF", "TOC")
"""Field codes that may stand in a template; Word works others out from files and addresses."""

_CODE = re.compile(
    r"\s*(?:(?P<to>PAGEREF|REF)\s+(?P<bookmark>\w+)|PAGE|NUMPAGES|SECTIONPAGES|DATE|TOC)"
    r'(?:\s+\\\S+(?:\s+(?:"[^"]*"|[\w-]+))?)*\s*',
    re.IGNORECASE,
)
_ACROSS = re.compile(r"\s*(?:NUMPAGES|TOC)\b", re.IGNORECASE)
_PROGRAMS = re.compile(r"vbaProject|vbaData|activeX|embeddings/|\.exe$", re.IGNORECASE)
_MACRO_TYPE = re.compile(rb"macroEnabled|ms-word\.vba", re.IGNORECASE)
_ACTIVE = "//w:altChunk | //w:subDoc | //w:control | //w:object | //*[local-name()='ocx' or local-name()='webVideoPr']"
_MAY_LEAD_OUT = re.compile(rb"(?:href|src)\s*=")
_ADDRESSES = "//@*[contains(local-name(), 'href') or contains(local-name(), 'src')]"
_SHOWN = "\0"  # in place of a code that is complete
_UNFIT_TABLES = "//w:tbl[not(w:tblGrid)] | //w:gridCol[not(@w:w)]"


def objections(parts: Mapping[str, bytes]) -> Iterator[Finding]:
    """What is wrong with the parts of a file as it came, by name."""
    for name, data in parts.items():
        if _PROGRAMS.search(name) or (name == "[Content_Types].xml" and _MACRO_TYPE.search(data)):
            yield Finding(message="It holds a program or an embedded file. Save it without, as .docx.", place=name)
        if b"<!DOCTYPE" in data.replace(b"\0", b""):
            yield Finding(message="It declares a document type, which no Word file needs. Save it anew.", place=name)
        if name.endswith(".rels") and b"{{" in data.replace(b"\0", b""):
            yield Finding(message="A tag stands in the address of a link. Move it into the text.", place=name)


def objections_to_content(parts: Mapping[str, bytes]) -> Iterator[Finding]:
    """What is wrong with the parts that may travel, once they are scrubbed; raise DocumentError for unreadable ones."""
    for name, xml in parts.items():
        if package.is_xml(name):
            root = strictly_parsed(name, xml)
            yield from _in_part(name, root, may_lead_out=bool(_MAY_LEAD_OUT.search(xml)))


def objections_to_open_half(name: str, root: Element, bookmarks: Collection[str]) -> Iterator[Finding]:
    """Fields of a part of the open half, which has these bookmarks, whose value would depend on the restricted one."""
    for code in field_codes(root):
        match = _CODE.fullmatch(code)
        if _ACROSS.match(code) or (match and match["to"] and match["bookmark"] not in bookmarks):
            message = "What it shows depends on the restricted section. Use PAGE, or PAGEREF to a place in this half."
            yield Finding(message=message, place=name, tag=code.strip()[:60])


def field_codes(root: Element) -> Iterator[str]:
    """Codes of fields, simple and complex. Word cuts the latter into runs, takes any text in them for code, and puts
    fields into each other.
    """
    begun: list[list[str]] = []  # the pieces of the fields that are begun, the innermost last
    yield from (element.get(w("instr"), "") for element in root.iter(w("fldSimple")))
    for element in root.iter(w("fldChar"), w("instrText"), w("delInstrText"), w("t")):
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            begun.append([])
        elif kind in ("separate", "end") and begun:
            yield from _ended(begun, kind)
        elif begun and _SHOWN not in begun[-1]:
            begun[-1].extend(map(str, element.itertext()))
        elif element.tag != w("t"):
            yield "".join(map(str, element.itertext()))
    yield from ("".join(pieces) for pieces in begun if _SHOWN not in pieces)


def _ended(begun: list[list[str]], kind: str) -> Iterator[str]:
    """The code of the innermost field, once it is complete: behind it stands what the field shows."""
    if _SHOWN not in begun[-1]:
        yield "".join(begun[-1])
    begun[-1] = [_SHOWN]
    if kind == "end":
        begun.pop()


def _in_part(name: str, root: Element, *, may_lead_out: bool) -> Iterator[Finding]:
    if next(_found(root, _ACTIVE), None) is not None:
        yield Finding(message="It embeds something that is not text. Take it out.", place=name)
    for address in map(str, _found(root, _ADDRESSES) if may_lead_out else ()):
        if not address.startswith("#"):
            message = "It leads out of the document. Only links that Word shows as hyperlinks may do so. Take it out."
            yield Finding(message=message, place=name, tag=address[:60])
    for code in field_codes(root):
        if "{" in code:
            message = "Tags may stand only in text, not in fields. Move it into the text."
            yield Finding(message=message, place=name, tag=code.strip()[:60])
        if not _CODE.fullmatch(code):
            message = f"This field code is not allowed, only {', '.join(FIELDS)}. Type what it shows as text."
            yield Finding(message=message, place=name, tag=code.strip()[:60])
    if name == package.MAIN and next(_found(root, _UNFIT_TABLES), None) is not None:
        yield Finding(message="A table does not say how wide its columns are. Save the file in Word anew.", place=name)


def _found(root: Element, query: str) -> Iterator[object]:
    found = root.xpath(query, namespaces={"w": WORD})
    yield from found if isinstance(found, list) else ()
