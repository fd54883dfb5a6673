"""A compiled part, and how the code that fills it comes about: as a syntax tree, never as text."""

import ast
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from formsvc.core.errors import DocumentError
from formsvc.documents import printing
from formsvc.documents.printing import Block

_KNOWN: Mapping[str, Any] = {
    "defined": printing.defined,
    "in_run": printing.in_run,
    "len": len,
    "str": str,
    "enumerate": enumerate,
    "__builtins__": {},
}
ANSWERS_LIMIT = 100_000_000  # characters
_BODY = "def fill(view, answers, add, section_break, ending, picture): pass"


@dataclass(frozen=True, slots=True)
class Part:
    """A compiled part. `names` are the dotted names it prints; an item of a list goes by the list's name.

    `sure` are those of the places above that are there in any case; `settled` says that what is made of it
    never needs repair; `repeats`, that an answer may be printed many times, by loops inside each other.
    """

    name: str
    names: frozenset[str]
    sure: frozenset[str]
    settled: bool
    repeats: bool
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
            if self.repeats and sum(map(len, answers)) > ANSWERS_LIMIT:
                raise DocumentError(f"with these answers it becomes larger than {ANSWERS_LIMIT // 10**6} MB.")
            return printing.printed(blocks, answers)
        except DocumentError as error:
            raise DocumentError(f"{self.name}: {error}") from None
        except KeyError as error:  # names are looked up under names of the schema alone
            raise DocumentError(f"{self.name}: the answers hold no {error}.") from None
        except (AttributeError, TypeError):  # whatever they say might quote an answer
            raise DocumentError(f"{self.name}: an answer is of another kind than its schema says.") from None


def function_of(name: str, statements: list[ast.stmt], blocks: Sequence[Block]) -> Callable[..., None]:
    """The function of `_BODY`, doing these statements; it knows nothing but them, `_KNOWN` and the blocks."""
    module = ast.parse(_BODY)
    function = module.body[0]
    assert isinstance(function, ast.FunctionDef)  # noqa: S101  # it is written above
    function.body = statements or [ast.Pass()]
    namespace = {**_KNOWN, **{f"block{number}": block for number, block in enumerate(blocks, 1)}}
    exec(compile(ast.fix_missing_locations(module), name, "exec"), namespace)  # noqa: S102  # a tree of our own making
    made: Callable[..., None] = namespace["fill"]
    return made
