"""Tags that name the source where the open half, or anything else beside the restricted section, would hold them."""

from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.enum.section import WD_SECTION
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from formsvc.catalogue import FORM_TYPES
from formsvc.core.errors import DocumentError
from formsvc.documents.package import links_of
from formsvc.settings import templates_folder
from tests.documents.misplaced import misplaced
from tests.documents.words import W, bookmark, marked_template, parts_of, saved, template, with_parts

ROOTS = ("source", "subject_of_source")
TAG = "{{ source.name }}"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BODY, BODY_LINKS = "word/document.xml", "word/_rels/document.xml.rels"
RESTRICTED = sorted({step.slug for one in FORM_TYPES for step in one.steps if step.restricted})
TEMPLATES = sorted({document.template for one in FORM_TYPES for document in one.documents})


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


MARKED = zipped(
    {name: xml for name, xml in parts_of(marked_template()).items() if "theme" not in name and "Effects" not in name}
)


def found(data: bytes) -> tuple[str, ...]:
    return misplaced(data, ROOTS)


def text_run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def in_body(xml: str, *, restricted: bool = False) -> bytes:
    """The marked template with XML put in place of a run of its open, or of its restricted, half."""
    old = b"<w:r><w:t>{{ source.name }}</w:t></w:r>" if restricted else b"<w:r><w:t>Log of the report</w:t></w:r>"
    body = parts_of(MARKED)[BODY]
    assert body.count(old) == 1
    return with_parts(MARKED, {BODY: body.replace(old, xml.encode())})


def with_part(name: str, content: str | bytes) -> bytes:
    return with_parts(MARKED, {name: content if isinstance(content, bytes) else content.encode()})


def with_more(name: str, before: str, more: str) -> bytes:
    """The marked template with more in one of its parts."""
    return with_part(name, replaced(name, before, more + before))


def replaced(name: str, old: str, new: str) -> str:
    """A part of the marked template with something else in it."""
    xml = parts_of(MARKED)[name].decode()
    assert old in xml
    return xml.replace(old, new)


def word_part(root: str, inner: str = "") -> str:
    return f'<w:{root} xmlns:w="{WORD}">{inner or f"<w:p/><w:p>{text_run(TAG)}</w:p>"}</w:{root}>'


# How a tag may name the source.

TAGS = {
    "value": "{{ source.name }}",
    "whole group": "{{ source }}",
    "no blanks": "{{source.name}}",
    "line break in it": "{{\n source\n.name }}",
    "deeper": "{{ report.source }}",
    "by subscript": '{{ report["source"] }}',
    "filter": "{{ source.name|known }}",
    "argument": "{{ subject|default(source.name) }}",
    "loop": "{% for x in source.others %}",
    "loop without blank": "{%for x in source.others%}",
    "condition": "{% if not source.name %}",
    "else": "{% elif source.name == 'x' %}",
    "conditional expression": "{{ 'a' if source else 'b' }}",
    "setting": "{% set x = source %}",
    "row": "{%tr for x in source.others %}",
    "paragraph": "{%p if source.name %}",
    "cell": "{%tc if source.name %}",
    "run": "{%r if source.name %}",
    "rich text": "{{r source.name }}",
    "paragraph value": "{{p source.name }}",
    "cell colour": "{% cellbg source.colour %}",
    "blanks eaten": "{%- if source.name -%}",
    "comment": "{# not source.name any more #}",
    "other case": "{{ Source.name }}",
    "other root": "{{ subject_of_source }}",
    "not closed": "{{ source.name",
    "closed by another": "{{ source.name %}",
    "closing in quotes": '{{ "}}" ~ source.name ~ "{{" }}',
    "closing in curly quotes": "{{ “}}” ~ source.name ~ “{{” }}",
    "closing of a mapping": "{{ {'a': {}} ~ source.name ~ '{{' }}",
    "after raw text": "{% raw %}{{ ' {% endraw %}{{ \"}}' }}\" ~ source.name }}",
    "in raw text": "{% raw %}{{ source.name }}{% endraw %}",
    "comment in a comment": "{# {{ a }} source #}",
    "after another": "{{ subject }}{{ source.name }}",
    "brace before": "{{{ source.name }}}",
}
NO_TAGS = {
    "word": "Ask who the source is",
    "word between tags": "{{ subject }} source.name {{ subject }}",
    "word after a tag": "{{ subject }} source.name",
    "single braces": "{ source.name }",
    "braces apart": "{ { source.name } }",
    "docxtpl's way of printing braces": "{_{ source.name }_}",
    "longer name": "{{ resource }} {{ source_count }} {{ sources }}",
    "closing only": "source.name }}",
}


@pytest.mark.parametrize("tag", TAGS.values(), ids=TAGS)
def test_a_tag_that_names_the_source_is_found_however_it_is_written(tag):
    assert found(in_body(text_run(tag))) in (("the body, paragraph 1",), ("the body",))


@pytest.mark.parametrize("tag", TAGS.values(), ids=TAGS)
def test_the_same_in_an_attribute(tag):
    assert found(in_body(f"<w:r><w:t w:x={quoteattr(tag)}/></w:r>")) == ("attribute x of t in the body, paragraph 1",)


@pytest.mark.parametrize("tag", TAGS.values(), ids=TAGS)
def test_the_same_in_a_part_that_is_no_xml(tag):
    assert found(with_part("word/notes.txt", tag)) == ("part word/notes.txt",)


@pytest.mark.parametrize("text", NO_TAGS.values(), ids=NO_TAGS)
def test_the_word_alone_is_no_fault(text):
    data = in_body(f'{text_run(text)}<w:bookmarkStart w:id="1" w:name={quoteattr(text)}/>')
    assert found(with_parts(data, {"word/notes.txt": text.encode()})) == ()


# How Word may cut a tag into pieces.

CUT = {
    "over runs": text_run("{") + text_run("{ sou") + text_run("rce.na", "<w:b/>") + text_run("me }") + text_run("}"),
    "spelling marked": text_run("{{ ")
    + '<w:proofErr w:type="spellStart"/>'
    + text_run("source")
    + text_run(".name }}"),
    "bookmark within": text_run("{{ sou") + '<w:bookmarkStart w:id="1" w:name="x"/>' + text_run("rce }}"),
    "comment within": '<w:r><w:t xml:space="preserve">{{ sou<!-- x -->rce }}</w:t></w:r>',
    "CDATA": "<w:r><w:t><![CDATA[{{ source.name }}]]></w:t></w:r>",
    "character codes": "<w:r><w:t>&#123;&#x7B; s&#111;urce }}</w:t></w:r>",
    "line break within": "<w:r><w:t>{% for x in</w:t><w:br/><w:t>source.others %}</w:t></w:r>",
    "tabulator within": "<w:r><w:t>{% for x in</w:t><w:tab/><w:t>source.others %}</w:t></w:r>",
    "optional hyphen within": "<w:r><w:t>{{ sou</w:t><w:softHyphen/><w:t>rce.name }}</w:t></w:r>",
    "inserted": f'<w:ins w:id="1" w:author="x">{text_run("{{ sou")}</w:ins>{text_run("rce }}")}',
    "in a smart tag": f"<w:smartTag>{text_run('{{ sou')}</w:smartTag>{text_run('rce }}')}",
    "over paragraphs": f"{text_run('{{ sou')}</w:p><w:p>{text_run('rce }}')}",
    "over paragraphs, word by word": f"{text_run('{% for x in')}</w:p><w:p>{text_run('source %}')}",
    "over a field": text_run("{{ sou") + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + text_run("rce }}"),
}


@pytest.mark.parametrize("xml", CUT.values(), ids=CUT)
def test_a_tag_in_pieces_is_found_where_it_begins(xml):
    assert found(in_body(xml)) == ("the body, paragraph 1",)


@settings(deadline=None)
@given(cuts=st.sets(st.integers(1, len(TAG) - 1)))
def test_a_tag_is_found_wherever_word_cuts_it(cuts):
    runs = [text_run(TAG[start:end]) for start, end in pairwise((0, *sorted(cuts), len(TAG)))]
    body = parts_of(in_body("".join(runs)))[BODY]
    assert found(zipped({BODY: body})) == ("the body, paragraph 1",)


# Where a tag may stand in the body; the same in the restricted section is as it should be.

BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p>{new}</w:p></w:txbxContent>'
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p>{old}</w:p></w:txbxContent></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)
DRAWING = '<w:r><w:drawing><wp:docPr id="1" name={name} descr={descr} title={title}/></w:drawing></w:r>'
QUOTED = quoteattr(TAG)
NOTHING = {"name": '"x"', "descr": '"x"', "title": '"x"'}


def attribute(element: str, name: str, prefix: str = "w") -> str:
    return f"<w:r><w:pPr><{prefix}:{element} {name}={QUOTED}/></w:pPr></w:r>"


IN_BODY = {
    "text": (text_run(TAG), "the body"),
    "table": (f"</w:p><w:tbl><w:tr><w:tc><w:p>{text_run(TAG)}</w:p></w:tc></w:tr></w:tbl><w:p>", "the body"),
    "text box": (BOX.format(new=text_run(TAG), old=""), "a text box in the body"),
    "copy of a text box": (
        BOX.format(new="", old=text_run(TAG)),
        "a text box in the copy for older versions of Word in the body",
    ),
    "hidden text": (text_run(TAG, "<w:vanish/>"), "hidden text in the body"),
    "deleted text": (f"<w:del><w:r><w:delText>{TAG}</w:delText></w:r></w:del>", "deleted text in the body"),
    "formula": (f"<m:oMath><m:r><m:t>{TAG}</m:t></m:r></m:oMath>", "the body"),
    "content control": (f"<w:sdt><w:sdtContent>{text_run(TAG)}</w:sdtContent></w:sdt>", "the body"),
    "name of a content control": (attribute("alias", "w:val"), "attribute val of alias in the body"),
    "data binding": (attribute("dataBinding", "w:xpath"), "data binding in the body"),
    "description of a picture": (DRAWING.format(**NOTHING | {"descr": QUOTED}), "alt text of a picture in the body"),
    "title of a picture": (DRAWING.format(**NOTHING | {"title": QUOTED}), "alt text of a picture in the body"),
    "name of a picture": (DRAWING.format(**NOTHING | {"name": QUOTED}), "alt text of a picture in the body"),
    "alt text of an old picture": (attribute("shape", "alt", "v"), "alt text of a picture in the body"),
    "alt text of a table": (attribute("tblDescription", "w:val"), "alt text of a table in the body"),
    "field code": (f"<w:r><w:instrText>INCLUDETEXT {TAG}</w:instrText></w:r>", "field code in the body"),
    "field code in pieces": (
        "<w:r><w:instrText>{{ sou</w:instrText></w:r><w:r><w:t>1</w:t><w:instrText>rce }}</w:instrText></w:r>",
        "field code in the body",
    ),
    "simple field": (f"<w:fldSimple w:instr={QUOTED}/>", "field code in the body"),
    "bookmark": (f'<w:bookmarkStart w:id="9" w:name={QUOTED}/>', "name of a bookmark in the body"),
    "tip of a link": (f"<w:hyperlink w:tooltip={QUOTED}/>", "attribute tooltip of hyperlink in the body"),
    "comment in the XML": (f"<!-- {TAG} -->", "XML comment in the body"),
    "instruction in the XML": (f"<?word {TAG}?>", "XML comment in the body"),
    "unknown element": (f'<x:y xmlns:x="urn:x">{TAG}</x:y>', "the body"),
    "unknown attribute": (f'<x:y xmlns:x="urn:x" x:z={QUOTED}/>', "attribute z of y in the body"),
}
NUMBERED = {"table": ", paragraph 2"}


@pytest.mark.parametrize("name", IN_BODY)
def test_a_tag_in_the_open_half_is_found_and_its_place_told(name):
    xml, place = IN_BODY[name]
    assert found(in_body(xml)) == (place + NUMBERED.get(name, ", paragraph 1"),)


@pytest.mark.parametrize("name", IN_BODY)
def test_the_same_in_the_restricted_section_is_no_fault(name):
    assert found(in_body(IN_BODY[name][0], restricted=True)) == ()


# Where a tag may stand in the rest of the package.

RELATION = f'<Relationship Id="rId99" Type="{LINKS}/hyperlink" Target={QUOTED} TargetMode="External"/>'
IN_PACKAGE = {
    "around the body": (
        lambda: with_more(BODY, "<w:document", f"<!-- {TAG} -->"),
        "XML comment in the body",
    ),
    "around another part": (
        lambda: with_part("word/header1.xml", f"{word_part('hdr', '<w:p/>')}<!-- {TAG} -->"),
        "XML comment in header word/header1.xml",
    ),
    "unused header": (lambda: with_part("word/header9.xml", word_part("hdr")), "header word/header9.xml, paragraph 2"),
    "footnotes": (
        lambda: with_part("word/footnotes.xml", word_part("footnotes")),
        "footnotes word/footnotes.xml, paragraph 2",
    ),
    "endnotes": (
        lambda: with_part("word/endnotes.xml", word_part("endnotes")),
        "endnotes word/endnotes.xml, paragraph 2",
    ),
    "comments": (
        lambda: with_part("word/comments.xml", word_part("comments")),
        "comments word/comments.xml, paragraph 2",
    ),
    "author of a comment": (
        lambda: with_part("word/comments.xml", word_part("comments", f"<w:comment w:author={QUOTED}/>")),
        "attribute author of comment in comments word/comments.xml",
    ),
    "glossary": (
        lambda: with_part("word/glossary/document.xml", word_part("glossaryDocument")),
        "glossary word/glossary/document.xml, paragraph 2",
    ),
    "core properties": (
        lambda: with_more("docProps/core.xml", "</cp:coreProperties>", f"<cp:x>{TAG}</cp:x>"),
        "properties docProps/core.xml",
    ),
    "app properties": (
        lambda: with_more("docProps/app.xml", "</Properties>", f"<Manager>{TAG}</Manager>"),
        "properties docProps/app.xml",
    ),
    "custom properties": (
        lambda: with_part(
            "docProps/custom.xml", f'<Properties><property name="x"><y>{TAG}</y></property></Properties>'
        ),
        "properties docProps/custom.xml",
    ),
    "custom XML": (lambda: with_part("customXml/item1.xml", f"<a>{TAG}</a>"), "custom XML customXml/item1.xml"),
    "document variable": (
        lambda: with_more("word/settings.xml", "</w:settings>", f'<w:docVar w:name="x" w:val={QUOTED}/>'),
        "document variable in settings word/settings.xml",
    ),
    "name of a style": (
        lambda: with_more("word/styles.xml", "</w:styles>", f"<w:style><w:name w:val={QUOTED}/></w:style>"),
        "attribute val of name in part word/styles.xml",
    ),
    "link": (
        lambda: with_more(BODY_LINKS, "</Relationships>", RELATION),
        f"link in links {BODY_LINKS}",
    ),
    "link of the package": (
        lambda: with_more("_rels/.rels", "</Relationships>", RELATION),
        "link in links _rels/.rels",
    ),
    "link of the restricted header": (
        lambda: with_part("word/_rels/header2.xml.rels", f"<Relationships>{RELATION}</Relationships>"),
        "link in links word/_rels/header2.xml.rels",
    ),
    "content types": (
        lambda: with_more("[Content_Types].xml", "</Types>", f'<Default Extension="x" ContentType={QUOTED}/>'),
        "attribute ContentType of Default in part [Content_Types].xml",
    ),
    "web page that Word takes in": (
        lambda: with_part("word/chunk.html", "<p>{{ so<b>ur&#99;e.name</b> }}<br>"),
        "part word/chunk.html",
    ),
    "XML with a document type": (
        lambda: with_part("word/x.xml", f'<!DOCTYPE a [<!ENTITY x "{TAG}">]><a>&x;</a>'),
        "part word/x.xml",
    ),
    "XML with a tag as its vocabulary": (lambda: with_part("word/x.xml", f"<a xmlns={QUOTED}/>"), "part word/x.xml"),
    "broken XML": (lambda: with_part("word/x.xml", "<a>{{ so<b/>urce }}"), "part word/x.xml"),
    "XML in two-byte characters": (
        lambda: with_part("word/x.xml", f'<?xml version="1.0" encoding="UTF-16"?><a>{TAG}</a>'.encode("utf-16")),
        "part word/x.xml",
    ),
    "bytes": (lambda: with_part("word/x.bin", b"\x00\xff\x89" + TAG.encode() + b"\x00\xff"), "part word/x.bin"),
    "two-byte characters": (lambda: with_part("word/x.bin", b"\xd0" + TAG.encode("utf-16-le")), "part word/x.bin"),
    "picture": (
        lambda: with_part("word/media/a.png", b"\x89PNG\r\n\x1a\n\0tEXt" + TAG.encode()),
        "part word/media/a.png",
    ),
    "no extension": (lambda: with_part("x", TAG), "part x"),
    "Word file in it": (
        lambda: with_part("word/embeddings/a.docx", template("Text", TAG)),
        "the body of part word/embeddings/a.docx, paragraph 2",
    ),
    "file in a file in it": (
        lambda: with_part("word/a.bin", zipped({"b": zipped({"c": TAG.encode()})})),
        "part c of part b of part word/a.bin",
    ),
    "name of a part": (lambda: with_part(f"word/{TAG}.xml", "<a/>"), "the name of a part"),
}


@pytest.mark.parametrize("build, place", IN_PACKAGE.values(), ids=IN_PACKAGE)
def test_a_tag_in_any_other_part_is_found_and_its_place_told(build: Callable[[], bytes], place: str):
    assert found(build()) == (place,)


@pytest.mark.parametrize("between", [b"\x1a\x07", b"\xe9\xff"], ids=["control characters", "no characters"])
def test_bytes_that_look_like_the_beginning_of_a_tag_do_not_reach_over_what_is_no_text(between):
    assert found(with_part("word/media/a.png", b"PNG{{" + between + b"<xmp source='camera'/>")) == ()


def margins(*names: str) -> bytes:
    """The marked template with a tag that names the source in these headers."""
    return with_parts(MARKED, {name: replaced(name, "document.reference", "source.name").encode() for name in names})


def test_an_open_header_is_open_and_a_restricted_one_is_not():
    both = margins("word/header1.xml", "word/header2.xml")
    assert found(both) == ("header word/header1.xml, paragraph 1",)


def test_a_footer_that_both_sides_use_is_open():
    links = replaced(BODY_LINKS, 'Target="footer1.xml"', 'Target="footer2.xml"')
    assert found(with_part(BODY_LINKS, links)) == ("footer word/footer2.xml, paragraph 1",)


def test_a_footer_that_both_sides_use_by_the_same_link_is_open():
    links = {link.part: link.id for link in links_of(parts_of(MARKED), BODY)}
    body = replaced(BODY, f'"{links["word/footer1.xml"]}"', f'"{links["word/footer2.xml"]}"')
    assert found(with_part(BODY, body)) == ("footer word/footer2.xml, paragraph 1",)


def test_a_header_that_another_part_leads_to_is_open():
    link = f'<Relationships><Relationship Id="rId1" Type="{LINKS}/footer" Target="footer2.xml"/></Relationships>'
    assert found(with_part("word/_rels/styles.xml.rels", link)) == ("footer word/footer2.xml, paragraph 1",)


def test_what_the_restricted_section_uses_beside_headers_and_footers_is_open():
    links = replaced(BODY_LINKS, f"{LINKS}/footer", f"{LINKS}/aFChunk")
    assert found(with_part(BODY_LINKS, links)) == ("footer word/footer2.xml, paragraph 1",)


# What counts as the restricted section.


def test_a_marked_template_without_fault_has_none():
    assert found(MARKED) == ()


def test_a_template_without_a_marked_section_is_open_as_a_whole():
    assert found(template("Text", TAG, header="{{ subject_of_source }}")) == (
        "the body, paragraph 2",
        "header word/header1.xml, paragraph 1",
    )


def _without_break() -> bytes:
    document = Document()
    document.add_paragraph("Log")
    bookmark(document.add_paragraph("Source"), "restricted_section")
    document.add_paragraph(TAG)
    return saved(document)


def _marked_twice() -> bytes:
    document = Document()
    for _ in range(2):
        document.add_section(WD_SECTION.NEW_PAGE)
        bookmark(document.add_paragraph(TAG), "restricted_section")
    return saved(document)


@pytest.mark.parametrize("build", [_without_break, _marked_twice])
def test_a_mark_that_begins_no_section_closes_nothing(build):
    assert found(build())


def test_signs_between_the_section_break_and_the_mark_do_not_matter():
    mark = "<w:p><w:r><w:t>Source sheet"
    assert found(with_more(BODY, mark, "<!-- x --><w:proofErr/>")) == ()


def test_a_tag_that_runs_on_into_the_restricted_section_is_found():
    assert found(marked_template(log="{{ source.name")) == ("the body, paragraph 2",)


# What is told.


def test_each_place_is_told_once_and_nothing_of_the_text():
    data = in_body(text_run(f"{TAG} Rowan Ashdown {TAG}") + f'<w:bookmarkStart w:id="1" w:name={QUOTED}/>')
    data = with_parts(data, {"word/x.bin": f"{TAG} Rowan Ashdown".encode()})
    assert found(data) == (
        "the body, paragraph 1",
        "name of a bookmark in the body, paragraph 1",
        "part word/x.bin",
    )


def test_without_names_to_look_for_there_is_nothing_to_find():
    assert misplaced(template(TAG), ()) == ()


def test_names_are_whole_and_no_patterns():
    assert misplaced(template("{{ source }}"), ("s.urce", "sour", "rce")) == ()


@pytest.mark.parametrize("data", [b"", b"Dear Sir", template("x")[:9000]])
def test_what_is_no_word_file_is_refused(data):
    with pytest.raises(DocumentError):
        found(data)


# The templates that come with formsvc.


def shipped(name: str) -> bytes:
    return (templates_folder("docx") / name).read_bytes()


def test_there_is_something_to_look_for():
    assert RESTRICTED
    assert "intelligence_report.docx" in TEMPLATES


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_of_ours_names_the_source_outside_its_section(name):
    assert misplaced(shipped(name), RESTRICTED) == ()


def short(report: bytes) -> bytes:
    """The report without those blocks of its body that hold no kind of place that is not in a block before."""
    root = etree.fromstring(parts_of(report)[BODY])
    in_section = section_of(root)
    seen: set[tuple[str, str, bool]] = set()
    body = root[0]
    for block in list(body):
        kinds = {kind for element in block.iter() for kind in kinds_of(element, restricted=element in in_section)}
        if kinds <= seen:
            body.remove(block)
        seen |= kinds
    return with_parts(report, {BODY: etree.tostring(root, encoding="UTF-8")})


def section_of(root) -> set:
    """Everything in the body from the block that holds the mark on."""
    blocks = list(root.iterfind(f"{W}body/*"))
    marked = [number for number, block in enumerate(blocks) if b"restricted_section" in etree.tostring(block)]
    return {element for block in blocks[marked[0] :] for element in block.iter()} if marked else set()


def kinds_of(element, *, restricted: bool) -> list[tuple[str, str, bool]]:
    """Where an element can hold a tag: its text (""), and each attribute; but the mark has to stay."""
    attributes = [name for name, value in element.items() if value != "restricted_section"]
    return [(element.tag, place, restricted) for place in ("", *attributes)]


REPORT = short(shipped("intelligence_report.docx"))
PARTS = parts_of(REPORT)
REPORT_TAG = f"{{{{ {RESTRICTED[0]} }}}}"


def planted(name: str) -> dict[tuple[str, str, bool], bytes]:
    """The part with a tag in one kind of place, for each kind it has."""
    root = etree.fromstring(PARTS[name])
    in_section = set(root.iter()) if name in ("word/header2.xml", "word/footer2.xml") else section_of(root)
    made: dict[tuple[str, str, bool], bytes] = {}
    for element in root.iter():
        for kind in kinds_of(element, restricted=element in in_section):
            if kind not in made:
                made[kind] = with_tag(root, element, kind[1])
    return made


def with_tag(root, element, place: str) -> bytes:
    """The part with the tag in this element; the tree is left as it was."""
    before = element.get(place) if place else element.text
    put(element, place, REPORT_TAG)
    xml = etree.tostring(root, encoding="UTF-8")
    put(element, place, before)
    return xml


def put(element, place: str, text: str | None) -> None:
    if place:
        element.set(place, text)
    else:
        element.text = text


@pytest.mark.parametrize("name", sorted(PARTS))
def test_a_tag_planted_anywhere_in_the_report_is_found_unless_it_is_in_the_section(name):
    told = {kind: misplaced(with_parts(REPORT, {name: xml}), RESTRICTED) for kind, xml in planted(name).items()}
    assert [kind for kind, places in told.items() if bool(places) == kind[2]] == []


def test_the_report_has_many_kinds_of_places_on_both_sides():
    restricted = [kind[2] for kind in planted(BODY)]
    assert restricted.count(True) > 50
    assert restricted.count(False) > 50
