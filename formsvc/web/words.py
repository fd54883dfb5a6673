"""What the page templates know: filters, and what the frame of every page asks for."""

from datetime import UTC, date, datetime
from gettext import NullTranslations
from typing import Any

from flask import Flask, g
from jinja2 import pass_context
from markupsafe import Markup, escape

from formsvc.catalogue import form_type
from formsvc.core import language
from formsvc.core.dates import date_in_words
from formsvc.core.language import _, marked
from formsvc.store.infos import DraftInfo
from formsvc.web.access import user_id
from formsvc.web.services import services

TOO_OLD = marked(
    "This page was open for a long time, or formsvc was started again. Nothing is lost: press the button once more."
)


def teach(app: Flask) -> None:
    """Add the filters, and the way to the words in the language spoken."""
    app.add_template_global(_drawn, "_")
    app.add_template_filter(_spoken, "spoken")
    app.add_template_global(_drawn_for_count, "ngettext")
    app.add_template_filter(capfirst)
    app.add_template_filter(with_article)
    app.add_template_filter(lower_first)
    app.add_template_filter(date_in_words, "full_date")
    app.add_template_filter(moment)
    app.add_template_filter(strong)
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


def speak(app: Flask, tag: str, translations: NullTranslations) -> None:
    """Answer every request in a language; `tag` names it for browsers."""
    app.before_request(lambda: language.speak(translations))
    app.teardown_request(lambda _fault: language.speak(language.ENGLISH))
    app.jinja_env.globals["language"] = tag


def _drawn(text: str, **values: object) -> Markup:
    """A text of ours on a page, with values in its places."""
    return _escaped(_(text), values)


@pass_context
def _spoken(_context: object, text: str) -> Markup:
    """The same as a filter, for lists. It asks for the context so that no template is compiled in one language."""
    return _drawn(text)


def _drawn_for_count(one: str, many: str, count: int, **values: object) -> Markup:
    """Of two texts of ours on a page the one that fits a number."""
    return _escaped(language.ngettext(one, many, count), values)


def _escaped(text: str, values: dict[str, object]) -> Markup:
    """Neither a translation nor a value brings markup in, unless the value is Markup: a link drawn by the template."""
    return Markup(language.filled(str(escape(text)), {name: escape(value) for name, value in values.items()}))  # noqa: S704  # all of it is escaped


def today() -> date:
    """Today's date."""
    return services().clock().date()


def capfirst(text: str) -> str:
    """The text with its first letter as a capital, the others as they are."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The text with its first letter small, to stand inside a sentence; initials such as MASH stay as they are."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def with_article(noun: str) -> str:
    """An English noun with its indefinite article."""
    return f"an {noun}" if noun[:1] in "aeiou" else f"a {noun}"


def moment(when: datetime) -> str:
    """A time on this computer's clock, such as "1 December 2026 at 10:05"."""
    local = when.replace(tzinfo=when.tzinfo or UTC).astimezone()
    return _("{day} at {time}", day=date_in_words(local.date()), time=f"{local:%H:%M}")


def strong(text: str) -> Markup:
    """The text printed bold, to stand inside a sentence."""
    return Markup("<strong>{}</strong>").format(text)


def plain_name(name: str) -> str:
    """The name of a field as words, for text that is given back."""
    return capfirst(name.replace("_", " ").replace("-", " "))
