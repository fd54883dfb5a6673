"""Records are read one at a time, each with its place; nothing of one is taken for another."""

import json

import pytest

from formsvc.batch import sources
from formsvc.batch.sources import Raw, Unreadable, given_reference, json_files, json_lines


def test_each_line_is_a_record_with_its_number_and_empty_lines_are_none(tmp_path):
    file = tmp_path / "records.jsonl"
    file.write_bytes(b'{"a": 1}\r\n\n  \n{"b": 2}\n{"c": 3}')
    source = json_lines(file)
    records = list(source.records)
    assert [(one.name, one.data) for one in records] == [
        ("line 1", b'{"a": 1}'), ("line 4", b'{"b": 2}'), ("line 5", b'{"c": 3}')
    ]  # fmt: skip
    assert records[-1].position == source.size == file.stat().st_size


def test_a_line_that_is_too_long_is_cut_where_it_will_be_refused_and_the_next_is_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "REQUEST_LIMIT", 100)
    file = tmp_path / "records.jsonl"
    file.write_bytes(b"x" * 1_000 + b"\n" + b"y" * 100 + b"\n" + b"z" * 1_000)
    assert [(one.name, len(one.data)) for one in json_lines(file).records] == [
        ("line 1", 101), ("line 2", 100), ("line 3", 101)
    ]  # fmt: skip


def test_each_json_file_of_a_folder_is_a_record_in_the_order_of_their_names(tmp_path):
    for name in ("b.json", "a.JSON", "c.txt"):
        (tmp_path / name).write_text(name)
    (tmp_path / "d.json").mkdir()
    source = json_files(tmp_path)
    assert [(one.name, one.data, one.position) for one in source.records] == [
        ("a.JSON", b"a.JSON", 1), ("b.json", b"b.json", 2)
    ]  # fmt: skip
    assert source.size == 2


@pytest.mark.parametrize(
    "name, reference", [("KD4-M793", "KD4-M793"), ("ellie", ""), ("plan of Ellie", ""), ("1", "1")]
)
def test_the_name_of_a_file_is_its_reference_if_it_can_be_one(name, reference, tmp_path):
    (tmp_path / f"{name}.json").write_text("{}")
    (record,) = json_files(tmp_path).records
    assert (record.reference, given_reference(record)) == (reference, reference)


def test_a_folder_without_records_is_refused(tmp_path):
    with pytest.raises(Unreadable, match=r"no \.json files"):
        json_files(tmp_path)


def test_a_file_that_cannot_be_read_is_a_bad_record_and_the_others_go_on(tmp_path):
    for name in ("a.json", "b.json", "c.json"):
        (tmp_path / name).write_text("{}")
    source = json_files(tmp_path)
    (tmp_path / "b.json").unlink()
    assert [bool(one.problem) for one in source.records] == [False, True, False]


GIVEN = [
    pytest.param({"reference": "KD4-M793", "answers": {}}, "KD4-M793", id="beside the answers"),
    pytest.param({"answers": {}}, "", id="none beside them"),
    pytest.param({"reference": "KD4-M793"}, "", id="no answers beside it"),
    pytest.param({"reference": 7, "answers": {}}, 7, id="no text"),
    pytest.param([1], "", id="no object"),
]


@pytest.mark.parametrize("value, given", GIVEN)
def test_a_reference_may_stand_beside_the_answers(value, given):
    assert given_reference(Raw(name="line 1", position=1, data=json.dumps(value).encode())) == given


def test_a_reference_may_be_written_with_escapes():
    record = Raw(name="line 1", position=1, data=rb'{"\u0052eference": 1, "ref\u0065rence": "A", "answers": {}}')
    assert given_reference(record) == "A"


def test_a_record_that_names_no_reference_is_not_read_to_find_it(monkeypatch):
    monkeypatch.setattr(json, "loads", None)
    assert given_reference(Raw(name="line 1", position=1, data=b'{"answers": {"a": "\\u00e9"}}', reference="A")) == "A"


@pytest.mark.parametrize("data", [b"{", b"\xff", b"[" * 100_000, b""], ids=["broken", "not UTF-8", "deep", "nothing"])
def test_what_is_no_json_gives_no_reference(data):
    assert given_reference(Raw(name="line 1", position=1, data=data)) == ""


def test_a_reference_inside_goes_before_the_name_of_the_file():
    record = Raw(name="A.json", position=1, data=b'{"reference": "B", "answers": {}}', reference="A")
    assert given_reference(record) == "B"


@pytest.mark.parametrize("name", ["a\nb.json", "a\x1b[31mb.json", "a\udcffb.json"])
def test_names_from_outside_cannot_steer_a_terminal(name, tmp_path):
    (tmp_path / name).write_text("{}")
    (record,) = json_files(tmp_path).records
    assert record.name.isprintable()
