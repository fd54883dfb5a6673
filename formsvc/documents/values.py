"""What an expression in a tag comes to: Python code, the kind of value, and the names it may print."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from formsvc.core.schema import Chosen, Group, Many, Node, Text

CHOICE_PARTS = ("id", "wording", "meaning")


class NotAllowed(Exception):  # as all our errors
    """A tag uses something it may not; the text says what, and what to do."""


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number, such as `loop.index`."""


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false, such as a comparison."""


Kind = Node | Number | Flag


@dataclass(frozen=True, slots=True)
class Value:
    """Python code for a value, what kind of value it is, and the dotted names it may print."""

    code: ast.expr
    kind: Kind
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Loop:
    """A loop around, the first of which has depth 1, how many times it is gone through at most, those around counted
    in, and the Python names of what it counts.
    """

    depth: int
    times: int

    @property
    def rows(self) -> str:
        """The list it goes through."""
        return f"rows{self.depth}"

    @property
    def item(self) -> str:
        """The item it is at."""
        return f"item{self.depth}"

    @property
    def index(self) -> str:
        """The number of that item, from 1."""
        return f"index{self.depth}"

    @property
    def length(self) -> str:
        """How many items there are."""
        return f"length{self.depth}"


@dataclass(frozen=True, slots=True)
class Scope:
    """The names known at a place: those of the view, items of the loops around it, and the innermost loop.

    `elsewhere` are names that only the other side of the restricted section may print.
    """

    names: Mapping[str, Value]
    elsewhere: frozenset[str] = frozenset()
    loop: Loop | None = None
    items: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))


def scope_of(group: Group, elsewhere: frozenset[str] = frozenset()) -> Scope:
    """The scope of a view: every name is looked up in `view`."""
    view = ast.Name("view", ast.Load())
    return Scope({name: under(view, name, kind, name) for name, kind in group.names.items()}, elsewhere)


def item_of(many: Value, name: str) -> Value:
    """An item of a list, under its Python name; it prints by the name of its list."""
    assert isinstance(many.kind, Many)  # noqa: S101  # asked by who calls
    return Value(ast.Name(name, ast.Load()), many.kind.item, many.names)


def printable(value: Value) -> Value:
    """The value as text or number; raise NotAllowed for what cannot be printed."""
    if isinstance(value.kind, Chosen):
        return Value(part(value.code, "wording"), Text(), value.names)
    if isinstance(value.kind, (Text, Number)):
        return value
    raise NotAllowed(_UNPRINTABLE[type(value.kind)])


def truth(value: Value) -> ast.expr:
    """Whether a value is there, or is true; raise NotAllowed for a group, which always is."""
    if isinstance(value.kind, Group):
        raise NotAllowed("This is a group of answers, which is always there. Ask for one of its answers.")
    return part(value.code, "id") if isinstance(value.kind, Chosen) else value.code


def under(owner: ast.expr, name: str, kind: Node, dotted: str) -> Value:
    """The value that a group holds under a name."""
    return Value(ast.Subscript(owner, ast.Constant(name), ast.Load()), kind, frozenset([dotted]))


def part(owner: ast.expr, name: str) -> ast.expr:
    """An attribute of a choice."""
    return ast.Attribute(owner, name, ast.Load())


def compared(left: ast.expr, how: ast.cmpop, right: ast.expr) -> ast.expr:
    """A comparison of two values."""
    return ast.Compare(left, [how], [right])


_UNPRINTABLE: Mapping[type[object], str] = {
    Group: "This is a group of answers. Name the answer to print, such as name.answer.",
    Many: "This is a list. Print its items between {% for item in list %} and {% endfor %}.",
    Flag: "This is true or false. Use it in {% if … %}.",
}
