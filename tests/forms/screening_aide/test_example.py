"""The example of the screening aide, and what its paper shows of it."""

from itertools import takewhile

import pytest

from formsvc.catalogue import example_of
from formsvc.documents import package
from formsvc.documents.inspect import texts
from formsvc.documents.wordxml import strictly_parsed, w
from formsvc.formkit.read import read
from formsvc.forms.screening_aide.form import SCREENING_AIDE
from tests.filled import answers_of, papers
from tests.forms.screening_aide.aides import EXAMPLE, aide_with

LABELS = {"now": "Now", "earlier": "Earlier", "not_known": "Not known", "no": "No"}


def paper(value, packs):
    return papers(SCREENING_AIDE, answers_of(SCREENING_AIDE, value, packs), packs)["aide"].content


def side_by_side(content):
    """The table of factors: by how things stand, what is on the left and what is on the right."""
    body = strictly_parsed(package.MAIN, package.read(content)[package.MAIN])
    rows = [
        ["".join(text.text or "" for text in cell.iter(w("t"))) for cell in row.iter(w("tc"))]
        for row in body.iter(w("tr"))
    ]
    return {cells[0]: cells[1:] for cells in rows if len(cells) == 3}


def test_the_example_is_accepted_without_a_warning(packs):
    assert read(SCREENING_AIDE, EXAMPLE, packs).findings == ()
    assert "Tamsin" not in example_of(SCREENING_AIDE)  # initials are enough


def test_the_paper_stands_beside_the_screening_tool_and_says_when_to_complete_it(packs):
    printed = texts(paper(EXAMPLE, packs))
    assert "does not take its place" in printed
    assert "whenever you have a concern" in printed


def test_risk_factors_stand_on_the_left_and_protective_factors_on_the_right(packs):
    head, *_ = side_by_side(paper(EXAMPLE, packs)).items()
    assert head == ("How things stand", ["Risk factors", "Protective factors"])


@pytest.mark.parametrize("state, label", LABELS.items())
@pytest.mark.parametrize(
    "side, factor, column", [("risk_factors", "missing", 0), ("protective_factors", "trusted_adult", 1)]
)
def test_a_factor_stands_with_its_note_in_one_cell_and_no_other(state, label, side, factor, column, packs):
    words = f"{packs.entry(side, factor).wording}: Seen on Friday."
    cells = side_by_side(paper(aide_with(side, {"factor": factor, "state": state, "note": "Seen on Friday."}), packs))
    assert [(row, number) for row, both in cells.items() for number, cell in enumerate(both) if words in cell] == [
        (label, column)
    ]


def test_an_empty_cell_says_that_nothing_is_recorded(packs):
    cells = side_by_side(paper({"about": {"child": "Taz"}}, packs))
    assert {label: cells[label] for label in LABELS.values()} == dict.fromkeys(
        LABELS.values(), ["Nothing recorded"] * 2
    )
    assert "Going missing" in cells["Not answered"][0]


def test_what_was_answered_is_not_among_what_was_not(packs):
    assert "Not answered" not in side_by_side(paper(EXAMPLE, packs))


def test_each_next_step_says_what_it_means(packs):
    for step in packs.entries("screening_next_steps"):
        printed = texts(paper({"about": {"child": "Taz"}, "next_steps": {"steps": [step.id]}}, packs))
        assert step.wording in printed
        assert step.meaning
        assert step.meaning in printed


def test_no_figure_on_the_paper_depends_on_how_many_factors_there_are(packs):
    def figures(state):
        printed = texts(
            paper(aide_with("risk_factors", *({"factor": one.id, "state": state} for one in entries)), packs)
        )
        return sorted("".join(takewhile(str.isdigit, word)) for word in printed.split() if word[0].isdigit())

    entries = packs.entries("risk_factors")
    assert figures("now") == figures("no") == figures("not_known")
