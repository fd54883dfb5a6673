"""What the page templates know: filters, and what the frame of every page asks for."""

from datetime import UTC, date, datetime
from typing import Any

from flask import Flask, g

from formsvc.catalogue import form_type
from formsvc.core.dates import full_date
from formsvc.store.infos import DraftInfo
from formsvc.web.access import user_id
from formsvc.web.services import services

TOO_OLD = (
    "This page was open for a long time, or formsvc was started again. Nothing is lost: press the button once more."
)


def teach(app: Flask) -> None:
    """Add the filters."""
    app.add_template_filter(capfirst)
    app.add_template_filter(article)
    app.add_template_filter(lower_first)
    app.add_template_filter(full_date)
    app.add_template_filter(moment)
    app.add_template_filter(plain_name)
    app.add_template_global(today)
    app.context_processor(_frame)


def _frame() -> dict[str, Any]:
    """What the frame of every page asks for; views say otherwise where it differs."""
    record: DraftInfo | None = g.get("record")
    return {
        "signed_in": bool(user_id()),
        "saves": False,
        "errors": (),
        "back": None,
        "record": record,
        "form_type": form_type(record.kind) if record else None,
    }


def today() -> date:
    """Today's date."""
    return services().clock().date()


def capfirst(text: str) -> str:
    """The text with its first letter as a capital, the others as they are."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The text with its first letter small, to stand inside a sentence."""
    return text[:1].lower() + text[1:]


def article(noun: str) -> str:
    """The indefinite article of a noun, with a space after it."""
    return "an " if noun[:1] in "aeiou" else "a "


def moment(when: datetime) -> str:
    """A time on this computer's clock, such as "1 December 2026 at 10:05"."""
    local = when.replace(tzinfo=when.tzinfo or UTC).astimezone()
    return f"{full_date(local.date())} at {local:%H:%M}"


def plain_name(name: str) -> str:
    """The name of a field as words, for text that is given back."""
    return capfirst(name.replace("_", " ").replace("-", " "))
