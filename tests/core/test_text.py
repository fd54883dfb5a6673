"""Line ends are written one way; characters that no Word file can hold, or no terminal should print, are named."""

import pytest

from formsvc.core.text import shown, unholdable, with_plain_line_ends


@pytest.mark.parametrize(
    "typed, kept",
    [
        pytest.param("a\nb", "a\nb", id="line feed"),
        pytest.param("a\r\nb", "a\nb", id="a browser's"),
        pytest.param("a\rb", "a\nb", id="carriage return"),
        pytest.param("a\vb", "a\nb", id="vertical tab"),
        pytest.param("a\fb", "a\nb", id="form feed"),
        pytest.param("a\r\n\r\nb\r", "a\n\nb\n", id="several"),
        pytest.param("a\n\rb", "a\n\nb", id="two, the wrong way round"),
        pytest.param(" a\tb ", " a\tb ", id="tabs and blanks stay"),
        pytest.param("a\u0085b\u2028c", "a\u0085b\u2028c", id="separators of Unicode stay"),
        pytest.param("", "", id="blank"),
    ],
)
def test_every_kind_of_line_end_becomes_one(typed, kept):
    assert with_plain_line_ends(typed) == kept


@pytest.mark.parametrize(
    "text, code",
    [
        pytest.param("a\x00b", "U+0000", id="NUL"),
        pytest.param("\x07", "U+0007", id="BEL"),
        pytest.param("\x1b[31m", "U+001B", id="escape"),
        pytest.param("\ud800", "U+D800", id="first lone surrogate"),
        pytest.param("a\udfff", "U+DFFF", id="last lone surrogate"),
        pytest.param("\ufffe", "U+FFFE", id="U+FFFE"),
        pytest.param("\uffff", "U+FFFF", id="U+FFFF"),
        pytest.param("\x01\x02", "U+0001", id="the first of several"),
    ],
)
def test_a_character_that_xml_cannot_hold_is_named(text, code):
    assert unholdable(text) == code


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="blank"),
        pytest.param("a\tb\nc\rd", id="white space"),
        pytest.param("a\vb\fc", id="what becomes a line end"),
        pytest.param("A & B <c> {{7*7}} _x000D_ {_{", id="marks of templates"),
        pytest.param("Siân a’r tŷ", id="Welsh"),
        pytest.param("بچے کی حفاظت", id="Urdu"),
        pytest.param("👩🏽‍🍼", id="emoji"),
        pytest.param("\x7f\x85\xa0\ud7ff\ue000\ufffd\U00010000\U0010ffff", id="the edges of what XML holds"),
    ],
)
def test_everything_else_can_be_held(text):
    assert unholdable(text) == ""


@pytest.mark.parametrize(
    "text, told",
    [
        pytest.param("a\x1b[31mb", "a[U+001B][31mb", id="an escape"),
        pytest.param("a\nb\tc", "a[U+000A]b[U+0009]c", id="a line end and a tab"),
        pytest.param("a\x9b2Jb", "a[U+009B]2Jb", id="an escape of eight bits"),
        pytest.param("\u202ecod.exe", "[U+202E]cod.exe", id="turned round"),
        pytest.param("\u2066a\u200fb", "[U+2066]a[U+200F]b", id="other marks of direction"),
        pytest.param("a\u2028b", "a[U+2028]b", id="a separator of lines"),
        pytest.param("\udcff", "[U+DCFF]", id="half a character"),
        pytest.param("\U000e0fff", "[U+E0FFF]", id="no character at all"),
        pytest.param("Siân 学校 👩🏽‍🍼 بچے", "Siân 学校 👩🏽‍🍼 بچے", id="every other character"),
    ],
)
def test_what_could_steer_a_terminal_is_shown_as_its_code_point(text, told):
    assert shown(text) == told


@pytest.mark.parametrize("text", ["a" * 200, "a" * 201, "a" * 100_000, "\x1b" * 5_000], ids=lambda text: str(len(text)))
def test_long_text_is_shown_in_part(text):
    assert len(shown(text)) <= 200
    assert shown(text).endswith("…") == (len(text) > 200)
    assert len(shown(text, 50)) == 50
