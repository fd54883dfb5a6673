"""From a Word part to Jinja's tree: docxtpl's `patch_xml` finds what is a tag, Jinja's parser reads it.

Nothing else of docxtpl or Jinja is used: no template of theirs is ever made or rendered.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docxtpl import DocxTemplate
from jinja2 import Environment, nodes
from jinja2.parser import Parser
from lxml import etree

from formsvc.documents.tags import CLOSE_MARK, OPEN_MARK, Tag
from formsvc.documents.wordxml import Element

BEGINNING, SECTION_BREAK, ENDING, PICTURE = (
    f"{OPEN_MARK}{name}" for name in "beginning section_break ending picture".split()
)
"""Places of a part where something is filled in that no tag can name; the mark is no letter."""

_DOCXTPL = DocxTemplate("")  # opens no file: patch_xml() looks at nothing but its argument
_JINJA = Environment(autoescape=True)
_MARK = re.compile(f"{OPEN_MARK}(\\d+){CLOSE_MARK}")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_TAG_OPENING = re.compile(r"\{[{%][-+]?")
_GIVEN = re.compile(f'<w:sectPr w:rsidR="({BEGINNING}|{SECTION_BREAK}|{ENDING})"/>|(?<=id="){PICTURE}(?=")')


@dataclass(frozen=True, slots=True)
class Source:
    """A part as a Jinja template: its text, and the number of the tag that each line is the inside of."""

    text: str
    lines: Mapping[int, int]

    @classmethod
    def of(cls, root: Element) -> "Source":
        """The source of a part whose tags are marked."""
        text: str = _DOCXTPL.patch_xml(etree.tostring(root, encoding="unicode"))
        text = _TAG.sub(_on_a_line_of_its_own, text)
        text = _GIVEN.sub(lambda given: f"{{{{ '{given[1] or PICTURE}' }}}}", text)
        lines: dict[int, int] = {}
        pieces, line = _MARK.split(text), 1
        for piece, number in zip(pieces[::2], pieces[1::2], strict=False):
            line += piece.count("\n")
            lines[line] = int(number)
            line += 1
        return cls("\n".join(pieces[::2]), lines)

    def tree(self) -> nodes.Template:
        """Jinja's tree; raise TemplateSyntaxError or RecursionError."""
        return Parser(_JINJA, self.text).parse()

    def lost(self, tags: Sequence[Tag]) -> list[Tag]:
        """Tags that docxtpl does not see as such, or that it dropped."""
        inside, line, at = set(), 1, 0
        for tag in _TAG.finditer(self.text):
            line, at = line + self.text.count("\n", at, tag.start()), tag.start()
            inside.add(self.lines.get(line + 1))
        return [tag for number, tag in enumerate(tags) if tag.is_marked and number not in inside]


def _on_a_line_of_its_own(tag: re.Match[str]) -> str:
    """The tag with a line end at its beginning; its mark makes another at its end. docxtpl forgets the ampersand."""
    return _TAG_OPENING.sub(r"\g<0>\n", tag.group().replace("&amp;", "&"), count=1)
