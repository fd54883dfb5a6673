"""The XML inside a Word file: its names, strict reading, one way of writing, and scrubbing."""

import re

from lxml import etree

from formsvc.core.errors import DocumentError

Element = etree._Element  # noqa: SLF001  # lxml has no public name for the type of an element

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


DESCRIPTION = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
"""What is said about a picture: its number, name and description."""


def w(name: str) -> str:
    """A name of WordprocessingML as lxml writes it: w("p") is a paragraph, w("t") its text."""
    return f"{{{WORD}}}{name}"


# Who wrote the template and when, and what it was attached to: nobody's business later.
_PERSONAL = tuple(
    w(name)
    for name in (
        "rsids rsid proofErr commentRangeStart commentRangeEnd attachedTemplate docVars mailMerge dataBinding "
        "entryMacro exitMacro writeProtection documentProtection smartTagType updateFields "
        "embedRegular embedBold embedItalic embedBoldItalic"
    ).split()
)
_REVISION_IDS = tuple(w(f"rsid{of}") for of in ("R", "RDefault", "P", "RPr", "Sect", "Tr", "Del"))


_ENCODINGS = (
    "UTF-8",
    "UTF-16",
    "UTF-16LE",
    "UTF-16BE",
    "US-ASCII",
    "ASCII",
)  # of ECMA-376 part 2, 8.1.4, as lxml says them
# Of ISO 29500 Transitional and Microsoft's extensions. Strict's namespaces say the same to some programs only.
_KNOWN_MARKUP = (
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/",
    "urn:schemas-microsoft-com:",
    "http://www.w3.org/XML/1998/namespace",
)
_DECLARES = re.compile(rb"<[^<>]*\sxmlns(?::[\w.-]+)?=")
_TRACKED = "boolean(//@w:author | //w:ins | //w:del | //w:moveFrom | //w:moveTo)"
_LEADING_OUT = (
    "{http://schemas.openxmlformats.org/schemaLibrary/2006/main}*",
    "{http://schemas.microsoft.com/office/word/2012/wordml}docId",
    "{http://schemas.microsoft.com/office/word/2010/wordml}docId",
)
_PACKED_DRAWING = "{urn:schemas-microsoft-com:office:office}gfxdata"
_SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"  # beside a picture that says the same


def strictly_parsed(name: str, xml: bytes) -> Element:
    """The root of a part; raise DocumentError, naming the part, unless it is plain well-formed XML.

    Blanks between elements, which say nothing in Word, are left out.
    """
    parser = etree.XMLParser(recover=False, resolve_entities=False, no_network=True, remove_blank_text=True)
    try:
        root: Element = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        # Without its cause: the parser's own words may quote an answer.
        raise DocumentError(f"{name} is not well-formed XML. Save it in Word anew.") from None
    about = root.getroottree().docinfo
    if about.doctype:  # type: ignore[attr-defined]  # lxml-stubs lacks it
        raise DocumentError(f"{name} declares a document type, which no Word file needs. Save it in Word anew.")
    if about.encoding and about.encoding.upper() not in _ENCODINGS:
        raise DocumentError(f"{name} is not well-formed XML of Word's, which is UTF-8. Save it in Word anew.")
    return root


def serialised(root: Element) -> bytes:
    """A part as bytes; equal elements give equal bytes."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def references(root: Element) -> frozenset[str]:
    """The relationship ids that a part uses (`r:id`, `r:embed`, …)."""
    found = root.xpath("//@r:*[. != '']", namespaces={"r": LINKS})
    return frozenset(map(str, found))  # type: ignore[arg-type, unused-ignore]  # a query for attributes gives their values


def scrubbed(name: str, xml: bytes) -> bytes:
    """A part of a template without comments, revision ids and other traces of its making, its namespaces declared once.

    Raises DocumentError for tracked changes, which name their author and may or may not be meant to stay, and for
    markup that one program might read and another not.
    """
    root = strictly_parsed(name, xml)
    if root.xpath(_TRACKED, namespaces={"w": WORD}):
        raise DocumentError(f"{name} holds tracked changes: accept or reject them in Word first.")
    for run in root.iter(w("r")):
        if run.find(w("commentReference")) is not None:
            run.clear()
    etree.strip_elements(
        root, *_PERSONAL, *_LEADING_OUT, _SVG, etree.Comment, etree.ProcessingInstruction, with_tail=False
    )
    etree.strip_attributes(root, *_REVISION_IDS, _PACKED_DRAWING)
    return _declared_once(name, root)


def _declared_once(name: str, root: Element) -> bytes:
    """The part with all namespaces declared at its root, where nothing that moves its elements can change them."""
    made = serialised(root)
    if _declares_inside(made):
        known = {element.prefix: etree.QName(element).namespace for element in root.iter()} | root.nsmap
        hoisted = {prefix: address for prefix, address in known.items() if prefix and address}
        etree.cleanup_namespaces(root, top_nsmap=hoisted, keep_ns_prefixes=[*filter(None, root.nsmap)])
        made = serialised(root)
        if _declares_inside(made):
            raise DocumentError(f"{name} uses one name for two kinds of markup. Save it in Word anew.")
    for prefix, address in root.nsmap.items():
        if not address.startswith(_KNOWN_MARKUP) and _uses(made, prefix):
            raise DocumentError(f"{name} holds markup that is not Word's ({address[:60]}). Save it in Word as .docx.")
    return made


def _declares_inside(xml: bytes) -> bool:
    """Whether a namespace is declared below the root."""
    head = xml.index(b">", xml.index(b"?>") + 2)
    return xml.find(b" xmlns", head) >= 0 and _DECLARES.search(xml, head) is not None


def _uses(xml: bytes, prefix: str | None) -> bool:
    return prefix is None or any(sign + prefix.encode() + b":" in xml for sign in (b"<", b" "))
