"""What the store may import: it runs on Windows too, and knows neither pages nor forms."""

import subprocess
import sys

import pytest

EVERYTHING = "import formsvc.store.drafts, formsvc.store.sessions, formsvc.store.users, formsvc.store.database"


def run(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("missing", ["fcntl", "pwd", "grp", "resource", "termios"])
def test_the_store_works_where_there_is_no_such_module(missing, tmp_path):
    work = f"{EVERYTHING}; from pathlib import Path; from formsvc.store.seal import KeyRing"
    keys = f"KeyRing.load_or_create(Path({str(tmp_path / 'answers.keys')!r}))"
    database = f"formsvc.store.database.open_database('sqlite:///{(tmp_path / 'formsvc.db').as_posix()}').dispose()"
    done = run(f"import sys; sys.modules[{missing!r}] = None; {work}; {keys}; {database}")
    assert (done.returncode, done.stderr) == (0, "")


def test_the_store_knows_no_pages_and_no_forms():
    done = run(f"{EVERYTHING}; import sys; print(*sys.modules)")
    assert done.returncode == 0
    strangers = {"flask", "wtforms", "docx", "docxtpl", "formsvc.formkit", "formsvc.web", "formsvc.data"}
    assert not strangers & set(done.stdout.split())
