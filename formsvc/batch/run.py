"""Running a batch: records go to the processes a few at a time, and what becomes of each into the manifest."""

from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field

from formsvc.batch.manifest import Entry, Key, Manifest
from formsvc.batch.plan import Plan, Planned
from formsvc.batch.sources import Raw, Records
from formsvc.batch.worker import Error, Job, Outcome, make
from formsvc.core.errors import FormsvcError

_AHEAD = 4  # records for each process, made or waiting: enough to keep it busy, too few to fill the memory
_UNFINISHED = ".formsvc-*"  # what `formsvc.produce.save` was writing when it was killed
_GO_ON = "Run the same command again to go on from here."


class Stopped(FormsvcError):
    """A batch could not go on; what was made until then is in the manifest."""


@dataclass(slots=True)
class Totals:
    """How many records were made, were there already, or could not be made; and how far the source was read."""

    made: int = 0
    skipped: int = 0
    bad: int = 0
    position: int = 0

    @property
    def all(self) -> int:
        """How many records something became of."""
        return self.made + self.skipped + self.bad


@dataclass(slots=True, kw_only=True)
class Run:
    """One run of a batch.

    `tell_bad` is told the name of each bad record and what is wrong with it, `tell` the totals after each record.
    `stopping` is asked before each record; those being made then are still finished.
    """

    job: Job
    manifest: Manifest
    executor: Executor
    workers: int
    tell_bad: Callable[[str, tuple[Error, ...]], None]
    tell: Callable[[Totals], None]
    stopping: Callable[[], bool] = lambda: False
    totals: Totals = field(default_factory=Totals)
    _flying: dict[Future[Outcome], tuple[str, Key, str]] = field(default_factory=dict)
    _failed: list[tuple[str, OSError | BrokenProcessPool]] = field(default_factory=list)

    def over(self, source: Records) -> Totals:
        """Make every record of a source. Raises Unreadable where it cannot be read on, or Stopped."""
        for left in self.job.out.glob(_UNFINISHED):
            left.unlink(missing_ok=True)
        plan = Plan(self.manifest, self.job.made_with(), self.job.out)
        try:
            for raw in source.records:
                if self._failed or self.stopping():
                    break
                self.totals.position = raw.position
                self._take(raw, plan)
        finally:
            self._land(0, plan.made_with)
        if self._failed:
            raise Stopped(_why(self._failed))
        return self.totals

    def _take(self, raw: Raw, plan: Plan) -> None:
        planned = plan.of(raw)
        if planned.problem:
            self._refuse(raw.name, planned.key, (Error("", planned.problem),))
        elif planned.done:
            self.totals.skipped += 1
        else:
            self._land(self.workers * _AHEAD - 1, plan.made_with)
            self._submit(raw, planned)
        self.tell(self.totals)

    def _submit(self, raw: Raw, planned: Planned) -> None:
        try:
            future = self.executor.submit(make, self.job, raw.data, planned.reference)
        except BrokenProcessPool as broken:
            self._failed.append((raw.name, broken))
        else:
            self._flying[future] = (raw.name, planned.key, planned.reference)

    def _land(self, flying: int, made_with: str) -> None:
        """Wait until no more than so many records are being made, and note what became of the others."""
        while len(self._flying) > flying:
            for future in wait(self._flying, return_when=FIRST_COMPLETED).done:
                name, key, reference = self._flying.pop(future)
                try:
                    outcome = future.result()
                except (OSError, BrokenProcessPool) as failure:
                    self._failed.append((name, failure))
                else:
                    self._note(name, key, outcome, Entry(reference, made_with, outcome.files))
                self.tell(self.totals)

    def _note(self, name: str, key: Key, outcome: Outcome, entry: Entry) -> None:
        if outcome.errors:
            self._refuse(name, key, outcome.errors)
        else:
            self.manifest.made(name, key, entry)
            self.totals.made += 1

    def _refuse(self, name: str, key: Key, errors: tuple[Error, ...]) -> None:
        self.manifest.refused(name, key, [error._asdict() for error in errors])
        self.totals.bad += 1
        self.tell_bad(name, errors)


def _why(failed: Sequence[tuple[str, OSError | BrokenProcessPool]]) -> str:
    """What stopped a batch, in words, and what to do."""
    _, failure = failed[0]
    if isinstance(failure, OSError):
        return f"The files cannot be saved: {failure.strerror}. {_GO_ON}"
    names = ", ".join(name for name, _ in failed)
    return f"A process ended by itself while it made one of these: {names}. {_GO_ON}"
