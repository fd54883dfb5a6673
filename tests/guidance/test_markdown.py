"""Markdown to blocks: what guidance may hold, and what becomes of everything else."""

import re
import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formsvc.guidance.blocks import BULLET, HEADING, NUMBERED, PARAGRAPH, SUBHEADING, Block, Run
from formsvc.guidance.markdown import LONGEST_PARAGRAPH, read

LINK = "https://help.example/where"
ALLOWED = {
    "a heading": ("## Before you start", [Block(HEADING, (Run("Before you start"),))]),
    "a heading below": ("### The place", [Block(SUBHEADING, (Run("The place"),))]),
    "a paragraph of two lines": ("One.\nTwo.", [Block(PARAGRAPH, (Run("One. Two."),))]),
    "a list": ("- One\n- Two", [Block(BULLET, (Run("One"),)), Block(BULLET, (Run("Two"),))]),
    "a list with other signs": ("* One\n\n* Two", [Block(BULLET, (Run("One"),)), Block(BULLET, (Run("Two"),))]),
    "an item of two lines": ("- One\n  two", [Block(BULLET, (Run("One two"),))]),
    "numbers": ("3. Three\n4. Four", [Block(NUMBERED, (Run("Three"),), 3), Block(NUMBERED, (Run("Four"),), 4)]),
    "bold": ("Ring **now**.", [Block(PARAGRAPH, (Run("Ring "), Run("now", strong=True), Run(".")))]),
    "italics": ("*Listen* well", [Block(PARAGRAPH, (Run("Listen", emphasis=True), Run(" well")))]),
    "both": ("***Now***", [Block(PARAGRAPH, (Run("Now", strong=True, emphasis=True),))]),
    "a link": (f"See [here]({LINK}).", [Block(PARAGRAPH, (Run("See "), Run("here", href=LINK), Run(".")))]),
    "a bare link": (f"<{LINK}>", [Block(PARAGRAPH, (Run(LINK, href=LINK),))]),
    "a bold link": (f"**[here]({LINK})**", [Block(PARAGRAPH, (Run("here", strong=True, href=LINK),))]),
    "Welsh": ("## Tŷ a gŵr: â ê î ô û ŵ ŷ ä ë ï ö", [Block(HEADING, (Run("Tŷ a gŵr: â ê î ô û ŵ ŷ ä ë ï ö"),))]),
    "a sign less than, written out": ("&lt;3 and 2 < 3", [Block(PARAGRAPH, (Run("<3 and 2 < 3"),))]),
    "a star, written out": (r"5 \* 5", [Block(PARAGRAPH, (Run("5 * 5"),))]),
    "tags of a template": ("{{7*7}} {% raw %}", [Block(PARAGRAPH, (Run("{{7*7}} {% raw %}"),))]),
}
OBJECTED = {
    "a heading of level 1": ("# Title", ["# Title"], "##"),
    "a heading of level 4": ("#### Deep", ["#### Deep"], "##"),
    "a line under a heading": ("Title\n---", ["Title", "---"], "put ##"),
    "HTML": ("<b>Now</b>", ["<b>Now</b>"], "HTML"),
    "a block of HTML": ("<script>alert(1)</script>", ["<script>alert(1)</script>"], "HTML"),
    "a comment": ("Say <!-- nothing --> now", ["Say <!-- nothing --> now"], "HTML"),
    "a script for a link": ("[x](javascript:alert(1))", ["[x](javascript:alert(1))"], "https://"),
    "a script in capitals": ("[x](JaVaScRiPt:alert(1))", ["[x](JaVaScRiPt:alert(1))"], "https://"),
    "data for a link": ("[x](data:text/html;base64,AA==)", ["[x](data:text/html;base64,AA==)"], "https://"),
    "an open address": ("[x](http://help.example)", ["[x](http://help.example)"], "https://"),
    "a page of our records": ("[x](/records/1/)", ["[x](/records/1/)"], "https://"),
    "a bare script": ("<javascript:alert(1)>", ["[javascript:alert(1)](javascript:alert(1))"], "https://"),
    "words behind a link": (f'[x]({LINK} "Title")', [f'[x]({LINK} "Title")'], "nobody would see"),
    "bold in a link not followed": ("[a **b** c](ftp://x)", ["[a b c](ftp://x)"], "https://"),
    "a picture": ("![a dog](https://x.example/d.png)", ["![a dog](https://x.example/d.png)"], "picture"),
    "a picture with words": ('![a](https://x.example/d "b")', ['![a](https://x.example/d "b")'], "picture"),
    "code": ("Say `rm -rf`.", ["Say `rm -rf`."], "Take the `"),
    "a fence": ("```sh\nrm\n```", ["```sh", "rm", "```"], "code"),
    "blanks in front": ("    four blanks", ["four blanks"], "blanks"),
    "a quotation": ("> Listen.", ["> Listen."], "quotation"),
    "a table": ("| a | b |\n|---|---|\n| 1 | 2 |", ["| a | b |", "|---|---|", "| 1 | 2 |"], "list"),
    "a line": ("---", ["---"], "line of signs"),
    "a list in a list": ("- a\n  - b", ["- a", "- b"], "one paragraph"),
    "two paragraphs in an item": ("- a\n\n  b", ["- a", "b"], "one paragraph"),
    "an empty item": ("-", ["-"], "one paragraph"),
    "a line end within a paragraph": ("one  \ntwo", ["one two"], "new paragraph"),
    "a list of the packs within a line": ("See [levels](list:levels).", ["See levels."], "of its own"),
    "a long paragraph": ("a " * LONGEST_PARAGRAPH, [("a " * LONGEST_PARAGRAPH).strip()], "Divide"),
}
HOSTILE: dict[str, Callable[[int], str]] = {  # texts that make readers of Markdown slow, of any size
    "brackets": lambda size: "[" * (400 * size),
    "stars": lambda size: "*a " * (130 * size),
    "quotations": lambda size: "> " * (200 * size) + "a",
    "ticks": lambda size: (" ".join("`" * count for count in range(30)) + " ") * size,
    "links never closed": lambda size: "[a](<b " * (60 * size),
    "lists in lists": lambda size: "- " * (200 * size),
    "lists to the right": lambda size: "\n".join(" " * (2 * depth) + "- a" for depth in range(20)) * size,
    "paragraphs of brackets": lambda size: ("[" * 400 + "\n\n") * size,
    "paragraphs of ticks": lambda size: (" ".join("`" * count for count in range(30)) + "\n\n") * size,
    "a long table": lambda size: "|a|b|\n|-|-|\n" + "|1|2|\n" * (50 * size),
}
PIECES = [
    *"aŵ b 7 * ** _ ` ``` [ ]( ] ![ ) ( < > <b> </b> # ## ### > - + 1. 2) --- === | \\ & : [x]: javascript:".split(),
    *"https://x.example list:levels tel:999".split(),
    *(" ", "  ", "    ", "\n", "\n\n", "\t"),
]


@pytest.mark.parametrize("text, blocks", ALLOWED.values(), ids=ALLOWED)
def test_guidance_holds(text, blocks):
    reading = read(text)
    assert reading.blocks == tuple(blocks)
    assert reading.objections == ()


@pytest.mark.parametrize("text, shown, why", OBJECTED.values(), ids=OBJECTED)
def test_what_guidance_may_not_hold_is_shown_as_typed_and_objected_to(text, shown, why):
    reading = read(text)
    assert [block.on_paper for block in reading.blocks] == shown
    assert {run.href for block in reading.blocks for run in block.runs} <= {"", "list:levels"}
    assert [why in objection.message for objection in reading.objections] == [True] * len(reading.objections)
    assert reading.objections


@pytest.mark.parametrize(
    "text, line",
    [
        pytest.param("One.\n\nTwo <b>.\n", 3, id="in a paragraph"),
        pytest.param("One.\nTwo.\nThree `code`.\n", 3, id="in its third line"),
        pytest.param("- One\n- Two\n- [x](ftp://x)\n", 3, id="in a list"),
        pytest.param("One.\n\n\n# Four\n", 4, id="a block"),
        pytest.param("One.\r\n\r\n> Three\r\n", 3, id="with Windows' line ends"),
    ],
)
def test_an_objection_names_the_line(text, line):
    assert [objection.line for objection in read(text).objections] == [line]


def test_objections_stand_in_the_order_of_the_lines():
    lines = [objection.line for objection in read("# One\n\nTwo `x` <b>\n\n> Three\n").objections]
    assert lines == [1, 3, 3, 5]


def work(text: str) -> int:
    """How many calls it takes to read a text: the same on a busy computer as on an idle one."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        assert read(text).blocks
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_of_twice_the_size_is_no_more_than_twice_the_work(make):
    assert work(make(20)) < 2.2 * work(make(10)) + 1_000


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_of_the_longest_size_is_read(make):
    assert read(make(25)).blocks


def letters(text: str) -> str:
    return re.sub(r"[^a-zA-Z0-9ŵ]", "", text)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_no_letter_is_ever_lost(parts):
    text = "".join(parts)
    shown = "".join(run.text + run.href for block in read(text).blocks for run in block.runs)
    numbers = "".join(str(block.number or "") for block in read(text).blocks)
    kept = letters(shown + numbers)
    assert [sign for sign in "aŵbtx" if letters(text).count(sign) > kept.count(sign)] == []
