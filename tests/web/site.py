"""formsvc in a fresh folder, and a browser to use it with. Forged requests are refused here as everywhere."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.test import TestResponse

from formsvc.app import create_app
from formsvc.catalogue import form_type
from formsvc.formkit.formtype import FormType, Rows
from formsvc.formkit.read import to_record
from formsvc.settings import Settings
from formsvc.store.drafts import Drafts
from formsvc.store.infos import DraftInfo, EntryInfo, UserInfo
from formsvc.store.models import Agency, User, new_id
from formsvc.web.services import Services
from tests.web.page import Page, Pair, crlf

HOME = "/"


class Compiled(BytecodeCache):
    """Compiled page templates, shared by the apps of all tests: each test makes an app."""

    def __init__(self) -> None:
        self.code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


@dataclass
class Clock:
    """Stands still until it is turned on."""

    now: datetime = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class Browser:
    """A browser window: it keeps its cookie, reads pages, and sends what their forms hold."""

    client: FlaskClient
    answers: list[TestResponse] = field(default_factory=list)

    def get(self, address: str, **options: Any) -> TestResponse:
        return self._noted(self.client.get(address, buffered=True, **options))

    def post(self, address: str, pairs: Iterable[Pair] = (), **options: Any) -> TestResponse:
        return self._noted(self.client.post(address, data=_multi(pairs), buffered=True, **options))

    def page(self, address: str) -> Page:
        """The page at an address, where following its way leads to."""
        answer = self.get(address, follow_redirects=True)
        assert answer.status_code == 200, answer.status
        return Page(answer.text)

    def send(self, address: str, *changes: Pair, button: str = "next") -> TestResponse:
        """Type these answers on the page at an address and press a button."""
        form = self.page(address).form()
        return self.post(address, (*form.filled(*changes), ("_do", button)))

    def token(self) -> str:
        """A token against forged requests, as any page holds it."""
        return self.page(HOME).form().value("csrf_token")

    def start(self, kind: str) -> str:
        """Start a record from the start page; the address of its list of steps."""
        form = self.page(HOME).form()
        return self.post("/records", (*form.pairs, ("kind", kind))).location

    def _noted(self, answer: TestResponse) -> TestResponse:
        self.answers += [*answer.history, answer]
        return answer


@dataclass
class Site:
    """A running formsvc with everything a test may want to look at."""

    folder: Path
    clock: Clock = field(default_factory=Clock)
    links: list[str] = field(default_factory=list)
    packs_folder: Path | None = None
    app: Flask = field(init=False)

    def __post_init__(self) -> None:
        self.app = self._app()

    def restart(self) -> None:
        """End the process and start another in the same folder."""
        self.close()
        self.app = self._app()

    def close(self) -> None:
        self.database.kw["bind"].dispose()

    @property
    def services(self) -> Services:
        return self.app.extensions["formsvc"]  # type: ignore[no-any-return]  # Flask's extensions have no types

    @property
    def drafts(self) -> Drafts:
        return self.services.drafts

    @property
    def database(self) -> sessionmaker[Session]:
        return self.drafts._sessions

    def new_link(self) -> str:
        """The address of a new one-time link."""
        self.services.announce()
        return f"/open/{self.links[-1]}"

    def stranger(self) -> Browser:
        """A browser without a session."""
        return Browser(self.app.test_client())

    def browser(self) -> Browser:
        """A browser that was let in."""
        browser = self.stranger()
        assert browser.get(self.new_link()).status_code == 303
        return browser

    def mine(self) -> tuple[DraftInfo, ...]:
        return self.drafts.of_owner(self.services.user.id)

    def entries(self, address: str) -> tuple[EntryInfo, ...]:
        """Everything stored of the record at an address."""
        owner, record_id = self.services.user.id, record_of(address)
        return self.drafts.entries(owner, record_id) + self.drafts.vault_entries(owner, record_id)

    def typed(self, address: str, step: str) -> tuple[tuple[Pair, ...], ...]:
        """What is stored as typed of one step, one tuple for each of its pages; blank answers left out."""
        found = (entry for entry in self.entries(address) if entry.step == step)
        return tuple(tuple((name, text) for name, text in one.content["pairs"] if text) for one in found)

    def state(self) -> object:
        """Everything that is stored, to see that nothing changed."""
        return [(draft, self.entries(f"/records/{draft.id}/")) for draft in self.mine()]

    def somebody_else(self) -> UserInfo:
        """Another user, of another agency."""
        with self.database.begin() as session:
            agency = Agency(id=new_id(), slug=new_id())
            session.add(agency)
            session.flush()
            user = User(id=new_id(), agency_id=agency.id, login=new_id())
            session.add(user)
        return UserInfo(id=user.id, agency_id=agency.id)

    def bytes_on_disk(self) -> bytes:
        """The database file, its log and its index, one behind the other."""
        return b"".join(path.read_bytes() for path in sorted(self.folder.glob("formsvc.db*")))

    def _app(self) -> Flask:
        settings = Settings(data_folder=self.folder, packs_folder=self.packs_folder)
        app = create_app(settings, clock=self.clock, announce=self.links.append)
        app.jinja_env.bytecode_cache = COMPILED
        return app


@contextmanager
def running(folder: Path, **options: Any) -> Iterator[Site]:
    """A site in a folder, closed at the end."""
    site = Site(folder / "data", **options)
    yield site
    site.close()


def kind(slug: str) -> FormType:
    """The form type with that slug."""
    found = form_type(slug)
    assert found
    return found


def record_of(address: str) -> str:
    """The id of the record at an address."""
    return address.split("/")[2]


def step_at(record: str, slug: str) -> str:
    """The address of a step of the record at an address."""
    return f"/records/{record_of(record)}/steps/{slug}/"


def item_at(record: str, slug: str, item_id: str = "") -> str:
    """The address of an item of a list; of a new one if no id is given."""
    return f"{step_at(record, slug)}items/{item_id or new_id()}"


def pages_of(one: FormType, answers: Any) -> dict[str, tuple[tuple[Pair, ...], ...]]:
    """JSON answers as a browser would send them: the pairs of each page of each step, line ends as CRLF."""
    record, misfits = to_record(one, answers)
    assert not misfits
    return {slug: tuple(_as_sent(typed.pairs) for typed in pages) for slug, pages in record.items()}


def type_in(browser: Browser, one: FormType, answers: Any) -> str:
    """Start a record and type all answers in, step by step; the address of its list of steps.

    Items a record starts with are taken out first.
    """
    record = browser.start(one.slug)
    sent = pages_of(one, answers)
    for step in one.steps:
        if isinstance(step, Rows):
            take_out_all(browser, record, step.slug)
        for pairs in sent.get(step.slug, ()):
            address = item_at(record, step.slug) if isinstance(step, Rows) else step_at(record, step.slug)
            answer = save(browser, address, pairs)
            assert answer.status_code == 303, f"{step.slug}: {Page(answer.text).text}"
    return record


def save(browser: Browser, address: str, pairs: Iterable[Pair], button: str = "next") -> TestResponse:
    """Send these pairs as the whole of the page at an address."""
    form = browser.page(address).form()
    steering = [(name, form.value(name)) for name in ("csrf_token", "_version")]
    return browser.post(address, (*steering, *pairs, ("_do", button)))


def items_of(page: Page) -> list[str]:
    """The addresses of the items that a list of items leads to, in its order."""
    ends = [link.partition("?")[0] for link in page.links if link.endswith("/remove")]
    return [link.removesuffix("/remove") for link in ends]


def take_out_all(browser: Browser, record: str, slug: str) -> None:
    """Remove every item of a list."""
    for item in items_of(browser.page(step_at(record, slug))):
        browser.send(f"{item}/remove", button="remove")


def _as_sent(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    return tuple((name, crlf(text)) for name, text in pairs if text)


def _multi(pairs: Iterable[Pair]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, text in pairs:
        found.setdefault(name, []).append(text)
    return found
