"""The child process in which templates of somebody else's are tried."""

import subprocess
import sys

import pytest

from formsvc.core.schema import Group, Many, Schema, Text
from formsvc.documents import trial
from formsvc.documents.trial import examine
from tests.documents.words import template

SCHEMA = Schema(title="Test", open=Group({"a": Text(), "rows": Many(Group({"name": Text()}))}))


def test_an_honest_template_is_accepted_with_what_it_took():
    verdict = examine(template("{{ a }}", "{% for x in rows %}{{ x.name }}{% endfor %}"), SCHEMA)
    assert verdict.accepted
    assert verdict.findings == ()
    assert 0 < verdict.seconds < 5
    assert 0 < verdict.megabytes < 256


def test_findings_come_back_whole():
    (found,) = examine(template("{{ a }}", "{{ b }}"), SCHEMA).findings[:1]
    assert (found.action, found.place, found.tag) == ("refuse", "body, paragraph 2", "{{ b }}")


def test_what_takes_too_much_memory_is_refused():
    verdict = examine(
        template(*["{% for x in rows %}" + "{{ x.name }}" * 30 + "{% endfor %}"] * 90), SCHEMA, megabytes=50
    )
    assert not verdict.accepted
    assert "It takes more than" in verdict.findings[0].message


def test_what_repeats_too_much_text_is_refused_without_being_filled():
    schema = Schema(title="Test", open=Group({"rows": Many(Group({"inner": Many(Text())}))}))
    tags = "{% for x in rows %}{% for y in x.inner %}{{ y }}" + "x" * 300_000 + "{% endfor %}{% endfor %}"
    (found,) = examine(template(tags), schema).findings
    assert "becomes larger than 100 MB" in found.message


def test_a_fault_of_ours_while_checking_refuses_the_template(monkeypatch):
    monkeypatch.setattr(trial, "_START", 0)
    monkeypatch.setattr(sys, "executable", "false")
    (found,) = examine(template("{{ a }}"), SCHEMA).findings
    assert "could not be checked to the end" in found.message


def test_a_file_beside_the_template_is_never_run(tmp_path):
    (tmp_path / "json.py").write_text("open('PWNED', 'w')")
    program = (
        "from formsvc.core.schema import *; from formsvc.documents.trial import examine; import pathlib, os;"
        f"os.chdir({str(tmp_path)!r}); print(examine(b'', Schema(title='', open=Group({{}}))).accepted)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]
    assert [file.name for file in tmp_path.iterdir()] == ["json.py"]


def test_what_takes_too_long_is_refused():
    verdict = examine(template("{{ a }}"), SCHEMA, seconds=0)
    assert "It takes more than 0 seconds" in verdict.findings[0].message


CAUSES = {
    "a file": "open('/etc/hostname')",
    "a file, past Python's own open": "import os; os.open('/etc/hostname', 0)",
    "a connection": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "another program": "import subprocess; subprocess.run(['true'])",
    "a shell": "import os; os.system('true')",
}


@pytest.mark.parametrize("cause", CAUSES.values(), ids=CAUSES)
def test_confined_nothing_can_be_opened(cause):
    program = f"import os, socket, subprocess\nfrom formsvc.documents.trial import _confine\n_confine(5, 256)\n{cause}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "PermissionError: a template may not cause" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are the system's")
def test_the_system_itself_gives_no_descriptor_either():
    program = (
        "from lxml import etree\nfrom formsvc.documents import trial\ntrial.sys.addaudithook = lambda _: None\n"
        "trial._confine(5, 256)\ntry:\n    open('/etc/hostname')\nexcept OSError as error:\n    print(error.errno)\n"
        "try:\n    etree.parse('/etc/hostname')\nexcept OSError:\n    print('lxml')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["24", "lxml"]
