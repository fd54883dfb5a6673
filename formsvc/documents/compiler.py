"""One part of a template as a Python function: ready-made UTF-8 pieces joined with the values between them.

docxtpl's `patch_xml` says which text is a tag and what a tag takes away, Jinja's parser gives the
tree; here each node either has a translation or is refused, as typed and with its place. There is no
third way: what was not translated cannot run. The code is built as a syntax tree, never as text.
"""

import ast
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.parser import Parser
from lxml import etree

from formsvc.core.errors import DocumentError
from formsvc.core.schema import Many
from formsvc.documents import printing
from formsvc.documents.expressions import condition, value_of
from formsvc.documents.findings import ELSEWHERE, Finding
from formsvc.documents.printing import Block
from formsvc.documents.shape import Shape, Slot, Torn, tab_in
from formsvc.documents.tags import CLOSE_MARK, OPEN_MARK, Tag, mark_tags
from formsvc.documents.values import Loop, NotAllowed, Number, Scope, Value, item_of, printable
from formsvc.documents.wordxml import Element

LOOPS_LIMIT, BRANCHES_LIMIT = 3, 16
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
_LITERAL_BRACES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
_LOOSE = Finding(message="A tag begins or ends in a place where Word and Jinja disagree. Type it anew.")
_TORN = "It and its end do not stand side by side. Put both in one paragraph, or each alone in a paragraph"
_REMEDY = "({%p … %}) or row ({%tr … %}) of its own at the same level."

_GIVEN_PLACES = (BEGINNING, SECTION_BREAK, ENDING, PICTURE)


@dataclass(frozen=True, slots=True)
class Part:
    """A compiled part. `names` are the dotted names it prints; an item of a list goes by the list's name.

    `sure` are those of the places above that are there in any case; `settled` says that what is made of it
    never needs repair.
    """

    name: str
    names: frozenset[str]
    sure: frozenset[str]
    settled: bool
    _fill: Callable[..., None]

    def pieces(
        self, view: Mapping[str, object], picture: Callable[[], str], section_break: bytes = b"", ending: bytes = b""
    ) -> list[bytes]:
        """The part with the answers of a view, and with what is given for its places.

        Raises DocumentError, quoting no answer.
        """
        answers: list[str] = []
        blocks: list[Block] = []
        given = (Block((piece,), (b"",)) for piece in (section_break, ending))
        try:
            self._fill(view, answers, blocks.append, *given, picture)
            return printing.printed(blocks, answers)
        except DocumentError as error:
            raise DocumentError(f"{self.name}: {error}") from None
        except KeyError as error:  # names are looked up under names of the schema alone
            raise DocumentError(f"{self.name}: the answers hold no {error}.") from None
        except (AttributeError, TypeError):  # whatever they say might quote an answer
            raise DocumentError(f"{self.name}: an answer is of another kind than its schema says.") from None


def compile_part(name: str, root: Element, scope: Scope) -> tuple[Part | None, list[Finding]]:
    """A part for a scope, and what was found wrong; None where that is anything. The root is used up."""
    marked = mark_tags(name, root)
    if marked.findings:
        return None, list(marked.findings)
    source, lines = _source(root)
    work = _Work(name, marked.tags, lines)
    try:
        tree = Parser(_JINJA, source).parse()
        statements = work.statements(tree.body, scope)
        work.shape.end()
        if not work.findings:
            made = _function(name, statements, work.blocks)
            return Part(name, frozenset(work.names), frozenset(work.sure), work.shape.settled, made), []
    except TemplateSyntaxError as error:
        work.unreadable(error)
    except RecursionError:
        work.findings.append(Finding(message="Its tags are nested too deeply. Divide them.", place=name))
    except Torn:
        work.findings.append(Finding(message="Its tags tear the document apart. Take them out.", place=name))
    return None, list(work.findings)


def _source(root: Element) -> tuple[str, Mapping[int, int]]:
    """The part as a Jinja template, and the number of the tag that each line is the inside of."""
    source: str = _DOCXTPL.patch_xml(etree.tostring(root, encoding="unicode"))
    source = _TAG.sub(_on_a_line_of_its_own, source)
    source = _GIVEN.sub(lambda given: f"{{{{ '{given[1] or PICTURE}' }}}}", source)
    lines: dict[int, int] = {}
    pieces, line = _MARK.split(source), 1
    for piece, number in zip(pieces[::2], pieces[1::2], strict=False):
        line += piece.count("\n")
        lines[line] = int(number)
        line += 1
    return "\n".join(pieces[::2]), lines


def _on_a_line_of_its_own(tag: re.Match[str]) -> str:
    """The tag with a line end at its beginning; its mark makes another at its end. docxtpl forgets the ampersand."""
    return _TAG_OPENING.sub(r"\g<0>\n", tag.group().replace("&amp;", "&"), count=1)


@dataclass(slots=True)
class _Line:
    """What stands between two statements: constant pieces, each with the answer behind it, and the piece not ended."""

    pieces: list[bytes] = field(default_factory=list)
    answers: list[ast.expr] = field(default_factory=list)
    tabs: list[bytes] = field(default_factory=list)
    piece: bytes = b""

    def constant(self, piece: bytes) -> None:
        """Go on with a constant piece."""
        self.piece += piece

    def answer(self, code: ast.expr, tab: bytes) -> None:
        """End the piece with an answer."""
        self.pieces.append(self.piece)
        self.answers.append(code)
        self.tabs.append(tab)
        self.piece = b""

    def ended(self) -> tuple[Block, list[ast.expr]]:
        """All of it; behind a last piece follows an answer that says nothing."""
        if self.piece:
            self.answer(ast.Constant(""), b"")
        return Block(tuple(self.pieces), tuple(self.tabs)), self.answers


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
    line: _Line = field(default_factory=_Line)

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
            self.refuse(f"It cannot be read: {error.message}. {ELSEWHERE}", error.lineno)

    def statements(self, body: Sequence[nodes.Node], scope: Scope) -> list[ast.stmt]:
        """Statements that collect what nodes print."""
        made: list[ast.stmt] = []
        for node in body:
            if isinstance(node, nodes.Output):
                for one in node.nodes:
                    made += self._printed(one, scope)
            else:
                made += [*self._collected(), *self._block(node, scope)]
        return [*made, *self._collected()]

    def _printed(self, node: nodes.Node, scope: Scope) -> list[ast.stmt]:
        """Note what a node prints; the statements of what cannot be noted."""
        if isinstance(node, nodes.TemplateData):
            self.line.constant(self.shape.read(_with_braces(node.data)).encode())
            return []
        slot = self.shape.slot()
        if isinstance(node, nodes.Const) and node.value in _GIVEN_PLACES:
            self.sure |= {node.value} if self.shape.depth == 0 else set()
            return self._given(node.value)
        try:
            self._value(node, slot, scope)
        except NotAllowed as error:
            self.refuse(str(error), node.lineno)
        return []

    def _given(self, place: str) -> list[ast.stmt]:
        if place == PICTURE:
            self.line.answer(_call("picture"), b"")
            return []
        made = self._collected()
        if place != BEGINNING:
            nothing = ast.Tuple([ast.Constant("")], ast.Load())
            collect = ast.AugAssign(ast.Name("answers", ast.Store()), ast.Add(), nothing)
            made += [_added(ast.Name(place[1:], ast.Load())), collect]
        return made

    def _value(self, node: nodes.Node, slot: Slot | None, scope: Scope) -> None:
        if slot is None:
            raise NotAllowed("Tags may stand only in text. Move it into the text.")
        value = printable(value_of(node, scope)) if slot.in_text else _width(node, scope)
        self.names |= value.names
        tab = tab_in(slot.run_properties).encode()
        if isinstance(value.kind, Number):
            self.line.answer(_call("str", value.code), tab)
        elif not slot.in_text:
            self.line.answer(_call("attribute", value.code), tab)
        elif isinstance(value.code, ast.Constant) and isinstance(value.code.value, str):
            self.line.constant(printing.escaped(value.code.value, tab))
        else:
            self.line.answer(value.code, tab)

    def _collected(self) -> list[ast.stmt]:
        """Statements that collect what was noted so far."""
        line, self.line = self.line, _Line()
        if not line.answers and not line.piece:
            return []
        block, answers = line.ended()
        self.blocks.append(block)
        collect = ast.AugAssign(ast.Name("answers", ast.Store()), ast.Add(), ast.Tuple(answers, ast.Load()))
        return [_added(ast.Name(f"block{len(self.blocks)}", ast.Load())), collect]

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
        before, ways, made = self.shape, [], []
        for one in (node, *node.elif_):
            made.append((condition(one.test, scope), self._branch(before, one.body, scope)))
            ways.append(self.shape)
        otherwise = self._branch(before, node.else_, scope)
        before.join(self.shape, *ways)
        self.shape = before
        for test, then in reversed(made):
            otherwise = [ast.If(test, then or [ast.Pass()], otherwise)]
        return otherwise

    def _for(self, node: nodes.For, scope: Scope) -> list[ast.stmt]:
        many = value_of(node.iter, scope)
        if not isinstance(many.kind, Many):
            raise NotAllowed("“for” goes through a list. This is none.")
        if node.test or node.else_ or node.recursive or not isinstance(node.target, nodes.Name):
            raise NotAllowed("Only the plain form {% for item in list %} … {% endfor %} is known here.")
        loop = Loop(scope.loop.depth + 1 if scope.loop else 1)
        if loop.depth > LOOPS_LIMIT:
            raise NotAllowed(f"At most {LOOPS_LIMIT} “for” may stand inside each other.")
        items = {**scope.items, node.target.name: item_of(many, loop.item)}
        before = self.shape
        body = self._branch(before, node.body, replace(scope, loop=loop, items=items))
        before.join(before.branch(), self.shape)
        self.shape = before
        return _loop(many.code, loop, body)

    def _branch(self, before: Shape, body: Sequence[nodes.Node], scope: Scope) -> list[ast.stmt]:
        """The statements of a branch; `shape` is then that of its end."""
        self.shape = before.branch()
        if self.shape.depth > BRANCHES_LIMIT:
            raise NotAllowed(f"At most {BRANCHES_LIMIT} “if” and “for” may stand inside each other.")
        return self.statements(body, scope)


def _width(node: nodes.Node, scope: Scope) -> Value:
    """The width or colour of a cell: what may be printed, and docxtpl's own product for merged cells."""
    if isinstance(node, nodes.Mul) and isinstance(node.left, nodes.Const) and isinstance(node.left.value, int):
        columns = value_of(node.right, scope)
        if isinstance(columns.kind, Number):
            return Value(ast.BinOp(ast.Constant(node.left.value), ast.Mult(), columns.code), Number())
    return printable(value_of(node, scope))


def _call(name: str, *given: ast.expr) -> ast.expr:
    return ast.Call(ast.Name(name, ast.Load()), list(given), [])


def _with_braces(text: str) -> str:
    """The text of a template with its braces as docxtpl prints them."""
    for typed, meant in _LITERAL_BRACES:
        text = text.replace(typed, meant)
    return text


def _added(block: ast.expr) -> ast.stmt:
    return ast.Expr(_call("add", block))


def _loop(code: ast.expr, loop: Loop, body: list[ast.stmt]) -> list[ast.stmt]:
    numbered = ast.Tuple([ast.Name(loop.index, ast.Store()), ast.Name(loop.item, ast.Store())], ast.Store())
    items = _call("enumerate", ast.Name(loop.rows, ast.Load()), ast.Constant(1))
    return [
        ast.Assign([ast.Name(loop.rows, ast.Store())], code),
        ast.Assign([ast.Name(loop.length, ast.Store())], _call("len", ast.Name(loop.rows, ast.Load()))),
        ast.For(numbered, items, body or [ast.Pass()], []),
    ]


_KNOWN: Mapping[str, Any] = {
    "attribute": printing.attribute,
    "defined": printing.defined,
    "len": len,
    "str": str,
    "enumerate": enumerate,
    "__builtins__": {},
}
_BODY = "def fill(view, answers, add, section_break, ending, picture): pass"


def _function(name: str, statements: list[ast.stmt], blocks: Sequence[Block]) -> Callable[..., None]:
    """The function of `_BODY`, doing these statements; it knows nothing but them, `_KNOWN` and the blocks."""
    module = ast.parse(_BODY)
    function = module.body[0]
    assert isinstance(function, ast.FunctionDef)  # noqa: S101  # it is written above
    function.body = statements or [ast.Pass()]
    namespace = {**_KNOWN, **{f"block{number}": block for number, block in enumerate(blocks, 1)}}
    exec(compile(ast.fix_missing_locations(module), name, "exec"), namespace)  # noqa: S102  # a tree of our own making
    made: Callable[..., None] = namespace["fill"]
    return made
