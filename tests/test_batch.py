"""`formsvc batch`: many records from one source, the same files as `fill` makes, and never the same work twice."""

import csv
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from formsvc.batch import processes
from formsvc.batch.worker import Error
from formsvc.catalogue import FORM_TYPES, example_of
from formsvc.cli import cli
from formsvc.commands.progress import reporter
from tests.batch.records import CANARY, PLAN, REPORT, json_lines, manifest_lines, plan, table, told_by

ROOT = Path(__file__).parents[1]
MAIN = [sys.executable, "-c", "from formsvc.cli import main; main()"]
NOW = ("--now", "2026-12-01T10:00")


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let threads of this process do what processes of their own would; those take seconds to start."""

    @contextmanager
    def threads(job: Any, workers: int) -> Iterator[Executor]:
        with ThreadPoolExecutor(workers) as executor:
            yield executor

    monkeypatch.setattr(processes, "processes", threads)


def batch(kind: str, source: Path, out: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["batch", kind, str(source), "--out", str(out), "--workers", "2", *NOW, *options])


def running(kind: str, source: Path, out: Path, **streams: Any) -> subprocess.Popen[bytes]:
    """A batch in a process of its own, which has a group of its own as in a terminal."""
    command = [*MAIN, "batch", kind, str(source), "--out", str(out), "--workers", "2", *NOW]
    return subprocess.Popen(command, cwd=ROOT, start_new_session=True, **streams)


def until(happened: Callable[[], bool]) -> None:
    """Wait until something has happened, a minute at most."""
    deadline = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def papers(out: Path) -> dict[str, bytes]:
    ours = {"manifest.jsonl", ".manifest.key"}
    return {file.name: file.read_bytes() for file in out.iterdir() if file.name not in ours}


def flat(value: Any, path: str = "") -> dict[str, str]:
    """Answers as the columns of a table."""
    pairs = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else None
    if pairs is None:
        return {path: value}
    return {key: text for name, inner in pairs for key, text in flat(inner, f"{path}.{name}".lstrip(".")).items()}


def as_lines(folder: Path, answers: Any) -> Path:
    return json_lines(folder / "records.jsonl", {"reference": "KD4-M793", "answers": answers})


def as_table(folder: Path, answers: Any) -> Path:
    columns = {"reference": "KD4-M793"} | flat(answers)
    return table(folder / "records.csv", list(columns), list(columns.values()), encoding="utf-8-sig")


def as_workbook(folder: Path, answers: Any) -> Path:
    with as_table(folder, answers).open(encoding="utf-8-sig", newline="") as rows:
        book = openpyxl.Workbook()
        for row in csv.reader(rows):
            book.worksheets[0].append(row)
    book.save(folder / "records.xlsx")
    return folder / "records.xlsx"


def as_folder(folder: Path, answers: Any) -> Path:
    (folder / "records").mkdir()
    (folder / "records" / "KD4-M793.json").write_text(json.dumps(answers))
    return folder / "records"


@pytest.mark.parametrize("write", [as_lines, as_table, as_workbook, as_folder])
@pytest.mark.parametrize("kind", FORM_TYPES, ids=lambda one: one.slug)
def test_every_kind_of_source_gives_the_files_that_fill_makes(kind, write, tmp_path, in_this_process):
    example = example_of(kind)
    filled = ["fill", kind.slug, "-", "--out", str(tmp_path / "filled"), "--reference", "KD4-M793", *NOW]
    assert CliRunner().invoke(cli, filled, input=example).exit_code == 0
    result = batch(kind.slug, write(tmp_path, json.loads(example)), tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert papers(tmp_path / "out") == papers(tmp_path / "filled")


def test_processes_of_their_own_make_the_same(tmp_path):
    source = json_lines(
        tmp_path / "r.jsonl", *({"reference": f"A-{n}", "answers": plan(f"Meet {n}.")} for n in range(9))
    )
    command = [*MAIN, "batch", PLAN, str(source), "--out", str(tmp_path / "out"), "--workers", "2", *NOW]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"9 made, 0 skipped, 0 bad; \d+\.\d made a second\.\n", done.stdout)
    filled = ["fill", PLAN, "-", "--out", str(tmp_path / "filled"), "--reference", "A-7", *NOW]
    assert CliRunner().invoke(cli, filled, input=json.dumps(plan("Meet 7."))).exit_code == 0
    assert len(papers(tmp_path / "out")) == 9
    assert papers(tmp_path / "filled").items() <= papers(tmp_path / "out").items()


def test_each_bad_record_is_told_in_one_line_and_the_others_go_on(tmp_path, in_this_process):
    bad = [{"about": 1}, plan(child={}), [CANARY], {"reference": CANARY, "answers": plan()}]
    source = json_lines(tmp_path / "r.jsonl", plan("one"), *bad, plan("two"))
    result = batch(PLAN, source, tmp_path / "out")
    assert result.exit_code == 1
    told = sorted(result.stderr.splitlines())
    assert [line.split(": ")[0] for line in told] == ["line 2", "line 3", "line 4", "line 5"]
    assert told[1] == "line 3: child.name: Enter the child's name, or “not known”"
    assert told[0].endswith("in braces (and 4 more)")
    assert result.stdout.startswith("2 made, 0 skipped, 4 bad; ")
    assert len(papers(tmp_path / "out")) == 2
    assert CANARY not in result.output + (tmp_path / "out" / "manifest.jsonl").read_text(encoding="utf-8")


def test_the_manifest_tells_what_errors_there_are_and_what_files(tmp_path, in_this_process):
    source = json_lines(tmp_path / "r.jsonl", plan(), plan(child={}))
    batch(PLAN, source, tmp_path / "out")
    lines = {line["record"]: line for line in manifest_lines(tmp_path / "out")}
    ((name, content),) = papers(tmp_path / "out").items()
    (file,) = lines["line 1"]["files"]
    assert (file["name"], file["size"]) == (name, len(content))
    assert lines["line 1"]["reference"] in name
    assert [error["path"] for error in lines["line 2"]["errors"]] == ["child.name"]


def test_the_same_command_again_makes_nothing_and_leaves_all_as_it_is(tmp_path, in_this_process):
    source = json_lines(tmp_path / "r.jsonl", plan("one"), plan("two"), plan("two"))
    batch(PLAN, source, tmp_path / "out")
    before = papers(tmp_path / "out") | {"manifest": (tmp_path / "out" / "manifest.jsonl").read_bytes()}
    result = batch(PLAN, source, tmp_path / "out")
    assert result.stdout.startswith("0 made, 3 skipped, 0 bad; ")
    assert papers(tmp_path / "out") | {"manifest": (tmp_path / "out" / "manifest.jsonl").read_bytes()} == before
    assert len(before) == 4


def test_only_what_was_corrected_is_made_again(tmp_path, in_this_process):
    source = json_lines(tmp_path / "r.jsonl", plan("one"), plan("two", child={}))
    batch(PLAN, source, tmp_path / "out")
    json_lines(source, plan("one"), plan("two"))
    assert batch(PLAN, source, tmp_path / "out").stdout.startswith("1 made, 1 skipped, 0 bad; ")
    assert len(papers(tmp_path / "out")) == 2


def test_another_time_to_print_is_not_taken_for_made_but_another_time_of_making_is(tmp_path, in_this_process):
    source, out = json_lines(tmp_path / "r.jsonl", plan()), tmp_path / "out"
    counts = [
        CliRunner().invoke(cli, ["batch", PLAN, str(source), "--out", str(out), "--workers", "1", *now]).stdout[:17]
        for now in ([], [], ["--now", "2026-12-01"], ["--now", "2026-12-01"], ["--now", "2026-12-02"])
    ]
    assert counts == ["1 made, 0 skipped", "0 made, 1 skipped"] * 2 + ["1 made, 0 skipped"]
    assert len(papers(out)) == 1


def test_a_record_with_names_that_cannot_be_shown_is_a_bad_record_and_the_others_go_on(tmp_path, in_this_process):
    source = tmp_path / "r.jsonl"
    strange = [b'{"\\ud800x": 1}', b'{"about": {"\\u001b[31mx": 1}}', b'{"child": ' + b"7" * 5_000 + b"}"]
    source.write_bytes(b"\n".join([*strange, json.dumps(plan()).encode()]))
    result = batch(PLAN, source, tmp_path / "out")
    assert result.stdout.startswith("1 made, 0 skipped, 3 bad")
    assert "fault" not in result.stderr
    assert all(line.isprintable() for line in result.stderr.splitlines())
    assert len(manifest_lines(tmp_path / "out")) == 4


def test_what_a_bad_record_calls_its_answers_is_told_nowhere(tmp_path, in_this_process):
    strange = {CANARY: {CANARY: CANARY}, "source": {CANARY: CANARY, "submitter": {CANARY: 1}}}
    result = batch(REPORT, json_lines(tmp_path / "r.jsonl", told_by("x") | strange), tmp_path / "out")
    assert result.exit_code == 1
    assert CANARY not in result.output + (tmp_path / "out" / "manifest.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize("name, content", [("r.jsonl", b"\n \n"), ("r.csv", b"child.name\n"), ("r.jsonl", b"")])
def test_a_source_without_records_is_told(name, content, tmp_path, in_this_process):
    (tmp_path / name).write_bytes(content)
    result = batch(PLAN, tmp_path / name, tmp_path / "out")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"No records in {tmp_path / name}.\n"


def test_two_batches_at_once_do_not_share_a_folder(tmp_path):
    source = many(tmp_path, 30)
    runs = [running(PLAN, source, tmp_path / "out", stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    errors = [run.communicate(timeout=60)[1].decode() for run in runs]
    assert sorted(run.returncode for run in runs) == [0, 1]
    busy = "formsvc: Another batch is writing to this folder. Wait for it to end, or choose another folder.\n"
    assert sorted(errors) == ["", busy]
    assert len(papers(tmp_path / "out")) == len(manifest_lines(tmp_path / "out")) == 30


def test_another_document_is_not_taken_for_made(tmp_path, in_this_process):
    source = json_lines(tmp_path / "r.jsonl", told_by(CANARY))
    batch(REPORT, source, tmp_path / "out", "--document", "log")
    assert [name.rpartition("-log-")[0] for name in sorted(papers(tmp_path / "out"))] == [REPORT, REPORT]
    assert batch(REPORT, source, tmp_path / "out").stdout.startswith("1 made, 0 skipped")
    assert len(papers(tmp_path / "out")) == 4


def test_files_are_for_their_owner_alone(tmp_path, in_this_process):
    batch(PLAN, json_lines(tmp_path / "r.jsonl", plan()), tmp_path / "out")
    assert {file.stat().st_mode & 0o777 for file in (tmp_path / "out").iterdir()} == {0o600}
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700


def test_a_report_that_gives_away_who_told_is_not_made_without_a_reason(tmp_path, in_this_process):
    source = json_lines(tmp_path / "r.jsonl", told_by(CANARY, f"{CANARY} saw it."))
    refused = batch(REPORT, source, tmp_path / "out")
    assert (refused.exit_code, refused.stderr) == (
        1,
        "line 1: It may give away who told. `formsvc check` says where.\n",
    )
    assert papers(tmp_path / "out") == {}
    assert batch(REPORT, source, tmp_path / "out", "--reason", "known_anyway").exit_code == 0


def test_a_wrong_column_is_told_alone_and_nothing_is_made(tmp_path, in_this_process):
    source = table(tmp_path / "r.csv", ["about.completed_by_name", "child.nmae"], ["Priya Marlowe", "Taz"], ["", "Min"])
    ended = subprocess.run(
        [*MAIN, "batch", PLAN, str(source), "--out", str(tmp_path / "out")],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("formsvc: This form has no answer for a column “child.nmae”.")
    assert len(ended.stderr.splitlines()) == 1
    assert not (tmp_path / "out").exists()


MISUSED = [
    pytest.param((PLAN, "missing.jsonl"), "does not exist", id="no such source"),
    pytest.param((PLAN, "notes.txt"), "a file ending in .jsonl, .csv or .xlsx, or a folder", id="another kind of file"),
    pytest.param((PLAN, "r.jsonl", "--document", "log"), "this form makes plan", id="another form's document"),
    pytest.param((PLAN, "r.jsonl", "--reason", "because"), "choose one of", id="no reason"),
    pytest.param((PLAN, "r.jsonl", "--workers", "0"), "1<=x<=61", id="nobody to do it"),
    pytest.param(("holiday", "r.jsonl"), "there is no form “holiday”", id="unknown kind"),
]


@pytest.mark.parametrize("arguments, told", MISUSED)
def test_a_command_used_wrongly_ends_with_two_and_says_how_to_use_it(arguments, told, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes.txt").touch()
    json_lines(tmp_path / "r.jsonl", plan())
    result = CliRunner().invoke(cli, ["batch", *arguments, "--out", "out"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert not (tmp_path / "out").exists()


def many(tmp_path: Path, count: int = 200) -> Path:
    return json_lines(tmp_path / "many.jsonl", *(plan(f"Meet {number}.") for number in range(count)))


def finished(tmp_path: Path, source: Path, count: int = 200) -> None:
    """Go on with a batch that was ended, and find every record made once, under one reference."""
    result = batch(PLAN, source, tmp_path / "out")
    assert result.exit_code == 0, result.output
    made, skipped, _ = map(int, re.findall(r"\d+", result.stdout)[:3])
    assert made + skipped == count
    assert skipped > 0
    references = [line["reference"] for line in manifest_lines(tmp_path / "out")]
    assert len(references) == len(set(references)) == len(papers(tmp_path / "out")) == count


def test_a_batch_that_is_killed_goes_on_where_it_was_and_leaves_no_process_behind(tmp_path, in_this_process):
    source, out = many(tmp_path), tmp_path / "out"
    read_end, write_end = os.pipe()
    ran = running(PLAN, source, out, stdout=write_end, stderr=subprocess.DEVNULL)
    os.close(write_end)
    until(lambda: (out / "manifest.jsonl").exists() and len(manifest_lines_of_running(out)) > 20)
    ran.kill()
    ran.wait()
    ended, _, _ = select.select([read_end], [], [], 30)
    assert ended  # its processes held the other end as well
    assert os.read(read_end, 1) == b""
    os.close(read_end)
    finished(tmp_path, source)


def manifest_lines_of_running(out: Path) -> list[bytes]:
    return (out / "manifest.jsonl").read_bytes().splitlines()


def test_ctrl_c_ends_it_in_good_order_and_the_same_command_goes_on(tmp_path, in_this_process):
    source, out = many(tmp_path), tmp_path / "out"
    ran = running(PLAN, source, out, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    until(lambda: (out / "manifest.jsonl").exists() and len(manifest_lines_of_running(out)) > 20)
    os.killpg(ran.pid, signal.SIGINT)  # as a terminal does: every process of the group
    told, errors = ran.communicate(timeout=60)
    assert ran.returncode == 130
    assert errors.decode() == "Stopped. Run the same command again to go on.\n"
    made = int(told.split()[0])
    assert made == len(manifest_lines(out)) == len(papers(out)) < 200
    finished(tmp_path, source)


def test_ctrl_c_before_anything_is_made_shows_no_fault(tmp_path):
    source, out = many(tmp_path, 50), tmp_path / "out"
    ran = running(PLAN, source, out, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    until((out / "manifest.jsonl").exists)
    time.sleep(0.1)
    os.killpg(ran.pid, signal.SIGINT)
    _, errors = ran.communicate(timeout=60)
    assert (ran.returncode, b"Traceback" in errors) == (130, False)


def test_a_process_that_dies_is_told_with_the_records_it_may_have_died_of(tmp_path, in_this_process):
    source, out = many(tmp_path), tmp_path / "out"
    ran = running(PLAN, source, out, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    until(lambda: (out / "manifest.jsonl").exists() and len(manifest_lines_of_running(out)) > 20)
    children = Path(f"/proc/{ran.pid}/task/{ran.pid}/children").read_text(encoding="ascii").split()
    os.kill(int(children[-1]), signal.SIGKILL)
    _, errors = ran.communicate(timeout=60)
    assert ran.returncode == 1
    assert re.search(rb"formsvc: A process ended by itself while it made one of these: line \d+", errors)
    finished(tmp_path, source)


def test_no_bad_record_can_steer_the_terminal(capsys):
    with reporter(0) as told:
        told.tell_bad("a\x1b[31m", [Error("b\x9b", "c\u202e" + "d" * 5_000)])
    line = capsys.readouterr().err.removesuffix("\n")
    assert line.startswith("a[U+001B][31m: b[U+009B]: c[U+202E]ddd")
    assert (line.isprintable(), len(line) < 1_100) == (True, True)


def test_without_a_terminal_it_says_now_and_then_how_far_it_is(tmp_path, in_this_process, monkeypatch):
    monkeypatch.setattr("formsvc.commands.progress._EVERY", 2)
    result = batch(PLAN, json_lines(tmp_path / "r.jsonl", plan("1"), plan("2"), plan("3")), tmp_path / "out")
    assert result.stderr == "2 made, 0 skipped, 0 bad\n"


def test_in_a_terminal_it_draws_a_bar_and_tells_bad_records_above_it(tmp_path):
    source = json_lines(tmp_path / "r.jsonl", plan("[bold]one"), plan(child={}), plan("two"))
    terminal, end = pty.openpty()
    ran = running(
        PLAN, source, tmp_path / "out", stdout=subprocess.PIPE, stderr=end, env=os.environ | {"TERM": "xterm"}
    )
    os.close(end)
    drawn = b""
    while chunk := read_from(terminal):
        drawn += chunk
    os.close(terminal)
    assert ran.communicate(timeout=60)[0].startswith(b"2 made, 0 skipped, 1 bad")
    assert "line 2: child.name: Enter the child's name, or “not known”".encode() in drawn
    assert "━".encode() in drawn
    assert b"100 %" in drawn


def read_from(terminal: int) -> bytes:
    """What a terminal shows next; nothing once the program at its other end has ended."""
    try:
        return os.read(terminal, 65_536)
    except OSError:
        return b""


def test_nothing_but_what_names_the_source_depends_on_who_told(in_this_process, tmp_path):
    report = json.loads(example_of(next(one for one in FORM_TYPES if one.slug == REPORT)))
    made = []
    for number, source in enumerate((report["source"], {"identity": "anonymous"})):
        out = tmp_path / str(number)
        out.mkdir()
        (out / ".manifest.key").write_bytes(b"k" * 32)
        told = batch(REPORT, json_lines(tmp_path / f"{number}.jsonl", {**report, "source": source}), out)
        assert told.exit_code == 0
        made.append(papers(out))
    first, second = made
    assert first.keys() == second.keys()
    changed = {name.split("-")[2] for name in first if first[name] != second[name]}
    assert changed == {"submission", "source"}
