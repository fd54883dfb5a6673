"""The fields of a schema as somebody types them into a Word template: each with its tag, and the loops around it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from formsvc.core.schema import Chosen, Group, Many, Node, Schema, Text
from formsvc.documents.sections import MARK

_INDENT = "  "
_NONE: tuple[str, ...] = ()
_RESTRICTED = f"In the section that begins with the bookmark {MARK}, and nowhere else:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing a template may print.

    `name` is dotted, "[]" behind each list: "victims[].telephones[].number". `tag` is what to type, inside the
    `loops` from the outside in. `part` is "open", or "restricted" for what stands in the section that says who told.
    """

    name: str
    tag: str
    loops: tuple[str, ...]
    part: str
    kind: str
    meaning: str
    example: str

    def as_json(self) -> dict[str, Any]:
        """The field as the command line prints it."""
        told = {"name": self.name, "part": self.part, "kind": self.kind, "tag": self.tag, "inside": list(self.loops)}
        return told | {"meaning": self.meaning, "example": self.example}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a schema one is: the dotted name, the expression that leads there, and the loops around it."""

    part: str
    taken: frozenset[str]
    name: str = ""
    expression: str = ""
    loops: tuple[str, ...] = ()

    def under(self, key: str) -> "_Place":
        name, expression = (f"{before}.{key}".lstrip(".") for before in (self.name, self.expression))
        return _Place(self.part, self.taken, name, expression, self.loops)

    def each(self, variable: str) -> "_Place":
        """Inside a loop: over rows of a table, or over paragraphs where that is inside another loop."""
        own = variable if variable not in self.taken else f"this_{variable}"
        loop = f"{{%{'p' if self.loops else 'tr'} for {own} in {self.expression} %}}"
        return _Place(self.part, self.taken | {own}, f"{self.name}[]", own, (*self.loops, loop))


def fields_of(schema: Schema) -> Iterator[Field]:
    """Everything a document may print, in the order of the form; the open part first."""
    for part, group in (("open", schema.open), ("restricted", schema.restricted)):
        if group is not None:
            yield from _fields(group, _Place(part, frozenset(group.names)), "")


def _fields(node: Node, place: _Place, meaning: str) -> Iterator[Field]:
    if isinstance(node, Group):
        for key, inner in node.names.items():
            yield from _fields(inner, place.under(key), "")
    elif isinstance(node, Many):
        yield from _each(node, place)
    else:
        yield _field(node, place, meaning)


def _each(node: Many, place: _Place) -> Iterator[Field]:
    if isinstance(node.item, Chosen):
        joined = f"{{{{ {place.expression}|join(', ') }}}}"
        yield Field(
            name=f"{place.name}[]", tag=joined, loops=place.loops, part=place.part, kind="choices",
            meaning=node.meaning, example=node.item.entry.wording,
        )  # fmt: skip
    else:
        words = node.item.meaning if isinstance(node.item, Group) else ""
        yield from _fields(node.item, place.each(_variable(words)), node.meaning)


def _field(node: Text | Chosen, place: _Place, meaning: str) -> Field:
    kind, example = ("text", node.example) if isinstance(node, Text) else ("choice", node.entry.wording)
    return Field(
        name=place.name, tag=f"{{{{ {place.expression} }}}}", loops=place.loops, part=place.part, kind=kind,
        meaning=node.meaning or meaning, example=example,
    )  # fmt: skip


def _variable(words: str) -> str:
    """A name for one item of a list: "Piece of evidence" is piece_of_evidence."""
    return "_".join("".join(sign if sign.isalnum() else " " for sign in words.lower()).split()) or "item"


def lines(fields: Iterable[Field]) -> Iterator[str]:
    """The fields for reading: each loop opened and closed once around the fields inside it."""
    part, loops = "open", _NONE
    for field in fields:
        yield from _between(loops, field.loops)
        if field.part != part:
            yield _RESTRICTED
        part, loops = field.part, field.loops
        yield f"{_INDENT * len(loops)}{field.tag}".ljust(48) + f"  {field.meaning} – {_short(field.example)}"
    yield from _between(loops, _NONE)


def _between(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[str]:
    """The ends of the loops that are left, from the inside out, and the beginnings of those that are entered."""
    pairs = enumerate(zip(before, after, strict=False))
    shared = next((depth for depth, (one, other) in pairs if one != other), min(len(before), len(after)))
    for depth in reversed(range(shared, len(before))):
        yield f"{_INDENT * depth}{before[depth].partition(' ')[0]} endfor %}}"
    for depth in range(shared, len(after)):
        yield f"{_INDENT * depth}{after[depth]}"


def _short(example: str) -> str:
    words = " ".join(example.split())
    return f"{words[:57]}…" if len(words) > 58 else words
