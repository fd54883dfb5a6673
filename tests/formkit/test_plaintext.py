"""A document as plain text holds every open answer, and none that is restricted."""

from itertools import count

import pytest

from formsvc.catalogue import FORM_TYPES
from formsvc.core.answers import Choice, PartDate
from formsvc.formkit.formtype import Document
from formsvc.formkit.plaintext import plain_text
from formsvc.formkit.views import open_view
from tests.filled import answers_of, filled, leaves, with_own_wordings
from tests.formkit.sample import TRIP, Bus, Guest, Guide, Outing, Teller, Trip

HEAD = {"document": {"marking": "OFFICIAL", "title": "Letter", "reference": "KD4-M793", "made_on": "1 December 2026"}}
WHOLE = Document("letter", "Letter", "none.docx", steps=("outing", "guests"))


def text_of(answers: Trip, document: Document = WHOLE) -> str:
    return plain_text(TRIP, document, {**open_view(TRIP, answers), **HEAD})


def test_questions_and_answers_stand_under_their_steps():
    answers = Trip(
        outing=Outing(title="To the sea", day=PartDate(2026, 12), mood=Choice("calm", "Calm"), buses=(Bus(line="12"),)),
        guests=(Guest(name="Min"), Guest(name="Bo", postcode="ZZ99 1AA")),
    )
    text = text_of(answers)
    assert text.startswith("OFFICIAL\n\n")
    assert "Reference KD4-M793\nMade on 1 December 2026\n" in text
    assert text.endswith("End of KD4-M793\nOFFICIAL\n")
    assert "1. " in text
    assert "Guest 1 of 2" in text
    assert "Guest 2 of 2" in text
    assert text.index("Min") < text.index("Bo")


def test_what_is_not_answered_is_left_out_and_an_empty_step_says_so():
    text = text_of(Trip())
    assert text.count("Nothing recorded.") == 2
    assert ": \n" not in text


def test_an_answer_of_several_lines_stands_below_its_question_as_typed():
    notes = "  First line\n\n{{ second }} & <third>\tend"
    assert f":\n{notes}\n" in text_of(Trip(outing=Outing(title="To the sea", notes=notes))) + "\n"


def test_rows_and_groups_inside_a_page_say_whose_they_are():
    text = text_of(Trip(outing=Outing(buses=(Bus(line="12"), Bus(line="X1")), guide=Guide(name="Alix"))))
    assert "Bus 1: " in text
    assert "Bus 2: " in text
    assert "Guide: " in text


def test_only_the_steps_of_the_document_are_told():
    answers = Trip(outing=Outing(title="To the sea"), guests=(Guest(name="Min"),))
    text = text_of(answers, Document("list", "List", "none.docx", steps=("guests",)))
    assert "Min" in text
    assert "To the sea" not in text


def test_a_restricted_step_cannot_be_told():
    answers = Trip(teller=Teller(name="Rowan Ashdown"))
    with pytest.raises(KeyError):
        text_of(answers, Document("all", "All", "none.docx", steps=("outing", "teller")))


@pytest.mark.parametrize("form_type", FORM_TYPES, ids=lambda one: one.slug)
def test_every_open_answer_of_every_form_can_be_told(form_type, packs):
    answers = with_own_wordings(answers_of(form_type, filled(form_type, packs), packs), count())
    steps = tuple(step.slug for step in form_type.steps if not step.restricted)
    text = plain_text(
        form_type, Document("all", "All", "none.docx", steps=steps), {**open_view(form_type, answers), **HEAD}
    )
    told = [leaf for leaf in leaves(answers) if leaf.path.split(".")[0] in steps]
    assert [leaf.path for leaf in told if leaf.text not in text and not leaf.path.endswith("reason_at")] == []
