"""Looking into Word files: the text of one that was made, what is wrong with a template."""

from collections.abc import Collection, Iterator

from formsvc.core.errors import TemplateRefused
from formsvc.core.schema import Group, Schema, leaves_of
from formsvc.documents import package
from formsvc.documents.findings import Finding
from formsvc.documents.sections import split
from formsvc.documents.template import Half, compile_template
from formsvc.documents.wordxml import DESCRIPTION, Element, references, strictly_parsed, w

_SIGNS = {w("br"): "\n", w("cr"): "\n", w("tab"): "\t", w("noBreakHyphen"): "-"}


def texts(data: bytes) -> str:
    """Text of all parts of a Word file, the body first; one paragraph a line, also line breaks and tabs."""
    parts = package.unpacked(data)
    names = sorted(filter(package.is_xml, parts), key=lambda name: (name != package.MAIN, name))
    return "\n".join(line for name in names for line in _paragraphs(strictly_parsed(name, parts[name])))


def open_texts(data: bytes) -> str:
    """The same without the restricted section and the headers and footers that only that section uses, but with what
    a reader does not see: descriptions of pictures, and properties.
    """
    parts = package.unpacked(data)
    body = strictly_parsed(package.MAIN, parts[package.MAIN])
    open_half, _ = split(body)
    used = references(open_half)
    hidden = {
        link.part for link in package.links_of(parts, package.MAIN)
        if link.kind in ("header", "footer") and link.id not in used
    }  # fmt: skip
    others = (name for name in sorted(filter(package.is_xml, parts)) if name not in {package.MAIN, *hidden})
    roots = (open_half, *(strictly_parsed(name, parts[name]) for name in others))
    return "\n".join(line for root in roots for line in (*_paragraphs(root), *_unseen(root)))


def inspect(data: bytes, schema: Schema) -> list[Finding]:
    """Everything that stops a .docx being used as a template for a document, or should be known about it."""
    try:
        template = compile_template(data, schema)
    except TemplateRefused as refused:
        return [one for one in refused.findings if isinstance(one, Finding)]
    halves = ((schema.open, template.open), (schema.restricted, template.restricted))
    return [one for group, half in halves if group and half for one in _unprinted(group, half, schema.prints)]


def _unprinted(group: Group, half: Half, wanted: Collection[str] | None) -> Iterator[Finding]:
    """Wanted names that a half does not print, one finding for what belongs together.

    What is printed under one name counts for every other that the schema has for the same answers.
    """
    leaves = {dotted: leaf for name, node in group.names.items() for dotted, leaf in leaves_of(node, name)}
    printed = {id(leaf) for dotted, leaf in leaves.items() if dotted in half.names}
    for name in group.names:
        missing = [dotted for dotted, leaf in leaves.items() if _first(dotted) == name and id(leaf) not in printed]
        if missing and (wanted is None or name in wanted):
            message = f"Nothing prints {', '.join(missing)}. What is answered there will not be on paper."
            yield Finding(message=message, action="warn")


def _first(dotted: str) -> str:
    return dotted.partition(".")[0]


def _paragraphs(root: Element) -> Iterator[str]:
    for paragraph in root.iter(w("p")):
        yield "".join(_pieces(paragraph))


def _unseen(root: Element) -> Iterator[str]:
    """Attributes of pictures, and the text of parts that have no paragraphs."""
    for picture in root.iter(DESCRIPTION):
        yield from map(str, picture.attrib.values())
    if root.find(f".//{w('p')}") is None:
        yield from (text for text in map(str, root.itertext()) if text.strip())


def _pieces(paragraph: Element) -> Iterator[str]:
    """What its own runs say; a paragraph inside it, in a text box, speaks for itself."""
    for run in paragraph.iter(w("r")):
        if next(run.iterancestors(w("p"))) is paragraph:
            for piece in run:
                yield (piece.text or "") if piece.tag == w("t") else _SIGNS.get(str(piece.tag), "")
