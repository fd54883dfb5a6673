"""What may stand in the tags of a Word template, on one page: pieces to type, and what each does."""

from collections.abc import Iterator
from textwrap import wrap
from typing import NamedTuple


class Piece(NamedTuple):
    """Lines to type, " | " between the cells of a row, and what they do."""

    lines: tuple[str, ...]
    words: str

    @property
    def is_table(self) -> bool:
        """Whether each line is a row of a table, rather than a paragraph."""
        return any(sign in line for line in self.lines for sign in ("{%tr", "{%tc", " | ", "colspan", "cellbg"))


PIECES = (
    Piece(
        ("Plan for {{ child.name }}, {{ child.level.meaning }}",),
        "prints an answer, as the tag is formatted. A choice prints its wording; also .wording, .id and .meaning",
    ),
    Piece(
        ("{{ child.school|known }}, {{ child.gp|default('none given', true) }}",),
        "what is printed where nothing was answered: “Not known”, or your own words",
    ),
    Piece(("{{ themes|join(', ') }}: {{ themes|length }} in all",), "a list of texts or choices, and how many"),
    Piece(
        ("{%tr for person in people %}", "{{ loop.index }} | {{ person.name }}", "{%tr endfor %}"),
        "repeats rows of a table. The first and last line are rows of their own, which are taken away",
    ),
    Piece(
        ("{%p for person in people %}", "{{ person.name }}", "{%p endfor %}"),
        "repeats paragraphs. Each tag with p stands alone in a paragraph, which is taken away",
    ),
    Piece(
        ("{% for person in people %}{{ person.name }}{{ '' if loop.last else ', ' }}{% endfor %}",),
        "repeats words. Up to three loops may stand in each other, and know loop.index, .length, .first, .last",
    ),
    Piece(
        ("{%tc for theme in themes %} | {{ theme }} | {%tc endfor %}",),
        "repeats cells; the tags are cells of their own",
    ),
    Piece(
        (
            "{%p if child.level.id == 'high' %}",
            "A",
            "{%p elif child.gp and not child.school %}",
            "B",
            "{%p else %}",
            "C",
            "{%p endif %}",
        ),
        "prints one of several. A name alone holds if it was answered; there are ==, !=, and, or, not and brackets."
        " Without p it is for words, with tr for rows",
    ),
    Piece(
        ("{{ 'at ' if child.school is defined }}{{ child.school }}",),
        "is defined, is not defined: there is such a name",
    ),
    Piece(("Plan{# to be agreed with health #}",), "a remark, which is not printed"),
    Piece(
        ("{%tr for person in people %}", "{% vm %}Who was there | {{ person.name }}", "{%tr endfor %}"),
        "merges the cells of a loop downwards, {% hm %} in a loop with tc across",
    ),
    Piece(
        ("{% colspan 2 %}{{ child.name }} | {% cellbg 'FFC000' if child.gp else 'auto' %}{{ child.gp }}",),
        "how many columns a cell spans, and its colour: a constant, or a choice between two",
    ),
)
_REST = (
    "Nothing else may stand in a tag, nor a tag outside the text of paragraphs. Type a tag in one go, in one format."
)


def lines() -> Iterator[str]:
    """The page."""
    yield "Names such as child.name are those that “formsvc templates fields KIND DOCUMENT” lists; | divides cells."
    for piece in PIECES:
        yield ""
        yield from piece.lines
        yield from wrap(f"{piece.words}.", 110, initial_indent="    ", subsequent_indent="    ")
    yield from ("", _REST)
