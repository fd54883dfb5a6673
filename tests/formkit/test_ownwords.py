"""A form's own words are told from those of whoever filled it in."""

import pytest

from formsvc.formkit.ownwords import OwnWords

TEMPLATE = OwnWords.of_template(
    "Victims\n{{ document.marking }}\tPage  of \n{% for one in victims %}\nName {{ one.name }}"
)
QUESTIONS = frozenset(("Full name", "What happened?", "Nicknames (all)"))
LABELS = OwnWords(frozenset(("1. VICTIMS", "Nothing recorded.")), labels=QUESTIONS)


@pytest.mark.parametrize(
    "line, left",
    [
        ("Victims", ""),
        ("OFFICIAL\tPage  of ", "OFFICIAL"),
        ("Name Rosalind Pike", "Rosalind Pike"),
        ("Victims of Rosalind", "Victims of Rosalind"),
        ("  Rosalind Pike", "  Rosalind Pike"),
    ],
)
def test_of_a_documents_lines_the_answers_are_left(line, left):
    assert TEMPLATE.left_out_of(line).split() == left.split()


@pytest.mark.parametrize(
    "line, left",
    [
        ("1. VICTIMS", ""),
        ("Full name: Rosalind Pike", "Rosalind Pike"),
        ("What happened? Rosalind: saw it", "Rosalind: saw it"),
        ("Telephone 1: Full name: Rosalind", "Rosalind"),
        ("Nicknames (all): Roz", "Roz"),
        ("Rosalind said: nothing", "Rosalind said: nothing"),
    ],
)
def test_of_a_plain_texts_lines_the_answers_are_left(line, left):
    assert LABELS.left_out_of(line).strip() == left
    assert LABELS.left_out_of(f"a\n{line}\nb").startswith("a\n")


def test_long_lines_take_no_time_that_grows_with_their_square():
    words = OwnWords.of_template("\n".join("a {{ x }} " * gaps for gaps in range(1, 8)))
    for line in ("a " * 50_000, " " * 100_000, "a" * 100_000, ": " * 50_000):
        assert len(words.left_out_of(line)) <= len(line) + 8
