"""A report template written part by part, so that each part can be made hostile: an open half, then the source's."""

from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from tests.documents.wordml import p

BODY, BODY_LINKS = "word/document.xml", "word/_rels/document.xml.rels"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MARK = '<w:bookmarkStart w:id="70" w:name="restricted_section"/><w:bookmarkEnd w:id="70"/>'
PIXEL = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")  # GIF

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_DECLARED = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": WORD,
        "r": LINKS,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": f"{_DRAWING}/wordprocessingDrawing",
        "a": f"{_DRAWING}/main",
        "pic": f"{_DRAWING}/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_IDS = {"styles": "rId1", "settings": "rId2", "footnotes": "rId3", "header1": "rId4", "footer1": "rId5"}
_IDS |= {"header2": "rId6", "numbering": "rId7"}
_ROOTS = {"header": "hdr", "footer": "ftr"}
_ALWAYS = {
    "styles": '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
    "footnotes": '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>',
    "numbering": '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"/></w:abstractNum>',
    "header1": p("Log {{ document.reference }}"),
    "header2": p("Source {{ document.reference }}"),
}


def report(
    body: str = "",
    *,
    restricted: str = "",
    links: str = "",
    more: Mapping[str, str | bytes] | None = None,
    **inner: str,
) -> bytes:
    """A Word file with this XML before what its open half holds anyway, and `restricted` in the other half.

    `links` are further relationships of the body, `more` parts added or replaced, and the rest is XML
    added to a part by its name: header1, header2, footer1, footnotes, settings, styles, numbering.
    """
    return zipped({**parts(body, restricted, links, inner), **(more or {})})


def parts(
    body: str = "", restricted: str = "", links: str = "", inner: Mapping[str, str] | None = None
) -> dict[str, str | bytes]:
    """The same as parts by name."""
    log = f"{body}{p('About {{ subject }}')}{p('', props=section('rId4', 'rId5'))}"
    sheet = f"{p(MARK, 'Source sheet')}{restricted or p('{{ source.name }}')}{section('rId6')}"
    known = {name: _ALWAYS.get(name, "") + (inner or {}).get(name, "") for name in _IDS}
    about = "".join(link(id_, name.rstrip("12"), f"{name}.xml") for name, id_ in _IDS.items())
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": linked_by(link("rId1", "officeDocument", BODY)),
        BODY: story("document", f"<w:body>{log}{sheet}</w:body>"),
        BODY_LINKS: linked_by(about, link("image1", "image", "media/image1.gif"), links),
        "word/media/image1.gif": PIXEL,
        **{f"word/{name}.xml": story(name, xml) for name, xml in known.items()},
    }


def story(name: str, inner: str) -> str:
    """The XML of a part such as "header1"."""
    kind = name.rstrip("0123456789")
    root = _ROOTS.get(kind, kind)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<w:{root} {_DECLARED}>{inner}</w:{root}>'


def section(header: str, footer: str = "") -> str:
    """The end of a section, with its header and footer by their relationships."""
    margins = f'<w:headerReference w:type="default" r:id="{header}"/>'
    margins += footer and f'<w:footerReference w:type="default" r:id="{footer}"/>'
    return f'<w:sectPr>{margins}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def link(id_: str, kind: str, target: str, mode: str = "") -> str:
    """One relationship; its `mode` is "External" where the target is no part."""
    kind = kind if ":" in kind else f"{LINKS}/{kind}"
    attributes = f"Id={quoteattr(id_)} Type={quoteattr(kind)} Target={quoteattr(target)}"
    return f"<Relationship {attributes}{mode and f' TargetMode={quoteattr(mode)}'}/>"


def linked_by(*links: str) -> str:
    """A part of relationships."""
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(links)}</Relationships>'


def content_types(main: str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main") -> str:
    """The list of what kinds the parts are, with this for the main document."""
    kinds = {name: name.rstrip("12") for name in _IDS}
    items = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'wordprocessingml.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="gif" '
        'ContentType="image/gif"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{BODY}" ContentType="{main}+xml"/>{items}</Types>'
    )


def zipped(files: Mapping[str, str | bytes], method: int = ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()
