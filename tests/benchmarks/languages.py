"""How each engine of the race writes the tags of the same report."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tests.benchmarks.answers import NARRATIVES_IN_ROWS


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """How an engine writes its tags; names are dotted, and `lines` is for answers of several lines.

    `rows` are the rows that repeat one row of these names, cell by cell; `optional` the paragraphs that print a text
    only where there is an answer; `either` prints one text where there is an answer, another where there is none.
    """

    value: Callable[[str], str]
    lines: Callable[[str], str]
    rows: Callable[[str, Sequence[str]], Iterable[Sequence[str]]]
    optional: Callable[[str, str], Sequence[str]]
    either: Callable[[str, str, str], str]


DOCXTPL = Language(
    value=lambda name: f"{{{{ {name} }}}}",
    lines=lambda name: f"{{{{ {name} }}}}",
    rows=lambda many, names: (
        [f"{{%tr for item in {many} %}}"],
        [f"{{{{ item.{name} }}}}" for name in names],
        ["{%tr endfor %}"],
    ),
    optional=lambda name, text: (f"{{%p if {name} %}}", text, "{%p endif %}"),
    either=lambda name, text, other: f"{{% if {name} %}}{text}{{% else %}}{other}{{% endif %}}",
)
DOCXTEMPLATER = Language(
    value=lambda name: f"{{{name}}}",
    lines=lambda name: f"{{{name}}}",
    rows=lambda many, names: (
        [f"{{#{many}}}{{{names[0]}}}", *(f"{{{name}}}" for name in names[1:-1]), f"{{{names[-1]}}}{{/{many}}}"],
    ),
    optional=lambda name, text: (f"{{#{name}}}", text, f"{{/{name}}}"),
    either=lambda name, text, other: f"{{#{name}}}{text}{{/{name}}}{{^{name}}}{other}{{/{name}}}",
)
CARBONE = Language(
    value=lambda name: f"{{d.{name}}}",
    lines=lambda name: f"{{d.{name}:convCRLF}}",
    rows=lambda many, names: (
        [f"{{d.{many}[i].{name}{':convCRLF' * (name in NARRATIVES_IN_ROWS)}}}" for name in names],
        [f"{{d.{many}[i+1].{names[0]}}}"],
    ),
    optional=lambda name, text: (f"{{d.{name}:ifNEM:showBegin}}", text, f"{{d.{name}:ifNEM:showEnd}}"),
    either=lambda name, text, other: (
        f"{{d.{name}:ifNEM:showBegin}}{text}{{d.{name}:ifNEM:showEnd}}"
        f"{{d.{name}:ifEM:showBegin}}{other}{{d.{name}:ifEM:showEnd}}"
    ),
)
