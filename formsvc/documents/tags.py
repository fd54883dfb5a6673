"""Finding the tags of a Word part as they were typed, each with its place, and marking them.

Word cuts tags into runs and docxtpl moves them about, so that what comes out of it no longer says
where a tag stood. Each tag is therefore given a mark, two private characters round its number, which
survives docxtpl and becomes the line number by which Jinja's tree knows it.

What docxtpl would silently lose is refused here: a tag without its end, and whatever stands beside
a tag that takes its whole paragraph, row or cell away.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from formsvc.documents.findings import ELSEWHERE, Finding
from formsvc.documents.wordxml import WORD, Element, w

OPEN_MARK, CLOSE_MARK = "\ue000", "\ue001"
TAG_LIMIT, TAGS_LIMIT = 500, 5_000

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_OPENING = re.compile(r"\{[{%#]")
_PARTS = re.compile(r"(?s)\{([{%#])([-+]?)\s*(?:(p|tr|tc|r) )?\s*(\w*)(.*?)([-+]?)[}%#]\}")
_STATEMENTS = {"if", "elif", "else", "endif", "for", "endfor", "vm", "hm", "colspan", "cellbg"}
_CELL_ATTRIBUTES = {"vm", "hm"}
_CLOSES = {"endif": "if", "endfor": "for", "elif": "if", "else": "if"}
_AROUND = {"p": (w("p"), "paragraph"), "tr": (w("tr"), "row"), "tc": (w("tc"), "cell")}
_CONTENT = tuple(map(w, "drawing pict object sectPr footnoteReference endnoteReference fldSimple instrText".split()))


class Tag(NamedTuple):
    """A tag as typed, where it stands, what it takes away with itself ("p", "tr", "tc" or ""), its first word if it is
    a statement, and where in it its end begins.
    """

    typed: str
    place: str
    takes: str
    word: str
    end: int
    paragraph: Element

    @property
    def is_marked(self) -> bool:
        """Whether it bears its number; what merges cells, and comments, would not bear one."""
        return not self.typed.startswith("{#") and self.word not in _CELL_ATTRIBUTES

    def finding(self, message: str) -> Finding:
        """Something wrong with it."""
        return Finding(message=message, place=self.place, tag=self.typed)


class Marked(NamedTuple):
    """The tags of a part in their order; their marks carry these numbers."""

    tags: Sequence[Tag]
    findings: Sequence[Finding]


def mark_tags(part: str, root: Element) -> Marked:
    """Put a mark into every tag of a part, in place; say which tags cannot be used."""
    tags: list[Tag] = []
    findings = [*_strange_names(part, root), *_tags_outside_text(part, root)]
    places = _places(part, root)
    for paragraph in root.iter(w("p")):
        texts = _own_texts(paragraph)
        typed = "".join(text.text or "" for text in texts)
        if "{" in typed or "}" in typed:
            place = places.get(paragraph, part)
            found = {match.start(): _tag(match, place, paragraph) for match in _TAG.finditer(typed)}
            findings += [*_loose_ends(typed, place), *_dashes(typed, found)]
            _insert_marks(texts, found, len(tags))
            tags += found.values()
    findings += chain.from_iterable(map(_faults, tags))
    if len(tags) > TAGS_LIMIT:
        findings.append(Finding(message=f"It holds more than {TAGS_LIMIT} tags. Divide it.", place=part))
    return Marked(tags, [*findings, *(_blocks(tags) if not findings else ())])


def _tag(match: re.Match[str], place: str, paragraph: Element) -> Tag:
    parts = _PARTS.fullmatch(match.group())
    assert parts  # noqa: S101  # both patterns describe the same texts
    word = parts[4] if parts[1] == "%" else ""
    return Tag(match.group(), place, parts[3] or "", word, parts.start(6), paragraph)


def _own_texts(paragraph: Element) -> list[Element]:
    """The texts of a paragraph without those of another one inside it, in a text box."""
    return [text for text in paragraph.iter(w("t")) if next(text.iterancestors(w("p"))) is paragraph]


def _insert_marks(texts: Sequence[Element], found: Mapping[int, Tag], number: int) -> None:
    """Before the end of every tag, by where it begins; from the last to the first, so that positions before it stay."""
    starts = [0, *accumulate(len(text.text or "") for text in texts)]
    for offset, (start, tag) in reversed(list(enumerate(found.items()))):
        if tag.is_marked:
            index = bisect_right(starts, start + tag.end, hi=len(texts)) - 1
            text, cut = texts[index].text or "", start + tag.end - starts[index]
            texts[index].text = f"{text[:cut]}{OPEN_MARK}{number + offset}{CLOSE_MARK}{text[cut:]}"


def _strange_names(part: str, root: Element) -> Iterator[Finding]:
    """Docxtpl looks for `w:` literally; under any other name markup would pass it by."""
    if any((element.prefix == "w") != str(element.tag).startswith(f"{{{WORD}}}") for element in root.iter()):
        yield Finding(message="It is not written as Word writes .docx files. Save it in Word as .docx.", place=part)


def _tags_outside_text(part: str, root: Element) -> Iterator[Finding]:
    """Outside `w:t` an answer would become a field code, an address or markup."""
    remedy = "Tags may stand only in text, not in fields, links, names or descriptions. Move it into the text."
    for element in root.iter():
        outside = element.tag != w("t") and "{" in (element.text or "")
        for text in chain([element.text or ""] if outside else [], map(str, element.attrib.values())):
            if outside or _OPENING.search(text):
                yield Finding(message=remedy, place=part, tag=text.strip()[:TAG_LIMIT])
    for stray in root.iter(w("t")):
        if next(stray.iterancestors(w("p")), None) is None and "{" in (stray.text or ""):
            yield Finding(message=remedy, place=part, tag=(stray.text or "").strip()[:TAG_LIMIT])


def _loose_ends(typed: str, place: str) -> Iterator[Finding]:
    rest = _TAG.sub("\0", typed)
    if match := _OPENING.search(rest):
        message = f"This tag does not end in its paragraph. End it with {_end_of(match.group())}."
        yield Finding(message=message, place=place, tag=rest[match.start() : match.start() + 60].split("\0")[0])
    if rest.endswith("{") or rest.startswith("}"):
        message = "A lone brace at this edge of a paragraph would be taken for half a tag. Put a blank beside it."
        yield Finding(message=message, place=place, tag=rest[:1] if rest.startswith("}") else rest[-1:])


def _dashes(typed: str, found: Mapping[int, Tag]) -> Iterator[Finding]:
    """A dash joins the paragraph to the one before, or behind, and takes the text on that side of the tag with it."""
    for start, tag in found.items():
        before, behind = typed[:start].strip(), typed[start + len(tag.typed) :].strip()
        lost_behind = behind and not behind.startswith(("{{", "{%"))
        if (tag.typed.startswith("{%-") and before) or (tag.typed.endswith("-%}") and lost_behind):
            yield tag.finding("What stands on the side of its dash would be lost. Leave the dash out.")


def _end_of(opening: str) -> str:
    return {"{{": "}}", "{%": "%}", "{#": "#}"}[opening]


def _faults(tag: Tag) -> Iterator[Finding]:
    if len(tag.typed) > TAG_LIMIT:
        yield tag._replace(typed=tag.typed[:60] + "…").finding(f"A tag has at most {TAG_LIMIT} characters. Shorten it.")
    elif tag.takes == "r" or (tag.takes and tag.typed.startswith("{{")):
        yield tag.finding(f"It would print outside the text. Write {{{{ … }}}} or {{%p … %}} without “{tag.takes}”.")
    elif tag.typed.startswith("{%") and tag.word not in _STATEMENTS:
        yield tag.finding(f"“{tag.word or 'an empty tag'}” is not allowed. {ELSEWHERE} Take the tag out.")
    elif tag.takes and (lost := _lost_beside(tag)):
        yield tag.finding(f"What else stands in its {lost} would be lost. Put the tag in a {lost} of its own.")


def _lost_beside(tag: Tag) -> str:
    """What a tag takes away, "paragraph", "row" or "cell", if anything else stands in it; otherwise ""."""
    name, word = _AROUND[tag.takes]
    around = next(chain([tag.paragraph] if tag.takes == "p" else [], tag.paragraph.iterancestors(name)), None)
    if around is None:
        return word
    text = "".join(text.text or "" for text in around.iter(w("t")))
    rest = re.sub(f"{OPEN_MARK}\\d+{CLOSE_MARK}", "", text).replace(tag.typed, "", 1)
    return word if rest.strip() or next(around.iter(*_CONTENT), None) is not None else ""


def _blocks(tags: Sequence[Tag]) -> Iterator[Finding]:
    """Tags that close nothing, and those that are never closed."""
    waiting: list[Tag] = []
    for tag in tags:
        if tag.word in ("if", "for"):
            waiting.append(tag)
        elif tag.word in _CELL_ATTRIBUTES and not any(one.word == "for" for one in waiting):
            yield tag.finding(f"“{tag.word}” merges the cells of a loop. Put it between “for” and “endfor”.")
        elif opened := _CLOSES.get(tag.word):
            if not waiting or waiting[-1].word != opened:
                yield tag.finding(f"There is no open “{opened}” that it could belong to. Check the tags before it.")
                return
            if tag.word.startswith("end"):
                waiting.pop()
    yield from (tag.finding(f"It is never closed. Add {{% end{tag.word} %}} where it ends.") for tag in waiting)


def _places(part: str, root: Element) -> dict[Element, str]:
    """Each paragraph in words: "body, paragraph 3" or "body, table 2, row 3, cell 1"."""
    story = {"document": "body"}.get(name := part.rpartition("/")[2].removesuffix(".xml"), name)
    outside = (one for one in root.iter(w("p")) if next(one.iterancestors(w("tc")), None) is None)
    places = {paragraph: f"{story}, paragraph {number}" for number, paragraph in enumerate(outside, 1)}
    for number, table in enumerate(root.iter(w("tbl")), 1):
        for row_number, row in enumerate(table.findall(w("tr")), 1):
            for cell_number, cell in enumerate(row.findall(w("tc")), 1):
                where = f"{story}, table {number}, row {row_number}, cell {cell_number}"
                places |= dict.fromkeys(cell.iter(w("p")), where)
    return places
