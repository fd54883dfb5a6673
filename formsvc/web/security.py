"""What every answer carries: nothing is kept by the browser, nothing runs that we did not ship."""

import secrets

from flask import Flask, Response, g, request

POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def secure(app: Flask) -> None:
    """Give every page its nonce and every answer its headers."""
    app.before_request(_new_nonce)
    app.after_request(_add_headers)
    app.context_processor(lambda: {"csp_nonce": g.get("nonce", "")})


def _new_nonce() -> None:
    g.nonce = secrets.token_urlsafe(16)


def _add_headers(response: Response) -> Response:
    response.headers.update(HEADERS)
    response.headers["Content-Security-Policy"] = POLICY.format(nonce=g.get("nonce") or secrets.token_urlsafe(16))
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
    return response
