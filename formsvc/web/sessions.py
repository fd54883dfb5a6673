"""Sessions kept on the server: the cookie is a random word that tells nothing and dies with the session."""

from typing import Any, cast

from flask import Flask, Request, Response, render_template, session
from flask.sessions import SessionInterface, SessionMixin
from werkzeug.datastructures import CallbackDict
from werkzeug.wrappers import Response as AnyResponse

from formsvc.core.language import _, marked
from formsvc.web.services import services

COOKIE = "formsvc_session"
LOCKED = (
    marked("Nobody can see your drafts from this browser now. Everything you saved is kept."),
    marked("To open formsvc again, use the new link in the window where it was started."),
)


class ServerSession(CallbackDict[str, Any], SessionMixin):
    """What Flask calls the session: a mapping whose contents never leave the server."""

    def __init__(self, token: str, initial: dict[str, Any]) -> None:
        super().__init__(initial, on_update=_note_change)
        self.token = token
        self.modified = False
        self.ended = False
        self.fault: Exception | None = None

    def end(self) -> None:
        """End the session, in the store and in the browser."""
        services().sessions.end(self.token)
        self.clear()
        self.ended = True


class ServerSessions(SessionInterface):
    """Finds the session of a request by its cookie, and keeps what views put into it."""

    def open_session(self, app: Flask, request: Request) -> ServerSession:
        """The session; an empty one that holds the fault where it cannot be read.

        Flask opens it before it can answer for a fault, and would print its words; the guard raises it anew.
        """
        token = request.cookies.get(COOKIE, "")
        try:
            found = app.extensions["formsvc"].sessions.find(token) if token else None
        except Exception as fault:  # noqa: BLE001  # whatever it is, it is raised again, in a place that can tell of it
            broken = ServerSession("", {})
            broken.fault = fault
            return broken
        data = {**found.data, "user_id": found.user_id} if found else {}
        return ServerSession(token if found else "", data)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Keep what changed. Somebody without a session has nothing worth keeping."""
        if not isinstance(session, ServerSession):
            return
        if session.ended:
            response.delete_cookie(COOKIE, httponly=True, samesite="Strict")
            response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
        elif session.modified and session.token:
            data = {key: value for key, value in session.items() if key != "user_id"}
            app.extensions["formsvc"].sessions.save_data(session.token, data)


def end_session() -> str:
    """End this session, print a new link where formsvc was started, and say so on a page."""
    cast(ServerSession, session).end()
    services().announce()
    words = tuple(_(paragraph) for paragraph in LOCKED)
    return render_template("message.html", heading=_("Locked"), paragraphs=words, signed_in=False, saves=False)


def give_cookie(response: AnyResponse, token: str) -> AnyResponse:
    """Hand a new session's token to the browser, for as long as the browser stays open."""
    response.set_cookie(COOKIE, token, httponly=True, samesite="Strict")
    return response


def _note_change(session: "ServerSession") -> None:
    session.modified = True
