"""A tag that names the source, wherever else a Word file can hold text."""

from typing import Any

from tests.documents.cases import Hostile, in_body, refused
from tests.documents.report_file import MARK, WORD, link, linked_by, section, story
from tests.documents.wordml import field, p, picture, r, row, t, table, text_box

T = "{{ source.name }}"
_OUTSIDE = "only in text"
_FOOTNOTE, _ENDNOTE = (f'<w:{kind} w:id="2">{p(T)}</w:{kind}>' for kind in ("footnote", "endnote"))


def control(properties: str, inner: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def outside(*xml: str, tag: str = T, part: str = "word/document.xml", **how: Any) -> Hostile:
    """A tag where no text is."""
    return refused(_OUTSIDE, tag, part, **{**({"body": p(*xml)} if xml else {}), **how})


def _changed(kind: str, inner: str) -> Hostile:
    xml = f'<w:{kind} w:id="3" w:author="Robin" w:date="2026-03-03T00:00:00Z">{inner}</w:{kind}>'
    return refused("tracked changes", body=p(r("x", props=xml) if kind == "rPrChange" else xml))


IN_TEXT = {
    "header": refused("source", T, "header1, paragraph 2", header1=p(T)),
    "footer": refused("source", T, "footer1, paragraph 1", footer1=p(T)),
    "header of another section": refused(
        "source",
        T,
        "header3, paragraph 1",
        body=p("x", props=section("rId20")),
        links=link("rId20", "header", "header3.xml"),
        more={"word/header3.xml": story("header3", p(T))},
    ),
    "table": refused("source", T, "body, table 1, row 2, cell 1", body=table(row("a", "b"), row(T, "c"), columns=2)),
    "table in a table": refused(
        "source",
        T,
        "body, table 2, row 1, cell 1",
        body=table(row(table(row(T), columns=1) + p("")), columns=1),
    ),
    "text box": refused("source", T, "body", body=p(text_box(T))),
    "text box for old versions alone": refused("source", T, "body", body=p(text_box(T).replace(T, "x", 1))),
    "footnote": refused("source", T, "footnotes", footnotes=_FOOTNOTE, body=p(r('<w:footnoteReference w:id="2"/>'))),
    "endnote": refused(
        "nothing is filled in",
        "",
        "word/endnotes.xml",
        body=p(r('<w:endnoteReference w:id="2"/>')),
        links=link("rId20", "endnotes", "endnotes.xml"),
        more={"word/endnotes.xml": story("endnotes", _ENDNOTE)},
    ),
    "link": in_body("source", T, f'<w:hyperlink w:anchor="there">{r(T)}</w:hyperlink>'),
    "content control": in_body("source", T, control("", r(T))),
    "hidden text": in_body("source", T, r(T, props="<w:vanish/>")),
    "runs of one letter": in_body("source", T, *T),
    "runs with spelling marks": in_body(
        "source", T, "{", '<w:proofErr w:type="spellStart"/>', r("{ sour", props="<w:b/>"), "ce.name }", "}"
    ),
    "inserted text": _changed("ins", r(T)),
    "deleted text": _changed("del", f"<w:r><w:delText>{T}</w:delText></w:r>"),
    "text moved away": _changed("moveFrom", r(T)),
    "changed formatting": _changed("rPrChange", "<w:rPr/>"),
    "around an XML comment": in_body("source", T, "<w:r><w:t>{{ sour<!-- x -->ce.name }}</w:t></w:r>"),
    "around an instruction": in_body("source", T, "<w:r><w:t>{{ sour<?x y?>ce.name }}</w:t></w:r>"),
    "as it is": in_body("source", T, f"<w:r><w:t><![CDATA[{T}]]></w:t></w:r>"),
    "by numbers": in_body("source", T, f"<w:r><w:t>{''.join(f'&#{ord(one)};' for one in T)}</w:t></w:r>"),
    "under another prefix": refused("source", body=f'<x:p xmlns:x="{WORD}"><x:r><x:t>{T}</x:t></x:r></x:p>'),
    "without a prefix": refused("source", body=f'<p xmlns="{WORD}"><r><t>{T}</t></r></p>'),
    "under a borrowed prefix": refused(
        "two kinds of markup", body=f'<x:p xmlns:x="{WORD}" xmlns:w="urn:x"><w:t>{T}</w:t></x:p>'
    ),
    "around another element": refused("", body=p("<w:r><w:t>{{ sour<w:x/>ce.name }}</w:t></w:r>")),
    "the open half in the restricted": refused(
        "subject", "{{ subject }}", "body, paragraph", restricted=p("{{ subject }}")
    ),
    "misspelt in the restricted": refused(
        "nmae", "{{ source.nmae }}", "body, paragraph", restricted=p("{{ source.nmae }}")
    ),
}

OUTSIDE_TEXT = {
    "deleted text by nobody": refused(
        "tracked changes", body=f'<w:del w:id="3"><w:r><w:delText>{T}</w:delText></w:r></w:del>'
    ),
    "alt text": outside(picture(9, T)),
    "bookmark": outside(f'<w:bookmarkStart w:id="8" w:name="{T}"/><w:bookmarkEnd w:id="8"/>'),
    "tooltip": outside(f'<w:hyperlink w:anchor="there" w:tooltip="{T}">{r("x")}</w:hyperlink>'),
    "name of a control": outside(control(f'<w:alias w:val="{T}"/>', r("x"))),
    "entry of a list": outside(control(f'<w:dropDownList><w:listItem w:value="{T}"/></w:dropDownList>', r("x"))),
    "watermark": outside(
        part="word/header1.xml", header1=p(r(f'<w:pict><v:shape><v:textpath string="{T}"/></v:shape></w:pict>'))
    ),
    "mathematics": outside(f"<m:oMath><m:r><m:t>{T}</m:t></m:r></m:oMath>"),
    "drawing": outside(r(f"<w:drawing><a:p><a:t>{T}</a:t></a:p></w:drawing>")),
    "caption of a table": outside(body=table(row("a"), columns=1, props=f'<w:tblCaption w:val="{T}"/>')),
    "after a text": refused("", "", "word/document.xml", body=p(f"<w:r>{t('x')}{T}</w:r>")),
    "between paragraphs": refused("", "", "word/document.xml", body=f"{p('x')}{T}"),
    "text without a paragraph": outside(body=control("", t(T))),
    "field that is drawn at once": outside(f'<w:fldSimple w:instr="REF {T}">{r("x")}</w:fldSimple>', tag=f"REF {T}"),
    "code of a field": outside(field(f" REF {T} "), tag=f"REF {T}"),
    "code of a field that may not be": in_body("field code", "", field(f' INCLUDETEXT "{T}" ')),
    "style": refused("nothing is filled in", "", "word/styles.xml", styles=f'<w:style><w:name w:val="{T}"/></w:style>'),
    "sign of a list": refused(
        "nothing is filled in",
        "",
        "word/numbering.xml",
        numbering=f'<w:abstractNum w:abstractNumId="2"><w:lvl><w:lvlText w:val="{T}"/></w:lvl></w:abstractNum>',
    ),
    "target of a link": refused(
        "",
        body=p(f'<w:hyperlink r:id="rId20">{r("x")}</w:hyperlink>'),
        links=link("rId20", "hyperlink", f"https://help.example/?{T}", "External"),
    ),
}

SECTIONS = {
    "mark in a text box": refused("section break", body=p(text_box(p(MARK, T)))),
    "mark twice": refused("section break", restricted=p(MARK, T)),
    "mark in a table": refused("section break", body=table(row(p(MARK, T)), columns=1)),
    "header for both": refused("both sides", "", "word/header1.xml", restricted=p(T, props=section("rId4"))),
    "footnotes for both": refused(
        "",
        body=p(r('<w:footnoteReference w:id="2"/>')),
        restricted=p(r('<w:footnoteReference w:id="2"/>')),
        footnotes=_FOOTNOTE,
    ),
    "footnote of the source, with what it says": refused(
        "",
        restricted=p(r('<w:footnoteReference w:id="2"/>')),
        footnotes=_FOOTNOTE,
        more={"word/_rels/footnotes.xml.rels": linked_by()},
    ),
}
