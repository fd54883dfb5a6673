"""The Word leaflet: it says what the page says, in the same words, and is the same file each time."""

import json
import re
from datetime import date
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from formsvc.commands.templates import templates
from formsvc.core.errors import TemplateRefused
from formsvc.documents.inspect import texts
from formsvc.guidance import leaflet
from formsvc.guidance.inforce import contacts, drawn
from formsvc.guidance.leaflet import SCHEMA, leaflet_of, leaflet_of_all
from formsvc.settings import templates_folder
from tests.documents.words import faults, template
from tests.guidance.packs import ANOTHER_AREA, guide_file, guide_in, packs_with

TODAY = date(2026, 12, 1)
EVERYTHING = """Lead of it. Ring **now**, and *listen*.

## First of all

### Below

- One
- See [the page](https://help.example/page)

7. Seven
8. Eight

> not held
"""
TYPED = {
    "sum in braces": "{{7*7}} {% raw %}",
    "ampersand and brackets": "A & B < c > </w:t>",
    "Welsh": "Llŷr, Siân a’r tŷ bach: ŵ ŷ â ê î ô û ä ë ï ö",
    "Urdu": "بچے کی حفاظت",
    "long": "Listen first. " * 300,
}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.fixture
def own_template(tmp_path, monkeypatch):
    """Writes the Word file that is used in place of ours."""
    monkeypatch.setenv("FORMSVC_TEMPLATES", str(tmp_path / "own"))
    (tmp_path / "own").mkdir()
    leaflet.template.cache_clear()
    yield (tmp_path / "own" / leaflet.TEMPLATE).write_bytes
    monkeypatch.undo()
    leaflet.template.cache_clear()


def test_every_guide_makes_a_leaflet_that_holds_all_its_words(packs):
    for guide in packs.guides:
        printed = texts(leaflet_of(guide, packs, TODAY).content)
        lines = [block.on_paper for block in (*drawn(guide.text, packs, TODAY), *contacts(packs, TODAY))]
        assert [line for line in (guide.title, guide.summary, *lines) if line not in printed] == [], guide.slug


def test_the_leaflet_of_all_holds_every_guide_in_order_behind_a_list_of_them(packs):
    printed = texts(leaflet_of_all(packs, TODAY).content)
    titles = [line for line in printed.splitlines() if line in [guide.title for guide in packs.guides]]
    assert titles == [guide.title for guide in packs.guides]
    assert [f"{guide.title}. {guide.summary}" in printed for guide in packs.guides] == [True] * len(packs.guides)


def test_headings_lists_and_styles_reach_word(tmp_path):
    packs = packs_with(tmp_path, own=EVERYTHING)
    made = leaflet_of(guide_in(packs, "own"), packs, TODAY).content
    (tmp_path / "own.docx").write_bytes(made)
    body = ZipFile(tmp_path / "own.docx").read("word/document.xml").decode()
    paragraphs = re.findall(r"<w:p>.*?</w:p>", body)
    styled = {re.sub("<.*?>", "", one): one for one in paragraphs}
    assert 'w:val="Heading2"' in styled["First of all"]
    assert 'w:val="Heading3"' in styled["Below"]
    assert 'w:val="ListBullet"' in styled["See the page (help.example/page)"]
    assert "8.Eight" in styled
    assert "&gt; not held" in styled
    assert re.search(r"<w:b/>.{0,60}>now<", styled["Lead of it. Ring now, and listen."])
    assert re.search(r"<w:i/>.{0,60}>listen<", styled["Lead of it. Ring now, and listen."])


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_what_an_agency_writes_arrives_as_typed(tmp_path, typed):
    written = guide_file(f"Before. {typed} After.\n\n## {typed}\n\n- {typed}\n", title="Tŷ & gŵr {{7*7}}")
    packs = packs_with(tmp_path, own=written)
    made = leaflet_of(guide_in(packs, "own"), packs, TODAY).content
    assert texts(made).count(typed.strip()) == 3
    assert "Tŷ & gŵr {{7*7}}" in texts(made)
    assert faults(made, tmp_path) == []


def test_word_opens_the_leaflet_of_all_without_repair(packs, tmp_path):
    assert faults(leaflet_of_all(packs, TODAY).content, tmp_path) == []


def test_the_same_guidance_and_day_give_the_same_bytes(packs):
    leaflet.template.cache_clear()
    first = leaflet_of_all(packs, TODAY)
    leaflet.template.cache_clear()
    assert leaflet_of_all(packs, TODAY) == first
    assert leaflet_of_all(packs, date(2026, 12, 2)) != first


def test_a_stale_guide_says_so_on_paper_and_a_fresh_one_does_not(tmp_path):
    old, new = guide_file("Fine.", checked="2019-01-01"), guide_file("Fine.")
    packs = packs_with(tmp_path, old=old, new=new)
    note = "Not confirmed since 1 January 2019. Check it before you rely on it."
    assert note in texts(leaflet_of(guide_in(packs, "old"), packs, TODAY).content)
    assert note not in texts(leaflet_of(guide_in(packs, "new"), packs, TODAY).content)


def test_a_guide_that_another_area_left_to_us_says_on_paper_that_nobody_checked_it(tmp_path):
    packs = packs_with(tmp_path, lists=ANOTHER_AREA, own=guide_file("Fine."))
    note = "This page came with formsvc. Nobody has checked it for this area. Check it before you rely on it."
    left = texts(leaflet_of(guide_in(packs, "levels"), packs, TODAY).content)
    assert note in left
    assert "Looked after by" not in left
    own = texts(leaflet_of(guide_in(packs, "own"), packs, TODAY).content)
    assert "Looked after by Ashdown partnership. Checked on 1 November 2026." in own
    assert note not in own


def test_names_of_files_are_ours(packs):
    assert leaflet_of(guide_in(packs, "levels"), packs, TODAY).name == "guidance-levels.docx"
    assert leaflet_of_all(packs, TODAY).name == "guidance.docx"


def test_the_properties_tell_nobody_who_wrote_it(packs):
    printed = texts(leaflet_of_all(packs, TODAY).content)
    assert "python" not in printed.casefold()
    assert SCHEMA.title == "Guidance"


def test_our_template_prints_every_name_it_is_given():
    ours = leaflet.template().names
    assert {"document.title", "document.made_on", "contacts.runs.text", "guides.blocks.runs.text"} <= ours
    assert {"guides.title", "guides.summary", "guides.owner", "guides.checked", "guides.note"} <= ours


def test_an_agencys_own_template_takes_the_place_of_ours(own_template, packs):
    own_template(template("{%p for guide in guides %}", "Ashdown: {{ guide.title }}", "{%p endfor %}"))
    assert "Ashdown: Levels of risk" in texts(leaflet_of(guide_in(packs, "levels"), packs, TODAY).content)


def test_an_agencys_template_that_asks_for_what_there_is_not_is_refused(own_template):
    own_template(template("{{ source.name }}"))
    with pytest.raises(TemplateRefused):
        leaflet.template()


def told_of(data: bytes, document: str = "leaflet") -> Result:
    return CliRunner().invoke(templates, ["check", "guidance", document, "-"], input=data)


def test_an_agencys_template_is_checked_as_those_of_forms_are():
    ours = told_of((templates_folder("docx") / leaflet.TEMPLATE).read_bytes())
    assert (ours.exit_code, ours.output) == (0, "Accepted.\n")
    strange = told_of(template("{{ source.name }}"))
    assert strange.exit_code == 1
    assert "There is no “source” to print here." in strange.output
    assert "guidance makes leaflet" in told_of(b"", "sheet").output


def test_the_fields_of_a_leaflet_are_listed_with_their_loops():
    listed = CliRunner().invoke(templates, ["fields", "guidance", "leaflet", "--json"])
    fields = {field["name"]: field for field in json.loads(listed.stdout)["fields"]}
    assert fields.keys() >= {"document.title", "contacts[].runs[].text", "guides[].note", "guides[].blocks[].kind"}
    assert all(field["meaning"] for field in fields.values())


def test_our_template_is_a_file_that_can_be_replaced_by_its_name():
    assert (templates_folder("docx") / leaflet.TEMPLATE).is_file()
