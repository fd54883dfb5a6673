"""Word files written by hand, element by element, where python-docx cannot write what a test needs.

Everything that takes content takes text or XML: what begins with `<` is XML, all else is text.
"""

import base64
from collections.abc import Callable, Mapping
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMES.items())
_DOT = base64.b64decode(  # a picture of one pixel
    b"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
_SIZE = '<w:pgSz w:w="11906" w:h="16838"/>'
_STYLES = (
    '<w:docDefaults><w:rPrDefault/><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" '
    'w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
IN_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
BOLD = "<w:b/>"
TOP = '<w:vAlign w:val="top"/>'


def t(text: str) -> str:
    """Text of a run; as Word does, blanks around it are kept only where there are some."""
    space = "" if text == text.strip() else ' xml:space="preserve"'
    return f"<w:t{space}>{escape(text)}</w:t>"


def r(*content: str, props: str = "") -> str:
    """A run."""
    return f"<w:r>{_wrapped('rPr', props)}{''.join(map(_or(t), content))}</w:r>"


def p(*content: str, props: str = "") -> str:
    """A paragraph; each text is a run of its own."""
    return f"<w:p>{_wrapped('pPr', props)}{''.join(map(_or(r), content))}</w:p>"


def cell(*blocks: str, props: str = '<w:tcW w:w="0" w:type="auto"/>') -> str:
    """A cell of a table; each text is a paragraph of its own."""
    return f"<w:tc>{_wrapped('tcPr', props)}{''.join(map(_or(p), blocks))}</w:tc>"


def row(*cells: str, props: str = "") -> str:
    return f"<w:tr>{_wrapped('trPr', props)}{''.join(map(_or(cell), cells))}</w:tr>"


def table(*rows: str, columns: int, props: str = '<w:tblW w:w="0" w:type="auto"/>') -> str:
    """A table whose grid has so many columns of 1,000 twentieths of a point."""
    grid = '<w:gridCol w:w="1000"/>' * columns
    return f"<w:tbl>{_wrapped('tblPr', props)}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def section(*references: str, more: str = "") -> str:
    """Properties of a section with headers and footers, given as "header1" or "header2 first"."""
    links = ""
    for reference in references:
        name, _, type_ = reference.partition(" ")
        links += f'<w:{name[:6]}Reference w:type="{type_ or "default"}" r:id="{name}"/>'
    return f"<w:sectPr>{links}{_SIZE}{more}</w:sectPr>"


def picture(id_: int, name: str = "Dot") -> str:
    """A run with the picture `image1`."""
    return r(
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="9525" cy="9525"/>'
        f'<wp:docPr id="{id_}" name="{name}"/><a:graphic><a:graphicData uri="{_NAMES["pic"]}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="0" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="image1"/>'
        '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="9525" cy="9525"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def text_box(*blocks: str, props: str = "") -> str:
    """A run with a text box, as Word writes it: once for itself, once for older versions."""
    content = f"<w:txbxContent>{''.join(map(_or(p), blocks))}</w:txbxContent>"
    return r(
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        '<wp:extent cx="95250" cy="95250"/><wp:docPr id="5" name="Box"/><a:graphic><a:graphicData '
        f'uri="{_NAMES["wps"]}"><wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        f"<v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>",
        props=props,
    )


def bookmarked(*content: str, name: str = "place") -> str:
    return f'<w:bookmarkStart w:id="1" w:name="{name}"/>{"".join(map(_or(r), content))}<w:bookmarkEnd w:id="1"/>'


def linked(*content: str, link: str = 'r:id="link1"') -> str:
    """A hyperlink: to `link1`, an address outside, or to `w:anchor="…"`."""
    return f"<w:hyperlink {link}>{''.join(map(_or(r), content))}</w:hyperlink>"


def control(*content: str) -> str:
    """A content control round runs, or round paragraphs."""
    return f"<w:sdt><w:sdtPr><w:alias w:val='Field'/></w:sdtPr><w:sdtContent>{''.join(content)}</w:sdtContent></w:sdt>"


def field(code: str) -> str:
    """A field as Word writes it after typing: three marks, its code, its last result."""
    marks = [r(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")]
    return f"{marks[0]}{r(f'<w:instrText>{code}</w:instrText>')}{marks[1]}{r('1')}{marks[2]}"


def word(*blocks: str, end: str = "", parts: Mapping[str, str] | None = None) -> bytes:
    """A Word file with these blocks, the properties of its last section, and further parts.

    `parts` are given by name ("header1", "footnotes") with their content. The name is the
    relationship id too. A picture `image1` and a link `link1` are always there.
    """
    body = f"<w:body>{''.join(map(_or(p), blocks))}{end or section()}</w:body>"
    further = {"styles": _STYLES, "numbering": _NUMBERING, "settings": "<w:evenAndOddHeaders/>", **(parts or {})}
    files = {f"word/{name}.xml": _root(name, content) for name, content in {"document": body, **further}.items()}
    files |= {f"word/_rels/{name}.xml.rels": _links() for name in further if name[:6] in ("header", "footer")}
    files["word/_rels/document.xml.rels"] = _links(*(_link(_kind(name), f"{name}.xml", name) for name in further))
    return _zipped(files)


def _or(make: Callable[[str], str]) -> Callable[[str], str]:
    return lambda content: content if content.startswith("<") else make(content)


def _wrapped(name: str, content: str) -> str:
    return f"<w:{name}>{content}</w:{name}>" if content else ""


def _kind(name: str) -> str:
    return name.rstrip("0123456789")


def _root(name: str, content: str) -> str:
    tag = {"header": "hdr", "footer": "ftr"}.get(_kind(name), name)
    return f'<w:{tag} {_DECLARED} mc:Ignorable="w14">{content}</w:{tag}>'


def _link(kind: str, target: str, id_: str) -> str:
    mode = ' TargetMode="External"' if ":" in target else ""
    return f'<Relationship Id="{id_}" Type="{_NAMES["r"]}/{kind}" Target="{target}"{mode}/>'


def _links(*further: str) -> str:
    image = _link("image", "media/image1.png", "image1")
    outside = _link("hyperlink", "https://www.example.org/", "link1")
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{image}{outside}{"".join(further)}</Relationships>'


def _zipped(files: Mapping[str, str]) -> bytes:
    types = '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    types += '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    for name in files:
        if not name.endswith(".rels"):
            kind = _kind(name[5:-4]).replace("document", "document.main")
            types += f'<Override PartName="/{name}" ContentType="{_TYPE}.{kind}+xml"/>'
    main = _link("officeDocument", "word/document.xml", "main")
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types">{types}</Types>')
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{_PACKAGE}/relationships">{main}</Relationships>')
        archive.writestr("word/media/image1.png", _DOT)
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()
