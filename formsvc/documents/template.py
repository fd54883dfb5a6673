"""Word templates: read and compiled once, filled with answers as often as needed.

This face (`Template.load`, `fill`, two sets of names) is all that the rest of formsvc sees of
how Word files are filled; what is behind it may change.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from lxml import etree

from formsvc.core.errors import DocumentError
from formsvc.documents import package
from formsvc.documents.language import CompiledPart, compiled
from formsvc.documents.sections import join, split
from formsvc.documents.wordxml import Element, references, scrubbed, serialised, strictly_parsed, w

View = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Half:
    """The main document, or one side of its section break, with the headers and footers it uses."""

    parts: tuple[CompiledPart, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """Dotted names of the answers it prints."""
        return frozenset(name for part in self.parts for name in part.names)

    def filled(self, view: View) -> dict[str, Element]:
        """Its parts by name, filled from one view."""
        return {part.name: _mended(part.filled(view)) for part in self.parts}


@dataclass(frozen=True, slots=True)
class Template:
    """A Word template. `untouched` are its parts without tags; `restricted` is empty unless it has a marked section.

    Make one with `load`; it holds no answers, and may be used by several threads.
    """

    title: str
    untouched: Mapping[str, bytes]
    open: Half
    restricted: Half

    @classmethod
    def load(cls, data: bytes, title: str) -> Self:
        """Read and compile a .docx; `title` stands in the properties of every document made from it.

        Raises DocumentError, saying what to change in Word, when it cannot be used as a template.
        """
        parts = package.travelling(_scrubbed(package.read(data)))
        halves = split(strictly_parsed(package.MAIN, parts[package.MAIN]))
        compiled_halves = [Half() if half is None else _compiled(half, parts) for half in halves]
        names = [part.name for half in compiled_halves for part in half.parts if part.name != package.MAIN]
        if shared := {name for name in names if names.count(name) > 1}:
            raise DocumentError(f"{min(shared)} serves both sides of the restricted section: unlink it there.")
        untouched = {name: xml for name, xml in parts.items() if name not in {package.MAIN, *names}}
        if noted := [name for name in untouched if name.endswith("notes.xml") and b"{" in untouched[name]]:
            raise DocumentError(f"{noted[0]}: tags may not stand in footnotes or endnotes.")
        return cls(title, untouched, *compiled_halves)

    def fill(self, open_view: View | None, restricted_view: View | None = None) -> bytes:
        """A Word file of the half (or halves) whose view is given.

        The open half sees the open view alone. The restricted half sees the restricted view
        alone, beside the `document` of either. Raises DocumentError, quoting no answer.
        """
        if open_view is None and restricted_view is None:
            raise DocumentError("There is nothing to print: neither view of the answers was given.")
        if restricted_view is not None and not self.restricted.parts:
            raise DocumentError("This template has no restricted section, so nothing restricted can be printed.")
        filled: dict[str, Element] = {} if open_view is None else self.open.filled(open_view)
        if restricted_view is not None:
            shared = {name: value for name, value in (open_view or {}).items() if name == "document"}
            restricted = self.restricted.filled({**shared, **restricted_view})
            if package.MAIN in filled:
                restricted[package.MAIN] = join(filled[package.MAIN], restricted[package.MAIN])
            filled |= restricted
        parts = {name: serialised(root) for name, root in filled.items()}
        return package.write({**self.untouched, **parts}, self.title)


def _scrubbed(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: scrubbed(name, data) if package.is_xml(name) else data for name, data in parts.items()}


def _compiled(document: Element, parts: Mapping[str, bytes]) -> Half:
    used = references(document)
    links = package.links_of(parts, package.MAIN)
    margins = {link.part for link in links if link.id in used and link.kind in ("header", "footer")}
    roots = {package.MAIN: document} | {name: strictly_parsed(name, parts[name]) for name in sorted(margins)}
    return Half(tuple(compiled(name, root) for name, root in roots.items()))


def _mended(root: Element) -> Element:
    """Word refuses a table without rows and a cell without a paragraph, as loops and ifs may leave them."""
    for table in list(root.iter(w("tbl"))):
        parent = table.getparent()
        if parent is not None and table.find(f".//{w('tr')}") is None:
            parent.remove(table)
    for cell in root.iter(w("tc")):
        if cell.find(w("p")) is None or cell[-1].tag == w("tbl"):
            etree.SubElement(cell, w("p"))
    return root
