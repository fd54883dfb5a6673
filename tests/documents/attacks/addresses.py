"""Addresses outside the file that Word, or who clicks, would follow."""

from typing import Any

from tests.documents.attacks.active import SPY, shown
from tests.documents.cases import Hostile, refused, scrubbed
from tests.documents.report_file import LINKS, link, linked_by
from tests.documents.wordml import linked, p, picture, r

_TRAVEL = "may not travel"
_LINKED_BY_1 = linked("x", link='r:id="rId1"')
_LINKED = p(linked("x", link='r:id="rId20"'))

TARGETS = {
    "script": "javascript:alert(1)",
    "script in capitals": "JavaScript:alert(1)",
    "file": "file:///etc/passwd",
    "share": "\\\\spy.example\\x",
    "share with slashes": "//spy.example/x",
    "page without encryption": "http://spy.example",
    "command to Word": "ms-word:ofe|u|https://spy.example/x.docm",
    "data": "data:text/html,x",
    "path": "../../x.exe",
    "blank before it": " https://spy.example",
    "line end before it": "\nhttps://spy.example",
}


def _external(part: str, kind: str, target: str, *, xml: str) -> Hostile:
    """Something in a part other than the body that leads out of the file by its `rId1`."""
    name = part.removeprefix("word/").removesuffix(".xml")
    rels = f"word/_rels/{name}.xml.rels"
    return refused(_TRAVEL, more={rels: linked_by(link("rId1", kind, target, "External"))}, **{name: xml})


def _vml(inner: str) -> Hostile:
    return refused("leads out", body=p(r(f"<w:pict><v:shape>{inner}</v:shape></w:pict>")))


def _pictured(relation: str, target: str, **more: Any) -> Hostile:
    return refused(_TRAVEL, body=shown(relation), links=link("rId20", "image", target, "External"), **more)


_CLICK = picture(9).replace('name="Dot"/>', 'name="Dot"><a:hlinkClick r:id="rId20"/></wp:docPr>', 1)
_THEME = f'<a:theme xmlns:a="urn:a" xmlns:r="{LINKS}"><a:blip r:link="rId1"/></a:theme>'

ADDRESSES = {
    **{
        name: refused(_TRAVEL, body=_LINKED, links=link("rId20", "hyperlink", target, "External"))
        for name, target in TARGETS.items()
    },
    "script called internal": refused(
        _TRAVEL, body=_LINKED, links=link("rId20", "hyperlink", "javascript:x", "Internal")
    ),
    "outside in small letters": refused(_TRAVEL, body=_LINKED, links=link("rId20", "hyperlink", SPY, "external")),
    "page called a template": refused(_TRAVEL, body=_LINKED, links=link("rId20", "attachedTemplate", SPY, "External")),
    "of a picture": _pictured('r:link="rId20"', f"{SPY}.png"),
    "of a picture, as if embedded": _pictured('r:embed="rId20"', "//spy.example/x.png"),
    "behind a picture": refused(_TRAVEL, body=p(_CLICK), links=link("rId20", "hyperlink", "file:///x", "External")),
    "of a picture in the header": _external("header1", "image", f"{SPY}.png", xml=shown('r:link="rId1"')),
    "of a link in a footnote": _external(
        "footnotes",
        "hyperlink",
        "file:///x",
        xml=f"<w:footnote>{p(_LINKED_BY_1)}</w:footnote>",
    ),
    "of the sign of a list": _external(
        "numbering", "image", f"{SPY}.png", xml='<w:numPicBullet><v:imagedata r:id="rId1"/></w:numPicBullet>'
    ),
    "of a theme's picture": refused(
        "",
        links=link("rId20", "theme", "theme/theme1.xml"),
        more={
            "word/theme/theme1.xml": _THEME,
            "word/theme/_rels/theme1.xml.rels": linked_by(link("rId1", "image", f"{SPY}.png", "External")),
        },
    ),
    "of an old picture": _vml(f'<v:imagedata src="{SPY}.png"/>'),
    "of an old picture's original": _vml(f'<v:imagedata o:href="{SPY}.png"/>'),
    "of an old picture's other form": _vml(f'<v:imagedata o:althref="{SPY}.png"/>'),
    "of a filling": _vml(f'<v:fill type="frame" src="{SPY}.png"/>'),
    "behind a shape": refused("leads out", body=p(r('<w:pict><v:rect href="file:///x"/></w:pict>'))),
    "of an instruction in XML": scrubbed(b"spy.example", body=f'<?xml-stylesheet href="{SPY}"?>'),
    "twice under one name": scrubbed(
        b"file:",
        body=_LINKED,
        links=link("rId20", "hyperlink", SPY, "External") + link("rId20", "hyperlink", "file:///x", "External"),
    ),
    "that nothing uses": scrubbed(b"spy.example", links=link("rId20", "hyperlink", "file://spy.example/x", "External")),
}
