"""The benchmark measures what it says: the report is filled whole, and an answer that goes missing is seen."""

from copy import deepcopy

import pytest

from formsvc.documents.template import compile_template
from tests.benchmarks.answers import SIZES, lost, view
from tests.benchmarks.engines import schema
from tests.benchmarks.languages import DOCXTPL
from tests.benchmarks.report import template


@pytest.fixture(scope="module")
def made():
    return compile_template(template(DOCXTPL), schema()).fill(view(SIZES["typical"]))


def test_the_report_prints_every_answer(made):
    assert lost(view(SIZES["typical"]), made) == []


@pytest.mark.parametrize("group, name", [("child", "school"), ("account", "what_happened"), ("document", "reference")])
def test_an_answer_that_is_not_printed_is_lost(made, group, name):
    answers = deepcopy(view(SIZES["typical"]))
    answers[group][name] = "an answer nobody printed"
    assert lost(answers, made) == ["an answer nobody printed"]


def test_a_row_that_is_not_printed_is_lost(made):
    answers = view(SIZES["typical"])
    answers["people"].append({"first_name": "somebody nobody printed"})
    assert lost(answers, made) == ["somebody nobody printed"]
