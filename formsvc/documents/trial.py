"""Checking a template of somebody else's in a process of its own, where it can do nothing but fail.

The child opens no file and no connection once it holds the template: the system gives it no further
descriptor, an audit hook refuses what asks for one, and time and memory are limited. Only there is the
template unpacked, compiled and filled: with blanks, with examples, and with hostile answers in full lists.
"""

import json
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from formsvc.core.answers import Choice
from formsvc.core.errors import DocumentError, place_of
from formsvc.core.schema import Chosen, Group, Many, Node, Schema, Text
from formsvc.documents import package
from formsvc.documents.archive import Archive
from formsvc.documents.code import SHORT
from formsvc.documents.findings import Finding
from formsvc.documents.inspect import inspect
from formsvc.documents.template import View, compile_template
from formsvc.documents.wordxml import WORD, strictly_parsed

SECONDS, MEGABYTES = 5, 256
_START = 10  # seconds a child may take to load what it needs, before it sees the template
_FULL = 1_000  # more than any list has
_HOSTILE = "{{ 7*7 }} {% raw %} </w:t></w:r> & <b> \"q\" 'q' ]]> {_{\n\tRTL \u202e\u05d0 🏴󠁧󠁢󠁷󠁬󠁳󠁿 _x000D_"
_REFUSED = ("open", "os.", "socket.", "subprocess.", "shutil.", "ctypes.", "urllib.", "ftplib.", "glob.")
_TOO_MUCH = "It takes more than {} to check. Take out what repeats, and pictures that are larger than they need to be."


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found wrong with a template, and what it took: seconds, and megabytes of the child at most."""

    findings: tuple[Finding, ...]
    seconds: float = 0
    megabytes: float = 0

    @property
    def accepted(self) -> bool:
        """Whether it may be used."""
        return not any(one.action == "refuse" for one in self.findings)


def examine(data: bytes, schema: Schema, *, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> Verdict:
    """Compile and fill a template in a child process; what it costs too much is a finding like any other."""
    given = pickle.dumps((data, schema, seconds, megabytes))
    # -P: a file called json.py in the folder one happens to be in is not ours.
    command = [sys.executable, "-P", "-c", f"from {__name__} import main; main()"]
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=seconds + _START, check=False)  # noqa: S603  # our own program
    except subprocess.TimeoutExpired:
        return Verdict((_too_much(f"{seconds:.0f} seconds"),), seconds=seconds)
    if done.returncode < 0:  # the system ended it
        return Verdict((_too_much(f"{seconds:.0f} seconds or {megabytes} MB"),), seconds=seconds, megabytes=megabytes)
    if done.returncode:
        return Verdict((Finding(message="It could not be checked to the end. Do not use it, and tell us."),))
    told = json.loads(done.stdout)
    return Verdict(tuple(Finding(**one) for one in told["findings"]), told["seconds"], told["megabytes"])


def main() -> None:
    """The child: read what `examine` gives on standard input, and print the verdict as JSON."""
    data, schema, seconds, megabytes = pickle.load(sys.stdin.buffer)  # noqa: S301  # from our own parent
    _warm_up()
    peak = _peak_meter()
    _confine(seconds, megabytes)
    started = time.perf_counter()
    try:
        findings = list(_findings(data, schema))
    except MemoryError:
        findings = [_too_much(f"{megabytes} MB")]
    except Exception as fault:  # noqa: BLE001  # whatever it is, the template must not be used
        where = f"{type(fault).__name__} in {place_of(fault)}"
        findings = [Finding(message=f"It could not be checked to the end ({where}). Do not use it, and tell us.")]
    spent = time.perf_counter() - started
    told = {"findings": [one.as_json() for one in dict.fromkeys(findings)], "seconds": spent, "megabytes": peak()}
    sys.stdout.write(json.dumps(told))


def _findings(data: bytes, schema: Schema) -> Iterator[Finding]:
    found = inspect(data, schema)
    yield from found
    if any(one.action == "refuse" for one in found):
        return
    template = compile_template(data, schema)
    for views in _trials(schema):
        try:
            made = template.fill(*views)
            for name, part in package.unpacked(made).items():
                strictly_parsed(name, part) if package.is_xml(name) else None
        except DocumentError as error:
            yield Finding(message=f"With some answers it cannot be filled: {error}")


def _trials(schema: Schema) -> Iterator[tuple[View | None, View | None]]:
    """Views to fill a template with, open and restricted: blank, examples, hostile texts, and those in full lists."""
    for text, rows in (("", 0), (None, 1), (_HOSTILE * 3, 2), (_HOSTILE, _FULL)):
        opened, restricted = (_view(group, text, rows) for group in (schema.open, schema.restricted))
        yield opened, restricted
        if opened is not None and restricted is not None:
            yield opened, None


def _view(group: Group | None, text: str | None, rows: int) -> View | None:
    return None if group is None else {name: _value(inner, text, rows) for name, inner in group.names.items()}


def _value(node: Node, text: str | None, rows: int) -> Any:
    """What a view holds for a node of the schema: this text everywhere, or the examples where it is None."""
    if isinstance(node, Group):
        return _view(node, text, rows)
    if isinstance(node, Many):
        return [_value(node.item, text, min(rows, SHORT))] * min(rows, node.limit)
    if isinstance(node, Chosen):
        return node.entry if text is None else Choice(text and "other", text, text)
    return node.example if text is None else text


def _too_much(what: str) -> Finding:
    return Finding(message=_TOO_MUCH.format(what))


def _warm_up() -> None:
    """Load what is loaded only when it is first used, while files may still be opened."""
    schema = Schema(title="", open=Group({"a": Text(), "b": Many(Text())}))
    body = '<w:document xmlns:w="{}"><w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>'
    for tags in ("{% for c in b %}{{ c|known if loop.index == 1 or c != 'é' }}{% endfor %}{{ a }}", "{{ c }}{% if"):
        specimen = Archive(()).with_members({package.MAIN: [body.format(WORD, tags).encode()]})
        json.dumps([one.as_json() for one in _findings(specimen, schema)])
    "ü".encode("utf-16").decode("utf-16").encode("cp437")  # as names in a zip and parts may be written


def _peak_meter() -> Any:
    """What tells the megabytes this process has held at most; where the system does not say, 0."""
    try:
        status = open("/proc/self/status", encoding="ascii")  # noqa: SIM115, PTH123  # must stay open: no other may be
    except OSError:
        return lambda: 0.0

    def peak() -> float:
        status.seek(0)
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))

    return peak


def _confine(seconds: float, megabytes: int) -> None:
    """From here on: no file, no connection, no other program, and not more than so much time and memory."""
    if os.name == "posix":  # Windows has no such limits; there the hook and the clock have to do
        import resource  # noqa: PLC0415  # as above

        for limit, most in (
            (resource.RLIMIT_AS, megabytes * package.MEGABYTE),
            (resource.RLIMIT_CPU, int(seconds)),
            (resource.RLIMIT_NOFILE, 0),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(limit, (most, most))
    sys.addaudithook(_refuse)


def _refuse(event: str, _: tuple[object, ...]) -> None:
    if event.startswith(_REFUSED):
        raise PermissionError(f"a template may not cause {event}")
