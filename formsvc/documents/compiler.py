"""One part of a template as a Python function: ready-made UTF-8 pieces joined with the values between them.

docxtpl's `patch_xml` says which text is a tag and what a tag takes away, Jinja's parser gives the
tree; here each node either has a translation or is refused, as typed and with its place. There is no
third way: what was not translated cannot run. The code is built as a syntax tree, never as text.
"""

import ast
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from formsvc.core.schema import Many
from formsvc.documents import printing
from formsvc.documents.cells import cell_attribute
from formsvc.documents.code import Line, added, answered, call, entered, loop_in, loop_of
from formsvc.documents.expressions import condition, value_of
from formsvc.documents.findings import ELSEWHERE, Finding
from formsvc.documents.losses import faults_of
from formsvc.documents.part import Part, function_of
from formsvc.documents.printing import Block
from formsvc.documents.shape import UNSURE, Shape, Slot, Torn, tab_in
from formsvc.documents.source import BEGINNING, ENDING, PICTURE, SECTION_BREAK, Source
from formsvc.documents.tags import Tag, mark, paragraphs_with_tags
from formsvc.documents.values import NotAllowed, Number, Scope, item_of, printable
from formsvc.documents.wordxml import Element

BRANCHES_LIMIT = 16
BYTES_LIMIT = 100_000_000

_LITERAL_BRACES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
_LOOSE = Finding(message="A tag begins or ends in a place where Word and Jinja disagree. Type it anew.")
_LOST = "Word keeps something between its braces that no tag may hold. Delete it, and type it anew."
_TOO_LARGE = f"With full lists it becomes larger than {BYTES_LIMIT // 10**6} MB. Repeat less of its text in “for”."
_TORN = "It and its end do not stand side by side. Put both in one paragraph, or each alone in a paragraph"
_REMEDY = "({%p … %}) or row ({%tr … %}) of its own at the same level."

_GIVEN_PLACES = (BEGINNING, SECTION_BREAK, ENDING, PICTURE)


def compile_part(name: str, root: Element, scope: Scope) -> tuple[Part | None, list[Finding]]:
    """A part for a scope, and what was found wrong; None where that is anything. The root is used up."""
    paragraphs = list(paragraphs_with_tags(name, root))
    if findings := faults_of(name, root, paragraphs):
        return None, findings
    mark(paragraphs)
    tags = [tag for paragraph in paragraphs for tag in paragraph.tags]
    source = Source.of(root)
    work = _Work(name, tags, source.lines)
    work.findings += [tag.finding(_LOST) for tag in source.lost(tags)]
    try:
        statements = work.statements(source.tree().body, scope)
        work.shape.end()
        if work.most > BYTES_LIMIT:
            work.findings.append(Finding(message=_TOO_LARGE, place=name))
        if not work.findings:
            made = function_of(name, statements, work.blocks)
            names, sure = frozenset(work.names), frozenset(work.sure)
            return Part(name, names, sure, work.shape.settled, work.deepest > 1, made), []
    except TemplateSyntaxError as error:
        work.unreadable(error)
    except RecursionError:
        work.findings.append(Finding(message="Its tags are nested too deeply. Divide them.", place=name))
    except Torn:
        work.findings.append(Finding(message="Its tags tear the document apart. Take them out.", place=name))
    return None, list(work.findings)


@dataclass(slots=True)
class _Work:
    """The translation of one part as far as it got."""

    part: str
    tags: Sequence[Tag]
    lines: Mapping[int, int]
    shape: Shape = field(default_factory=Shape)
    names: set[str] = field(default_factory=set)
    sure: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    line: Line = field(default_factory=Line)
    deepest: int = 0  # loops inside each other
    most: int = 0  # bytes of constant pieces, if every list is full and every branch taken

    def refuse(self, message: str, line: int) -> None:
        """Note what is wrong with the tag on a line; Jinja may name the line on which it is closed."""
        number = self.lines.get(line, self.lines.get(line - 1))
        self.findings.append(replace(_LOOSE, place=self.part) if number is None else self.tags[number].finding(message))

    def unreadable(self, error: TemplateSyntaxError) -> None:
        """Note what Jinja could not read."""
        left = re.search(r"unknown tag '(vm|hm|colspan|cellbg)'", error.message or "")
        for tag in self.tags:
            if left and tag.word == left[1]:
                self.findings.append(tag.finding("It works only in a table cell. Put it into the text of a cell."))
        if not self.findings:
            self.refuse(f"It cannot be read. Check its spelling, brackets and quotes. {ELSEWHERE}", error.lineno)

    def statements(self, body: Sequence[nodes.Node], scope: Scope) -> list[ast.stmt]:
        """Statements that collect what nodes print."""
        made: list[ast.stmt] = []
        for node in body:
            if isinstance(node, nodes.Output):
                for one in node.nodes:
                    made += self._printed(one, scope)
            else:
                made += [*self._collected(scope), *self._block(node, scope)]
        return [*made, *self._collected(scope)]

    def _printed(self, node: nodes.Node, scope: Scope) -> list[ast.stmt]:
        """Note what a node prints; the statements of what cannot be noted."""
        if isinstance(node, nodes.TemplateData):
            self.line.constant(self.shape.read(_with_braces(node.data)).encode())
            return []
        slot = self.shape.slot()
        if isinstance(node, nodes.Const) and node.value in _GIVEN_PLACES:
            self.sure |= {node.value} if self.shape.depth == 0 else set()
            return self._given(node.value, scope)
        try:
            self._value(node, slot, scope)
        except NotAllowed as error:
            self.refuse(str(error), node.lineno)
        return []

    def _given(self, place: str, scope: Scope) -> list[ast.stmt]:
        if place == PICTURE:
            self.line.answer(call("picture"), b"")
            return []
        made = self._collected(scope)
        if place != BEGINNING:
            made += [added(ast.Name(place[1:], ast.Load())), answered([ast.Constant("")])]
        return made

    def _value(self, node: nodes.Node, slot: Slot | None, scope: Scope) -> None:
        if slot is None:
            raise NotAllowed("Tags may stand only in text. Move it into the text.")
        if slot.attribute:
            self.line.answer(cell_attribute(node, slot.attribute, scope), b"")
            return
        if isinstance(node, nodes.Filter) and node.name in ("e", "escape") and node.node and not node.args:
            node = node.node  # as everything is
        value = printable(value_of(node, scope))
        self.names |= value.names
        tab = tab_in(slot.run_properties).encode()
        if isinstance(value.code, ast.Constant) and isinstance(value.code.value, str):
            self.line.constant(printing.escaped(value.code.value, tab))
            return
        code = call("str", value.code) if isinstance(value.kind, Number) else value.code
        self.line.answer(code, printing.UNSURE if slot.run_properties == UNSURE else tab)

    def _collected(self, scope: Scope) -> list[ast.stmt]:
        """Statements that collect what was noted so far."""
        line, self.line = self.line, Line()
        if not line.answers and not line.piece:
            return []
        block, answers = line.ended()
        self.blocks.append(block)
        self.most += sum(map(len, block.pieces)) * (scope.loop.times if scope.loop else 1)
        name: ast.expr = ast.Name(f"block{len(self.blocks)}", ast.Load())
        if printing.UNSURE in block.tabs:
            name = call("in_run", name, ast.Name("run", ast.Load()))
        return [added(name), answered(answers)]

    def _block(self, node: nodes.Node, scope: Scope) -> list[ast.stmt]:
        before = self.shape
        try:
            if isinstance(node, nodes.If):
                return self._if(node, scope)
            if isinstance(node, nodes.For):
                return self._for(node, scope)
            self.refuse(f"This tag is not known here. {ELSEWHERE}", node.lineno)
        except NotAllowed as error:
            self.shape = before
            self.refuse(str(error), node.lineno)
        except Torn:
            self.shape = before
            self.refuse(f"{_TORN} {_REMEDY}", node.lineno)
        return []

    def _if(self, node: nodes.If, scope: Scope) -> list[ast.stmt]:
        before = self.shape
        ways = [self._way(one, before, scope) for one in (node, *node.elif_)]
        otherwise, last = self._branch(before.branch(), node.else_, scope), self.shape
        before.join(last, *(shape for _, _, shape in ways))
        self.shape = before
        unsure = before.run_properties == UNSURE
        otherwise += entered(last) if unsure else []
        for test, then, shape in reversed(ways):
            done = [*then, *(entered(shape) if unsure else [])]
            otherwise = [ast.If(test, done or [ast.Pass()], otherwise)]
        return otherwise

    def _way(self, node: nodes.If, before: Shape, scope: Scope) -> tuple[ast.expr, list[ast.stmt], Shape]:
        """The condition of an “if” or “elif”, the statements it guards, and the shape at their end."""
        test: ast.expr = ast.Constant(value=False)
        try:
            test = condition(node.test, scope)
        except NotAllowed as error:
            self.refuse(str(error), node.lineno)
        return test, self._branch(before.branch(), node.body, scope), self.shape

    def _for(self, node: nodes.For, scope: Scope) -> list[ast.stmt]:
        many = value_of(node.iter, scope)
        if not isinstance(many.kind, Many):
            raise NotAllowed("“for” goes through a list. This is none. Name a list.")
        if node.test or node.else_ or node.recursive or not isinstance(node.target, nodes.Name):
            raise NotAllowed("Only the plain form {% for item in list %} … {% endfor %} is known here.")
        if node.target.name == "loop" or node.target.name.startswith("_"):
            raise NotAllowed(f"The item cannot be called “{node.target.name}”. Name it otherwise, such as “one”.")
        loop = loop_in(scope.loop, many)
        self.deepest = max(self.deepest, loop.depth)
        items = {**scope.items, node.target.name: item_of(many, loop.item)}
        inner = replace(scope, loop=loop, items=items)
        before = self.shape
        known = len(self.blocks)
        body = self._branch(before.branch(), node.body, inner)
        begun: list[ast.stmt] = []
        if self.shape.run_properties != before.run_properties:  # the next round begins in another run than the first
            del self.blocks[known:]
            body = self._branch(before.branch_in_any_run(), node.body, inner)
            begun, body = entered(before), [*body, *entered(self.shape)]
        before.join(before.branch(), self.shape)
        self.shape = before
        return [*begun, *loop_of(many.code, loop, body)]

    def _branch(self, shape: Shape, body: Sequence[nodes.Node], scope: Scope) -> list[ast.stmt]:
        """The statements of a branch that begins so; `shape` is then that of its end."""
        self.shape = shape
        if shape.depth > BRANCHES_LIMIT:
            raise NotAllowed(f"At most {BRANCHES_LIMIT} “if” and “for” may stand inside each other. Take one out.")
        return self.statements(body, scope)


def _with_braces(text: str) -> str:
    """The text of a template with its braces as docxtpl prints them."""
    for typed, meant in _LITERAL_BRACES:
        text = text.replace(typed, meant)
    return text
