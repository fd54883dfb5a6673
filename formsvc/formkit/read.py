"""Answers from JSON, nested by step. They are flattened to what would have been typed, then judged."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from formsvc.data.packs import Packs
from formsvc.formkit.formdata import flatten, specimen
from formsvc.formkit.formtype import FormType, Rows, Step
from formsvc.formkit.limits import REQUEST_LIMIT
from formsvc.formkit.problems import Finding
from formsvc.formkit.record import Judgement, Record, Typed, judge

_PLAIN = re.compile(
    "[a-z][a-z0-9_]{0,99}|[0-9]+", re.ASCII
)  # as answers are named; anything else may be what somebody typed
_LONGEST = 100  # characters of a name; the longest of any form has about 30


class _Repeated(ValueError):
    """An object of a JSON file names the same answer twice; the text is that name."""


class _Link(NamedTuple):
    """A name or number, and the one it stands in. Whole paths of thousands of objects would fill the memory."""

    above: "_Link | None"
    name: str


class Malformed(Exception):
    """What should be JSON cannot be read; `judgement` says why, and where."""

    def __init__(self, kind: str, message: str, path: str = "") -> None:
        super().__init__(kind)
        self.judgement = Judgement((Finding(kind=kind, path=path, message=message),))


def read_json(form_type: FormType, data: bytes, packs: Packs) -> Judgement:
    """Judge the bytes of a JSON file; whatever cannot be read at all is a finding of its own."""
    try:
        return read(form_type, parse(data), packs)
    except Malformed as malformed:
        return malformed.judgement


def parse(data: bytes, what: str = "file") -> Any:
    """The value of JSON bytes.

    Raises Malformed, saying why, of `what`, when they have none, name one thing twice, or hold a name that could
    not even be shown.
    """
    value = _readable(data, what)
    strange = _place_of_strange_name(value)
    if strange is not None:
        words = f"There is a name here that cannot be shown, or has more than {_LONGEST} characters. Take it out."
        raise Malformed("name", words, strange)
    return value


def _readable(data: bytes, what: str) -> Any:
    try:
        return _parse(data)
    except _Repeated as name:
        told = f"“{name}”" if _PLAIN.fullmatch(str(name)) else "something"
        words = f"The {what} names {told} twice in one place; only one could be kept. Take one out."
        raise Malformed("repeated", words) from None
    except json.JSONDecodeError as error:
        words = f"The {what} is no JSON: {error.msg}, line {error.lineno}, column {error.colno}."
        raise Malformed("json", words) from None
    except UnicodeDecodeError:
        raise Malformed("encoding", f"The {what} is not written in UTF-8. Save it as UTF-8.") from None
    except RecursionError:
        raise Malformed("json", f"The {what} nests its brackets too deeply.") from None
    except OverflowError:
        limit = REQUEST_LIMIT // 1024 // 1024
        raise Malformed("too_big", f"The {what} is larger than {limit} MB. Take something out.") from None
    except ValueError:  # whatever else Python makes of JSON: thousands of digits are no number to it
        raise Malformed("json", f"The {what} has a number in it that is too long. Put it in quotation marks.") from None


def _parse(data: bytes) -> Any:
    if len(data) > REQUEST_LIMIT:
        raise OverflowError
    return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_without_repeats)


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, refusing a name given twice: Python would keep the last and drop the others."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _Repeated(name)
        found[name] = value
    return found


def _place_of_strange_name(value: Any) -> str | None:
    """The path of the first object that has a name no answer could have; None when there is none."""
    waiting: list[tuple[_Link | None, Any]] = [(None, value)]
    while waiting:
        link, node = waiting.pop()
        if isinstance(node, dict) and not all(len(name) <= _LONGEST and name.isprintable() for name in node):
            return _path(link)
        if isinstance(node, (dict, list)):
            pairs = node.items() if isinstance(node, dict) else enumerate(node)
            waiting.extend((_Link(link, str(name)), inner) for name, inner in pairs if isinstance(inner, (dict, list)))
    return None


def _path(link: _Link | None) -> str:
    """The path that links lead along, from the outside in, without what may be somebody's own words."""
    names: list[str] = []
    while link:
        names.insert(0, link.name if _PLAIN.fullmatch(link.name) else "…")
        link = link.above
    return ".".join(names)


def read(form_type: FormType, value: Any, packs: Packs) -> Judgement:
    """Judge answers given as JSON: `{"account": {"what_happened": "…"}, "victims": [{…}], …}`."""
    record, misfits = to_record(form_type, value)
    judged = judge(form_type, record, packs)
    refused = {finding.path for finding in misfits if finding.kind != "unknown"}
    # An answer of the wrong type never reached its field: "Enter …" would only repeat it.
    others = tuple(finding for finding in judged.findings if finding.path not in refused)
    return Judgement((*misfits, *others), None if misfits else judged.answers, record)


def to_record(form_type: FormType, value: Any) -> tuple[Record, tuple[Finding, ...]]:
    """JSON answers as a record, with a finding for everything that no step takes."""
    if not isinstance(value, Mapping):
        return {}, (Finding(kind="type", path="", message="The answers must be an object with named steps, in braces"),)
    steps = {step.slug: step for step in form_type.steps}
    strange = sum(key not in steps for key in value)
    misfits = [_unknown_steps(form_type, strange)] if strange else []
    record: dict[str, list[Typed]] = {}
    for slug, content in value.items():
        for part in _pages(steps[slug], content) if slug in steps else ():
            if isinstance(part, Finding):
                misfits.append(part)
            else:
                record.setdefault(slug, []).append(part)
    return record, tuple(misfits)


def _unknown_steps(form_type: FormType, count: int) -> Finding:
    """Told by number alone: a name that no step has may be anything somebody typed."""
    told = "One name here is no step" if count == 1 else f"{count:,} names here are no steps"
    words = f"{told} of this form. Its steps are {', '.join(step.slug for step in form_type.steps)}."
    return Finding(kind="unknown", path="", message=words)


def _pages(step: Step, content: Any) -> Iterator[Typed | Finding]:
    if not isinstance(step, Rows):
        yield from _page(step, content, step.slug)
    elif isinstance(content, list):
        for index, item in enumerate(content):
            yield from _page(step, item, f"{step.slug}.{index}")
    else:
        yield Finding(kind="type", path=step.slug, message=f"“{step.title}” must be a list, in square brackets")


def _page(step: Step, content: Any, path: str) -> Iterator[Typed | Finding]:
    parts = list(flatten(specimen(step.form), content, path))
    yield Typed(tuple(part for part in parts if isinstance(part, tuple)))
    yield from (part for part in parts if isinstance(part, Finding))
