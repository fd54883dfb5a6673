"""Proving, before there are answers, that a part stays well-formed whatever is printed.

The constant pieces of a part are read in their order, branches one after the other. A branch must
leave the same elements open as it found, or as its alternative leaves, so that any way through the
part closes what it opens. The same walk knows where a value may be printed (in `w:t`, or as the
width or colour of a cell), which run it stands in, and whether docxtpl's repair of tables, or ours
of cells left empty, could ever find something to do. In doubt it could.
"""

import re
from dataclasses import dataclass, field, replace
from typing import NamedTuple

_TOKEN = re.compile(r"<(/?)([^\s/<>]+)([^<>]*?)(/?)>")
_VALUE_BEGINS = re.compile(r'<(?:w:gridSpan w:(?=val)|w:shd w:val="clear" w:color="auto" w:(?=fill))(val|fill)="\Z')
_BLOCKS = {"w:tc", "w:hdr", "w:ftr", "w:txbxContent"}  # Word wants a paragraph at the end of each
_SPAN = re.compile(r'w:val="(\d+)"')
_FIELD = re.compile(r'w:fldCharType="(begin|separate|end)"')
UNSURE = "unsure"  # the properties of a run that is another one if the place is reached in another way
NO_RUN = "none"  # those of a place that docxtpl takes for no run's


class Torn(Exception):  # as all our errors
    """The elements that a tag opens and closes do not match."""


@dataclass(slots=True)
class _Element:
    """An open element: how many branches deep it was opened, and what stood in it so far."""

    name: str
    depth: int
    cells: int = 0
    span: int = 0
    grid: int = 0
    sure: int = 0  # the widest row that is there in any case
    varies: bool = False
    ends_well: bool = False


class Slot(NamedTuple):
    """Where a value is printed: in text, whose run has these properties, or in the attribute of that name."""

    run_properties: str = ""
    attribute: str = ""


@dataclass(slots=True)
class Shape:
    """How far a part has been read. `settled` says that nothing needs repair so far, whatever is printed."""

    settled: bool = True
    depth: int = 0
    """How many branches deep: 0 is what stands there in any case."""
    open: list[_Element] = field(default_factory=list)
    fields: str = ""  # of each field that is begun, the outermost first: "c" while in its code, "s" in what it shows
    unfinished: str = ""  # markup that a value interrupts, such as `<w:shd w:fill="`
    # docxtpl finds the run of a text by searching for "<w:p", "<w:r" and "<w:rPr" without nesting; so does this.
    in_paragraph: bool = False
    in_run: bool = False
    properties: str = ""
    reading_properties: bool = False

    def read(self, text: str) -> str:
        """Go on over a constant piece; return it with tabs and line ends in text written as Word wants them."""
        whole, before = self.unfinished + text, len(self.unfinished)
        self.unfinished, pieces, at = "", [], 0
        for token in _TOKEN.finditer(whole):
            pieces += [self._text(whole[at : token.start()]), token.group()]
            self._token(token)
            at = token.end()
        rest = whole[at:]
        if "<" in rest:
            self.unfinished = rest
        pieces.append(rest if "<" in rest else self._text(rest))
        return "".join(pieces)[before:]

    def slot(self) -> Slot | None:
        """Where a value printed here would stand; None where none may."""
        if self.unfinished:
            allowed = _VALUE_BEGINS.search(self.unfinished)
            self.unfinished += "x"
            return Slot(attribute=allowed[1]) if allowed else None
        if self.open and self.open[-1].name == "w:t" and "c" not in self.fields:
            return Slot(run_properties=self.run_properties)
        return None

    @property
    def run_properties(self) -> str:
        """Those of the run that docxtpl takes the place to be in."""
        return self.properties if self.in_run else NO_RUN

    def branch(self) -> "Shape":
        """The shape at the beginning of a branch from here."""
        return replace(self, open=list(self.open), depth=self.depth + 1)

    def branch_in_any_run(self) -> "Shape":
        """The same, for a branch that is gone through again from its end, which is in another run."""
        return replace(self.branch(), in_run=True, properties=UNSURE)

    def join(self, *ways: "Shape") -> None:
        """Go on after branches, any of which may have been taken; raise Torn unless they end alike."""
        first = ways[0]
        names = [[one.name for one in way.open] for way in ways]
        if any(each != names[0] for each in names) or len({bool(way.unfinished) for way in ways}) > 1:
            raise Torn
        if len({way.fields for way in ways}) > 1:
            raise Torn
        if first.unfinished and len({way.unfinished.count('"') for way in ways}) > 1:
            raise Torn
        self.settled = all(way.settled for way in ways)
        self.open, self.unfinished, self.fields = first.open, first.unfinished, first.fields
        self.in_paragraph = any(way.in_paragraph for way in ways)
        self.in_run = any(way.in_run for way in ways)
        self.properties = first.properties if len({way.run_properties for way in ways}) == 1 else UNSURE
        self.reading_properties = first.reading_properties

    def end(self) -> None:
        """Raise Torn unless everything is closed."""
        if self.open or self.unfinished or self.fields:
            raise Torn

    def _text(self, text: str) -> str:
        if self.reading_properties:
            self.properties += text
        if self.in_run and self.open and self.open[-1].name == "w:t":
            return with_breaks(text, self.properties)
        return text

    def _token(self, token: re.Match[str]) -> None:
        closing, name, _, empty = token.groups()
        if name == "?xml":
            return
        self._follow_runs(token)
        if closing:
            if not self.open or self.open[-1].name != name:
                raise Torn
            self._closed(self.open.pop())
        else:
            self.open.append(_Element(name, self.depth))
            self._opened(token.group())
            if empty:
                self._closed(self.open.pop())

    def _follow_runs(self, token: re.Match[str]) -> None:
        text, name = token.group(), token[2]
        if self.reading_properties:
            self.properties += text
            self.reading_properties = text != "</w:rPr>"
        elif text == "</w:p>":
            self.in_paragraph = self.in_run = False
        elif text == "</w:r>":
            self.in_run = False
        elif name in ("w:p", "w:r") and not token[1] and not (token[4] and not token[3]):
            if name == "w:p":
                self.in_paragraph = True
            elif self.in_paragraph and not self.in_run:
                self.in_run, self.properties = True, ""
        elif text == "<w:rPr>" and self.in_run and not self.properties:
            self.properties, self.reading_properties = text, True

    def _opened(self, text: str) -> None:
        element = self.open[-1]
        if element.name == "w:fldChar" and (kind := _FIELD.search(text)):
            self.fields = self.fields + "c" if kind[1] == "begin" else self.fields[:-1] + "s" * (kind[1] == "separate")
        elif element.name == "w:gridCol" and (table := self._around("w:tbl")):
            table.grid += 1
        elif element.name == "w:tc" and len(self.open) > 1 and (around := self.open[-2]).name == "w:tr":
            around.cells, around.span = around.cells + 1, around.span + 1  # docxtpl counts no others
            around.varies |= self.depth != around.depth
        elif element.name == "w:gridSpan" and (row := self._around("w:tr")) and (cell := self._around("w:tc")):
            width = _SPAN.search(text)
            row.span += int(width[1]) - 1 if width else 0
            row.varies |= width is None or self.depth != cell.depth

    def _around(self, name: str) -> _Element | None:
        """The innermost open element of a name."""
        return next((one for one in reversed(self.open) if one.name == name), None)

    def _closed(self, element: _Element) -> None:
        name = element.name
        if name == "w:tr":
            self._row_closed(element)
        elif name == "w:tbl":
            self.settled &= not element.varies and element.sure >= max(element.grid, 1)
        elif name in _BLOCKS:
            self.settled &= element.ends_well
        if name in ("w:p", "w:tbl"):
            self._block_closed(element)

    def _row_closed(self, row: _Element) -> None:
        """Docxtpl counts the rows of a table inside a table for both."""
        for table in (one for one in self.open if one.name == "w:tbl"):
            table.varies |= row.varies or row.cells > table.grid or not row.cells
            if row.depth == table.depth:
                table.sure = max(table.sure, row.span)

    def _block_closed(self, block: _Element) -> None:
        around = next((one for one in reversed(self.open) if one.name in _BLOCKS), None)
        if around is not None:
            direct = self.open[-1] is around
            if block.name == "w:p" and block.depth == around.depth:
                around.ends_well = True
            elif block.name == "w:tbl" and direct:
                around.ends_well = False


def with_breaks(text: str, run_properties: str) -> str:
    """Escaped text for `w:t` with its tabs and line ends as Word writes them, as docxtpl has it.

    A tab stands in a run of its own with the properties of the one it cuts; where these are not known, in the same.
    """
    return text.replace("\t", tab_in(run_properties)).replace("\n", LINE_END)


LINE_END = '</w:t><w:br/><w:t xml:space="preserve">'


def tab_in(run_properties: str) -> str:
    """What a tab in a text is in a run of these properties."""
    if run_properties in (UNSURE, NO_RUN):
        return '</w:t><w:tab/><w:t xml:space="preserve">'
    run = f"<w:r>{run_properties}"
    return f'</w:t></w:r>{run}<w:tab/></w:r>{run}<w:t xml:space="preserve">'
