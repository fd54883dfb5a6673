"""Finding tags that name restricted answers outside the marked section of a template.

Filling refuses such a tag where it looks for tags; what a template carries elsewhere is dropped
or left as it is. In a template that comes with formsvc it is a fault all the same. So the package
is read as it lies in the zip, and all of it counts as open but what is printed in the marked
section alone. In doubt it is a fault: a false alarm costs an edit in Word.

Not seen are tags in compressed or encrypted bytes other than zip, in base64, in RTF's or Jinja's
own escapes, and names put together while filling (which `language` does not allow).
"""

import re
import zlib
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from copy import deepcopy
from html import unescape
from io import BytesIO
from itertools import accumulate
from zipfile import BadZipFile, ZipFile

from jinja2 import Environment
from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from formsvc.core.errors import DocumentError
from formsvc.documents import package
from formsvc.documents.sections import MARK, body_of
from formsvc.documents.wordxml import Element, references, strictly_parsed, w

_Names = Callable[[str], object]  # whether a text holds one of the names looked for

_DEPTH = 3  # zips in zips: one may hold itself
_MARKUP = re.compile(r"<[^<>]*>")
# From the opening of a tag to that of the next; what is no text ends it, for a part may hold anything.
_TAG = re.compile(r"\{[{%#](?:(?!\{[{%#])[^\x00-\x08\x0e-\x1f\x7f\ufffd])*")
_CLOSINGS = ("}}", "%}", "#}")
_LEXER = Environment(autoescape=True).lexer
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")  # docxtpl does so within tags

_BLOCKS = (w("p"), w("tbl"), w("sdt"))
_BREAKS = (w("br"), w("cr"), w("tab"), w("ptab"))
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_AROUND = {
    w("txbxContent"): "a text box",
    f"{{{_COMPATIBILITY}}}Fallback": "the copy for older versions of Word",
}
_NOTES = (etree._Comment, etree._ProcessingInstruction)  # lxml has no public names for these types
_TEXTS = {"instrText": "field code", "delInstrText": "field code", "delText": "deleted text"}
_ATTRIBUTES = {
    "docPr": "alt text of a picture",
    "cNvPr": "alt text of a picture",
    "shape": "alt text of a picture",
    "tblCaption": "alt text of a table",
    "tblDescription": "alt text of a table",
    "bookmarkStart": "name of a bookmark",
    "fldSimple": "field code",
    "docVar": "document variable",
    "dataBinding": "data binding",
    "Relationship": "link",
}
_STORIES = (
    (r"word/document\.xml", "the body"),
    (r".*\.rels", r"links \g<0>"),
    (r"word/(header|footer)\d*\.xml", r"\1 \g<0>"),
    (r"word/(footnotes|endnotes|comments|settings|glossary)\b.*", r"\1 \g<0>"),
    (r"docProps/.*", r"properties \g<0>"),
    (r"customXml/.*", r"custom XML \g<0>"),
    (r"(?s).*", r"part \g<0>"),
)


def misplaced(data: bytes, roots: Collection[str]) -> tuple[str, ...]:
    """Places of a .docx, in words, where a tag outside its marked section names one of `roots` (such as "source").

    A template without a section that is marked as `sections` wants it is open as a whole. The words
    name the part and the paragraph, and quote nothing. Raises DocumentError when its zip, main
    document or links cannot be read. For templates of ours: no limits to what one unpacks to.
    """
    if not roots:
        return ()
    names = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, roots))})(?!\w)", re.IGNORECASE).search
    parts = package.read(data)
    document = strictly_parsed(package.MAIN, parts[package.MAIN])
    open_half, section = _halves(document)
    found = [*_in_tree(open_half, "the body", names), *_around_root(document, "the body", names)]
    for name in sorted(parts.keys() - {package.MAIN} - _printed_in(section, open_half, parts)):
        found += _in_part(parts[name], _story(name), names)
    if any(_any_tag([name], names) for name in parts):
        found.append("the name of a part")
    return tuple(dict.fromkeys(found))


def _halves(document: Element) -> tuple[Element, Element]:
    """Copies of a main document without, and with nothing but, its marked section."""
    body = body_of(document)
    marked = [index for index, block in enumerate(body) if _has_mark(block)]
    before = [block for block in list(body)[: marked[0]] if block.tag in _BLOCKS] if len(marked) == 1 else []
    begins = before and before[-1].find(f"{w('pPr')}/{w('sectPr')}") is not None
    start = marked[0] if begins else len(body)
    open_half, section = deepcopy(document), deepcopy(document)
    del body_of(open_half)[start:]
    del body_of(section)[:start]
    return open_half, section


def _has_mark(block: Element) -> bool:
    return any(mark.get(w("name")) == MARK for mark in block.iter(w("bookmarkStart")))


def _printed_in(section: Element, open_half: Element, parts: Mapping[str, bytes]) -> set[str]:
    """Headers and footers that the marked section uses and nothing else leads to."""
    ids = references(section) - references(open_half)
    links = [
        (name == package.MAIN and link.id in ids, link) for name in parts for link in package.links_of(parts, name)
    ]
    used = {link.part for inside, link in links if inside and link.kind in ("header", "footer")}
    return used - {link.part for inside, link in links if not inside}


def _in_part(data: bytes, story: str, names: _Names, depth: int = 0) -> Iterator[str]:
    """Places in a part of whatever kind: XML, a zip with parts of its own, or any other bytes."""
    try:
        root = strictly_parsed("", data)
        yield from _in_tree(root, story, names)
        yield from _around_root(root, story, names)
    except DocumentError:
        if any(_any_tag([text], names) for text in _readings(data)):
            yield story
        for name, inner in _unzipped(data).items() if depth < _DEPTH else ():
            yield from _in_part(inner, f"{_story(name)} of {story}", names, depth + 1)


def _readings(data: bytes) -> Iterator[str]:
    """Bytes as text of any encoding that writes ASCII as such or with zeros between: bare, and as a page shows it."""
    for encoded in dict.fromkeys((data, data.replace(b"\0", b""))):
        text = encoded.decode("utf-8", "replace")
        yield from (text, unescape(text), unescape(_MARKUP.sub("", text)))


def _unzipped(data: bytes) -> dict[str, bytes]:
    try:
        with ZipFile(BytesIO(data)) as archive:
            return {entry.filename: archive.read(entry) for entry in archive.infolist()}
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, zlib.error):
        return {}


def _in_tree(root: Element, story: str, names: _Names) -> Iterator[str]:
    """Places in XML. Texts of one kind of element are read on end, as docxtpl does, and then all texts are."""
    texts = list(_texts(root))
    kinds: dict[str, list[tuple[Element, str]]] = {}
    for node, text in texts:
        kinds.setdefault(str(node.tag), []).append((node, text))
    for pieces in (*kinds.values(), texts):
        strings = [text for _, text in pieces]
        found = [pieces[index][0] for index in _tags(strings, names)]
        yield from (_place(node, _text_words(node), story) for node in found)
        if not found and _any_tag(strings, names):
            yield story
    yield from _in_attributes(root, story, names)


def _texts(root: Element) -> Iterator[tuple[Element, str]]:
    """All text of a tree in order, comments too, each with the node it stands in."""
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event != "end":
            yield node, node.text or ("\n" if node.tag in _BREAKS else "")
        elif node.tag == w("p"):
            yield node, "\n"
        parent = node.getparent()
        if event != "start" and node is not root and parent is not None:
            yield parent, node.tail or ""


def _in_attributes(root: Element, story: str, names: _Names) -> Iterator[str]:
    for node in root.iter(etree.Element):
        for name, value in node.items():
            if _any_tag([str(value)], names):
                yield _place(node, _attribute_words(node, str(name)), story)


def _around_root(root: Element, story: str, names: _Names) -> Iterator[str]:
    for node in (*root.itersiblings(preceding=True), *root.itersiblings()):
        if _any_tag([node.text or ""], names):
            yield _place(node, _text_words(node), story)


def _tags(texts: Sequence[str], names: _Names) -> Iterator[int]:
    """Which of the texts, read on end, begin a tag that holds a name; a tag ends at its last closing, if any."""
    ends = list(accumulate(map(len, texts)))
    for match in _TAG.finditer("".join(texts)):
        tag = match.group()
        end = max(tag.rfind(closing) for closing in _CLOSINGS)
        if names(tag[:end] if end > 0 else tag):
            yield bisect_right(ends, match.start())


def _any_tag(texts: Sequence[str], names: _Names) -> bool:
    text = "".join(texts)
    return bool(names(text)) and (next(_tags([text], names), None) is not None or _jinja_finds(text, names))


def _jinja_finds(text: str, names: _Names) -> bool:
    """The same by Jinja's own reading, which alone can tell a closing from one in quotes."""
    try:
        tokens = _LEXER.tokeniter(text.translate(_STRAIGHT), None)
        return any(names(token) for _, kind, token in tokens if kind != "data")
    except TemplateSyntaxError:  # Jinja would print nothing of it
        return False


def _story(name: str) -> str:
    matches = ((re.fullmatch(pattern, name), words) for pattern, words in _STORIES)
    return next(match.expand(words) for match, words in matches if match)


def _text_words(node: Element) -> str:
    if isinstance(node, _NOTES):
        return "XML comment"
    run = next(node.iterancestors(w("r")), None)
    hidden = run is not None and run.find(f"{w('rPr')}/{w('vanish')}") is not None
    return _TEXTS.get(etree.QName(node).localname, "hidden text" if hidden else "")


def _attribute_words(node: Element, name: str) -> str:
    element = etree.QName(node).localname
    return _ATTRIBUTES.get(element, f"attribute {etree.QName(name).localname} of {element}")


def _place(node: Element, words: str, story: str) -> str:
    """A place such as "hidden text in a text box in the body, paragraph 2": the one that the text box hangs on."""
    above = (node, *node.iterancestors())
    around = (_AROUND[str(one.tag)] for one in above if str(one.tag) in _AROUND)
    outermost = [one for one in above if one.tag == w("p")][-1:]
    number = "".join(f", paragraph {_number(paragraph)}" for paragraph in outermost)
    return " in ".join(filter(None, (words, *around, story))) + number


def _number(paragraph: Element) -> int:
    """Its place among the paragraphs of its part, from 1; those in text boxes are not counted."""
    paragraphs = paragraph.getroottree().getroot().iter(w("p"))
    outer = (one for one in paragraphs if next(one.iterancestors(w("p")), None) is None)
    return next(number for number, one in enumerate(outer, 1) if one is paragraph)
