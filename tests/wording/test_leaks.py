"""The face of the search: order, overlaps, keys, and that nothing of the source comes out."""

import hashlib
from itertools import pairwise

import pytest

from formsvc.data.dictionary import read_words
from formsvc.wording.leaks import Known, Leak, Passage, Person, find
from tests.wording.scoring import found_in, lexicon

SOURCE = {
    "name": "Rosalind Okonjo-Pike",
    "relationship": "aunt",
    "role": "School nurse",
    "agency": "Kestrel Health",
    "telephone": "07700 900123",
    "email": "rosalind@kestrel.example",
    "address": "14 Mill Brow, ZZ99 3VZ",
    "username": "roz_77",
}
TEXT = (
    "I saw Rosalind Okonjo-Pike. Her aunt Roz told us. Ring 07700 900 123 or rosalind@kestrel.example, roz_77,"
    " 14 Mill Brow. The school nurse of Kestrel Health."
)


def leaks(text, **source):
    return found_in(text, {**SOURCE, **source}).leaks


def test_findings_come_in_order_of_passage_and_start():
    passages = [Passage("b", TEXT), Passage("a", TEXT)]
    found = find(passages, [Person(**SOURCE)], Known(), lexicon())
    assert [leak.path for leak in found] == sorted((leak.path for leak in found), reverse=True)
    first = [leak.start for leak in found if leak.path == "b"]
    assert first == sorted(first)
    assert len(found) == 2 * len(first)


IDENTIFIERS = ("name", "telephone", "email", "username", "address")


@pytest.mark.parametrize("identifying", [True, False])
def test_no_two_findings_of_a_passage_overlap(identifying):
    found = [leak for leak in leaks(TEXT) if (leak.what in IDENTIFIERS) == identifying]
    assert len(found) > 3
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize("text", ["The school nurse, Roz, saw it.", "According to Roz, an aunt"])
def test_a_name_inside_an_attribution_is_a_finding_of_its_own(text):
    kinds = {leak.what for leak in leaks(text)}
    assert {"name", "attribution"} <= kinds


def test_every_kind_is_found():
    kinds = {leak.what for leak in leaks(TEXT)}
    assert kinds == {
        *("name", "telephone", "email", "username", "address"),
        *("role", "agency", "attribution", "first_person"),
    }


def test_a_full_name_is_one_finding():
    text = "Seen by Rosalind Okonjo-Pike."
    (leak,) = leaks(text)
    assert text[leak.start : leak.end] == "Rosalind Okonjo-Pike"


def test_no_message_holds_anything_of_the_source_or_the_matched_words():
    values = {word.casefold() for value in SOURCE.values() for word in value.split()} - {"school", "nurse"}
    for leak in leaks(TEXT):
        assert values.isdisjoint(leak.message.casefold().rstrip(".").split())


def test_nothing_shown_of_findings_people_or_passages_holds_typed_text():
    person, known, passage = Person(**SOURCE), Known(names=("Kayleigh",)), Passage("a", TEXT)
    shown = "".join(map(repr, (person, passage, *leaks(TEXT)))) + str(person)
    assert "osalind" not in shown
    assert "900" not in shown
    assert "Kayleigh" not in repr(known)


def test_a_person_cannot_be_iterated():
    with pytest.raises(TypeError):
        list(Person(**SOURCE))


SAME = [("Rosalind knew.", "ROSALIND\u2019S car"), ("Ring 07700900123", "ring 07700 900 123"), ("roz_77", "Roz 77")]


@pytest.mark.parametrize("one, other", SAME)
def test_the_same_words_have_the_same_key(one, other):
    assert leaks(one)[0].key == leaks(other)[0].key


def test_other_words_and_other_kinds_have_other_keys():
    keys = [leak.key for leak in leaks(TEXT)]
    assert len(set(keys)) == len(keys)
    assert all(len(key) == len(hashlib.sha256().hexdigest()) for key in keys)


NOBODY = [
    "",
    "Not known",
    "not known",
    "anonymous",
    "Withheld",
    "unknown caller",
    "A",
    "x",
    "the cleaner",
    "a neighbour",
]


@pytest.mark.parametrize("name", NOBODY)
def test_a_field_that_names_nobody_finds_no_name(name):
    text = "A man not known to anyone, x, withheld the cleaner's number; unknown caller. Anonymous neighbour. A."
    assert [leak for leak in found_in(text, {"name": name}).leaks if leak.what == "name"] == []


def test_generic_fill_matches_itself_only():
    person = dict.fromkeys(SOURCE, "word0012")
    assert not found_in("word0013 was at word0014 with word 12.", person)


def test_without_people_only_first_person_and_attribution_are_found():
    found = find([Passage("a", TEXT)], [], Known(), lexicon())
    assert {leak.what for leak in found} == {"first_person", "attribution"}


LONG = ['"', "'", " ", "a", "07", "R. ", "' a", "aunt ", "Rosalind ", "I ", "@a", "told by ", "\n", "e\u0301", "14 "]


@pytest.mark.parametrize("piece", LONG, ids=ascii)
def test_long_monotonous_text_is_read_to_its_end(piece):
    text = piece * (100_000 // len(piece)) + " Rosalind told us"
    found = leaks(text)
    assert found[-2:] == () or isinstance(found[-1], Leak)
    assert any(leak.start > 99_000 for leak in found)


def test_the_dictionary_holds_words_and_names():
    words = set(read_words())
    assert {"rose", "Rose", "Rosalind"} <= words
    assert len(words) > 50_000


@pytest.mark.parametrize(
    "text, words",
    [
        ("Both Rosalind and Bill have seen it.", "Rosalind"),
        ("It was Roz and Dean who saw it.", "Roz"),
        ("Seen at two hundred and fourteen Mill Brow.", ""),
        ("Seen at fourteen Mill Brow.", "fourteen Mill Brow"),
        ("The safeguarding lead made a referral at 09:50.", ""),
    ],
)
def test_who_is_named_beside_others_is_found_and_what_is_none_is_not(text, words):
    found = [leak for leak in leaks(text) if leak.action == "block"]
    assert [text[leak.start : leak.end] for leak in found] == ([words] if words else [])


def test_a_name_that_an_address_is_made_of_is_a_name():
    (leak,) = leaks("Jo Field saw it.", name="Jo Field", email="jo.field@kestrel.example")
    assert leak.what == "name"
