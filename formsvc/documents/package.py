"""A Word file as its parts: read from a zip, and written as far as they may travel.

Only what is listed here leaves, and only when the main document leads to it; content types,
package relationships and properties are written anew. So an author's name, a thumbnail,
custom XML or a comment in a template never reaches a document, and the same parts give the
same bytes on every machine and every day. Rules: ECMA-376 part 2 (Open Packaging Conventions).
"""

import posixpath
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from formsvc.core.errors import DocumentError
from formsvc.documents.wordxml import LINKS, references, strictly_parsed

MAIN = "word/document.xml"
MEGABYTE = 1024 * 1024
FILE_LIMIT, UNPACKED_LIMIT, PARTS_LIMIT = 5 * MEGABYTE, 50 * MEGABYTE, 500

_CONTENT_TYPES, _PACKAGE_LINKS = "[Content_Types].xml", "_rels/.rels"
_SCHEMAS = "http://schemas.openxmlformats.org/package/2006"
_OFFICE, _WORD = "application/vnd.openxmlformats-officedocument.", "wordprocessingml."
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# What may travel: pattern of its name, and its content type.
_PARTS = (
    (r"word/document\.xml", f"{_OFFICE}{_WORD}document.main+xml"),
    (r"word/(styles|settings|numbering|fontTable|webSettings|footnotes|endnotes)\.xml", rf"{_OFFICE}{_WORD}\1+xml"),
    (r"word/(header|footer)\d+\.xml", rf"{_OFFICE}{_WORD}\1+xml"),
    (r"word/theme/theme\d+\.xml", f"{_OFFICE}theme+xml"),
    (r"word/media/\w+\.(png|gif|jpeg)", r"image/\1"),
    (r"word/media/\w+\.jpg", "image/jpeg"),
    (r"docProps/core\.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    (r"docProps/app\.xml", f"{_OFFICE}extended-properties+xml"),
)
# What a picture begins with that is one.
_PICTURES = {"png": b"\x89PNG\r\n\x1a\n", "gif": b"GIF8", "jpeg": b"\xff\xd8\xff", "jpg": b"\xff\xd8\xff"}
# Parts that Word finds by their kind alone; the other kinds only where the text names them.
_BY_KIND = {"styles", "settings", "numbering", "fontTable", "webSettings", "footnotes", "endnotes", "theme"}
_BY_ID = {"header", "footer", "image", "hyperlink"}


_LINKS_PREFIX = re.compile(rb'\sxmlns:([\w.-]+)="%b"' % re.escape(LINKS.encode()))

IdsUsed = Callable[[str, bytes], frozenset[str]]


class Link(NamedTuple):
    """One relationship: `part` is the name of the part it leads to, "" where it leads out of the file."""

    id: str
    type: str
    target: str
    part: str

    @property
    def kind(self) -> str:
        """The last word of its type, such as "header"; the whole type where Word did not define it."""
        return self.type.removeprefix(f"{LINKS}/")


_FROM_PACKAGE = (
    Link("rId1", f"{LINKS}/officeDocument", MAIN, MAIN),
    Link("rId2", f"{_SCHEMAS}/relationships/metadata/core-properties", "docProps/core.xml", "docProps/core.xml"),
    Link("rId3", f"{LINKS}/extended-properties", "docProps/app.xml", "docProps/app.xml"),
)


def read(data: bytes) -> dict[str, bytes]:
    """All parts of a Word file by name; raise DocumentError when it is none, or larger than a template needs to be."""
    if len(data) > FILE_LIMIT:
        raise DocumentError(f"This file is larger than {FILE_LIMIT // MEGABYTE} MB. Make its pictures smaller.")
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            if len(names) > PARTS_LIMIT:
                raise DocumentError(f"This file has more than {PARTS_LIMIT} parts. Save its text as a new document.")
            parts = dict(_unpacked(archive))
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error):
        raise DocumentError("This is no Word document (.docx).") from None
    if MAIN not in parts or len(parts) < len(names):
        raise DocumentError("This is no Word document (.docx), or parts of it are there twice.")
    return parts


def unpacked(data: bytes) -> dict[str, bytes]:
    """All parts of a file of our own making, of whatever size."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _unpacked(archive: ZipFile) -> Iterator[tuple[str, bytes]]:
    """Each part; what it unpacks to is counted while unpacking, for a directory may lie about it."""
    left = UNPACKED_LIMIT
    for entry in archive.infolist():
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):  # a Word file has no other, and others cost more
            raise BadZipFile
        with archive.open(entry) as stream:
            content = stream.read(left + 1)
        left -= len(content)
        if left < 0:
            raise DocumentError(f"This file unpacks to more than {UNPACKED_LIMIT // MEGABYTE} MB. Make it smaller.")
        yield entry.filename, content


def ids_used(name: str, xml: bytes) -> frozenset[str]:
    """The relationship ids that an XML part uses."""
    prefix = _LINKS_PREFIX.search(xml)
    if LINKS.encode() not in xml or (prefix and b" %b:" % prefix[1] not in xml):
        return frozenset()  # most parts of Word's declare the name and use it nowhere
    return references(strictly_parsed(name, xml))


def files(parts: Mapping[str, bytes], title: str, ids: IdsUsed = ids_used) -> dict[str, bytes]:
    """All that a Word file of those parts that may travel consists of, in the order in which it is written.

    `title` is the same for every document made. XML parts must have been read strictly before. Raises DocumentError
    when one uses something that has to stay behind.
    """
    found = travelling(parts, ids) | _properties(title)
    head = {_CONTENT_TYPES: _content_types(found), _PACKAGE_LINKS: _links_xml(_FROM_PACKAGE)}
    return {**head, **{name: found[name] for name in sorted(found)}}


def travelling(parts: Mapping[str, bytes], ids: IdsUsed = ids_used) -> dict[str, bytes]:
    """The parts that may leave: the main document and what it leads to, with trimmed relationships.

    `ids` is what knows the ids that a part uses; who asks often may give one that remembers.
    """
    found: dict[str, bytes] = {}
    waiting = [MAIN]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found[name] = parts[name]
        links = tuple(_allowed_links(parts, name, ids))
        if links:
            found[_links_name(name)] = _links_xml(links)
        waiting += [link.part for link in links if link.part]
    return found


def links_of(parts: Mapping[str, bytes], name: str) -> Iterator[Link]:
    """The relationships that a part declares, in their order."""
    declared = parts.get(_links_name(name))
    root = () if declared is None else strictly_parsed(_links_name(name), declared)
    for element in root:
        target = element.get("Target", "")
        outside = element.get("TargetMode") == "External"
        part = "" if outside else posixpath.normpath(posixpath.join("/", posixpath.dirname(name), target))[1:]
        yield Link(element.get("Id", ""), element.get("Type", ""), target, part)


def is_xml(name: str) -> bool:
    """Whether a part holds XML of a kind that may travel."""
    return name.endswith(".xml") and bool(_content_type(name))


def is_picture(name: str) -> bool:
    """Whether a part is a picture of a kind that may travel."""
    return name.rpartition(".")[2] in _PICTURES and bool(_content_type(name))


def _allowed_links(parts: Mapping[str, bytes], name: str, ids: IdsUsed) -> Iterator[Link]:
    used = ids(name, parts[name]) if is_xml(name) else frozenset()
    missing = set(used)
    for link in links_of(parts, name):
        named = link.kind in _BY_ID and link.id in used
        if (named or link.kind in _BY_KIND) and _may_travel(parts, link):
            missing.discard(link.id)
            yield link
    if missing:
        raise DocumentError(
            f"{name} uses something that may not travel with it ({', '.join(sorted(missing))}): remove linked or "
            "embedded objects, pictures that are none, and links that are neither https nor mailto."
        )


def _may_travel(parts: Mapping[str, bytes], link: Link) -> bool:
    if not link.part:
        return link.kind == "hyperlink" and link.target.startswith(("https://", "mailto:"))
    beginning = _PICTURES.get(link.part.rpartition(".")[2], b"")
    return link.part in parts and bool(_content_type(link.part)) and parts[link.part].startswith(beginning)


def _content_type(name: str) -> str:
    matches = ((re.fullmatch(pattern, name, re.ASCII), content_type) for pattern, content_type in _PARTS)
    return next((match.expand(content_type) for match, content_type in matches if match), "")


def _links_name(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels"


def _links_xml(links: Iterable[Link]) -> bytes:
    items = "".join(
        f"<Relationship Id={quoteattr(link.id)} Type={quoteattr(link.type)} Target={quoteattr(link.target)}"
        f" TargetMode={quoteattr('Internal' if link.part else 'External')}/>"
        for link in links
    )
    return f'{_DECLARATION}<Relationships xmlns="{_SCHEMAS}/relationships">{items}</Relationships>'.encode()


def _content_types(names: Mapping[str, bytes]) -> bytes:
    types = ((name, _content_type(name)) for name in sorted(names))
    items = "".join(f'<Override PartName="/{name}" ContentType="{type_}"/>' for name, type_ in types if type_)
    return (
        f'{_DECLARATION}<Types xmlns="{_SCHEMAS}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{items}</Types>'
    ).encode()


def _properties(title: str) -> dict[str, bytes]:
    """No author, no dates, no counts: nothing that differs between two documents of a kind."""
    core = (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_SCHEMAS}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>"
    )
    app = (
        f'{_DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>formsvc</Application></Properties>"
    )
    return {"docProps/core.xml": core.encode(), "docProps/app.xml": app.encode()}
