"""The statements that generated code is made of, as Python's syntax tree."""

import ast
from dataclasses import dataclass, field

from formsvc.core.schema import Many
from formsvc.documents.printing import Block
from formsvc.documents.shape import UNSURE, Shape, tab_in
from formsvc.documents.values import Loop, NotAllowed, Value

LOOPS_LIMIT, TIMES_LIMIT = 3, 5_000
SHORT = 10
"""Items that a list inside an item of another list is taken to have at most."""


@dataclass(slots=True)
class Line:
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


def call(name: str, *given: ast.expr) -> ast.expr:
    """A call of something generated code knows."""
    return ast.Call(ast.Name(name, ast.Load()), list(given), [])


def added(block: ast.expr) -> ast.stmt:
    """What adds a block."""
    return ast.Expr(call("add", block))


def answered(answers: list[ast.expr]) -> ast.stmt:
    """What adds the answers behind the pieces of a block."""
    return ast.AugAssign(ast.Name("answers", ast.Store()), ast.Add(), ast.Tuple(answers, ast.Load()))


def loop_in(outer: Loop | None, many: Value) -> Loop:
    """A loop over a list inside of another loop, if any; raise NotAllowed where it would go on for too long.

    A list of the outer item is taken for short; any other is as long each time as it can be.
    """
    outer = outer or Loop(depth=0, times=1)
    limit = many.kind.limit if isinstance(many.kind, Many) else 1
    loop = Loop(outer.depth + 1, outer.times * (min(limit, SHORT) if _reads(many.code, outer.item) else limit))
    if loop.depth > LOOPS_LIMIT:
        raise NotAllowed(f"At most {LOOPS_LIMIT} “for” may stand inside each other. Take one out.")
    if loop.times > TIMES_LIMIT:
        raise NotAllowed(f"It could be gone through more than {TIMES_LIMIT} times. Put it behind the other “for”.")
    return loop


def _reads(code: ast.expr, name: str) -> bool:
    return any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(code))


def entered(shape: Shape) -> list[ast.stmt]:
    """What notes the run that a way ends in, for a place that is reached from another run as well."""
    if shape.run_properties == UNSURE:
        return []  # noted further inside
    tab = ast.Constant(tab_in(shape.run_properties).encode())
    return [ast.Assign([ast.Name("run", ast.Store())], tab)]


def loop_of(code: ast.expr, loop: Loop, body: list[ast.stmt]) -> list[ast.stmt]:
    """What does the body for each item of a list, counting."""
    numbered = ast.Tuple([ast.Name(loop.index, ast.Store()), ast.Name(loop.item, ast.Store())], ast.Store())
    items = call("enumerate", ast.Name(loop.rows, ast.Load()), ast.Constant(1))
    return [
        ast.Assign([ast.Name(loop.rows, ast.Store())], code),
        ast.Assign([ast.Name(loop.length, ast.Store())], call("len", ast.Name(loop.rows, ast.Load()))),
        ast.For(numbered, items, body or [ast.Pass()], []),
    ]
