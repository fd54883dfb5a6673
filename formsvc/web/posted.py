"""What a browser posted, before anything is done with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC

from flask import request

from formsvc.formkit.answerfields import Pair, StampField
from formsvc.formkit.base import PageForm
from formsvc.formkit.formdata import Sorted, sort_out, specimen
from formsvc.formkit.record import Typed
from formsvc.web.services import services

CONTROL = ("csrf_token", "_version", "_do", "_key", "_read", "kind")


@dataclass(frozen=True, slots=True)
class Button:
    """The button that sent a page: what it does, and to what."""

    action: str
    target: str = ""


def button() -> Button:
    """The button pressed; "next" when the browser does not say."""
    action, _, target = request.form.get("_do", "next").partition(":")
    return Button(action, target)


def version() -> int:
    """The version of the page that the browser had; 0 when it says none."""
    text = request.form.get("_version", "0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def typed_pairs() -> tuple[Pair, ...]:
    """Names and texts as posted, without those that only steer."""
    return tuple((name, text) for name, text in request.form.items(multi=True) if name not in CONTROL)


def control_pairs() -> tuple[Pair, ...]:
    """What steers and must come back with typed text that is given back."""
    return tuple((name, text) for name, text in request.form.items() if name in ("_version", "_key", "kind"))


def sorted_pairs(form_class: type[PageForm]) -> Sorted:
    """The posted pairs that have a place on the page, and those that have none."""
    return sort_out(form_class, typed_pairs())


def stamped(form_class: type[PageForm], pairs: Iterable[Pair], before: Typed) -> tuple[Pair, ...]:
    """The pairs with each stamp set to now if its answer was filled or changed, and as it was if not.

    What the browser says of a stamp is not asked: the time is the server's.
    """
    stamps = {field.name: field.of for field in specimen(form_class).questions if isinstance(field, StampField)}
    new, old = dict(pairs), dict(before.pairs)
    kept = [(name, text) for name, text in pairs if name not in stamps]
    for stamp, of in stamps.items():
        same = new.get(of, "") == old.get(of, "")
        kept.append((stamp, old.get(stamp, "") if same else _now(new.get(of, ""))))
    return tuple(kept)


def _now(text: str) -> str:
    return services().clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ") if text.strip() else ""


def with_row(pairs: tuple[Pair, ...], field_name: str, blank_names: Iterable[str]) -> tuple[Pair, ...]:
    """The pairs with one more, blank, row in a list."""
    index = max(_rows(pairs, field_name), default=-1) + 1
    return (*pairs, *((f"{field_name}-{index}-{name}", "") for name in blank_names))


def without_row(pairs: tuple[Pair, ...], field_name: str, index: int) -> tuple[Pair, ...]:
    """The pairs without one row of a list, the rows after it moved up."""
    kept = []
    for name, text in pairs:
        row = _row(name, field_name)
        if row != index:
            moved = name if row is None or row < index else _renumbered(name, field_name, row - 1)
            kept.append((moved, text))
    return tuple(kept)


def _rows(pairs: Iterable[Pair], field_name: str) -> set[int]:
    return {row for name, _ in pairs if (row := _row(name, field_name)) is not None}


def _row(name: str, field_name: str) -> int | None:
    """The number of the row a name belongs to; the names have been sorted, so it is a number."""
    if not name.startswith(f"{field_name}-"):
        return None
    return int(name.removeprefix(f"{field_name}-").partition("-")[0])


def _renumbered(name: str, field_name: str, row: int) -> str:
    rest = name.removeprefix(f"{field_name}-").partition("-")[2]
    return f"{field_name}-{row}-{rest}"
