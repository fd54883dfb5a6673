"""The example of the request for advice, and what is handed over of it."""

import json
from datetime import datetime
from itertools import count

import pytest

from formsvc.catalogue import example_of
from formsvc.documents.inspect import texts
from formsvc.formkit.read import read
from formsvc.forms.advice_request.form import ADVICE_REQUEST
from formsvc.produce import imprint, produce_texts
from tests.filled import answers_of, filled, leaves, papers, with_own_wordings

AFTERWARDS = ("advice.", "decision.")


@pytest.fixture(scope="module")
def example():
    return json.loads(example_of(ADVICE_REQUEST))


def handed_over(answers, packs):
    """What the question says as Word and as text."""
    printed = imprint(packs, "KDC4-M793", datetime(2026, 12, 1, 10))  # noqa: DTZ001  # local time is meant
    (text,) = produce_texts(ADVICE_REQUEST, answers, printed)
    return texts(papers(ADVICE_REQUEST, answers, packs)["question"].content), text.content.decode()


def test_the_example_is_accepted_without_a_warning(example, packs):
    assert read(ADVICE_REQUEST, example, packs).findings == ()


def test_the_example_names_nobody():
    names = ("Tamsin", "Harlow", "Taz", "Marlowe", "Wren Hill", "Amberley", "ZZ99", "07700", "2012")
    assert [name for name in names if name in example_of(ADVICE_REQUEST)] == []


@pytest.mark.parametrize("turn", range(4))
def test_the_question_holds_all_that_is_asked_and_nothing_of_the_record(turn, packs):
    answers = with_own_wordings(answers_of(ADVICE_REQUEST, filled(ADVICE_REQUEST, packs, turn=turn), packs), count())
    for said in handed_over(answers, packs):
        missing = [leaf.path for leaf in leaves(answers) if leaf.text not in said]
        assert missing == [leaf.path for leaf in leaves(answers) if leaf.path.startswith(AFTERWARDS)]


def test_the_question_has_no_words_for_what_comes_afterwards(example, packs):
    word, text = handed_over(answers_of(ADVICE_REQUEST, example, packs), packs)
    for said in (word, text):
        assert "The advice" not in said
        assert "decided" not in said.lower()
    assert "meant to leave out which child it is about" in word


def test_the_record_holds_every_answer_of_the_example(example, packs):
    answers = answers_of(ADVICE_REQUEST, example, packs)
    record = texts(papers(ADVICE_REQUEST, answers, packs)["record"].content)
    assert [leaf.path for leaf in leaves(answers) if leaf.text not in record] == []


def test_only_the_question_is_made_as_text():
    assert [document.name for document in ADVICE_REQUEST.documents if document.also_text] == ["question"]


def test_the_question_can_be_made_before_there_is_an_answer(example, packs):
    value = {step: example[step] for step in ("asked", "situation", "information", "question")}
    word, text = handed_over(answers_of(ADVICE_REQUEST, value, packs), packs)
    assert "a girl of about 14" in word
    assert "a girl of about 14" in text
