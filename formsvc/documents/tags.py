"""Finding the tags of a Word part as they were typed, each with its place, and marking them.

Word cuts tags into runs and docxtpl moves them about, so that what comes out of it no longer says
where a tag stood. Each tag is therefore given a mark, two private characters round its number, which
survives docxtpl and becomes the line number by which Jinja's tree knows it.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise, zip_longest

from formsvc.documents.findings import Finding
from formsvc.documents.wordxml import Element, w

OPEN_MARK, CLOSE_MARK = "\ue000", "\ue001"
TAG_LIMIT = 500
"""Characters in a tag. What is longer is taken for a tag without an end, so that none costs much to find."""

TAG = re.compile(rf"(?s)\{{\{{.{{0,{TAG_LIMIT}}}?\}}\}}|\{{%.{{0,{TAG_LIMIT}}}?%\}}|\{{#.{{0,{TAG_LIMIT}}}?#\}}")
_PARTS = re.compile(r"(?s)\{([{%#])[-+]?\s*(?:(p|tr|tc|r) )?\s*(\w*)(.*?)([-+]?)[}%#]\}")
_CELL_ATTRIBUTES = {"vm", "hm"}
_PLACE = "place"  # of no namespace, as no attribute of a paragraph is


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tag:
    """A tag as typed, and where: the place in words, its paragraph, and the position in the paragraph's text.

    It `takes` away what it stands in ("p", "tr", "tc" or "" for nothing); `word` is its first word if it is a
    statement; `end` is where in it its end begins.
    """

    typed: str
    place: str
    paragraph: Element
    start: int
    takes: str
    word: str
    end: int

    @property
    def is_marked(self) -> bool:
        """Whether it bears its number; what merges cells, and comments, would not bear one."""
        return not self.typed.startswith("{#") and self.word not in _CELL_ATTRIBUTES

    def finding(self, message: str) -> Finding:
        """Something wrong with it."""
        return Finding(message=message, place=self.place, tag=self.typed)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in which braces stand: its own texts, all they say, its place in words, and its tags."""

    element: Element
    texts: Sequence[Element]
    typed: str
    place: str
    tags: Sequence[Tag]

    @property
    def starts(self) -> list[int]:
        """Where in what is typed each text begins; at last the end."""
        return [0, *accumulate(len(text.text or "") for text in self.texts)]


def paragraphs_with_tags(part: str, root: Element) -> Iterator[Paragraph]:
    """The paragraphs of a part that braces stand in, in their order."""
    if root.find(f".//{w('p')}[@{_PLACE}]") is None:
        note_places(part, root)
    for element in root.iter(w("p")):
        place = str(element.attrib.pop(_PLACE, part))
        texts = list(element.iter(w("t")))
        if next(element.iterdescendants(w("p")), None) is not None:  # in a text box, which speaks for itself
            texts = [text for text in texts if next(text.iterancestors(w("p"))) is element]
        typed = "".join(text.text or "" for text in texts)
        if "{" in typed or "}" in typed:
            tags = [_tag(match, place, element) for match in TAG.finditer(typed)]
            yield Paragraph(element, texts, typed, place, tags)


def mark(paragraphs: Iterable[Paragraph]) -> None:
    """Put a mark into every tag, numbered from 0 in their order."""
    number = 0
    for paragraph in paragraphs:
        starts, marks = paragraph.starts, defaultdict[Element, dict[int, int]](dict)
        for tag_number, tag in enumerate(paragraph.tags, number):
            if tag.is_marked:
                index = bisect_right(starts, tag.start + tag.end, hi=len(paragraph.texts)) - 1
                marks[paragraph.texts[index]][tag.start + tag.end - starts[index]] = tag_number
        number += len(paragraph.tags)
        for text, places in marks.items():
            text.text = _with_marks(text.text or "", places)


def _with_marks(typed: str, places: Mapping[int, int]) -> str:
    edges = [0, *places, len(typed)]
    pieces = [typed[start:end] for start, end in pairwise(edges)]
    marks = [f"{OPEN_MARK}{number}{CLOSE_MARK}" for number in places.values()]
    return "".join(chain.from_iterable(zip_longest(pieces, marks, fillvalue="")))


def _tag(match: re.Match[str], place: str, paragraph: Element) -> Tag:
    parts = _PARTS.fullmatch(match.group())
    assert parts  # noqa: S101  # both patterns describe the same texts
    return Tag(
        typed=match.group(),
        place=place,
        paragraph=paragraph,
        start=match.start(),
        takes=parts[2] or "",
        word=parts[3] if parts[1] == "%" else "",
        end=parts.start(5),
    )


def note_places(part: str, root: Element) -> None:
    """Note with each paragraph where it stands, in words: "body, paragraph 3" or "body, table 2, row 3, cell 1".

    `paragraphs_with_tags` takes the notes away again.
    """
    story = {"document": "body"}.get(name := part.rpartition("/")[2].removesuffix(".xml"), name)
    places: dict[Element, str] = {}
    outside = [one for one in root.iter(w("p")) if next(one.iterancestors(w("tc"), w("txbxContent")), None) is None]
    for number, paragraph in enumerate(outside, 1):
        places |= dict.fromkeys(paragraph.iter(w("p")), f"{story}, paragraph {number}")
    for number, table in enumerate(root.iter(w("tbl")), 1):
        rows = (row for row in table.iter(w("tr")) if next(row.iterancestors(w("tbl"))) is table)
        for row_number, row in enumerate(rows, 1):
            for cell_number, cell in enumerate(row.iter(w("tc")), 1):
                where = f"{story}, table {number}, row {row_number}, cell {cell_number}"
                places |= dict.fromkeys(cell.iter(w("p")), where)
    for paragraph, place in places.items():
        paragraph.set(_PLACE, place)
