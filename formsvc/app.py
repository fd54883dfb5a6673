"""Where all parts meet: the app factory, and serving it to this computer's browser."""

import socket
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import click
import waitress
from flask import Flask
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader
from werkzeug.routing import BaseConverter

from formsvc.catalogue import FORM_TYPES
from formsvc.core.errors import SettingsError
from formsvc.data.packs import PacksOnDisk
from formsvc.formkit.limits import REQUEST_LIMIT
from formsvc.guidance import leaflet
from formsvc.produce import compile_templates
from formsvc.settings import LOOPBACK, Settings, templates_folder, translations_of
from formsvc.store.confirmations import Confirmations
from formsvc.store.custody import Custody
from formsvc.store.database import open_database, sessions_of
from formsvc.store.drafts import Drafts
from formsvc.store.keys import open_rings
from formsvc.store.seal import KeyRing
from formsvc.store.sessions import WebSessions
from formsvc.store.users import local_user
from formsvc.web import (
    access,
    choosing,
    custody,
    directory,
    door,
    emails,
    errors,
    finish,
    guidance,
    logs,
    readthrough,
    security,
    start,
    steps,
    tasks,
    words,
)
from formsvc.web.services import Services
from formsvc.web.sessions import ServerSessions


class Hex32(BaseConverter):
    """128 bits in hexadecimal, as the ids of the store are written."""

    regex = "[0-9a-f]{32}"


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def create_app(
    settings: Settings, *, clock: Callable[[], datetime] = utc_now, announce: Callable[[str], object] = str
) -> Flask:
    """Wire the parts into an app. `announce` is given the token of each new one-time link."""
    settings.data_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    app = Flask("formsvc.web", template_folder=None)
    app.config.update(
        MAX_CONTENT_LENGTH=REQUEST_LIMIT, MAX_FORM_MEMORY_SIZE=REQUEST_LIMIT, MAX_FORM_PARTS=100_000,
        TRUSTED_HOSTS=list(LOOPBACK), SECRET_KEY=_web_key(settings),
    )  # fmt: skip
    app.url_map.converters["hex32"] = Hex32
    _draw(app)
    words.speak(app, settings.language, translations_of(settings))
    app.extensions["formsvc"] = _services(settings, clock, announce)
    app.session_interface = ServerSessions()
    logs.record_requests(app)
    security.secure(app)
    access.guard(app)
    errors.tell(app)
    compile_templates(FORM_TYPES)
    leaflet.template()
    for part in (door, start, tasks, steps, finish, readthrough, custody, emails, directory, choosing, guidance):
        app.register_blueprint(part.bp)
    return app


def serve(settings: Settings, host: str, port: int) -> None:
    """Serve to this computer alone; print the data folder, and a one-time link that opens a session."""
    if host not in LOOPBACK:
        raise SettingsError("Until there are accounts formsvc listens on this computer only: --host 127.0.0.1.")
    logs.configure()
    listener = _listener(host, port)
    address = f"http://{host}:{listener.getsockname()[1]}"
    app = create_app(settings, announce=partial(_print_link, address))
    click.echo(f"formsvc keeps drafts and keys in {settings.data_folder}")
    app.extensions["formsvc"].announce()
    waitress.serve(
        app,
        sockets=[listener],
        threads=8,
        ident=None,
        max_request_body_size=REQUEST_LIMIT * 2,
        inbuf_overflow=REQUEST_LIMIT * 4,  # what was typed must not spill into a temporary file
        outbuf_overflow=REQUEST_LIMIT * 4,
        clear_untrusted_proxy_headers=True,
    )


def _listener(host: str, port: int) -> socket.socket:
    """A socket on the port; raises SettingsError, saying what to do, when another program has it."""
    try:
        return socket.create_server((host, port))
    except OSError as error:
        raise SettingsError(f"Port {port} cannot be used ({error.strerror}). Choose another one with --port.") from None


def _print_link(address: str, token: str) -> None:
    click.echo(f"Open formsvc once with this link: {address}/open/{token}")


def _services(settings: Settings, clock: Callable[[], datetime], announce: Callable[[str], object]) -> Services:
    database = sessions_of(open_database(settings.database_url))
    rings = open_rings(settings.data_folder, database)
    sessions = WebSessions(database, rings.answers, clock)
    sessions.delete_expired()
    return Services(
        settings=settings,
        drafts=Drafts(database, rings.answers, rings.vault, clock, settings.draft_days),
        custody=Custody(database, rings.vault, clock),
        confirmations=Confirmations(database, clock),
        sessions=sessions,
        user=local_user(database),
        packs=PacksOnDisk(*settings.packs_folders),
        clock=clock,
        announce=lambda: announce(sessions.new_link()),
    )


def _web_key(settings: Settings) -> bytes:
    """The key that signs the pages' tokens: kept, so that a page left open outlives a restart."""
    ring = KeyRing.load_or_create(settings.data_folder / "web.keys")
    return ring.keys[ring.active]


def _draw(app: Flask) -> None:
    """Page templates: ours, then those of GOV.UK Frontend."""
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    app.jinja_loader = ChoiceLoader([FileSystemLoader(templates_folder("html")), govuk])
    words.teach(app)
