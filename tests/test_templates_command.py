"""`formsvc templates`: what a document may print, as one types it, and whether a Word file can be its template."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from formsvc.catalogue import FORM_TYPES
from formsvc.cli import cli
from formsvc.commands.fields import Field, fields_of
from formsvc.core.answers import Choice
from formsvc.core.schema import Chosen, Group, Many, Schema, Text
from formsvc.documents.template import compile_template
from formsvc.formkit.formtype import Document
from formsvc.formkit.schema import schema_of
from formsvc.settings import templates_folder
from tests.documents.words import template

ROOT = Path(__file__).parents[1]
DOCUMENTS = [pytest.param(one, paper, id=paper.name) for one in FORM_TYPES for paper in one.documents]
SHIPPED = templates_folder("docx")


def run(*arguments: str, given: bytes = b"") -> Result:
    return CliRunner().invoke(cli, ["templates", *arguments], input=given)


def listed(kind: str, document: str) -> dict[str, dict]:
    """What --json tells of each field, by its name."""
    result = run("fields", kind, document, "--json")
    assert result.exit_code == 0, result.output
    return {field["name"]: field for field in json.loads(result.stdout)["fields"]}


@pytest.mark.parametrize("kind, document", DOCUMENTS)
def test_every_field_is_listed_with_tag_meaning_and_example(kind, document):
    fields = listed(kind.slug, document.name)
    assert {"document.reference", "document.marking"} <= fields.keys()
    for field in fields.values():
        assert field["meaning"]
        assert field["example"]
        assert re.fullmatch(r"\{\{ [a-z0-9_.]+(\|join\(', '\))? \}\}", field["tag"])


def test_a_field_of_a_list_stands_inside_its_loop():
    assert listed("intelligence-report", "log")["victims[].telephones[].number"] == {
        "name": "victims[].telephones[].number",
        "part": "open",
        "kind": "text",
        "tag": "{{ telephone.number }}",
        "inside": ["{%tr for victim in victims %}", "{%p for telephone in victim.telephones %}"],
        "meaning": "Telephone number. A part of it is useful too.",
        "example": "07700 900341",
    }


def test_a_choice_prints_its_wording_and_several_are_joined():
    fields = listed("intelligence-report", "log")
    assert (fields["urgency.danger_now"]["kind"], fields["urgency.danger_now"]["example"]) == ("choice", "No")
    themes = fields["subject.themes[]"]
    assert (themes["kind"], themes["tag"]) == ("choices", "{{ subject.themes|join(', ') }}")


def test_only_the_section_that_says_who_told_has_the_source():
    parts = {
        document: {
            field["part"] for name, field in listed("intelligence-report", document).items() if "source." in name
        }
        for document in ("submission", "log", "source")
    }
    assert parts == {"submission": {"restricted"}, "log": set(), "source": {"restricted"}}


OPEN = [pytest.param(*one.values, id=one.id) for one in DOCUMENTS if not getattr(one.values[1], "restricted", False)]


@pytest.mark.parametrize("kind, document", OPEN)
def test_whatever_is_listed_can_be_typed(kind, document):
    lines = run("fields", kind.slug, document.name).stdout.splitlines()
    tags = [tag for line in lines for tag in re.findall(r"^ *(\{\{.*?\}\}|\{%.*?%\})", line)]
    assert len(tags) == len(lines) > 50
    compile_template(template(*(tag.replace("{%tr", "{%p") for tag in tags)), schema_of(kind, document))


def test_the_list_opens_and_closes_each_loop_once():
    lines = run("fields", "intelligence-report", "log").stdout.splitlines()
    at = lines.index("{%tr for victim in victims %}")
    victim = lines[at : lines.index("{%tr endfor %}") + 1]
    assert sum("{%p for" in line for line in victim) == sum("{%p endfor %}" in line for line in victim) == 3
    assert "    {{ telephone.number }}                        Telephone number." in "\n".join(victim)


def test_the_list_says_where_the_source_may_be_printed_and_nowhere_else():
    lines = run("fields", "intelligence-report", "submission").stdout.splitlines()
    at = next(number for number, line in enumerate(lines) if "restricted_section" in line)
    assert all("source" not in line.split("}}")[0] for line in lines[:at])
    assert any(line.startswith("{{ source.name }}") for line in lines[at:])


def test_a_loop_hides_no_name_of_the_document():
    names = Group({"child": Group({"name": Text()}), "children": Many(Group({"name": Text()}, "Child"))})
    fields = {field.name: field for field in fields_of(Schema(title="", open=names))}
    assert fields["children[].name"].loops == ("{%tr for this_child in children %}",)
    assert fields["children[].name"].tag == "{{ this_child.name }}"


def test_long_examples_are_shown_in_one_line_and_told_whole():
    names = Group({"a": Text(meaning="What?", example="first\nsecond " * 20), "b": Chosen(entry=Choice("x", "X"))})
    first, second = fields_of(Schema(title="", open=names))
    assert isinstance(first, Field)
    assert first.as_json()["example"] == "first\nsecond " * 20
    assert (second.kind, second.example) == ("choice", "X")


@pytest.mark.parametrize("command", [("fields",), ("check",)], ids=" ".join)
@pytest.mark.parametrize(
    "kind, document, told",
    [("safety-plan", "log", "this form makes plan"), ("holiday", "plan", "there is no form “holiday”")],
)
def test_an_unknown_document_is_refused_in_the_words_of_fill(command, kind, document, told):
    result = run(*command, kind, document, *(["-"] if command == ("check",) else []))
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


@pytest.mark.parametrize("kind, document", DOCUMENTS)
def test_the_templates_that_come_with_it_are_accepted(kind, document: Document):
    result = run("check", kind.slug, document.name, str(SHIPPED / document.template))
    assert result.exit_code == 0
    assert not re.search("^refuse", result.stdout, re.MULTILINE)


def test_a_refused_template_is_told_by_place_and_tag_with_the_remedy():
    given = template("Plan for {{ child.name }}", "{{ child.nmae }}")
    result = run("check", "safety-plan", "plan", "-", given=given)
    refused = [line for line in result.stdout.splitlines() if line.startswith("refuse")]
    assert result.exit_code == 1
    assert len(refused) == 1
    assert refused[0].startswith("refuse: body, paragraph 2: {{ child.nmae }}: ")


def test_an_open_document_that_would_print_the_source_is_refused():
    result = run("check", "intelligence-report", "log", "-", given=template("{{ source.name }}"))
    assert result.exit_code == 1
    assert "{{ source.name }}" in result.stdout


def test_the_verdict_is_told_as_json():
    accepted = run("check", "safety-plan", "plan", "-", "--json", given=template("{{ child.name }}"))
    refused = run("check", "safety-plan", "plan", "-", "--json", given=template("{{ child.name() }}"))
    told, telling = json.loads(accepted.stdout), json.loads(refused.stdout)
    assert (accepted.exit_code, told["accepted"], refused.exit_code, telling["accepted"]) == (0, True, 1, False)
    assert told["seconds"] > 0
    (finding,) = [one for one in telling["findings"] if one["action"] == "refuse"]
    assert finding.keys() == {"action", "place", "tag", "message"}
    assert (finding["place"], finding["tag"]) == ("body, paragraph 1", "{{ child.name() }}")


@pytest.mark.parametrize(
    "given", [b"", b"no Word file", b"x" * (6 * 1024 * 1024)], ids=["nothing", "text", "too large"]
)
def test_what_is_no_word_file_is_refused(given):
    result = run("check", "safety-plan", "plan", "-", given=given)
    assert (result.exit_code, result.stdout.split(":")[0]) == (1, "refuse")


def test_listing_its_commands_loads_no_library():
    look = (
        "import sys, formsvc.cli; print({'openpyxl', 'rich', 'lxml', 'wtforms', 'multiprocessing'} & set(sys.modules))"
    )
    ended = subprocess.run([sys.executable, "-c", look], capture_output=True, cwd=ROOT, check=True)
    assert ended.stdout.strip() == b"set()"
