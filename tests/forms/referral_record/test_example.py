"""The example of the referral record, and what its paper says."""

import json

import pytest

from formsvc.catalogue import example_of
from formsvc.documents.inspect import texts
from formsvc.formkit.read import read
from formsvc.forms.referral_record.form import REFERRAL_RECORD
from tests.filled import answers_of, leaves, papers

LEAST = {
    "referral": {"referred_on": "2026-10-10"},
    "child": {"name": "not known"},
    "worry": {"what_worries": "An adult gives her lifts."},
}


def printed(value, packs):
    return texts(papers(REFERRAL_RECORD, answers_of(REFERRAL_RECORD, value, packs), packs)["record"].content)


@pytest.fixture(scope="module")
def example():
    return json.loads(example_of(REFERRAL_RECORD))


def test_the_example_is_accepted_without_a_warning(example, packs):
    assert read(REFERRAL_RECORD, example, packs).findings == ()


def test_the_paper_holds_every_answer_of_the_example(example, packs):
    paper = printed(example, packs)
    answers = leaves(answers_of(REFERRAL_RECORD, example, packs))
    assert [leaf.path for leaf in answers if leaf.text not in paper] == []


def test_the_paper_says_that_the_referral_itself_is_elsewhere(example, packs):
    assert "The referral itself is on the hub’s own form." in printed(example, packs)


@pytest.mark.parametrize(
    "safety, notice",
    [
        pytest.param({"danger_now": "yes"}, "If they still are, call 999.", id="danger"),
        pytest.param({"under_13": "yes"}, "For a child under 13, always make a referral.", id="a young child"),
    ],
)
def test_the_paper_opens_with_what_cannot_wait(safety, notice, packs):
    assert notice in printed({**LEAST, "safety": safety}, packs)
    assert notice not in printed({**LEAST, "safety": dict.fromkeys(safety, "no")}, packs)


def test_nothing_handed_over_is_said_and_what_was_done_about_a_dispute_is_left_out(packs):
    paper = printed(LEAST, packs)
    assert "None recorded." in paper
    assert "What was done about it" not in paper
