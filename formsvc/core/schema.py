"""What a document may print: every name a template can use, what it means, and an example.

A schema is known before there are answers. Templates are compiled against it, so that a name
it does not hold, such as the source's in an open document, is refused and never looked up.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from formsvc.core.answers import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One answer in words: text, a date, a number somebody typed."""

    meaning: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One entry of a list; it prints its wording, and has `id`, `wording` and `meaning`.

    `entry` is an example as a view holds it.
    """

    meaning: str = ""
    entry: Choice = Choice()


@dataclass(frozen=True, slots=True)
class Group:
    """Names and what stands under each, such as the answers of one step."""

    names: Mapping[str, "Node"] = field(default_factory=dict)
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Many:
    """A list; every item is of one kind, and there are not more than `limit`."""

    item: "Node"
    meaning: str = ""
    limit: int = 50


Node = Text | Chosen | Group | Many


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """Everything one document may print.

    `title` stands in the properties of every file made. `open` are the names of the part that may be shown to
    anybody, `restricted` those of the section that says who told; None where a document has no such section.
    `prints` are the first names of what the document is there to print; None for all. `open_half_only` says that
    the template may have a restricted section, which this document leaves out.
    """

    title: str
    open: Group | None
    restricted: Group | None = None
    prints: frozenset[str] | None = None
    open_half_only: bool = False


def leaves_of(node: Node, name: str) -> Iterator[tuple[str, Text | Chosen]]:
    """Everything under a name that one answer stands at; an item of a list goes by the list's name."""
    if isinstance(node, Many):
        yield from leaves_of(node.item, name)
    elif isinstance(node, Group):
        for inner, one in node.names.items():
            yield from leaves_of(one, f"{name}.{inner}")
    else:
        yield name, node
