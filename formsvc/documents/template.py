"""Word templates: compiled once, which is also their check, then filled as often as needed.

This face (`compile_template`, `Template.fill`, two sets of names) is all that the rest of formsvc
sees of how Word files are filled.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count
from types import MappingProxyType

from formsvc.core.errors import DocumentError, TemplateRefused
from formsvc.core.schema import Group, Schema
from formsvc.documents import package
from formsvc.documents.archive import Archive, Member
from formsvc.documents.compiler import compile_part
from formsvc.documents.findings import Finding, refuse_if_any
from formsvc.documents.gate import objections, objections_to_content, objections_to_open_half
from formsvc.documents.mending import mended
from formsvc.documents.part import Part
from formsvc.documents.pictures import without_traces
from formsvc.documents.sections import MARK, cut_open, joined, split
from formsvc.documents.source import PICTURE, SECTION_BREAK
from formsvc.documents.tags import OPEN_MARK, note_places, paragraphs_with_tags
from formsvc.documents.values import scope_of
from formsvc.documents.wordxml import DESCRIPTION, Element, references, scrubbed, serialised, strictly_parsed, w

View = Mapping[str, object]

_FOOTNOTES = "word/footnotes.xml"
_PERHAPS_TAGS = re.compile(rb"[{}\t]")  # docxtpl changes lone braces and tabs as well
_OPENING = re.compile(rb"\{[{%]")
_FIRST_PICTURE = 1001  # docxtpl numbers pictures from here


@dataclass(frozen=True, slots=True)
class Half:
    """The main document, or one side of its section break, with the headers, footers and footnotes it uses."""

    main: Part
    others: tuple[Part, ...]

    @property
    def names(self) -> frozenset[str]:
        """Dotted names of the answers it prints."""
        return frozenset(name for part in (self.main, *self.others) for name in part.names)


@dataclass(frozen=True, slots=True)
class Template:
    """A Word template. Make one with `compile_template`; it holds no answers, and may be used by several threads.

    `restricted` is None unless the schema has a restricted section, and `open` is None where it has nothing else.
    """

    open: Half | None
    restricted: Half | None
    _section: bytes
    _archives: Mapping[tuple[bool, bool], Archive]

    @property
    def names(self) -> frozenset[str]:
        """Dotted names of the answers it prints; an item of a list goes by the list's name."""
        return frozenset(name for half in (self.open, self.restricted) if half for name in half.names)

    def fill(self, open_view: View | None, restricted_view: View | None = None) -> bytes:
        """A Word file of the half (or halves) whose view is given.

        The open half sees the open view alone. The restricted half sees the restricted view
        alone, beside the `document` of either. Raises DocumentError, quoting no answer.
        """
        archive = self._archives.get((open_view is not None, restricted_view is not None))
        if archive is None:
            raise DocumentError("This template has no section for the answers given.")
        picture = _numbers()
        filled: list[list[bytes]] = []
        contents: dict[str, list[bytes]] = {}
        if self.open and open_view is not None:
            section = (self._section, b"") if restricted_view is not None else (b"", self._section)
            filled.append(self.open.main.pieces(open_view, picture, *section))
            contents |= _others(self.open, open_view)
        if self.restricted and restricted_view is not None:
            document = {name: value for name, value in (open_view or {}).items() if name == "document"}
            view = {**document, **restricted_view}
            filled.append(self.restricted.main.pieces(view, picture))
            contents |= _others(self.restricted, view)
        settled = all(half.main.settled for half in (self.open, self.restricted) if half)
        body = filled[0] if len(filled) == 1 else joined(*filled)
        return archive.with_members({package.MAIN: body if settled else mended(package.MAIN, body), **contents})


def compile_template(data: bytes, schema: Schema) -> Template:
    """The template in a .docx file; its documents bear the schema's title.

    Raises TemplateRefused with all that is wrong with it as far as it can be read, where, and what to do in Word.
    """
    try:
        parts = package.read(data)
        refuse_if_any(objections(parts))
        ids = cache(package.ids_used)
        parts = package.travelling(_scrubbed(parts), ids)
        refuse_if_any(objections_to_content(parts))
        return _Making(parts, ids, schema).template()
    except TemplateRefused:
        raise
    except DocumentError as error:
        raise TemplateRefused((Finding(message=str(error)),)) from None


class _Making:
    """A template being made: its parts as far as they may travel, its halves, and what was found wrong."""

    def __init__(self, parts: Mapping[str, bytes], ids: package.IdsUsed, schema: Schema) -> None:
        self.parts = parts
        self.ids = ids
        self.schema = schema
        self.document = strictly_parsed(package.MAIN, parts[package.MAIN])
        if self.document.tag != w("document"):
            raise DocumentError("It is not written as Word writes .docx files. Save it in Word as .docx.")
        note_places(package.MAIN, self.document)  # before it is divided: places are counted over all of it
        self.halves = split(self.document)
        self.margins = [self._margins(half) for half in self.halves]
        self.findings: list[Finding] = []

    def template(self) -> Template:
        """The template; raise TemplateRefused."""
        self._check_margins()
        self._check_fields()
        archives = MappingProxyType({views: self._archive(root) for views, root in self._documents()})
        open_half, restricted_half = self.halves
        section = b"" if restricted_half is None else cut_open(open_half, restricted_half)
        opened = self._half(open_half, [*self.margins[0], *self._notes()], self.schema.open, self.schema.restricted)
        restricted = self._half(restricted_half, self.margins[1], self.schema.restricted, self.schema.open)
        if section and opened and SECTION_BREAK not in opened.main.sure:
            message = "The section break before the restricted section may fall away. Put no tag into its paragraph."
            self.findings.append(Finding(message=message, place=package.MAIN))
        refuse_if_any(self.findings)
        return Template(opened, restricted, section, archives)

    def _margins(self, half: Element | None) -> list[str]:
        """Names of the headers and footers that a half uses and that hold tags."""
        used = frozenset() if half is None else references(half)
        links = package.links_of(self.parts, package.MAIN)
        names = {link.part for link in links if link.id in used and link.kind in ("header", "footer")}
        return sorted(name for name in names if _PERHAPS_TAGS.search(self.parts[name]))

    def _notes(self) -> list[str]:
        """The footnotes, if they are to be filled; beside a restricted section they must hold no tags."""
        found = [name for name in [_FOOTNOTES] if _PERHAPS_TAGS.search(self.parts.get(name, b""))]
        return [name for name in found if self.halves[1] is None or self._holds_tags(name)]

    def _holds_tags(self, name: str) -> bool:
        return any(one.tags for one in paragraphs_with_tags(name, strictly_parsed(name, self.parts[name])))

    def _check_margins(self) -> None:
        """Refuse tags in parts that both halves, or none, would fill."""
        shared = set(self.margins[0]) & set(self.margins[1])
        shared |= set(self._notes()) if self.halves[1] is not None else set()
        for name in sorted(name for name in shared if self._holds_tags(name)):
            message = "It serves both sides of the restricted section. Unlink it there, or take its tags out."
            self.findings.append(Finding(message=message, place=name))
        filled = {package.MAIN, *self.margins[0], *self.margins[1], *self._notes()}
        for name, xml in self.parts.items():
            if name not in filled and package.is_xml(name) and _OPENING.search(xml):
                message = "Tags stand where nothing is filled in. Move them into the text, a header or a footer."
                self.findings.append(Finding(message=message, place=name))
        if self.halves[1] is not None and self.schema.restricted is None and not self.schema.open_half_only:
            raise DocumentError(f"This document has no restricted section. Take the bookmark “{MARK}” out.")
        if self.schema.restricted is not None and self.halves[1] is None:
            raise DocumentError(f"This document needs a section whose first paragraph bears the bookmark “{MARK}”.")

    def _check_fields(self) -> None:
        """Refuse fields of the open half that Word would work out from the restricted one."""
        open_half, restricted_half = self.halves
        if restricted_half is not None:
            roots = {name: strictly_parsed(name, xml) for name, xml in self.parts.items() if package.is_xml(name)}
            used = references(open_half)
            links = package.links_of(self.parts, package.MAIN)
            shown = {link.part for link in links if link.id in used} | {name for name in roots if "notes" in name}
            opened = {package.MAIN: open_half} | {name: root for name, root in roots.items() if name in shown}
            self.findings += objections_to_open_half(opened, roots.values())

    def _documents(self) -> Iterator[tuple[tuple[bool, bool], Element]]:
        """Which views may be given together, and the main document that is then printed."""
        open_half, restricted_half = self.halves
        if self.schema.open is not None:
            yield (True, False), open_half
        if self.schema.restricted is not None and restricted_half is not None:
            yield (False, True), restricted_half
            if self.schema.open is not None:
                yield (True, True), self.document

    def _archive(self, document: Element) -> Archive:
        """What stays the same in every file made with this main document."""
        files = package.files({**self.parts, package.MAIN: serialised(document)}, self.schema.title, self.ids)
        filled = {package.MAIN, *self.margins[0], *self.margins[1], *self._notes()}
        return Archive(Member.kept(name, content) for name, content in files.items() if name not in filled)

    def _half(self, root: Element | None, others: list[str], names: Group | None, beyond: Group | None) -> Half | None:
        """One half, compiled for its own names; `beyond` are those of the other."""
        if root is None or names is None:
            return None
        scope = scope_of(names, frozenset(beyond.names if beyond else ()) - names.names.keys())
        _number_pictures(root)
        roots = {package.MAIN: root} | {name: strictly_parsed(name, self.parts[name]) for name in others}
        made: list[Part] = []
        for name, part_root in roots.items():
            part, findings = compile_part(name, part_root, scope)
            made += [part] if part else []
            self.findings += findings
        return Half(made[0], tuple(made[1:])) if len(made) == len(roots) else None


def _scrubbed(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts without traces of their making, in UTF-8; raise TemplateRefused for what we keep for ourselves."""
    made = {name: data for name, data in parts.items() if not name.startswith("docProps/")}  # written anew
    made |= {name: scrubbed(name, data) for name, data in made.items() if package.is_xml(name)}
    made |= {name: without_traces(data) for name, data in made.items() if package.is_picture(name)}
    marked = (name for name, data in made.items() if package.is_xml(name) and OPEN_MARK.encode() in data)
    message = "It holds a private character (U+E000). Take it out."
    refuse_if_any(Finding(message=message, place=name) for name in marked)
    return made


def _number_pictures(root: Element) -> None:
    for picture in root.iter(DESCRIPTION):
        picture.set("id", PICTURE)


def _numbers() -> Callable[[], str]:
    """What numbers the pictures of one file, one after the other."""
    numbers = count(_FIRST_PICTURE)
    return lambda: str(next(numbers))


def _others(half: Half, view: View) -> dict[str, list[bytes]]:
    """Headers, footers and footnotes of a half by name, filled."""
    made = {part.name: part.pieces(view, _numbers()) for part in half.others}
    return {part.name: made[part.name] if part.settled else mended(part.name, made[part.name]) for part in half.others}
