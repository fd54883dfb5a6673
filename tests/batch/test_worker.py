"""One record in one process: its documents, saved, or why not; never a word of it."""

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from formsvc.batch import worker
from formsvc.batch.manifest import Made
from formsvc.batch.worker import Error, Outcome, make
from formsvc.catalogue import FORM_TYPES, example_of
from formsvc.data.packs import load_packs
from formsvc.formkit.read import read
from formsvc.making import Making, files
from formsvc.produce import imprint
from tests.batch.records import CANARY, NOW, REPORT, job, plan, told_by


def made(out: Path, value: Any, kind: str = "safety-plan", **settings: Any) -> Outcome:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return make(job(out, kind, **settings), data, "KD4-M793")


@pytest.mark.parametrize("kind", FORM_TYPES, ids=lambda one: one.slug)
def test_the_files_are_those_of_fill_and_told_as_they_were_saved(kind, tmp_path):
    packs = load_packs()
    making = Making(form_type=kind, packs=packs)
    answers = json.loads(example_of(kind))
    expected = files(making, read(kind, answers, packs), imprint(packs, "KD4-M793", NOW))
    outcome = made(tmp_path / "out", answers, kind.slug)
    assert outcome == Outcome(tuple(Made.of(file.name, file.content) for file in expected))
    assert {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()} == {
        file.name: file.content for file in expected
    }
    assert {file.stat().st_mode & 0o777 for file in (tmp_path / "out").iterdir()} == {0o600}


def test_only_the_documents_named_are_made(tmp_path):
    outcome = made(tmp_path, told_by(CANARY), REPORT, names=("log",))
    assert [file.name.rpartition(".")[2] for file in outcome.files] == ["docx", "txt"]


def test_answers_may_stand_beside_their_reference(tmp_path):
    assert made(tmp_path, {"answers": plan(), "reference": "A"}) == made(tmp_path, plan())


@pytest.mark.parametrize("beside", [{"note": 1}, {"child": {}}], ids=str)
def test_answers_may_stand_beside_nothing_else(beside, tmp_path):
    outcome = made(tmp_path, {"answers": plan(), **beside})
    assert outcome.errors[0].path == ""
    assert "step" in outcome.errors[0].message
    assert list(tmp_path.iterdir()) == []


BAD = [
    pytest.param(b"{", "", "The record is no JSON", id="broken"),
    pytest.param(b"\xff", "", "The record is not written in UTF-8", id="not UTF-8"),
    pytest.param(b"[" * 100_000, "", "too deeply", id="deep"),
    pytest.param(b'{"about": {}, "about": {}}', "", "names “about” twice", id="a step twice"),
    pytest.param(b" " * (16 * 1024 * 1024 + 1), "", "The record is larger than 16 MB", id="too large"),
    pytest.param(plan(child={}), "child.name", "Enter the child's name", id="a name missing"),
    pytest.param(plan(child={"name": "a\ud800b"}), "child.name", "(U+D800)", id="half a character"),
    pytest.param([1], "", "must be an object", id="a list"),
]


@pytest.mark.parametrize("value, path, told", BAD)
def test_a_bad_record_is_told_by_path_and_makes_no_file(value, path, told, tmp_path):
    outcome = made(tmp_path / "out", value)
    assert outcome.files == ()
    assert outcome.errors[0].path == path
    assert told in outcome.errors[0].message
    assert not (tmp_path / "out").exists()


def test_warnings_stop_nothing(tmp_path):
    assert made(tmp_path, plan(trusted_adult={"telephone": "1"})).errors == ()


def test_what_gives_somebody_away_is_told_without_where_or_what(tmp_path):
    outcome = made(tmp_path / "out", told_by(CANARY, f"{CANARY} saw it."), REPORT)
    assert outcome.errors == (Error("", "It may give away who told. `formsvc check` says where."),)
    assert not (tmp_path / "out").exists()


def test_with_a_reason_it_is_made(tmp_path):
    outcome = made(tmp_path, told_by(CANARY, f"{CANARY} saw it."), REPORT, reasoned=True)
    assert len(outcome.files) == 4


def test_a_source_sheet_alone_gives_nobody_away(tmp_path):
    outcome = made(tmp_path, told_by(CANARY, f"{CANARY} saw it."), REPORT, names=("source",))
    assert len(outcome.files) == 1


def test_a_fault_of_ours_is_told_by_kind_and_place_and_quotes_nothing(tmp_path, monkeypatch):
    def fail(*_):
        raise ValueError(CANARY)

    monkeypatch.setattr(worker, "files", fail)
    (error,) = made(tmp_path, plan()).errors
    assert "ValueError" in error.message
    assert CANARY not in error.message


def test_a_file_that_cannot_be_saved_stops_the_batch_and_leaves_nothing_half(tmp_path, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        made(tmp_path / "out", plan())
    assert list((tmp_path / "out").iterdir()) == []


def agencys_own(folder: Path, wording: str) -> Path:
    """A folder of packs with a marking of the agency's own."""
    folder.mkdir(exist_ok=True)
    pack = f'owner = "Ashdown"\nchecked = 2026-11-01\n[[markings]]\nid = "own"\nwording = "{wording}"\n'
    (folder / "markings.toml").write_text(pack, encoding="utf-8")
    return folder


def test_whatever_decides_what_files_say_decides_what_they_are_made_with(tmp_path, monkeypatch):
    plain = job(tmp_path)
    seen = {plain.made_with(), job(tmp_path, REPORT).made_with(), job(tmp_path, names=("plan",)).made_with()}
    for wording in ("ONE", "OTHER"):
        seen.add(job(tmp_path, packs_folders=(agencys_own(tmp_path / "packs", wording),)).made_with())
    (tmp_path / "safety_plan.docx").write_bytes(b"another template")
    monkeypatch.setenv("FORMSVC_TEMPLATES", str(tmp_path))
    seen.add(plain.made_with())
    seen |= {job(tmp_path, dated=True, made_at=NOW.replace(day=day)).made_with() for day in (1, 2)}
    assert len(seen) == 8


def test_where_when_and_why_do_not_decide_it(tmp_path):
    other = replace(job(tmp_path), out=tmp_path / "elsewhere", made_at=NOW.replace(day=2), reasoned=True)
    assert other.made_with() == job(tmp_path).made_with()
