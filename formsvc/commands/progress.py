"""How a batch tells what it is doing, on standard error: a bar where somebody watches, else a line now and then."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import click

from formsvc.core.text import shown

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from formsvc.batch.run import Totals
    from formsvc.batch.worker import Error

_EVERY = 1_000  # records between two lines
_MESSAGE = 1_000  # characters of a message


class Reporter(Protocol):
    """Is told of bad records, and after each record of the totals."""

    def tell_bad(self, name: str, errors: "Sequence[Error]") -> None:
        """One line about a record that could not be made."""

    def tell(self, totals: "Totals") -> None:
        """How far the batch is."""


@contextmanager
def reporter(size: int) -> Iterator[Reporter]:
    """A bar when standard error is a terminal, else lines; `size` is the last position of the source, 0 if unknown."""
    if not sys.stderr.isatty():
        yield _Lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:3.0f} %"))
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True)) as progress:
        yield _Bar(progress, progress.add_task("", total=size or None))


def counted(totals: "Totals") -> str:
    """The totals in words."""
    return f"{totals.made:,} made, {totals.skipped:,} skipped, {totals.bad:,} bad"


@dataclass(frozen=True, slots=True)
class _Bar:
    progress: "Progress"
    task: "TaskID"

    def tell_bad(self, name: str, errors: "Sequence[Error]") -> None:
        self.progress.console.print(_line(name, errors), markup=False, highlight=False, soft_wrap=True)

    def tell(self, totals: "Totals") -> None:
        self.progress.update(self.task, completed=totals.position, description=counted(totals))


class _Lines:
    def tell_bad(self, name: str, errors: "Sequence[Error]") -> None:
        click.echo(_line(name, errors), err=True)

    def tell(self, totals: "Totals") -> None:
        if totals.all and totals.all % _EVERY == 0:
            click.echo(counted(totals), err=True)


def _line(name: str, errors: "Sequence[Error]") -> str:
    first = ": ".join(filter(None, (shown(name), shown(errors[0].path), shown(errors[0].message, _MESSAGE))))
    return f"{first} (and {len(errors) - 1} more)" if len(errors) > 1 else first
