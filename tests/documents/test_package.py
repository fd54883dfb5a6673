"""What leaves in a Word file, and how it is zipped."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from formsvc.core.errors import DocumentError
from formsvc.documents import package
from tests.documents.words import compiled, faults, parts_of, saved, template, with_parts

AUTHOR = "Robin Fieldfare"
PIXEL = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")  # GIF


def telling_template() -> bytes:
    """A template that carries everything Word may leave behind in one."""
    document = Document()
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = AUTHOR
    run = document.add_paragraph("{{ a }}").add_run("text")
    document.add_comment(run, text="Ask the school", author=AUTHOR)
    document.add_picture(BytesIO(PIXEL))
    data = saved(document)
    settings = parts_of(data)["word/settings.xml"].replace(
        b"</w:settings>",
        b'<w:docVars><w:docVar w:name="by" w:val="Robin Fieldfare"/></w:docVars></w:settings>',
    )
    return with_parts(data, {"word/settings.xml": settings})


def test_nobody_who_made_the_template_travels_in_its_documents(tmp_path):
    made = compiled(telling_template(), {"a": "x"}).fill({"a": "x"})
    everything = b"".join(parts_of(made).values())
    for trace in (AUTHOR.encode(), b"Ask the school", b"rsid", b"comment", b"thumbnail", b"dcterms", b"customXml"):
        assert trace not in everything
    assert not faults(made, tmp_path)


def test_only_listed_parts_travel_and_all_are_declared():
    parts = parts_of(compiled(telling_template(), {"a": "x"}).fill({"a": "x"}))
    head, names = list(parts)[:2], list(parts)[2:]
    assert head == ["[Content_Types].xml", "_rels/.rels"]
    assert sorted(names) == [
        *("docProps/app.xml", "docProps/core.xml", "word/_rels/document.xml.rels", "word/document.xml"),
        *("word/fontTable.xml", "word/media/image1.gif", "word/numbering.xml", "word/settings.xml"),
        *("word/styles.xml", "word/theme/theme1.xml", "word/webSettings.xml"),
    ]
    types = parts["[Content_Types].xml"].decode()
    assert all(f'"/{name}"' in types for name in parts if "rels" not in name and name[0] != "[")


def test_every_entry_has_the_same_time_and_says_nothing_of_the_machine():
    with ZipFile(BytesIO(compiled(template("{{ a }}"), {"a": "x"}).fill({"a": "x"}))) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.compress_type, entry.create_system, entry.extra) for entry in entries} == {(ZIP_DEFLATED, 0, b"")}


def test_the_order_of_the_parts_given_does_not_matter():
    parts = package.read(template("x"))
    turned = package.files(dict(reversed(parts.items())), "Plan")
    assert list(package.files(parts, "Plan").items()) == list(turned.items())


def test_properties_hold_a_title_a_language_and_nothing_else():
    core = package.files(package.read(template("x")), "Plan <1>")["docProps/core.xml"].decode()
    assert core.endswith("<dc:title>Plan &lt;1&gt;</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>")


NOT_WORD = {"nothing": b"", "text": b"Dear Sir", "half of one": template("x")[:9000]}


@pytest.mark.parametrize("data", NOT_WORD.values(), ids=NOT_WORD)
def test_what_is_no_word_file_is_refused(data):
    with pytest.raises(DocumentError, match="no Word document"):
        package.read(data)


def test_a_part_that_is_there_twice_is_refused():
    buffer = BytesIO(template("x"))
    with ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(package.MAIN, b"<other/>")
    with pytest.raises(DocumentError, match="twice"):
        package.read(buffer.getvalue())


BROKEN = {
    "cut off": (b"<w:document", "not well-formed"),
    "bare ampersand": (b"<a>Rowan & Ashdown</a>", "not well-formed"),
    "control character": (b"<a>\x0b</a>", "not well-formed"),
    "document type": (b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "document type"),
}


@pytest.mark.parametrize("xml, says", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("name", [package.MAIN, "word/styles.xml"])
def test_a_part_that_is_not_strict_xml_is_never_written(name, xml, says):
    with pytest.raises(DocumentError, match=says) as refused:
        compiled(with_parts(template("x"), {name: xml}), {})
    assert "Rowan" not in str(refused.value)


def linked(target: str) -> bytes:
    """A template with one hyperlink in it."""
    data = template("X")
    parts = parts_of(data)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link = f'<Relationship Id="rId99" Type="{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    body = parts[package.MAIN].replace(b"<w:r><w:t>X</w:t></w:r>", b'<w:hyperlink r:id="rId99"><w:r/></w:hyperlink>')
    relations = parts["word/_rels/document.xml.rels"].replace(b"</Relationships>", link.encode())
    return with_parts(data, {package.MAIN: body, "word/_rels/document.xml.rels": relations})


@pytest.mark.parametrize("target", ["https://help.example/a?b=1&amp;c=2", "mailto:help@help.example"])
def test_links_for_people_travel(target, tmp_path):
    made = compiled(linked(target), {}).fill({})
    assert f'Target="{target}" TargetMode="External"'.encode() in parts_of(made)["word/_rels/document.xml.rels"]
    assert not faults(made, tmp_path)


@pytest.mark.parametrize("target", ["file://host/share", "http://help.example", "javascript:alert(1)"])
def test_other_links_are_refused(target):
    with pytest.raises(DocumentError, match=r"may not travel with it \(rId99\)"):
        compiled(linked(target), {})


def test_tracked_changes_are_refused_because_they_name_their_author():
    data = template("X")
    body = parts_of(data)[package.MAIN].replace(
        b"<w:r><w:t>X</w:t></w:r>", b'<w:ins w:id="1" w:author="Robin"><w:r><w:t>X</w:t></w:r></w:ins>'
    )
    with pytest.raises(DocumentError, match="tracked changes"):
        compiled(with_parts(data, {package.MAIN: body}), {})
