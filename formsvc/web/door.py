"""The way in and the way out: the one-time link, and the lock."""

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from formsvc.web.access import ANYONE, SIGNED_IN, allow
from formsvc.web.services import services
from formsvc.web.sessions import end_session, give_cookie

bp = Blueprint("door", __name__)


@bp.get("/open/<token>")
@allow(ANYONE)
def open_link(token: str) -> Response:
    """Open a session with a one-time link. Whatever only looks ahead does not use it up."""
    if request.method == "HEAD" or "prefetch" in request.headers.get("Sec-Purpose", ""):
        abort(405)
    if not services().sessions.use_link(token):
        abort(401)
    return give_cookie(redirect(url_for("start.home"), 303), services().sessions.start(services().user.id))


@bp.post("/lock")
@allow(SIGNED_IN)
def lock() -> str:
    """End the session, so that the next person at this computer sees nothing."""
    return end_session()
