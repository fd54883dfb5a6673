"""A run goes on over bad records, holds few at a time, and leaves a manifest it can go on from."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from formsvc.batch.manifest import Made, Manifest
from formsvc.batch.run import Run, Stopped, Totals
from formsvc.batch.sources import Raw, Records, Unreadable
from formsvc.batch.worker import Error, Outcome
from tests.batch.records import job, manifest_lines

OUTCOME = Outcome((Made("plan.docx", "0" * 64, 7),))
BAD = Outcome(errors=(Error("child.name", "Enter it"), Error("", "And more")))


class Hands(Executor):
    """Does each piece of work when it is waited for; `outcome` says what becomes of a record."""

    def __init__(self, outcome: Callable[[bytes], Outcome]) -> None:
        self.outcome = outcome
        self.flying = self.most = 0
        self.threads = ThreadPoolExecutor(1)

    def submit(self, function: Any, /, *given: Any, **_: Any) -> Future[Any]:
        self.flying += 1
        self.most = max(self.most, self.flying)
        return self.threads.submit(self.work, given[1])

    def work(self, data: bytes) -> Outcome:
        self.flying -= 1
        return self.outcome(data)


def numbered(count: int) -> Iterator[Raw]:
    for number in range(1, count + 1):
        yield Raw(name=f"line {number}", position=number, data=str(number).encode())


class Told:
    """A run, and what it tells."""

    def __init__(self, out: Path, outcome: Callable[[bytes], Outcome], stopping: Callable[[], bool] = lambda: False):
        self.bad: list[tuple[str, tuple[Error, ...]]] = []
        self.totals: list[int] = []
        self.out, self.outcome, self.stopping = out, outcome, stopping

    def over(self, records: Iterator[Raw], workers: int = 2) -> Totals:
        self.hands = Hands(self.outcome)
        with closing(Manifest(self.out)) as manifest, self.hands.threads:
            run = Run(
                job=job(self.out), manifest=manifest, executor=self.hands, workers=workers,
                tell_bad=lambda *told: self.bad.append(told), tell=lambda totals: self.totals.append(totals.all),
                stopping=self.stopping,
            )  # fmt: skip
            return run.over(Records(0, records))


def bad_every_third(data: bytes) -> Outcome:
    return BAD if int(data) % 3 == 0 else OUTCOME


def test_bad_records_are_told_each_once_and_the_others_go_on(tmp_path):
    told = Told(tmp_path, bad_every_third)
    totals = told.over(numbered(10))
    assert (totals.made, totals.bad, totals.skipped, totals.position) == (7, 3, 0, 10)
    assert sorted(told.bad) == [(f"line {number}", BAD.errors) for number in (3, 6, 9)]
    assert told.totals[-1] == 10


def test_the_manifest_has_one_line_for_each_record(tmp_path):
    Told(tmp_path, bad_every_third).over(numbered(10))
    lines = {line["record"]: line for line in manifest_lines(tmp_path)}
    assert sorted(lines) == sorted(f"line {number}" for number in range(1, 11))
    assert lines["line 3"]["errors"] == [
        {"path": "child.name", "message": "Enter it"}, {"path": "", "message": "And more"}
    ]  # fmt: skip
    assert lines["line 4"]["files"] == [{"name": "plan.docx", "sha256": "0" * 64, "size": 7}]
    assert len({line["reference"] for line in lines.values() if "reference" in line}) == 7


def test_a_record_that_is_unreadable_or_has_no_good_reference_goes_to_no_process(tmp_path):
    records = [Raw(name="row 2", position=1, problem="Cell B2 is a formula."), Raw(name="b", position=2, reference="b")]
    told = Told(tmp_path, bad_every_third)
    assert told.over(iter(records)).bad == 2
    assert (told.hands.most, [name for name, _ in told.bad]) == (0, ["row 2", "b"])


@pytest.mark.parametrize("workers", [1, 3])
def test_few_records_are_held_at_a_time_however_many_there_are(workers, tmp_path):
    told = Told(tmp_path, lambda data: OUTCOME)
    assert told.over(numbered(500), workers).made == 500
    assert told.hands.most <= 4 * workers + 1


def test_when_it_is_stopped_those_being_made_are_finished_and_noted(tmp_path):
    told = Told(tmp_path, lambda data: OUTCOME)
    told.stopping = lambda: bool(told.totals) and told.totals[-1] >= 20
    totals = told.over(numbered(1_000))
    assert 20 <= totals.made < 40
    assert len(manifest_lines(tmp_path)) == totals.made


def test_where_a_source_cannot_be_read_on_what_came_before_is_made_and_noted(tmp_path):
    def records() -> Iterator[Raw]:
        yield from numbered(5)
        raise Unreadable("no further")

    with pytest.raises(Unreadable, match="no further"):
        Told(tmp_path, lambda data: OUTCOME).over(records())
    assert len(manifest_lines(tmp_path)) == 5


FAILURES = [
    pytest.param(OSError(28, "No space left on device"), "No space left on device", id="a full disk"),
    pytest.param(BrokenProcessPool("died"), "line 12", id="a process that died"),
]


@pytest.mark.parametrize("failure, told", FAILURES)
def test_what_no_record_is_to_blame_for_stops_it_and_says_how_to_go_on(failure, told, tmp_path):
    def outcome(data: bytes) -> Outcome:
        if data == b"12":
            raise failure
        return OUTCOME

    with pytest.raises(Stopped, match=told) as stopped:
        Told(tmp_path, outcome).over(numbered(1_000), 1)
    assert "Run the same command again" in str(stopped.value)
    noted = {line["record"] for line in manifest_lines(tmp_path)}
    assert {f"line {number}" for number in range(1, 12)} <= noted
    assert "line 12" not in noted
    assert len(noted) < 20


def test_a_second_run_makes_what_the_first_did_not(tmp_path):
    content = b"made"
    for name in ("plan.docx",):
        (tmp_path / name).write_bytes(content)
    outcome = Outcome((Made.of("plan.docx", content),))
    Told(tmp_path, lambda data: BAD if int(data) % 3 == 0 else outcome).over(numbered(10))
    seen: list[bytes] = []

    def mended(data: bytes) -> Outcome:
        seen.append(data)
        return outcome

    totals = Told(tmp_path, mended).over(numbered(12))
    assert (totals.made, totals.skipped, totals.bad) == (5, 7, 0)
    assert seen == [b"3", b"6", b"9", b"11", b"12"]


def test_what_a_killed_run_was_writing_is_taken_away(tmp_path):
    (tmp_path / ".formsvc-half").write_bytes(b"half a plan")
    Told(tmp_path, lambda data: OUTCOME).over(numbered(1))
    assert sorted(file.name for file in tmp_path.iterdir()) == [".manifest.key", "manifest.jsonl"]


def test_a_second_run_at_the_same_time_takes_nothing_away_from_the_first(tmp_path):
    with closing(Manifest(tmp_path)):
        (tmp_path / ".formsvc-half").write_bytes(b"half a plan of the first")
        with pytest.raises(Unreadable, match="Another batch"):
            Told(tmp_path, lambda data: OUTCOME).over(numbered(1))
        assert (tmp_path / ".formsvc-half").exists()
