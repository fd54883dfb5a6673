"""Before a record is made it has a reference of its own, and nothing is made twice."""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from formsvc.batch.manifest import Entry, Made, Manifest
from formsvc.batch.plan import NO_REFERENCE, TWICE, Plan, Planned
from formsvc.batch.sources import Raw
from formsvc.core.reference import is_reference

NAMES = ["a.docx", "b.txt"]


def raw(answers: Any, reference: str = "", **told: Any) -> Raw:
    inside = {"answers": answers} | ({"reference": told.pop("inside")} if "inside" in told else {})
    return Raw(name="line 1", position=1, data=json.dumps(inside).encode(), reference=reference, **told)


def make(planned: Planned, folder: Path) -> None:
    """Do as if a record had been made."""
    names = [f"{planned.reference}-{name}" for name in NAMES]
    for name in names:
        (folder / name).write_bytes(planned.reference.encode())
    files = tuple(Made.of(name, planned.reference.encode()) for name in names)
    with closing(Manifest(folder)) as manifest:
        manifest.made("line 1", planned.key, Entry(planned.reference, "now", files))


def planned(folder: Path, *records: Raw, made_with: str = "now") -> list[Planned]:
    """What a new run would do with records."""
    with closing(Manifest(folder)) as manifest:
        plan = Plan(manifest, made_with, folder)
        return [plan.of(record) for record in records]


def test_records_without_a_reference_get_one_each_even_if_they_say_the_same(tmp_path):
    drawn = [one.reference for one in planned(tmp_path, raw(1), raw(2), raw(1))]
    assert all(map(is_reference, drawn))
    assert len(set(drawn)) == 3


def test_a_reference_does_not_depend_on_who_told(tmp_path):
    (drawn,) = planned(tmp_path, raw({"source": {"name": "Rowan Ashdown"}}))
    (other,) = planned(tmp_path, raw({"source": {"name": "Robin Fieldfare"}}))
    assert drawn.reference == other.reference
    assert drawn.key != other.key


def test_a_run_that_is_begun_again_draws_the_same_references_in_whatever_order_records_were_made(tmp_path):
    records = [raw(number) for number in range(20)]
    first = planned(tmp_path, *records)
    for one in first[5:15]:
        make(one, tmp_path)
    again = planned(tmp_path, *records)
    assert [one.reference for one in again] == [one.reference for one in first]
    assert [one.done for one in again] == [False] * 5 + [True] * 10 + [False] * 5


def test_a_record_keeps_its_reference_and_files_where_others_come_before_it(tmp_path):
    (first,) = planned(tmp_path, raw("kept"))
    make(first, tmp_path)
    assert planned(tmp_path, raw("new"), raw("kept"))[1] == Planned(first.key, first.reference, done=True)


def test_of_two_alike_each_keeps_its_own(tmp_path):
    both = planned(tmp_path, raw(1), raw(1))
    for one in both:
        make(one, tmp_path)
    again = planned(tmp_path, raw(1), raw(1), raw(1))
    assert [one.reference for one in again[:2]] == [one.reference for one in both]
    assert [one.done for one in again] == [True, True, False]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("how", ["gone", "changed"])
def test_a_record_is_made_again_where_a_file_of_it_is_not_as_it_was(name, how, tmp_path):
    (first,) = planned(tmp_path, raw(1))
    make(first, tmp_path)
    file = tmp_path / f"{first.reference}-{name}"
    file.unlink() if how == "gone" else file.write_bytes(b"another")
    assert planned(tmp_path, raw(1)) == [Planned(first.key, first.reference)]


def test_a_record_is_made_again_with_its_reference_when_templates_or_lists_have_changed(tmp_path):
    (first,) = planned(tmp_path, raw(1))
    make(first, tmp_path)
    assert planned(tmp_path, raw(1), made_with="later") == [Planned(first.key, first.reference)]


def test_a_reference_that_is_given_is_used(tmp_path):
    given = planned(tmp_path, raw(1, "FROM-FILE"), raw(2, inside="INSIDE"), raw(3, "OUT", inside="IN"))
    assert [one.reference for one in given] == ["FROM-FILE", "INSIDE", "IN"]


def test_a_record_is_made_again_under_a_reference_that_is_given_later(tmp_path):
    (first,) = planned(tmp_path, raw(1))
    make(first, tmp_path)
    assert planned(tmp_path, raw(1, "GIVEN")) == [Planned(first.key, "GIVEN")]


def test_a_corrected_record_may_have_the_reference_it_had(tmp_path):
    (first,) = planned(tmp_path, raw("wrong", "KEPT"))
    make(first, tmp_path)
    (corrected,) = planned(tmp_path, raw("right", "KEPT"))
    assert (corrected.reference, corrected.problem) == ("KEPT", "")


def test_the_second_record_with_a_reference_is_refused(tmp_path):
    first, second = planned(tmp_path, raw(1, "SAME"), raw(2, inside="SAME"))
    assert (first.problem, second.problem) == ("", TWICE)


def test_no_record_is_given_the_reference_of_one_that_is_given_its_own(tmp_path):
    (drawn,) = planned(tmp_path, raw(1))
    given, other = planned(tmp_path, raw(2, drawn.reference), raw(1))
    assert other.reference not in {"", given.reference}


@pytest.mark.parametrize("reference", ["../up", "a", 7, None, ["A"], "A" * 33, "KD4 M793"], ids=repr)
def test_what_is_no_reference_is_refused_and_not_quoted(reference, tmp_path):
    (refused,) = planned(tmp_path, raw(1, inside=reference))
    assert (refused.problem, refused.reference) == (NO_REFERENCE, "")


def test_a_record_that_could_not_be_read_is_refused_for_that(tmp_path):
    problem = Raw(name="line 1", position=1, problem="Cell B2 is a formula.")
    first, second = planned(tmp_path, problem, problem)
    assert (first.problem, first.reference) == ("Cell B2 is a formula.", "")
    assert first.key != second.key
