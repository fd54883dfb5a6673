"""The command line: the same forms, the same refusals, and files written whole or not at all."""

import json
import os
import re
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from formsvc.cli import cli
from formsvc.formkit.problems import Finding
from formsvc.formkit.record import Judgement
from formsvc.settings import settings_from
from formsvc.store.custody import Custody
from formsvc.store.database import open_database, sessions_of
from formsvc.store.drafts import Drafts
from formsvc.store.seal import KeyRing
from formsvc.store.users import local_user
from tests.documents.words import runs_of, template

ROOT = Path(__file__).parents[1]
MAIN = [sys.executable, "-c", "from formsvc.cli import main; main()"]
DOCUMENTS = {
    "safety-plan": ["plan"],
    "professionals-meeting": ["agenda", "minutes"],
    "intelligence-report": ["submission", "log", "source"],
    "screening-aide": ["aide"],
    "referral-record": ["record"],
    "advice-request": ["question", "record"],
}
TEXTS = {"intelligence-report": ["log"], "advice-request": ["question"]}
FIXED = ("--reference", "KD4-M793", "--now", "2026-12-01T10:00")
CANARY = "Rowan Ashdown"
LEAST = {
    "about": {"completed_by_name": "Priya Marlowe"},
    "child": {"name": "not known"},
    "concern": {"level": "low"},
    "actions": [{"action": "Meet at school on Friday."}],
}


def formsvc(*arguments: str, given: bytes = b"", **settings: str) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(cli, arguments, input=given, env=settings)


def process(*arguments: str, given: bytes = b"", **settings: str) -> subprocess.CompletedProcess:
    """Run a command in a process of its own, for real exit codes."""
    command, environment = [*MAIN, *arguments], os.environ | settings
    return subprocess.run(command, input=given, capture_output=True, cwd=ROOT, env=environment, check=False)


def example(kind: str) -> bytes:
    return formsvc("example", kind).stdout_bytes


def least(**steps) -> bytes:
    return json.dumps(LEAST | steps).encode()


def filled(kind: str, out: Path, *options: str, given: bytes | None = None) -> Result:
    answers = example(kind) if given is None else given
    return formsvc("fill", kind, "-", "--out", str(out), *options, given=answers)


def test_kinds_lists_every_form_with_its_documents():
    lines = formsvc("kinds").stdout.splitlines()
    assert {line.split()[0]: line.rpartition(": ")[2].split(", ") for line in lines} == DOCUMENTS


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_every_example_is_accepted(kind, tmp_path):
    (tmp_path / "answers.json").write_bytes(example(kind))
    assert formsvc("check", kind, str(tmp_path / "answers.json")).exit_code == 0


def test_check_says_what_must_be_put_right_in_one_line_each():
    result = formsvc("check", "safety-plan", "-", given=least(child={"nmae": "Min"}))
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "error: child: “child” has a name in it that it does not ask for. Take out, or check the spelling."
        " Did you mean name?",
        "error: child.name: Enter the child's name, or “not known”",
    ]


def test_check_prints_findings_as_json():
    result = formsvc("check", "safety-plan", "-", "--json", given=least(child={}, contingency={"cover_telephone": "1"}))
    required, caution = json.loads(result.stdout)["findings"]
    words = "Enter the child's name, or “not known”"
    assert required == {"kind": "required", "path": "child.name", "message": words, "action": "error"}
    assert (caution["path"], caution["action"], len(caution)) == ("contingency.cover_telephone", "warn", 4)


def test_check_of_good_answers_finds_nothing():
    assert formsvc("check", "safety-plan", "-", given=least()).output == ""
    assert json.loads(formsvc("check", "safety-plan", "-", "--json", given=least()).stdout) == {"findings": []}


def test_a_warning_alone_ends_with_nought():
    result = formsvc("check", "safety-plan", "-", given=least(trusted_adult={"telephone": "1"}))
    assert (result.exit_code, result.stdout.split(":")[0]) == (0, "warn")


BAD = [
    pytest.param(b'{\n "about": {,}}', "line 2, column 12", id="broken JSON"),
    pytest.param(b'{"about": {}, "about": {}}', "names “about” twice", id="a step twice"),
    pytest.param("{“about”: {}}".encode("cp1252"), "not written in UTF-8", id="not UTF-8"),
    pytest.param(b"[" * 100_000 + b"]" * 100_000, "too deeply", id="too deep"),
    pytest.param(b'{"child": ' + b"7" * 5_000 + b"}", "a number in it that is too long", id="5,000 digits"),
    pytest.param(b'{"\\ud800x": 1}', "There is a name here", id="a lone surrogate in a name"),
    pytest.param(b" " * (16 * 1024 * 1024 + 1), "larger than 16 MB", id="over 16 MB"),
    pytest.param(least(child={"name": "a\ud800b"}), "(U+D800)", id="a lone surrogate"),
    pytest.param(least(child={"name": "a\0b"}), "(U+0000)", id="NUL"),
    pytest.param(least(child={"name": "a" * 100_001}), "100,000 characters or fewer", id="too long"),
    pytest.param(least(actions=[{"action": "Meet."}] * 51), "There are 51: take 1 out", id="51 of 50"),
    pytest.param(b"", "line 1, column 1", id="nothing"),
]


@pytest.mark.parametrize("given, told", BAD)
def test_fill_refuses_what_check_refuses_and_writes_nothing(given, told, tmp_path):
    checked = formsvc("check", "safety-plan", "-", given=given)
    refused = filled("safety-plan", tmp_path / "out", given=given)
    assert (checked.exit_code, refused.exit_code) == (1, 1)
    assert told in checked.stdout
    assert refused.stderr == checked.stdout
    assert refused.stdout == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("given, code", [(least(), 0), (b"{}", 1)], ids=["good", "bad"])
def test_a_real_process_ends_with_one_for_an_error_and_nought_for_none(given, code):
    ended = process("check", "safety-plan", "-", given=given)
    assert (ended.returncode, ended.stderr) == (code, b"")


FILL = ("fill", "safety-plan", "-", "--out", "x")
MISUSED = [
    pytest.param(("check", "holiday", "-"), "there is no form “holiday”", id="unknown kind"),
    pytest.param(("check", "safety-plan", "missing.json"), "No such file", id="no such file"),
    pytest.param(FILL[:3], "Missing option '--out'", id="no folder"),
    pytest.param((*FILL[:4], "README.md"), "is a file", id="a file for a folder"),
    pytest.param((*FILL, "--document", "log"), "this form makes plan", id="another form's document"),
    pytest.param((*FILL, "--reference", "../up"), "a reference is", id="a path for a reference"),
    pytest.param((*FILL, "--now", "today"), "2026-12-01T10:00", id="no time"),
]


@pytest.mark.parametrize("arguments, told", MISUSED)
def test_a_command_used_wrongly_ends_with_two_and_says_how_to_use_it(arguments, told, tmp_path, monkeypatch):
    (tmp_path / "README.md").touch()
    monkeypatch.chdir(tmp_path)
    result = formsvc(*arguments, given=least())
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["README.md"]


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_fill_writes_every_document_for_its_owner_alone_and_says_where(kind, tmp_path):
    out = tmp_path / "new" / "folder"
    result = filled(kind, out, *FIXED)
    names = [f"{kind}-{document}-KD4-M793.docx" for document in DOCUMENTS[kind]]
    names += [f"{kind}-{document}-KD4-M793.txt" for document in TEXTS.get(kind, [])]
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [str(out / name) for name in names]
    assert sorted(file.name for file in out.iterdir()) == sorted(names)
    assert {file.stat().st_mode & 0o777 for file in out.iterdir()} == {0o600}
    assert out.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_the_same_reference_and_clock_give_the_same_bytes(kind, tmp_path):
    first, second = (filled(kind, tmp_path / name, *FIXED) for name in ("first", "second"))
    assert (first.exit_code, second.exit_code) == (0, 0)
    for file in (tmp_path / "first").iterdir():
        assert file.read_bytes() == (tmp_path / "second" / file.name).read_bytes()


def test_reference_and_clock_are_printed(tmp_path):
    filled("safety-plan", tmp_path, *FIXED, given=least())
    with zipfile.ZipFile(next(tmp_path.iterdir())) as package:
        printed = b"".join(package.read(name) for name in package.namelist())
    assert printed.count(b"KD4-M793") * printed.count(b"1 December 2026") > 0


def test_without_a_reference_a_new_one_is_drawn_each_time(tmp_path):
    for _ in range(2):
        assert filled("safety-plan", tmp_path, given=least()).exit_code == 0
    shape = re.compile(r"safety-plan-plan-[A-Z0-9]{3}-[A-Z0-9]{4}\.docx")
    assert len([file for file in tmp_path.iterdir() if shape.fullmatch(file.name)]) == 2


@pytest.mark.parametrize("kind, document", [(kind, name) for kind, names in DOCUMENTS.items() for name in names])
def test_one_document_can_be_made_alone(kind, document, tmp_path):
    assert filled(kind, tmp_path, "--document", document, *FIXED).exit_code == 0
    endings = ["docx", "txt"] if document in TEXTS.get(kind, []) else ["docx"]
    made = sorted(file.name for file in tmp_path.iterdir())
    assert made == [f"{kind}-{document}-KD4-M793.{ending}" for ending in endings]


@pytest.mark.parametrize("failing", ["replace", "fsync"])
def test_a_file_that_cannot_be_finished_leaves_nothing_behind_and_the_old_one_whole(failing, tmp_path, monkeypatch):
    old = tmp_path / "safety-plan-plan-KD4-M793.docx"
    old.write_bytes(b"old")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*{"replace": (Path, "replace"), "fsync": (os, "fsync")}[failing], fail)
    assert filled("safety-plan", tmp_path, *FIXED, given=least()).exit_code != 0
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [(old.name, b"old")]


WRONG_PLACES = {
    CANARY: {},
    "urgency": {"danger_now": CANARY},
    "subject": {"summary": {CANARY: CANARY}, "themes": [CANARY]},
    "victims": [CANARY, {"name": [CANARY], "telephones": CANARY, "date_of_birth": CANARY}],
    "account": [CANARY],
    "source": {
        "identity": CANARY, "name": [CANARY], "email": CANARY, "address": CANARY + "\ud800",
        "others": [{"name": 7, "email": CANARY}, CANARY], "submitter": {"telephone": [CANARY], "sent_on": CANARY},
    },
}  # fmt: skip


@pytest.mark.parametrize("command", [("check",), ("check", "--json"), ("fill", "--out", "out")], ids=" ".join)
def test_no_error_quotes_an_answer(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    given = json.dumps(WRONG_PLACES).encode()
    result = formsvc(*command[:1], "intelligence-report", "-", *command[1:], given=given)
    assert result.exit_code == 1
    assert "source.others.1" in result.output
    assert CANARY not in result.output


@pytest.mark.parametrize("level, code", [("low", 1), ("amber", 0)])
def test_an_agencys_own_lists_are_those_of_the_command_line_too(level, code, tmp_path):
    pack = 'owner = "Ashdown"\nchecked = 2026-11-01\n[[levels]]\nid = "amber"\nwording = "Amber"\n'
    (tmp_path / "levels.toml").write_text(pack, encoding="utf-8")
    answers = least(concern={"level": level})
    assert formsvc("check", "safety-plan", "-", given=answers, FORMSVC_PACKS=str(tmp_path)).exit_code == code


def test_documents_are_made_with_an_agencys_own_template(tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "safety_plan.docx").write_bytes(template("Ashdown plan for {{ child.name }}"))
    options = ("fill", "safety-plan", "-", "--out", str(tmp_path / "out"), *FIXED)
    assert process(*options, given=least(), FORMSVC_TEMPLATES=str(tmp_path / "own")).returncode == 0
    (made,) = (tmp_path / "out").iterdir()
    assert runs_of(made.read_bytes()) == ["Ashdown plan for not known"]


def test_an_agencys_own_template_passes_the_same_gate(tmp_path):
    (tmp_path / "safety_plan.docx").write_bytes(template("{{ child.__class__ }}"))
    options = ("fill", "safety-plan", "-", "--out", str(tmp_path / "out"))
    ended = process(*options, given=least(), FORMSVC_TEMPLATES=str(tmp_path))
    assert (ended.returncode, b"{{ child.__class__ }}" in ended.stderr) == (1, True)
    assert not (tmp_path / "out").exists()


def test_an_error_raised_on_purpose_is_told_in_one_line(tmp_path):
    ended = process("check", "safety-plan", "-", given=least(), FORMSVC_PACKS=str(tmp_path / "missing"))
    assert ended.returncode == 1
    assert ended.stderr.decode().splitlines() == ["formsvc: FORMSVC_PACKS must name a folder of data packs."]


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7"])  # noqa: S104  # to be refused
def test_serve_refuses_to_listen_for_other_computers_and_starts_nothing(host, tmp_path):
    ended = process("serve", "--host", host, "--port", "0", "--data", str(tmp_path / "data"))
    assert ended.returncode == 1
    assert b"this computer only" in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_listing_the_commands_loads_no_library_of_forms_or_pages():
    look = "import sys, formsvc.cli; print({'flask', 'wtforms', 'docxtpl', 'lxml', 'sqlalchemy'} & set(sys.modules))"
    ended = subprocess.run([sys.executable, "-c", look], capture_output=True, cwd=ROOT, check=True)
    assert ended.stdout.strip() == b"set()"


def finished_record(folder: Path) -> str:
    """Finish a record and open it once, in a data folder; its id."""
    database = sessions_of(open_database(settings_from({}, data_folder=folder).database_url))
    user, clock = local_user(database), lambda: datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
    drafts = Drafts(database, KeyRing.new(), KeyRing.new(), clock, 30)
    draft = drafts.create(user.id, user.agency_id, "intelligence-report", lambda: "KD4-M793", "key")
    custody = Custody(database, KeyRing.new(), clock)
    custody.finish(user.id, draft.id)
    custody.open(user.id, draft.id, {"reason": "court"})
    return draft.id


def test_audit_prints_ids_and_verbs_in_order(tmp_path):
    record = finished_record(tmp_path)
    result = formsvc("audit", "--data", str(tmp_path))
    lines = [line.split(" user ")[0].split() for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert lines == [
        ["1", "2026-12-01T09:30Z", "finished", "record", record],
        ["2", "2026-12-01T09:30Z", "opened", "record", record],
    ]
    assert "court" not in result.stdout


def test_audit_says_where_a_trail_was_changed_from_outside(tmp_path):
    finished_record(tmp_path)
    with closing(sqlite3.connect(tmp_path / "formsvc.db")) as database, database:
        database.execute("UPDATE audit SET verb = 'looked' WHERE number = 2")
    ended = process("audit", "--data", str(tmp_path))
    assert ended.returncode == 1
    assert b"does not fit together from line 2 on" in ended.stderr


@pytest.mark.parametrize(
    "command", [("fill", "safety-plan"), ("batch", "safety-plan"), ("email", "intelligence-report")], ids=" ".join
)
def test_a_folder_that_cannot_be_made_is_told_in_plain_words(command, tmp_path):
    (tmp_path / "file.jsonl").write_bytes(example(command[1]).replace(b"\n", b" "))
    out = tmp_path / "file.jsonl" / "out"
    ended = process(*command, str(tmp_path / "file.jsonl"), "--out", str(out))
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert f"no files can be saved in {out}: Not a directory. Choose another folder.".encode() in ended.stderr


def test_an_error_cannot_steer_the_terminal(tmp_path):
    (tmp_path / "safety_plan.docx").write_bytes(template("{{ child.\u202ename }}"))
    options = ("fill", "safety-plan", "-", "--out", str(tmp_path / "out"))
    told = process(*options, given=least(), FORMSVC_TEMPLATES=str(tmp_path)).stderr.decode()
    assert "{{ child.[U+202E]name }}" in told
    assert told.removesuffix("\n").isprintable()


def test_no_finding_can_steer_the_terminal(monkeypatch):
    found = (Finding(kind="k", path="a\x1b[31m", message="b\u202e" + "c" * 5_000),)
    monkeypatch.setattr("formsvc.formkit.read.read_json", lambda *_: Judgement(found))
    (line,) = formsvc("check", "safety-plan", "-").stdout.splitlines()
    assert line.startswith("error: a[U+001B][31m: b[U+202E]ccc")
    assert len(line) < 1_100


def test_what_a_file_calls_its_answers_cannot_steer_the_terminal():
    result = formsvc("check", "safety-plan", "-", given=b'{"child": {"\\u001b[31m\\u202e": 1}, "a\\u009b": {"b": 1}}')
    assert result.exit_code == 1
    assert all(line.isprintable() for line in result.stdout.splitlines())
