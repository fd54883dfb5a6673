"""The gate: hostile templates are refused, each with what to do about it; honest ones are not."""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from formsvc.core.errors import TemplateRefused
from formsvc.documents.findings import Finding
from formsvc.documents.inspect import inspect, open_texts, texts
from formsvc.documents.template import Template, compile_template
from formsvc.documents.trial import MEGABYTES, SECONDS, examine
from tests.documents.attacks import heavy
from tests.documents.cases import CANARIES, OPEN, RESTRICTED, SCHEMA, everywhere
from tests.documents.honest import HONEST
from tests.documents.hostile import HOSTILE
from tests.documents.words import faults

REFUSED = [name for name, case in HOSTILE.items() if not case.gone and not case.heavy]
LEFT_BEHIND = [name for name, case in HOSTILE.items() if case.gone]
HEAVY = [
    name for name, case in HOSTILE.items() if case.heavy and (case.says or name.removeprefix("heavy: ") in heavy.SAMPLE)
]
ALSO_IN_A_CHILD = (
    "running code: globals of cycler",
    "source: value",
    "field: DDEAUTO",
    "zip: encrypted",
    "markup: comment",
)

TYPED = "{{ 7*7 }} {% raw %} </w:t></w:r></w:p> & <w:evil/> \"q\" 'q' ]]> {_{\n\ttwo\nאבג 👩🏽‍🍼"
REMEDY = re.compile(
    r"(?<!\w)(Accept|Add|Ask|Check|Compare|Delete|Did you mean|Divide|End|Leave|Make|Move|Name|Only|Print|Put|Save|"
    r"Shorten|Take|Type|Unlink|Use|Write|accept|known only|lists what there is|must be|needs|no Word document|only “|"
    r"remove)"
)


@cache
def findings_of(name: str) -> tuple[Finding, ...]:
    return tuple(one for one in inspect(HOSTILE[name].build(), SCHEMA) if one.action == "refuse")


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_template_is_refused_and_its_owner_told_what_to_do(name):
    case, findings = HOSTILE[name], findings_of(name)
    assert [
        one
        for one in findings
        if case.says in one.message and case.tag in ("", one.tag) and one.place.startswith(case.place)
    ], findings
    for one in findings:
        assert REMEDY.search(one.message), f"says what is wrong, not what to do: {one}"
        assert one.place or not one.tag


@pytest.mark.parametrize("name", REFUSED)
def test_it_cannot_be_compiled_either(name):
    with pytest.raises(TemplateRefused) as refused:
        compile_template(HOSTILE[name].build(), SCHEMA)
    assert refused.value.findings
    assert set(refused.value.findings) <= set(findings_of(name))


def made_with(template: Template) -> Iterator[bytes]:
    """What is made of a template, with and without the source: as people answer, with blanks, with hostile answers."""
    for typed, whole in product((None, "", TYPED), (True, False)):
        views = (OPEN, RESTRICTED) if typed is None else (everywhere(typed), everywhere(typed, RESTRICTED))
        yield template.fill(views[0], views[1] if whole else None)


def read_strictly(made: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(made)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    return parts


@pytest.mark.parametrize("name", LEFT_BEHIND)
def test_what_is_hostile_is_left_behind(name):
    case = HOSTILE[name]
    assert not findings_of(name)
    for made in made_with(compile_template(case.build(), SCHEMA)):
        parts = read_strictly(made)
        everything = b"\0".join((made, *parts.values(), *map(str.encode, parts)))
        assert [hostile for hostile in case.gone if hostile in everything] == []


@pytest.mark.parametrize("name", HEAVY)
def test_a_heavy_template_costs_little_before_its_verdict(name):
    case = HOSTILE[name]
    verdict = examine(case.build(), SCHEMA)
    assert verdict.seconds <= SECONDS
    assert verdict.megabytes <= MEGABYTES
    refusing = [one.message for one in verdict.findings if one.action == "refuse"]
    assert not case.says or [message for message in refusing if case.says in message]


@pytest.mark.parametrize("name", ALSO_IN_A_CHILD)
def test_a_child_process_comes_to_the_same_verdict(name):
    verdict = examine(HOSTILE[name].build(), SCHEMA)
    assert {one for one in verdict.findings if one.action == "refuse"} == set(findings_of(name))


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_template_is_accepted_and_prints_the_answers(name, tmp_path):
    case = HONEST[name]
    data = case.build()
    assert [one for one in inspect(data, SCHEMA) if one.action == "refuse"] == []
    made = compile_template(data, SCHEMA).fill(OPEN, RESTRICTED)
    printed = texts(made).splitlines()
    assert [line for line in case.prints if line not in printed] == []
    assert [canary for canary in CANARIES if canary in open_texts(made)] == []
    assert new_faults(made, data, tmp_path) == []


@pytest.mark.parametrize("name", HONEST)
def test_whatever_is_typed_an_honest_template_makes_strict_xml(name):
    for made in made_with(compile_template(HONEST[name].build(), SCHEMA)):
        assert "word/document.xml" in read_strictly(made)


@pytest.mark.parametrize("name", ["letterhead with a logo", "loops in loops", "table whose header row repeats"])
def test_a_child_process_accepts_an_honest_template(name):
    assert examine(HONEST[name].build(), SCHEMA).accepted


def new_faults(made: bytes, template: bytes, folder: Path) -> list[str]:
    """What the auditor finds wrong with a document and not with its template."""
    found = faults(made, folder)
    before = {re.sub(r"\d+", "", fault) for fault in (faults(template, folder) if found else ())}
    return [fault for fault in found if re.sub(r"\d+", "", fault) not in before]
