"""Who may use a route. Each says so; one that does not is refused, and a test walks them all."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, abort, current_app, g, request, session
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.exceptions import SecurityError

from formsvc.store.errors import DraftNotFound
from formsvc.store.infos import DraftInfo
from formsvc.web.services import services

View = TypeVar("View", bound=Callable[..., Any])

ANYONE = "anyone"
SIGNED_IN = "signed in"
OWNER = "owner of the record"
RULES = (ANYONE, SIGNED_IN, OWNER)

protection = CSRFProtect()


def allow(rule: str, *, gives_back: bool = False) -> Callable[[View], View]:
    """State who may use a view, and whether it gives typed text back when the page's token is no good.

    Other views refuse such a request: there is nothing in it that could be lost.
    """

    def state(view: View) -> View:
        vars(view).update(access_rule=rule, gives_back=gives_back)
        return view

    return state


def guard(app: Flask) -> None:
    """Check every request against its route's rule, and every change against forgery."""
    app.config["WTF_CSRF_CHECK_DEFAULT"] = (
        False  # checked below, after the session, so that typed text can be given back
    )
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # a form written over lunch is still good
    protection.init_app(app)
    app.before_request(_check)


def rule_of(app: Flask, endpoint: str | None) -> str | None:
    """The rule that a route states; None when it states none. Static files are for anyone."""
    if endpoint == "static":
        return ANYONE
    return getattr(app.view_functions.get(endpoint or ""), "access_rule", None)


def gives_back(app: Flask, endpoint: str | None) -> bool:
    """Whether a view looks at `g.forged` itself."""
    return bool(getattr(app.view_functions.get(endpoint or ""), "gives_back", False))


def user_id() -> str | None:
    """The user who opened this session, if one did."""
    return session.get("user_id")


def _check() -> None:
    if isinstance(request.routing_exception, SecurityError):  # another host's name: an attack through the browser
        raise request.routing_exception
    if fault := getattr(session, "fault", None):
        raise fault
    if request.url_rule is None:  # no such page: told as such, but only to somebody who may know
        return None if user_id() else abort(401)
    rule = rule_of(current_app, request.endpoint)
    if rule not in RULES:
        abort(403)
    if rule != ANYONE:
        _check_session(rule)
    return None


def _check_session(rule: str) -> None:
    owner = user_id()
    if owner is None:
        abort(401)
    if rule == OWNER:
        g.record = _record(owner)
    if request.method not in ("GET", "HEAD", "OPTIONS"):
        g.forged = _is_forged()
        if g.forged and not gives_back(current_app, request.endpoint):
            abort(400)


def _record(owner: str) -> DraftInfo:
    """The record of the address, if it is this person's; another's does not exist for them."""
    try:
        return services().drafts.get(owner, request.view_args["record_id"])  # type: ignore[index]  # rule OWNER has one
    except DraftNotFound:
        abort(404)


def _is_forged() -> bool:
    try:
        protection.protect()
    except CSRFError:
        return True
    return False
