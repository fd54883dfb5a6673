"""`formsvc templates`: what a document may print, as one types it, and whether a Word file can be its template."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document as WordDocument

from formsvc.catalogue import FORM_TYPES
from formsvc.cli import cli
from formsvc.commands.fields import Field, fields_of
from formsvc.commands.language import PIECES, Piece
from formsvc.core.answers import Choice
from formsvc.core.schema import Chosen, Group, Many, Schema, Text
from formsvc.documents import trial
from formsvc.documents.filters import FILTERS
from formsvc.documents.findings import ELSEWHERE, Finding
from formsvc.documents.template import compile_template
from formsvc.documents.trial import Verdict
from formsvc.formkit.formtype import Document
from formsvc.formkit.schema import schema_of
from formsvc.settings import templates_folder
from tests.documents.words import compiled, runs_of, saved, template
from tests.filled import SMALL

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
    assert len(tags) == len(lines) > (20 if kind.slug in SMALL else 50)
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
    assert re.fullmatch(r"Accepted(, with \d+ things? to know)?\.", result.stdout.splitlines()[-1])


def test_a_refused_template_is_told_by_place_and_tag_with_the_remedy():
    given = template("Plan for {{ child.name }}", "{{ child.nmae }}")
    result = run("check", "safety-plan", "plan", "-", given=given)
    refused = [line for line in result.stdout.splitlines() if line.startswith("refuse")]
    assert result.exit_code == 1
    assert len(refused) == 1
    assert result.stdout.splitlines()[-1] == "Refused: 1 thing to put right."
    assert refused[0].startswith("refuse: body, paragraph 2: {{ child.nmae }}: ")


def test_an_open_document_that_would_print_the_source_is_refused():
    result = run("check", "intelligence-report", "log", "-", given=template("{{ source.name }}"))
    assert result.exit_code == 1
    assert "{{ source.name }}" in result.stdout


def test_a_template_is_checked_for_every_document_that_is_made_with_it():
    given = template("{{ account.what_happened }}")  # for a source sheet there is no section
    told = json.loads(run("check", "intelligence-report", "log", "-", "--json", given=given).stdout)
    assert {one["document"] for one in told["findings"]} == {"submission", "log", "source"}
    assert run("check", "professionals-meeting", "agenda", "-", "--json", given=given).exit_code == 1


def test_what_is_found_for_some_documents_is_told_by_their_names(monkeypatch):
    same, other = Finding(message="Same.", action="warn"), Finding(message="Take it out.", tag="{{ x\x1b }}")
    verdicts = iter([Verdict((same,)), Verdict((same, other)), Verdict((same, other))])
    monkeypatch.setattr(trial, "examine", lambda data, schema: next(verdicts))
    assert run("check", "intelligence-report", "source", "-").stdout.splitlines() == [
        "warn: Same.", "refuse: for log, source: {{ x[U+001B] }}: Take it out.", "Refused: 1 thing to put right."
    ]  # fmt: skip


def test_what_stops_nothing_is_told_as_such(monkeypatch):
    found = tuple(Finding(message=f"{number}", action="warn") for number in range(3))
    for verdict, told in ((Verdict(found), "Accepted, with 3 things to know."), (Verdict(()), "Accepted.")):
        monkeypatch.setattr(trial, "examine", lambda *_, given=verdict: given)
        result = run("check", "safety-plan", "plan", "-")
        assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, told)


def language_template(piece: Piece) -> bytes:
    """A Word file with what a piece says is to be typed."""
    document = WordDocument()
    if not piece.is_table:
        return template(*piece.lines)
    rows = [line.split(" | ") for line in piece.lines]
    table = document.add_table(len(rows), max(map(len, rows)))
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=False):
            cell.text = text
    return saved(document)


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.lines[0])
def test_whatever_the_page_of_the_language_shows_can_be_typed(piece):
    level = Choice("high", "High", "Act today")
    child = {"name": "Min", "level": level, "school": "Ashdown School", "gp": "Dr Marlowe"}
    view = {"child": child, "people": [{"name": "Priya Marlowe"}], "themes": ["lifts in cars"]}
    made = compiled(language_template(piece), view).fill(view)
    assert "{" not in "".join(runs_of(made))


def test_the_language_is_explained_without_naming_a_form_on_one_page():
    result = run("fields", "--language")
    page = result.stdout.splitlines()
    assert result.exit_code == 0
    assert 30 < len(page) <= 60
    assert max(map(len, page)) <= 130
    told = [
        *FILTERS,
        "elif",
        "else",
        "==",
        "!=",
        "and",
        "or",
        "not",
        "is defined",
        "{#",
        "vm",
        "hm",
        "colspan",
        "cellbg",
    ]
    told += ["index", "first", "last", "length", "{%tr", "{%tc", "{%p"]
    assert [word for word in told if word not in result.stdout] == []
    assert "formsvc templates fields --language" in ELSEWHERE


def test_the_verdict_is_told_as_json():
    accepted = run("check", "safety-plan", "plan", "-", "--json", given=template("{{ child.name }}"))
    refused = run("check", "safety-plan", "plan", "-", "--json", given=template("{{ child.name() }}"))
    told, telling = json.loads(accepted.stdout), json.loads(refused.stdout)
    assert (accepted.exit_code, told["accepted"], refused.exit_code, telling["accepted"]) == (0, True, 1, False)
    assert told["seconds"] > 0
    (finding,) = [one for one in telling["findings"] if one["action"] == "refuse"]
    assert finding["document"] == "plan"
    assert finding.keys() == {"document", "action", "place", "tag", "message"}
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
