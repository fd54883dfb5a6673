"""Factors: one row for each entry of the list, answered or not, and never a score."""

import pytest

from formsvc.data.packs import Packs
from formsvc.formkit.read import read
from formsvc.formkit.record import Typed, build, judge_step
from tests.formkit.sample import LEAST, LISTS, PACKS, RISKS, TRIP, entries

ALL = ["Owes money", "Gifts nobody can explain", "Lifts in cars"]


def rows(pairs=(), packs: Packs = PACKS):
    judged = judge_step(RISKS, [Typed(pairs)] if pairs else [], packs)
    assert judged.findings == ()
    return [(str(row.factor), str(row.state), row.note) for row in judged.answers.factors]


def test_every_factor_is_among_the_answers_even_if_nobody_said_anything():
    assert rows() == [(factor, "", "") for factor in ALL]


def test_factors_that_were_posted_come_first_and_the_others_follow():
    pairs = (("factors-0-factor", "lifts"), ("factors-0-state", "now"), ("factors-0-note", "a silver car"))
    assert rows(pairs) == [("Lifts in cars", "Now", "a silver car"), ("Owes money", "", ""), (ALL[1], "", "")]


def test_a_factor_that_the_list_has_gained_is_added():
    more = Packs({**LISTS, "risk_factors": (*LISTS["risk_factors"], *entries(exclusion="Excluded from school"))})
    posted = tuple((f"factors-{index}-factor", key) for index, key in enumerate(("debts", "gifts", "lifts")))
    assert [factor for factor, _, _ in rows(posted, more)] == [*ALL, "Excluded from school"]


def test_json_may_name_only_the_factors_it_has_something_to_say_of():
    judged = read(TRIP, LEAST | {"risks": {"factors": [{"factor": "gifts", "state": "earlier"}]}}, PACKS)
    factors = judged.answers.risks.factors
    assert [(factor.factor.id, factor.state.id) for factor in factors] == [
        ("gifts", "earlier"),
        ("debts", ""),
        ("lifts", ""),
    ]


@pytest.mark.parametrize(
    "row, path",
    [
        pytest.param({"factor": "weather"}, "factor", id="no factor of the list"),
        pytest.param({"factor": "gifts", "state": "often"}, "state", id="no state of the list"),
        pytest.param({"factor": "gifts", "note": 7}, "note", id="a note that is no text"),
        pytest.param({"factor": "gifts", "score": "5"}, "", id="a score"),
    ],
)
def test_what_is_wrong_in_a_row_is_refused_by_its_path(row, path):
    judged = read(TRIP, LEAST | {"risks": {"factors": [row]}}, PACKS)
    assert judged.answers is None
    assert [finding.path for finding in judged.findings] == [f"risks.factors.0.{path}".rstrip(".")]


def test_fifty_one_rows_are_refused_and_counted():
    many = Packs({**LISTS, "risk_factors": entries(**{f"f{index}": f"Factor {index}" for index in range(50)})})
    posted = [{"factor": f"f{index}"} for index in range(50)]
    assert len(read(TRIP, LEAST | {"risks": {"factors": posted}}, many).answers.risks.factors) == 50
    judged = read(TRIP, LEAST | {"risks": {"factors": [*posted, {"factor": "f1"}]}}, many)
    assert [(finding.kind, finding.path) for finding in judged.findings] == [("too_many", "risks.factors")]


@pytest.mark.parametrize(
    "pairs, blank",
    [
        pytest.param((), True, id="nothing posted"),
        pytest.param((("factors-0-factor", "debts"), ("factors-0-state", "")), True, id="its own name is not typed"),
        pytest.param((("factors-0-factor", "debts"), ("factors-0-state", "no")), False, id="a state"),
        pytest.param((("factors-0-factor", "debts"), ("factors-0-note", "x")), False, id="a note"),
    ],
)
def test_a_page_of_factors_is_blank_until_something_is_said(pairs, blank):
    assert build(RISKS.form, Typed(pairs), PACKS).is_blank is blank
