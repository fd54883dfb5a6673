"""Content that acts: field codes that read files or run programs, and embedded things."""

from tests.documents.cases import Hostile, in_body, refused, scrubbed
from tests.documents.report_file import PIXEL, link, linked_by, story
from tests.documents.wordml import field, p, picture, r, text_box

SPY = "https://spy.example/x"
BINARY = b"\xd0\xcf\x11\xe0 made in the office"
_CODE, _ACROSS = "field code is not allowed", "depends on the restricted section"
_BEGIN, _SEPARATE, _END = (r(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end"))

CODES = {
    "included text": ' INCLUDETEXT "//spy.example/x" ',
    "included picture": f' INCLUDEPICTURE "{SPY}" \\d ',
    "DDE": ' DDE excel "x" "y" ',
    "DDEAUTO": ' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" ',
    "linked object": ' LINK Excel.Sheet.8 "C:\\\\x.xls" ',
    "link to a file": ' HYPERLINK "file:///etc/passwd" ',
    "link to a page": f' HYPERLINK "{SPY}" ',
    "button for a macro": " MACROBUTTON AutoOpen here ",
    "who uses Word": " USERNAME ",
    "whose address": " USERADDRESS ",
    "where it is kept": " FILENAME \\p ",
    "document variable": " DOCVARIABLE x ",
    "property": " DOCPROPERTY Author ",
    "author": " AUTHOR ",
    "question": ' ASK x "Who said it?" ',
    "calculation": " = 2 * 3 ",
    "quotation": " QUOTE 34 ",
    "building block": " AUTOTEXT x ",
    "merged": " MERGEFIELD name ",
    "database": ' DATABASE \\d "C:\\\\x.mdb" ',
    "other document": ' RD "C:\\\\x.docx" ',
    "in small letters": ' includetext "//spy.example/x" ',
    "beginning like PAGE": " PAGEANT ",
    "nothing but a blank": " ",
    "a tab for a blank": "\tINCLUDETEXT\t//spy.example/x",
}


def code(*runs: str) -> str:
    """A field whose code stands in these runs."""
    return f"{_BEGIN}{''.join(runs)}{_SEPARATE}{r('1')}{_END}"


def told(text: str) -> str:
    return r(f"<w:instrText>{text}</w:instrText>")


FIELDS = {
    **{name: in_body(_CODE, "", field(each)) for name, each in CODES.items()},
    "pages of both halves": refused(_ACROSS, "NUMPAGES", "word/footer1.xml", footer1=p(field(" NUMPAGES "))),
    "contents of both halves": refused(_ACROSS, 'TOC \\o "1-3"', "word/", body=p(field(' TOC \\o "1-3" '))),
    "place in the restricted half": refused(
        _ACROSS, "REF restricted_section", body=p(field(" REF restricted_section "))
    ),
    "in two runs": in_body(_CODE, "", code(told(" INCLU"), told('DETEXT "//spy.example/x" '))),
    "in two runs, the first allowed": in_body(_CODE, "", code(told(" DATE"), told("BASE x "))),
    "in the text of a run": in_body("", "", code(r("INCLUDETEXT //spy.example/x"))),
    "behind an allowed word in a run": in_body("", "", code(told(" PAGE"), r("ANT INCLUDETEXT x"))),
    "an answer for a code": in_body("", "", code(r("{{ subject }}"))),
    "an answer in a code": in_body("", "", code(told(" REF "), r("{{ subject }}"))),
    "given by another field": in_body("", "", code(code(told(" REF x ")))),
    "in an allowed one": in_body(_CODE, "", code(told(" PAGE "), field(" INCLUDETEXT x "))),
    "drawn at once": in_body(_CODE, "", f'<w:fldSimple w:instr=" INCLUDETEXT x ">{r("x")}</w:fldSimple>'),
    "without a beginning": in_body(_CODE, "", told(" INCLUDETEXT x ")),
    "without an end": in_body("", "", f"{_BEGIN}{told(' INCLUDETEXT x ')}"),
    "deleted": in_body("", "", code("<w:r><w:delInstrText> INCLUDETEXT x </w:delInstrText></w:r>")),
    "behind an XML comment": in_body("", "", code(told("<!-- x --> INCLUDETEXT x "))),
    "behind an XML comment and an allowed word": in_body("", "", code(told(" PAGE<!-- x -->ANT x "))),
    "behind another element": in_body("", "", code(told(" PAGE <w:x/>INCLUDETEXT x "))),
    "in the header": refused(_CODE, "", "word/header1.xml", header1=p(field(CODES["included text"]))),
    "in a footnote": refused(
        _CODE, "", "word/footnotes.xml", footnotes=f'<w:footnote w:id="2">{p(field(CODES["DDE"]))}</w:footnote>'
    ),
    "in a text box": in_body(_CODE, "", text_box(p(field(CODES["DDE"])))),
    "in the restricted section": refused(_CODE, "", "word/document.xml", restricted=p(field(CODES["DDE"]))),
    "in a list of signs": refused(_CODE, "", "word/numbering.xml", numbering=told(" DDE x ")),
    "macro of a form field": scrubbed(
        b"entryMacro",
        body=p(
            r('<w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro w:val="AutoOpen"/></w:ffData></w:fldChar>'),
            told(" PAGE "),
            _END,
        ),
    ),
}


def embedding(xml: str, kind: str, part: str, content: str | bytes = BINARY, mode: str = "") -> Hostile:
    """Something in the body that leads to a part, or with a mode out of the file."""
    return refused("", body=xml, links=link("rId20", kind, part, mode), more={} if mode else {f"word/{part}": content})


def _object(kind: str) -> str:
    return p(r(f'<w:object><o:OLEObject Type="{kind}" ProgID="Package" ObjectID="y" r:id="rId20"/></w:object>'))


def shown(relation: str) -> str:
    """A picture that is found in this way."""
    return p(picture(9).replace('r:embed="image1"', relation))


_EMBEDDED = shown('r:embed="rId20"')
_VIDEO = "http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing"

EMBEDDED = {
    "object": embedding(_object("Embed"), "oleObject", "embeddings/oleObject1.bin"),
    "workbook": embedding(_object("Embed"), "package", "embeddings/x.xlsx"),
    "object from afar": embedding(_object("Link"), "oleObject", "file://spy.example/x.xls", mode="External"),
    "control": embedding(
        p(r('<w:object><w:control r:id="rId20" w:name="x"/></w:object>')), "control", "activeX/activeX1.xml", "<x/>"
    ),
    "page of HTML": embedding('<w:altChunk r:id="rId20"/>', "aFChunk", "x.html", "<script>x</script>"),
    "page from afar": embedding('<w:altChunk r:id="rId20"/>', "aFChunk", SPY, mode="External"),
    "document": embedding(p('<w:subDoc r:id="rId20"/>'), "subDocument", "file:///x.docx", mode="External"),
    "chart": embedding(p(r('<w:drawing><a:x r:id="rId20"/></w:drawing>')), "chart", "charts/chart1.xml", "<c/>"),
    "diagram": embedding(p(r('<w:drawing><a:x r:dm="rId20"/></w:drawing>')), "diagramData", "diagrams/x.xml", "<d/>"),
    "program for a picture": embedding(_EMBEDDED, "image", "media/x.exe"),
    "program called a picture": embedding(_EMBEDDED, "image", "media/image7.png", b"MZ\x90\0" + bytes(99)),
    "page called a picture": embedding(_EMBEDDED, "image", "media/image7.png", b"<html><script>x</script></html>"),
    "drawing with a script": embedding(_EMBEDDED, "image", "media/image7.svg", "<svg><script/></svg>"),
    "picture above the file": embedding(_EMBEDDED, "image", "../../image7.gif", PIXEL),
    "picture that is not there": refused(
        "may not travel", body=_EMBEDDED, links=link("rId20", "image", "/etc/passwd.png")
    ),
    "video": refused(
        "", body=p(r(f'<w:drawing><x:webVideoPr xmlns:x="{_VIDEO}" embeddedHtml="&lt;iframe/&gt;"/></w:drawing>'))
    ),
    "frames": refused(
        "may not travel",
        links=link("rId20", "webSettings", "webSettings.xml"),
        more={
            "word/webSettings.xml": story("webSettings", '<w:frame><w:sourceFileName r:id="rId1"/></w:frame>'),
            "word/_rels/webSettings.xml.rels": linked_by(link("rId1", "frame", SPY, "External")),
        },
    ),
    "transformation on saving": refused(
        "may not travel",
        settings='<w:saveThroughXslt r:id="rId1"/>',
        more={"word/_rels/settings.xml.rels": linked_by(link("rId1", "transform", f"{SPY}.xslt", "External"))},
    ),
}
