"""What guidance consists of once it has been read: blocks, each of runs of text. Pages and leaflets draw the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from formsvc.core.dates import full_date
from formsvc.guidance.addresses import on_paper

HEADING, SUBHEADING, PARAGRAPH, BULLET, NUMBERED = "heading", "subheading", "paragraph", "bullet", "numbered"
KINDS = (HEADING, SUBHEADING, PARAGRAPH, BULLET, NUMBERED)


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style, on one line; `href` is where it leads to, "" for nowhere.

    `stale` is the day since which nobody has confirmed where it leads: a note behind it says so.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""
    stale: date | None = None

    @property
    def on_paper(self) -> str:
        """Its text, with the address it leads to where paper needs one."""
        return on_paper(self.text, self.href)

    @property
    def note(self) -> str:
        """What stands behind it on paper if nobody has confirmed it for long, with a blank in front; "" if not."""
        return f" (not confirmed since {full_date(self.stale)})" if self.stale else ""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, or an item of a list; `number` is that of a numbered item."""

    kind: str
    runs: tuple[Run, ...]
    number: int = 0

    @property
    def on_paper(self) -> str:
        """Its text, with addresses and notes."""
        return "".join(run.on_paper + run.note for run in self.runs).strip()


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs with neighbours of one style put together, and without those that hold nothing."""
    found: list[Run] = []
    for run in runs:
        if found and run.text and _style(found[-1]) == _style(run):
            found[-1] = Run(found[-1].text + run.text, *_style(run))
        elif run.text:
            found.append(run)
    return tuple(found)


def as_text(blocks: Iterable[Block]) -> str:
    """The blocks as plain text, one on each line, headings with a blank line before them."""
    marks = {HEADING: "\n", SUBHEADING: "\n", BULLET: "- "}
    lines = (f"{marks.get(one.kind, '')}{f'{one.number}. ' if one.number else ''}{one.on_paper}" for one in blocks)
    return "\n".join(lines).strip()


def _style(run: Run) -> tuple[bool, bool, str, date | None]:
    return run.strong, run.emphasis, run.href, run.stale
