"""What no template may hold, whatever its tags say: declarations, programs, foreign addresses, unknown field codes.

Parts that formsvc does not know are left behind anyway (`package`); here is what shows that a file
means harm, or would stop working, so that its owner is told instead of wondering.
"""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

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
_PERHAPS = re.compile(rb"fldChar|fldSimple|nstrText|altChunk|subDoc|control|object|ocx|webVideoPr|href|src|:tbl>|grid")
_MAY_LEAD_OUT = re.compile(rb"(?:href|src)\s*=")
_ADDRESSES = "//@*[contains(local-name(), 'href') or contains(local-name(), 'src')]"
_UNCLEAR = "a field that may be read in two ways"
_UNFIT_TABLES = (
    "//w:tbl[not(w:tblGrid)] | //w:gridCol[not(@w:w) or translate(@w:w, '0123456789.', '') != '']"
    " | //w:gridSpan[not(@w:val) or translate(@w:val, '0123456789', '') != '']"
)


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
    """What is wrong with the parts that may travel, once they are scrubbed."""
    for name, xml in parts.items():
        if package.is_xml(name) and _PERHAPS.search(xml):
            root = strictly_parsed(name, xml)
            yield from _in_part(name, root, may_lead_out=bool(_MAY_LEAD_OUT.search(xml)))


def objections_to_open_half(roots: Mapping[str, Element], everything: Iterable[Element]) -> Iterator[Finding]:
    """Fields of the open half, by part, whose value could depend on the restricted one.

    `everything` are all parts of the template: a bookmark that is there twice may be found in the wrong half.
    """
    names = Counter(name.casefold() for root in everything for name in _bookmarks(root))
    own = {name for name in _whole_bookmarks(roots[package.MAIN]) if names[name.casefold()] == 1}
    for part, root in roots.items():
        for code in field_codes(root):
            match = _CODE.fullmatch(code)
            if _ACROSS.match(code) or (match and match["to"] and match["bookmark"] not in own):
                message = "What it shows depends on the restricted section. Use PAGE, or PAGEREF to a bookmark "
                message += "that is in one paragraph of this half and nowhere else."
                yield Finding(message=message, place=part, tag=code.strip()[:60])


def _bookmarks(root: Element) -> Iterator[str]:
    return (mark.get(w("name"), "") for mark in root.iter(w("bookmarkStart")))


def _whole_bookmarks(root: Element) -> Iterator[str]:
    """Bookmarks that begin and end in one paragraph."""
    for mark in root.iter(w("bookmarkStart")):
        ends = mark.itersiblings(w("bookmarkEnd"))
        if any(end.get(w("id")) == mark.get(w("id")) for end in ends):
            yield mark.get(w("name"), "")


@dataclass(slots=True)
class _Field:
    """A field that is begun, the text box it is in, and the pieces of its code, until that is complete."""

    box: Element | None
    pieces: list[str] = dataclasses.field(default_factory=list)
    complete: bool = False


def field_codes(root: Element) -> Iterator[str]:
    """Codes of fields, simple and complex; a code that is none where Word and others might read different ones.

    Word cuts codes into runs, and takes any text between them for code.
    """
    yield from (element.get(w("instr"), "") for element in root.iter(w("fldSimple")))
    begun: list[_Field] = []
    for element in root.iter(w("fldChar"), w("instrText"), w("delInstrText"), w("fldSimple"), w("t")):
        inner = begun[-1] if begun and not begun[-1].complete else None
        if element.tag != w("t") and not _in_plain_run(element):
            yield _UNCLEAR
        if element.tag == w("fldChar"):
            yield from _field_goes_on(element, begun, inner)
        elif element.tag != w("t") and inner is None and element.tag != w("fldSimple"):
            yield "".join(map(str, element.itertext()))
        elif inner is not None:
            inner.pieces += [*map(str, element.itertext()), _UNCLEAR * (element.tag == w("fldSimple"))]
    yield from ("".join(one.pieces) for one in begun if not one.complete)


def _field_goes_on(sign: Element, begun: list[_Field], inner: _Field | None) -> Iterator[str]:
    """The code that a sign completes; `inner` is the field whose code is being read."""
    box = next(sign.iterancestors(w("txbxContent")), None)
    kind = sign.get(w("fldCharType"))
    if kind == "begin":
        begun.append(_Field(box))
        yield from [_UNCLEAR] if inner else []  # what it shows would become code
    elif not begun or begun[-1].box is not box:
        yield _UNCLEAR
    else:
        yield from ["".join(inner.pieces)] if inner else []
        begun[-1].complete = True
        if kind == "end":
            begun.pop()


def _in_plain_run(element: Element) -> bool:
    """Whether nothing but Word's own markup lies between it and its paragraph, which all programs read alike."""
    for around in element.iterancestors():
        if around.tag == w("p"):
            return True
        if not str(around.tag).startswith(f"{{{WORD}}}"):
            return False
    return False


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
