"""What is accepted, but left behind: traces of who made a template, programs nobody asked for, markup as text."""

from tests.documents.attacks.active import BINARY, SPY
from tests.documents.attacks.places import T, control
from tests.documents.cases import Hostile, refused, scrubbed
from tests.documents.report_file import (
    LINKS,
    PACKAGE,
    PIXEL,
    WORD,
    content_types,
    link,
    linked_by,
    story,
)
from tests.documents.wordml import p, r

_MS = "http://schemas.microsoft.com/office"
_ROBIN = b"Robin Fieldfare of the office"
_NAME = _ROBIN.decode()
_PROGRAM = "a program or an embedded file"


def part(name: str, content: str | bytes, *gone: bytes, kind: str = "") -> Hostile:
    """A part that the body leads to if it has a `kind`, though no text does."""
    return scrubbed(*(gone or [name.encode()]), more={name: content}, links=kind and link("rId20", kind, f"/{name}"))


def settings(*gone: bytes, inner: str, kind: str = "") -> Hostile:
    about = linked_by(link("rId1", kind, f"{SPY}.dotm", "External"))
    return scrubbed(*gone, settings=inner, more={"word/_rels/settings.xml.rels": about} if kind else None)


_COMMENT = story("comments", f'<w:comment w:id="1" w:author="{_NAME}">{p("Ask " + T)}</w:comment>')
_RANGE = '<w:commentRangeStart w:id="1"/>{}<w:commentRangeEnd w:id="1"/>'.format(r("x"))
_CORE = f'<x:coreProperties xmlns:x="{PACKAGE}/metadata/core-properties"><x:y>{_NAME}</x:y></x:coreProperties>'
_CLOSE, _OPEN = "</w:t><w:x/>", "<w:t>"

PARTS = {
    "author": part("docProps/core.xml", _CORE, _ROBIN),
    "company": part("docProps/app.xml", f"<Properties>{_NAME}</Properties>", _ROBIN),
    "own properties": part("docProps/custom.xml", f"<Properties>{T}</Properties>", b"custom.xml"),
    "thumbnail": part("docProps/thumbnail.jpeg", PIXEL),
    "custom XML": part("customXml/item1.xml", f"<x>{T}</x>", b"customXml", kind=f"{LINKS}/customXml"),
    "people": part("word/people.xml", f'<w:people xmlns:w="{WORD}" w:author="{_NAME}"/>', _ROBIN, kind=f"{_MS}/people"),
    "building blocks": part("word/glossary/document.xml", f"<x>{T}</x>", b"glossary", kind="glossaryDocument"),
    "font": part("word/fonts/font1.odttf", BINARY, b"odttf", kind="font"),
    "ribbon": part("customUI/customUI.xml", "<x onLoad='AutoOpen'/>"),
    "task pane": part("word/webextensions/taskpanes.xml", "<x/>"),
    "signature": part("_xmlsignatures/sig1.xml", "<x/>"),
    "label": part("docMetadata/LabelInfo.xml", "<x/>"),
    "picture that is not used": part("word/media/image7.png", PIXEL, kind="image"),
    "header that is not used": part("word/header9.xml", story("header9", p(T)), b"header9", kind="header"),
    "styles of another version": part("word/stylesWithEffects.xml", "<x/>", kind=f"{_MS}/stylesWithEffects"),
    "printer": part("word/printerSettings/printerSettings1.bin", BINARY, b"made in the office", kind="printerSettings"),
    "macros": refused(
        _PROGRAM,
        "",
        "word/vbaProject.bin",
        more={"word/vbaProject.bin": BINARY},
        links=link("rId20", f"{_MS}/2006/relationships/vbaProject", "vbaProject.bin"),
    ),
    "names of macros": refused(_PROGRAM, "", "word/vbaData.xml", more={"word/vbaData.xml": "<x/>"}),
    "program": refused(_PROGRAM, "", "word/x.exe", more={"word/x.exe": BINARY}),
    "document with macros": refused(
        _PROGRAM,
        "",
        "[Content_Types].xml",
        more={"[Content_Types].xml": content_types("application/vnd.ms-word.document.macroEnabled.main")},
    ),
    "other main document": scrubbed(
        b"word/other",
        more={"_rels/.rels": linked_by(link("rId1", "officeDocument", "word/other.xml")), "word/other.xml": "<x/>"},
    ),
}

MARKUP = {
    "comment": scrubbed(
        _ROBIN,
        b"comment",
        body=p(_RANGE, r('<w:commentReference w:id="1"/>')),
        links=link("rId20", "comments", "comments.xml"),
        more={"word/comments.xml": _COMMENT},
    ),
    "note in XML": scrubbed(_ROBIN, body=f"<!-- {_NAME} -->"),
    "instruction in XML": scrubbed(_ROBIN, body=f"<?note {_NAME}?>"),
    "session of editing": scrubbed(b"rsid", body='<w:p w:rsidR="00112233"/>', settings="<w:rsids><w:rsid/></w:rsids>"),
    "document variable": settings(b"docVar", inner=f'<w:docVars><w:docVar w:name="x" w:val="{T}"/></w:docVars>'),
    "template from afar": settings(
        b"spy.example", b"attachedTemplate", inner='<w:attachedTemplate r:id="rId1"/>', kind="attachedTemplate"
    ),
    "letters to many": settings(
        b"spy.example",
        b"mailMerge",
        inner='<w:mailMerge><w:query w:val="SELECT"/><w:dataSource r:id="rId1"/></w:mailMerge>',
        kind="mailMergeSource",
    ),
    "control bound to other XML": scrubbed(
        b"dataBinding", body=control('<w:dataBinding w:xpath="/x" w:storeItemID="x"/>', p("{{ subject }}"))
    ),
    "markup in a constant": scrubbed(b"<w:x", body=p(f"{{{{ '{_CLOSE}{_OPEN}' }}}}")),
    "markup between items": scrubbed(b"<w:x", body=p(f"{{{{ themes|join('{_CLOSE}{_OPEN}') }}}}")),
    "markup for a blank": scrubbed(b"<w:x", body=p(f"{{{{ subject|default('{_CLOSE}{_OPEN}', true) }}}}")),
    "half a tag in a constant": scrubbed(b"{{ subject", body=p("{{ '{' }}{{ '{' }} source.name }}")),
}
