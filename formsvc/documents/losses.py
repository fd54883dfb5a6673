"""What is wrong with tags as they were typed: what docxtpl would take for something else, or silently lose."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain

from formsvc.documents.findings import ELSEWHERE, Finding
from formsvc.documents.tags import TAG, TAG_LIMIT, Paragraph, Tag
from formsvc.documents.wordxml import WORD, Element, w

TAGS_LIMIT = 5_000

_OPENING = re.compile(r"\{[{%#]")
_STATEMENTS = {"if", "elif", "else", "endif", "for", "endfor", "vm", "hm", "colspan", "cellbg"}
_CLOSES = {"endif": "if", "endfor": "for", "elif": "if", "else": "if"}
_AROUND = {"p": (w("p"), "paragraph"), "tr": (w("tr"), "row"), "tc": (w("tc"), "cell")}
_CONTENT = tuple(
    map(w, "drawing pict object sym br ptab sectPr footnoteReference endnoteReference fldSimple instrText".split())
)
_RUN_MARKUP = {w("r"), w("t"), w("rPr"), w("lastRenderedPageBreak")}
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")  # docxtpl does so within tags
_IN_QUOTES = re.compile(r"""(?s)"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'""")
_ESCAPE = re.compile(r"""\\(?![nt'"\\])""")
_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}


def faults_of(part: str, root: Element, paragraphs: Sequence[Paragraph]) -> list[Finding]:
    """What is wrong with the tags of a part; of blocks only when nothing else is."""
    if sum(len(paragraph.tags) for paragraph in paragraphs) > TAGS_LIMIT:
        return [Finding(message=f"It holds more than {TAGS_LIMIT} tags. Divide it.", place=part)]
    surroundings = _Surroundings()
    findings = [*_strange_names(part, root), *_outside_text(part, root)]
    for paragraph in paragraphs:
        findings += [*_loose_ends(paragraph), *_inside(paragraph), *_beside_dashes(paragraph)]
        findings += chain.from_iterable(_faults(tag, surroundings) for tag in paragraph.tags)
    return findings or list(_blocks([tag for paragraph in paragraphs for tag in paragraph.tags]))


def _strange_names(part: str, root: Element) -> Iterator[Finding]:
    """Docxtpl looks for `w:` literally; under any other name markup would pass it by."""
    if any((element.prefix == "w") != str(element.tag).startswith(f"{{{WORD}}}") for element in root.iter()):
        yield Finding(message="It is not written as Word writes .docx files. Save it in Word as .docx.", place=part)


def _outside_text(part: str, root: Element) -> Iterator[Finding]:
    """Outside `w:t` an answer would become a field code, an address or markup."""
    texts = root.xpath("//text()[contains(., '{')][not(parent::w:t/ancestor::w:p)]", namespaces={"w": WORD})
    attributes = root.xpath("//@*[contains(., '{')]")
    assert isinstance(texts, list)  # noqa: S101  # the query asks for texts
    assert isinstance(attributes, list)  # noqa: S101  # and this one for attributes
    for stray in map(str, [*texts, *(one for one in attributes if _OPENING.search(str(one)))]):
        message = "Tags may stand only in text, not in fields, links, names or descriptions. Move it into the text."
        yield Finding(message=message, place=part, tag=stray.strip()[:60])


def _loose_ends(paragraph: Paragraph) -> Iterator[Finding]:
    rest = TAG.sub("\0", paragraph.typed)
    if match := _OPENING.search(rest):
        message = f"It does not end in its paragraph, where a tag has at most {TAG_LIMIT} characters. End it with "
        tag = rest[match.start() : match.start() + 60].split("\0")[0]
        yield Finding(message=f"{message}{_ENDS[match.group()]}.", place=paragraph.place, tag=tag)
    if rest.endswith("{") or rest.startswith("}"):
        message = "A lone brace at this edge of a paragraph would be taken for half a tag. Put a blank beside it."
        yield Finding(message=message, place=paragraph.place, tag=rest[:1] if rest.startswith("}") else rest[-1:])


def _inside(paragraph: Paragraph) -> Iterator[Finding]:
    """Docxtpl joins the pieces of a tag and drops what lies between them."""
    starts = paragraph.starts
    elements = list(paragraph.element.iter()) if len(paragraph.texts) > 1 else []
    places = {element: place for place, element in enumerate(elements)}
    for tag in paragraph.tags:
        first, last = bisect_right(starts, tag.start) - 1, bisect_left(starts, tag.start + len(tag.typed)) - 1
        between = elements[places[paragraph.texts[first]] : places[paragraph.texts[last]]] if first < last else []
        if not all(one.tag in _RUN_MARKUP or next(one.iterancestors(w("rPr")), None) is not None for one in between):
            yield tag.finding("Something that is no text stands inside it and would be lost. Delete it, type it anew.")


def _beside_dashes(paragraph: Paragraph) -> Iterator[Finding]:
    """A dash joins the paragraph to the one before, or behind, and takes with it what stands between."""
    first, last = len(paragraph.typed) - len(paragraph.typed.lstrip()), len(paragraph.typed.rstrip())
    only_text = "-" in paragraph.typed and _only_text(paragraph.element)
    for tag in paragraph.tags:
        end = tag.start + len(tag.typed)
        sides = []
        if tag.typed.startswith("{%-"):
            sides.append((tag.start > first, paragraph.element.getprevious()))
        if tag.typed.endswith("-%}") and not paragraph.typed[end : end + 80].lstrip().startswith(("{{", "{%")):
            sides.append((end < last, paragraph.element.getnext()))
        if any(beside or not only_text or not _only_text(other) for beside, other in sides):
            yield tag.finding("What stands on the side of its dash would be lost. Leave the dash out.")


def _only_text(element: Element | None) -> bool:
    """Whether it is a paragraph with text and nothing else."""
    if element is None or element.tag != w("p"):
        return False
    return next(element.iter(w("t")), None) is not None and next(element.iter(*_CONTENT), None) is None


def _faults(tag: Tag, surroundings: "_Surroundings") -> Iterator[Finding]:
    bare = _IN_QUOTES.sub("", tag.typed.translate(_STRAIGHT))
    if tag.typed.startswith("{#"):
        bare = ""
    if tag.takes == "r" or (tag.takes and tag.typed.startswith("{{")):
        yield tag.finding(f"It would print outside the text. Write {{{{ … }}}} or {{%p … %}} without “{tag.takes}”.")
    elif tag.typed.startswith("{%") and tag.word not in _STATEMENTS:
        yield tag.finding(f"“{tag.word or 'an empty tag'}” is not allowed. {ELSEWHERE} Take the tag out.")
    elif '"' in bare or "'" in bare:
        yield tag.finding("It cannot be read: its quotes do not match. Put one at both ends, and no braces between.")
    elif _ESCAPE.search(tag.typed):
        yield tag.finding(r"It cannot be read: only \n and \t may follow a backslash. Type the character itself.")
    elif tag.takes and (lost := surroundings.lost_with(tag)):
        yield tag.finding(f"What else stands in its {lost} would be lost. Put the tag in a {lost} of its own.")


class _Surroundings:
    """What stands in the paragraphs, rows and cells that tags take away, looked at once for all of their tags."""

    def __init__(self) -> None:
        self._texts: dict[Element, str] = {}

    def lost_with(self, tag: Tag) -> str:
        """What a tag takes away, "paragraph", "row" or "cell", if anything else stands in it; otherwise ""."""
        name, word = _AROUND[tag.takes]
        around = next(chain([tag.paragraph] if tag.takes == "p" else [], tag.paragraph.iterancestors(name)), None)
        if around is None:
            return word
        if around not in self._texts:
            content = "\0" if next(around.iter(*_CONTENT), None) is not None else ""
            self._texts[around] = content + "".join(text.text or "" for text in around.iter(w("t"))).strip()
        return word if self._texts[around] != tag.typed else ""


def _blocks(tags: Sequence[Tag]) -> Iterator[Finding]:
    """Tags that close nothing, and those that are never closed."""
    waiting: list[Tag] = []
    for tag in tags:
        if tag.word in ("if", "for"):
            waiting.append(tag)
        elif tag.word in ("vm", "hm") and not any(one.word == "for" for one in waiting):
            yield tag.finding(f"“{tag.word}” merges the cells of a loop. Put it between “for” and “endfor”.")
        elif opened := _CLOSES.get(tag.word):
            if not waiting or waiting[-1].word != opened:
                yield tag.finding(f"There is no open “{opened}” that it could belong to. Check the tags before it.")
                return
            if tag.word.startswith("end"):
                waiting.pop()
    yield from (tag.finding(f"It is never closed. Add {{% end{tag.word} %}} where it ends.") for tag in waiting)
