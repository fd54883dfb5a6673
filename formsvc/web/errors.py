"""What people read when something cannot be done: plain words, what to do, and what they typed given back."""

import structlog
from flask import Flask, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError, NotFound, SecurityError

from formsvc.core.errors import FormsvcError, place_of
from formsvc.core.language import _, marked
from formsvc.formkit.limits import REQUEST_LIMIT
from formsvc.store.errors import EntryNotFound, SealBroken, VaultClosed
from formsvc.web import posted
from formsvc.web.access import user_id

WORDS: dict[int, tuple[str, str]] = {
    400: (
        marked("That did not work"),
        marked("Go back to the page you came from, load it again and try once more. What was saved is kept."),
    ),
    401: (
        marked("formsvc is locked"),
        marked("Use the link in the window where formsvc was started. A link opens formsvc once."),
    ),
    403: (marked("This is not open to you"), marked("Go to the start page.")),
    404: (marked("This page does not exist"), marked("It may have been deleted, or the address may be wrong.")),
    405: (
        marked("That did not work"),
        marked("Go to the start page and find your draft there. What was saved is kept."),
    ),
    409: (
        marked("Another window was faster"),
        marked("Load the page again to see what it saved. Nothing was overwritten."),
    ),
    413: (
        marked("That is too much at once"),
        marked(
            "One page can hold {limit} MB. Go back in your browser, take something out, and save again."
            " What was saved before is kept."
        ),
    ),
    500: (
        marked("Something went wrong"),
        marked("It is our fault, not yours. What was saved before is kept. Go back and try again."),
    ),
}
Answer = tuple[str, int] | tuple[str, int, dict[str, str]]
log = structlog.get_logger()


def tell(app: Flask) -> None:
    """Answer every error with a page of ours."""
    app.register_error_handler(HTTPException, _page)
    app.register_error_handler(EntryNotFound, lambda _error: _page(NotFound()))
    app.register_error_handler(VaultClosed, _closed)
    app.register_error_handler(SealBroken, _closed)
    app.register_error_handler(FormsvcError, _refusal)
    app.register_error_handler(Exception, _fault)


def _page(error: HTTPException) -> Answer:
    code = error.code or 500
    if isinstance(request.routing_exception, SecurityError):  # there is no address that a page of ours could link to
        return _("formsvc does not answer to this name."), 400, {"Content-Type": "text/plain; charset=utf-8"}
    heading, words = WORDS.get(code, WORDS[400])
    return _drawn(code, _(heading), _(words, limit=REQUEST_LIMIT // 1024 // 1024))


def _drawn(code: int, heading: str, words: str) -> tuple[str, int]:
    """A page that says one thing, and gives back what was typed where it may be lost."""
    lost = code in (400, 401, 404, 409, 500, 503) and request.method == "POST"
    given_back = tuple(pair for pair in posted.typed_pairs() if pair[1].strip()) if lost else ()
    control = posted.control_pairs() if given_back else ()
    body = render_template(
        "message.html",
        heading=heading,
        paragraphs=(words,),
        given_back=given_back,
        control=control,
        can_save=code not in (404, 503),
        signed_in=bool(user_id()),
    )
    return body, code


def _closed(error: VaultClosed | SealBroken) -> tuple[str, int]:
    """A key is missing, or what is stored was changed: what it seals does not show, everything else works."""
    return _drawn(503, _("This page cannot be opened here"), str(error))


def _refusal(error: FormsvcError) -> tuple[str, int]:
    """Raised on purpose where no page expected it, such as by a data pack; its words are for people."""
    return _drawn(500, _("That did not work"), str(error))


def _fault(error: Exception) -> Answer:
    """A fault of ours: its kind and place are logged, never its words, which may quote an answer."""
    log.error("fault", kind=type(error).__name__, place=place_of(error), rule=str(request.url_rule or ""))
    return _page(InternalServerError())
