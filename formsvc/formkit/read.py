"""Answers from JSON, nested by step. They are flattened to what would have been typed, then judged."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from formsvc.data.packs import Packs
from formsvc.formkit.formdata import flatten, specimen
from formsvc.formkit.formtype import FormType, Rows, Step
from formsvc.formkit.limits import REQUEST_LIMIT
from formsvc.formkit.problems import Finding
from formsvc.formkit.record import Judgement, Record, Typed, judge


class _Repeated(ValueError):
    """An object of a JSON file names the same answer twice; the text is that name."""


class Malformed(Exception):
    """What should be JSON cannot be read; `judgement` says why, and where."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(kind)
        self.judgement = Judgement((Finding(kind=kind, path="", message=message),))


def read_json(form_type: FormType, data: bytes, packs: Packs) -> Judgement:
    """Judge the bytes of a JSON file; whatever cannot be read at all is a finding of its own."""
    try:
        return read(form_type, parse(data), packs)
    except Malformed as malformed:
        return malformed.judgement


def parse(data: bytes, what: str = "file") -> Any:
    """The value of JSON bytes; raises Malformed, saying why, of `what`, when they have none or name one thing twice."""
    try:
        return _parse(data)
    except _Repeated as name:
        words = f"The {what} names “{name}” twice in one place; only one could be kept. Take one out."
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


def read(form_type: FormType, value: Any, packs: Packs) -> Judgement:
    """Judge answers given as JSON: `{"account": {"what_happened": "…"}, "victims": [{…}], …}`."""
    record, misfits = to_record(form_type, value)
    judged = judge(form_type, record, packs)
    refused = {finding.path for finding in misfits}
    # An answer of the wrong type never reached its field: "Enter …" would only repeat it.
    others = tuple(finding for finding in judged.findings if finding.path not in refused)
    return Judgement((*misfits, *others), None if misfits else judged.answers, record)


def to_record(form_type: FormType, value: Any) -> tuple[Record, tuple[Finding, ...]]:
    """JSON answers as a record, with a finding for everything that no step takes."""
    if not isinstance(value, Mapping):
        return {}, (Finding(kind="type", path="", message="The answers must be an object with named steps, in braces"),)
    steps = {step.slug: step for step in form_type.steps}
    misfits = [_unknown_step(form_type, key) for key in value if key not in steps]
    record: dict[str, list[Typed]] = {}
    for slug, content in value.items():
        for part in _pages(steps[slug], content) if slug in steps else ():
            if isinstance(part, Finding):
                misfits.append(part)
            else:
                record.setdefault(slug, []).append(part)
    return record, tuple(misfits)


def _unknown_step(form_type: FormType, key: str) -> Finding:
    words = f"This form has no step “{key}”. Its steps are {', '.join(step.slug for step in form_type.steps)}."
    return Finding(kind="unknown", path=key, message=words)


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
