"""The log: one line for each request, and only keys on a list. No address, no form, no answer."""

import logging
import sys
import time
from collections.abc import MutableMapping
from typing import Any

import structlog
from flask import Flask, Response, g, request

from formsvc.core.errors import place_of

KEYS = frozenset({"event", "level", "timestamp", "method", "rule", "status", "milliseconds", "kind", "place"})
log = structlog.get_logger()


def configure() -> None:
    """Set up structured logging; the lines of werkzeug and waitress name addresses and are not wanted."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            only_listed,
            structlog.processors.LogfmtRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    for name in ("werkzeug", "waitress"):
        logging.getLogger(name).setLevel(logging.ERROR)
        logging.getLogger(name).addFilter(concealed)


def concealed(record: logging.LogRecord) -> bool:
    """Leave of a line of Flask's or the server's own no more than kind and place of a fault: its words may quote."""
    fault = record.exc_info[1] if record.exc_info else None
    record.msg = f"fault kind={type(fault).__name__} place={place_of(fault)}" if fault else "fault"
    record.args, record.exc_info, record.exc_text, record.stack_info = (), None, None, None
    return True


def only_listed(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drop every key that is not on the list."""
    return {key: value for key, value in event.items() if key in KEYS}


def record_requests(app: Flask) -> None:
    """Log each request by the rule it matched, never by its address."""
    app.logger.addFilter(concealed)
    app.before_request(_start)
    app.after_request(_finish)


def _start() -> None:
    g.started = time.perf_counter()


def _finish(response: Response) -> Response:
    if request.endpoint != "static":
        spent = (time.perf_counter() - g.get("started", time.perf_counter())) * 1000
        log.info(
            "request",
            method=request.method,
            rule=str(request.url_rule or ""),
            status=response.status_code,
            milliseconds=round(spent),
        )
    return response
