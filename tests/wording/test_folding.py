"""Folding, and the way back to the text as given."""

import pytest

from formsvc.wording.folding import Folded, folded
from tests.wording.scoring import found_in

FOLDED = [
    ("Siân", "sian"),
    ("Zoe\u0308", "zoe"),
    ("Łukasz Żak", "lukasz zak"),
    ("Straße", "strasse"),
    ("Ægir Þór", "aegir thor"),
    ("O’Brien", "o'brien"),
    ("Okonjo\u2011Pike", "okonjo-pike"),
    ("Ro\u00adsa\u200blind", "rosalind"),
    ("\uff10\uff17\uff17\uff10\uff10", "07700"),
    ("\u0660\u0667", "07"),
    ("\uff2d\uff41\uff52\uff4b", "mark"),
    ("a\r\nb", "a\n\nb"),
]


@pytest.mark.parametrize("typed, plain", FOLDED, ids=[plain for _, plain in FOLDED])
def test_what_sounds_alike_folds_alike(typed, plain):
    assert folded(typed) == plain


@pytest.mark.parametrize("typed", [typed for typed, _ in FOLDED])
def test_the_whole_text_can_be_found_again(typed):
    fold = Folded(typed)
    assert fold.typed(0, len(fold.text)) == typed


PLACES = [
    ("He saw Siân there.", "Siân"),
    ("He saw Sia\u0302n there.", "Sia\u0302n"),
    ("Line\r\nbreaks\r\nSian knew.", "Sian"),
    ("Straße, Æ, ß, 😀 and Siân knew.", "Siân"),
    ("ask S\u200bian", "S\u200bian"),
    ("“ask Sian’s mum”", "Sian"),
    ("SIA\u0302N", "SIA\u0302N"),
]


@pytest.mark.parametrize("text, words", PLACES, ids=[ascii(text) for text, _ in PLACES])
def test_offsets_are_characters_of_the_text_as_given(text, words):
    (leak,) = found_in(text, {"name": "Siân Pugh"}).leaks
    assert text[leak.start : leak.end] == words


@pytest.mark.parametrize(
    "text", ["", "\u0301", "\u0301Sian", "Sian\u0301\u0301", "\ufeffSian", "\ud800 Sian"], ids=ascii
)
def test_odd_text_is_no_trouble(text):
    assert len(found_in(text, {"name": "Siân Pugh"}).leaks) == ("Sian" in text)
