"""The second line of defence: whole identifiers in finished files, and quiet on our own paperwork."""

import pytest

from formsvc.wording.gate import still_in
from formsvc.wording.leaks import Known, Passage, Person, find
from tests.wording.scoring import lexicon

SOURCE = Person(
    name="Rosalind Okonjo-Pike",
    telephone="07700 900123",
    email="rosalind@kestrel.example",
    username="roz_77",
    relationship="aunt",
)
PAPER = (
    "Intelligence log. Mark every box that applies. Grace period: May 2026. Will the child be at risk? Young people."
    " Sent 12 May 2026, in May, by May. Hope: not known. Protective marking: OFFICIAL-SENSITIVE. Rose: none."
)


def hits(text, person=SOURCE, known=None, released=()):
    return [hit.what for hit in still_in(text, [person], known or Known(), released, lexicon())]


HELD = [
    ("Told by Rosalind Okonjo-Pike.", ["name"]),
    ("PIKE, ROSALIND", ["name"]),
    ("Telephone: 07700900123", ["telephone"]),
    ("rosalind @ kestrel . example", ["email"]),
    ("@roz_77", ["username"]),
    ("Rosalind was there. Pike too.", []),
    ("900123", []),
    ("Her aunt told us. I saw it.", []),
    (PAPER, []),
]


@pytest.mark.parametrize("text, kinds", HELD, ids=[text[:30] for text, _ in HELD])
def test_whole_identifiers_are_found_and_parts_are_not(text, kinds):
    assert hits(text) == kinds


@pytest.mark.parametrize("name", ["Mark", "May", "Grace", "Will", "Rose", "Hope", "Young", "Not known", "Sent"])
def test_a_name_of_one_plain_word_is_quiet_on_our_own_paperwork(name):
    assert hits(PAPER, Person(name=name)) == []


def test_a_name_of_one_word_is_found_where_it_is_a_name():
    assert hits("We spoke to Odile.", Person(name="Odile")) == ["name"]
    assert hits("We spoke to Grace at length.", Person(name="Grace")) == ["name"]


def test_what_a_person_of_the_report_is_called_too_is_not_looked_for():
    known = Known(names=("Rosalind Okonjo-Pike",), telephones=("07700900123",), usernames=("roz_77",))
    assert hits("Rosalind Okonjo-Pike 07700 900123 roz_77", known=known) == []


def test_what_was_released_is_not_looked_for():
    text = "Rosalind Okonjo-Pike, 07700 900123"
    released = {leak.key for leak in find([Passage("a", text)], [SOURCE], Known(), lexicon()) if leak.what == "name"}
    assert hits(text, released=released) == ["telephone"]


def test_a_hit_shows_no_text():
    shown = repr(still_in("Rosalind Okonjo-Pike", [SOURCE], Known(), (), lexicon()))
    assert "osalind" not in shown.casefold()
