"""formsvc served on this computer as people have it, and a clerk who fills records without a browser."""

import json
import re
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Any

import waitress
from flask import Flask
from waitress import wasyncore
from werkzeug.datastructures import MultiDict

from formsvc.app import create_app
from formsvc.catalogue import example_of
from formsvc.data.packs import Packs
from formsvc.formkit.answerfields import Pair
from formsvc.formkit.formtype import FormType, Rows, Step
from formsvc.formkit.read import to_record
from formsvc.settings import Settings


@dataclass
class Site:
    """The app under test, the address it is served at, and the tokens of the links it has printed."""

    app: Flask
    address: str
    tokens: list[str]

    @property
    def packs(self) -> Packs:
        """The data packs in force."""
        packs: Packs = self.app.extensions["formsvc"].packs()
        return packs

    def new_link(self) -> str:
        """The path of a new one-time link."""
        self.app.extensions["formsvc"].announce()
        return f"/open/{self.tokens[-1]}"


@contextmanager
def served(folder: Path) -> Iterator[Site]:
    """Serve an app with its data in a folder, by the server that people run, on a free port."""
    tokens: list[str] = []
    app = create_app(Settings(data_folder=folder), announce=tokens.append)
    sockets: dict[int, Any] = {}
    server = waitress.create_server(app, map=sockets, host="127.0.0.1", port=0, threads=4, ident=None)
    done = threading.Event()
    thread = threading.Thread(target=_turn, args=(sockets, done))
    thread.start()
    try:
        yield Site(app, f"http://127.0.0.1:{server.effective_port}", tokens)
    finally:
        done.set()
        thread.join()
        server.task_dispatcher.shutdown()
        wasyncore.close_all(sockets)


def _turn(sockets: dict[int, Any], done: threading.Event) -> None:
    """The server's own loop has no end; this one has."""
    while not done.is_set():
        wasyncore.loop(timeout=0.1, map=sockets, count=1)


class Clerk:
    """Starts and fills records over HTTP, as the pages would, where filling them in is not what a test is about."""

    def __init__(self, site: Site) -> None:
        self._client = site.app.test_client()
        self._client.get(site.new_link())
        found = re.search(r'name="csrf_token" value="([^"]+)"', self._client.get("/").text)
        assert found
        self._token = found.group(1)

    def start(self, kind: FormType) -> str:
        """Start a record; its address."""
        posted = {"csrf_token": self._token, "_key": token_hex(16), "kind": kind.slug}
        answer = self._client.post("/records", data=posted)
        assert answer.status_code == 303
        return str(answer.location).rstrip("/")

    def save(self, record: str, step: Step, pairs: Iterable[Pair], version: int = 0) -> str:
        """Save a step's page, or one more item of its list, right or wrong; its address."""
        address = f"{record}/steps/{step.slug}/" + (f"items/{token_hex(16)}" if isinstance(step, Rows) else "")
        steering = [("csrf_token", self._token), ("_version", str(version)), ("_do", "later")]
        answer = self._client.post(address, data=MultiDict([*pairs, *steering]))
        assert answer.status_code == 303, f"{address}: {answer.status_code}"
        return address

    def fill(self, kind: FormType) -> dict[str, list[str]]:
        """Start a record and save the whole example in it; the addresses of its pages by step, its own under ""."""
        record = self.start(kind)
        typed, misfits = to_record(kind, json.loads(example_of(kind)))
        assert not misfits
        pages = {
            step.slug: [self.save(record, step, page.pairs) for page in typed.get(step.slug, ())] for step in kind.steps
        }
        return {"": [record], **pages}
