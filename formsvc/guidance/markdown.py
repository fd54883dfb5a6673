"""Markdown to blocks. What guidance may not hold is drawn as it was typed, never lost, and named with its line.

It may hold headings of level 2 and 3, paragraphs, lists of one level, bold, italics, and links that
`addresses.may_lead_to` knows. Syntax: CommonMark 0.31.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from formsvc.guidance.addresses import LIST, may_lead_to
from formsvc.guidance.blocks import BULLET, HEADING, NUMBERED, PARAGRAPH, SUBHEADING, Block, Run, joined

LONGEST_PARAGRAPH = 5_000  # characters: reading one takes longer than its length lets expect
_HEADINGS = {"h2": HEADING, "h3": SUBHEADING}
_LISTS = {"bullet_list": BULLET, "ordered_list": NUMBERED}
_HTML = re.compile(r"</?[A-Za-z]|<[!?]")
_LINE_ENDS = re.compile(r"\r\n?|\n")

_HELD = "Guidance holds headings, paragraphs, lists, bold, italics and links, and nothing else."
_WHY = {
    "heading": "Begin a heading with ## or ###. The title of the guide is its heading of level 1.",
    "blockquote": "Write a quotation as a paragraph, in quotation marks.",
    "table": "Write a table as a list.",
    "fence": "Take the code out.",
    "code_block": "Take the blanks in front of the line out: with four of them it counts as code.",
    "hr": "Take the line of signs out. If it stood under a heading, put ## in front of the heading.",
    "list_item": "Let an item of a list be one paragraph, with no list in it.",
    "code_inline": "Take the ` out.",
    "image": "Take the picture out.",
    "html": "Take the HTML out, or write < as &lt;.",
    "hardbreak": "Begin a new paragraph or a list: a line cannot end within a paragraph.",
    "link": "Lead to an address that begins with https://, to mailto:, tel:, link:, or to a page of formsvc.",
    "title": "Take the words in quotation marks out of the link: nobody would see them.",
    "list": "Let the link to a list be a paragraph of its own.",
    "long": f"Divide the paragraph: it has more than {LONGEST_PARAGRAPH:,} characters.",
}


class _Parser(MarkdownIt):
    """Takes every link for one, so that it can be judged, and told of, here."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802  # markdown-it calls it so
        return True


# Addresses listed at the end would vanish from the page, and a line of --- would make a heading of a paragraph.
_PARSER = _Parser("commonmark", {"html": False}).enable("table").disable(["inline", "reference", "lheading"])


@dataclass(frozen=True, slots=True)
class Objection:
    """Something that guidance may not hold: the line of the text it stands on, from 1, and what to do."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The blocks of a text, and what it may not hold."""

    blocks: tuple[Block, ...]
    objections: tuple[Objection, ...]


@lru_cache(maxsize=128)
def read(text: str) -> Reading:
    """A text in Markdown as blocks; nothing of it is lost, whatever it holds."""
    work = _Work(_LINE_ENDS.split(text))
    for node in SyntaxTreeNode(_PARSER.parse(text)).children:
        work.take(node)
    return Reading(tuple(work.blocks), tuple(sorted(work.objections, key=lambda one: one.line)))


@dataclass(slots=True)
class _Work:
    """A text being read: its lines as typed, and what was made of it so far."""

    lines: Sequence[str]
    blocks: list[Block] = field(default_factory=list)
    objections: list[Objection] = field(default_factory=list)

    def take(self, node: SyntaxTreeNode) -> None:
        """Read one block of the outermost level."""
        if node.type in _LISTS:
            first = int(node.attrs.get("start", 1))
            for number, item in enumerate(node.children, first):
                self._take_item(item, node.type, number)
        elif node.type == "paragraph" or node.tag in _HEADINGS:
            self._add(_HEADINGS.get(node.tag, PARAGRAPH), node)
        else:
            self._as_typed(node)

    def _take_item(self, item: SyntaxTreeNode, kind: str, number: int) -> None:
        if [child.type for child in item.children] == ["paragraph"]:
            self._add(_LISTS[kind], item.children[0], number if kind == "ordered_list" else 0)
        else:
            self._as_typed(item)

    def _add(self, kind: str, node: SyntaxTreeNode, number: int = 0) -> None:
        line = _first_line(node)
        runs = self._runs(node.children[0].content, line)
        if any(run.href.startswith(LIST) for run in runs) and (len(runs) > 1 or kind != PARAGRAPH):
            self._object(line, "list")
        self.blocks.append(Block(kind, runs, number))

    def _as_typed(self, node: SyntaxTreeNode) -> None:
        """The lines of a block as they stand, each a paragraph."""
        first, end = node.map or (0, 0)
        self._object(first + 1, node.type)
        typed = (line.strip() for line in self.lines[first:end])
        self.blocks += [Block(PARAGRAPH, (Run(line),)) for line in typed if line]

    def _runs(self, content: str, line: int) -> tuple[Run, ...]:
        if len(content) > LONGEST_PARAGRAPH:
            self._object(line, "long")
            return (Run(" ".join(content.split("\n"))),)
        tokens: list[Token] = []
        _PARSER.inline.parse(content, _PARSER, {}, tokens)
        style = _Style(line)
        runs = joined(run for token in tokens for run in style.runs_of(token))
        self.objections += style.objections
        return runs

    def _object(self, line: int, why: str) -> None:
        self.objections.append(Objection(line, _WHY.get(why, _HELD)))


@dataclass(slots=True)
class _Style:
    """Where reading has got to within a paragraph: on which line, and in what style."""

    line: int
    strong: int = 0
    emphasis: int = 0
    href: str = ""
    not_followed: list[str] = field(default_factory=list)
    objections: list[Objection] = field(default_factory=list)

    def runs_of(self, token: Token) -> Sequence[Run]:
        """What one token prints."""
        text = self._text_of(token)
        return (Run(text, self.strong > 0, self.emphasis > 0, self.href),)

    def _text_of(self, token: Token) -> str:
        match token.type:
            case "text" | "text_special":
                if token.type == "text" and _HTML.search(token.content):
                    self._object("html")
                return token.content
            case "strong_open" | "strong_close":
                self.strong += token.nesting
            case "em_open" | "em_close":
                self.emphasis += token.nesting
            case "link_open" | "link_close":
                return self._link(token)
            case "softbreak" | "hardbreak":
                if token.type == "hardbreak":
                    self._object("hardbreak")
                self.line += 1
                return " "
            case _:
                self._object(token.type)
                return _typed(token)
        return ""

    def _link(self, token: Token) -> str:
        """Nothing for a link that may be followed; else what was typed around its words."""
        if token.nesting < 0:
            self.href = ""
            return self.not_followed.pop() if self.not_followed else ""
        href, title = str(token.attrs.get("href", "")), token.attrs.get("title", "")
        if may_lead_to(href) and not title:
            self.href = href
            return ""
        self._object("title" if title else "link")
        self.not_followed.append(f']({href} "{title}")' if title else f"]({href})")
        return "["

    def _object(self, why: str) -> None:
        self.objections.append(Objection(self.line, _WHY.get(why, _HELD)))


def _first_line(node: SyntaxTreeNode) -> int:
    return (node.map or (0, 0))[0] + 1


def _typed(token: Token) -> str:
    """What was typed for something that guidance may not hold."""
    if token.type == "image":
        title = f' "{token.attrs["title"]}"' if "title" in token.attrs else ""
        return f"![{token.content}]({token.attrs['src']}{title})"
    return f"{token.markup}{token.content}{token.markup}"
