"""Rows of tables become records: columns are paths, blank cells no answers, and a wrong column is told first."""

import json
import warnings
from datetime import date, datetime, time, timedelta
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import openpyxl
import pytest

from formsvc.batch import rows
from formsvc.batch.sources import Records, Unreadable
from formsvc.batch.tables import comma_separated, nested, workbook
from formsvc.forms.intelligence_report.form import INTELLIGENCE_REPORT
from tests.batch.records import table


def read_csv(tmp_path, content: bytes) -> Records:
    file = tmp_path / "records.csv"
    file.write_bytes(content)
    return comma_separated(INTELLIGENCE_REPORT, file)


def read_sheet(tmp_path, *lines: Any) -> Records:
    book = openpyxl.Workbook()
    for line in lines:
        book.worksheets[0].append(line)
    book.create_sheet("another").append(["not read"])
    book.save(tmp_path / "records.xlsx")
    return workbook(INTELLIGENCE_REPORT, tmp_path / "records.xlsx")


def values(source: Records) -> list[Any]:
    records = list(source.records)
    assert [one.problem for one in records if one.problem] == []
    return [json.loads(one.data) for one in records]


NESTED = {
    "a page": ({"account.what_happened": "x"}, {"account": {"what_happened": "x"}}),
    "a list": (
        {"victims.0.name": "a", "victims.1.name": "b"},
        {"victims": [{"name": "a"}, {"name": "b"}]},
    ),
    "an item with nothing": ({"victims.1.name": "b"}, {"victims": [{}, {"name": "b"}]}),
    "choices": (
        {"subject.themes.1": "b", "subject.themes.10": "k"},
        {"subject": {"themes": ["b", "k"]}},
    ),
    "a list in a list": (
        {"victims.0.telephones.1.number": "1"},
        {"victims": [{"telephones": [{}, {"number": "1"}]}]},
    ),
    "nothing": ({}, {}),
}


@pytest.mark.parametrize("answers, value", NESTED.values(), ids=NESTED)
def test_columns_are_paths_into_the_answers(answers, value):
    assert nested(answers) == value


def test_a_row_is_a_record_with_its_line_and_blank_cells_are_no_answers(tmp_path):
    content = 'account.what_happened,victims.0.name\r\n"A line\nand another, with “words”",  \r\n\r\n,\r\n ,Ellie\r\n'
    source = read_csv(tmp_path, content.encode())
    records = list(source.records)
    assert [one.name for one in records] == ["line 2", "line 6"]
    assert [json.loads(one.data) for one in records] == [
        {"answers": {"account": {"what_happened": "A line\nand another, with “words”"}}},
        {"answers": {"victims": [{"name": "Ellie"}]}},
    ]
    assert records[-1].position == source.size


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_mark_before_utf_8_makes_no_difference(encoding, tmp_path):
    file = table(tmp_path / "t.csv", ["account.what_happened"], ["«dim byd» 学校"], encoding=encoding)
    assert values(comma_separated(INTELLIGENCE_REPORT, file)) == [
        {"answers": {"account": {"what_happened": "«dim byd» 学校"}}}
    ]


def test_a_column_may_give_references(tmp_path):
    source = read_csv(tmp_path, b"reference,victims.0.name\n KD4-M793 ,Ellie\n,Jaden\n")
    assert [one.get("reference") for one in values(source)] == ["KD4-M793", None]


def test_surrounding_spaces_of_answers_stay(tmp_path):
    assert values(read_csv(tmp_path, b"account.what_happened\n  as typed \n")) == [
        {"answers": {"account": {"what_happened": "  as typed "}}}
    ]


STRANGE = [
    "acount.what_happened", "account", "account.what", "account.what_happened.0", "victims.name", "victims.0",
    "victims.50.name", "victims.00.name", "victims.².name", "victims.-1.name", "victims.0.telephones.10.number",
    "subject.themes", f"victims.{'9' * 5_000}.name", "account." + "a." * 5_000, "Reference", "source",
]  # fmt: skip


@pytest.mark.parametrize("column", STRANGE, ids=lambda name: name[:30])
def test_a_column_that_answers_nothing_is_told_before_anything_is_read(column, tmp_path):
    with pytest.raises(Unreadable) as refused:
        read_csv(tmp_path, f"account.what_happened,{column}\nx,y\n".encode())
    assert f"“{column[:20]}" in str(refused.value)
    assert len(str(refused.value)) < 400


KNOWN = [
    "victims.49.name", "victims.0.date_of_birth", "victims.0.telephones.9.number", "source.submitter.name",
    "subject.themes.0", "source.others.0.identity", "victims.0.looked_after",
]  # fmt: skip


@pytest.mark.parametrize("column", KNOWN)
def test_every_answer_of_the_form_may_be_a_column(column, tmp_path):
    assert values(read_csv(tmp_path, f"{column}\nx\n".encode())) == [{"answers": nested({column: "x"})}]


def test_a_column_given_twice_is_refused(tmp_path):
    with pytest.raises(Unreadable, match="More than one column"):
        read_csv(tmp_path, b"account.what_happened,account.what_happened\n")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\n"], ids=["nothing", "no UTF-8"])
def test_a_table_without_names_of_columns_is_refused(content, tmp_path):
    with pytest.raises(Unreadable):
        read_csv(tmp_path, content)


PROBLEMS = [
    pytest.param(b"a\xe9b", "UTF-8", id="not UTF-8"),
    pytest.param(b"x,y", "no name", id="more cells than columns"),
]


@pytest.mark.parametrize("line, told", PROBLEMS)
def test_a_bad_row_is_a_bad_record_and_the_others_go_on(line, told, tmp_path):
    records = list(read_csv(tmp_path, b"account.what_happened\nfirst\n" + line + b"\nlast\n").records)
    assert [one.name for one in records] == ["line 2", "line 3", "line 4"]
    assert [told in one.problem for one in records] == [False, True, False]


@pytest.mark.parametrize("rest", [b'"never closed\nz\n', b'"a"b\nz\n'], ids=["never closed", "in the middle"])
def test_where_quotation_marks_do_not_fit_nothing_more_is_believed(rest, tmp_path):
    records = read_csv(tmp_path, b"account.what_happened\nx\n" + rest).records
    assert next(records).name == "line 2"
    with pytest.raises(Unreadable, match="from line 3"):
        next(records)


def test_a_line_without_an_end_does_not_fill_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(rows, "REQUEST_LIMIT", 100)
    with pytest.raises(Unreadable, match="too long"):
        list(read_csv(tmp_path, b"account.what_happened\n" + b"x" * 1_000).records)


CELLS = [
    pytest.param("text\nwith 2 lines", "text\nwith 2 lines", id="text"),
    pytest.param("one_x000D_\ntwo _x000D_", "one\ntwo _x000D_", id="text pasted on Windows"),
    pytest.param(date(2026, 11, 6), "2026-11-06", id="a date"),
    pytest.param(datetime(2026, 11, 6), "2026-11-06", id="a date without a time"),  # noqa: DTZ001  # Excel has no zones
    pytest.param(datetime(2026, 11, 6, 10, 32), "2026-11-06T10:32:00", id="a date and time"),  # noqa: DTZ001  # as above
    pytest.param(time(15, 20), "15:20", id="a time"),
    pytest.param(7700900123, "7700900123", id="a whole number"),
    pytest.param(1001001540002075, "1001001540002075", id="sixteen digits"),
    pytest.param(14.0, "14", id="a whole number with a point"),
    pytest.param(0.1, "0.1", id="a part"),
    pytest.param(1e21, "1000000000000000000000", id="many noughts"),
    pytest.param(True, "TRUE", id="yes"),
]


@pytest.mark.parametrize("cell, text", CELLS)
def test_cells_of_a_sheet_become_text(cell, text, tmp_path):
    source = read_sheet(tmp_path, ["account.what_happened", "account.how_often"], [cell, None])
    assert source.size == 2
    records = list(source.records)
    assert [(one.name, json.loads(one.data)) for one in records] == [
        ("row 2", {"answers": {"account": {"what_happened": text}}})
    ]


@pytest.mark.parametrize("cell", ["=1+1", '=HYPERLINK("https://a.example")', "#REF!", timedelta(hours=30)], ids=str)
def test_formulas_and_errors_are_refused_by_name_and_the_others_go_on(cell, tmp_path):
    source = read_sheet(tmp_path, ["reference", "account.what_happened"], ["A", cell], ["B", "x"])
    bad, good = source.records
    assert "Cell B2" in bad.problem
    assert json.loads(good.data)["reference"] == "B"


def test_a_sheet_is_read_beyond_the_size_it_says_it_has(tmp_path):
    list(read_sheet(tmp_path, ["account.what_happened", "account.how_often"], ["x", "y"], ["z", "w"]).records)
    book = openpyxl.load_workbook(tmp_path / "records.xlsx", read_only=True)
    sheet: Any = book.worksheets[0]
    sheet._max_row, sheet._max_column = 1, 1
    assert [row.cells for row in rows.sheet_rows(sheet)][1:] == [["x", "y"], ["z", "w"]]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"a,b\n"], ids=["nothing", "half a zip", "a CSV"])
def test_what_is_no_workbook_is_refused(content, tmp_path):
    (tmp_path / "records.xlsx").write_bytes(content)
    with pytest.raises(Unreadable, match="no Excel workbook"):
        workbook(INTELLIGENCE_REPORT, tmp_path / "records.xlsx")


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "docProps/strange.xml"])
def test_a_workbook_that_unpacks_to_more_than_fits_is_refused_before_it_is_unpacked(part, tmp_path, monkeypatch):
    list(read_sheet(tmp_path, ["account.what_happened"], ["x"]).records)
    with ZipFile(tmp_path / "records.xlsx", "a", ZIP_DEFLATED) as book, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a name given twice
        book.writestr(part, b" " * (rows.UNPACKED_LIMIT + 1))
    assert (tmp_path / "records.xlsx").stat().st_size < 1_000_000
    monkeypatch.setattr(openpyxl, "load_workbook", None)
    with pytest.raises(Unreadable, match="unpacks to more than 100 MB"):
        workbook(INTELLIGENCE_REPORT, tmp_path / "records.xlsx")


def test_a_part_of_a_workbook_gives_no_more_than_its_entry_says(tmp_path):
    list(read_sheet(tmp_path, ["account.what_happened"], ["x"]).records)
    with ZipFile(tmp_path / "records.xlsx", "a", ZIP_DEFLATED) as book:
        book.writestr("xl/strange.xml", b" " * 1_000_000)
        book.getinfo("xl/strange.xml").file_size = 10
    with ZipFile(tmp_path / "records.xlsx") as book, pytest.raises(BadZipFile):
        book.read("xl/strange.xml")


def test_a_workbook_of_very_many_parts_is_refused(tmp_path):
    with ZipFile(tmp_path / "records.xlsx", "w") as book:
        for number in range(rows.PARTS_LIMIT + 1):
            book.writestr(f"{number}.xml", b"")
    with pytest.raises(Unreadable, match="more than 100 MB"):
        workbook(INTELLIGENCE_REPORT, tmp_path / "records.xlsx")


def test_a_cell_that_holds_more_than_an_answer_may_is_refused_by_name(tmp_path, monkeypatch):
    monkeypatch.setattr(rows, "TEXT_LIMIT", 1_000)
    source = read_sheet(tmp_path, ["account.what_happened"], ["a" * 1_001], ["a" * 1_000])
    assert [one.problem for one in source.records] == ["Cell A2 holds more than 1,000 characters. Shorten it.", ""]


def test_a_workbook_that_is_damaged_further_down_is_read_until_there(tmp_path):
    list(read_sheet(tmp_path, ["account.what_happened"], ["x"], ["y"]).records)
    with ZipFile(tmp_path / "records.xlsx") as book:
        parts = {name: book.read(name) for name in book.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b'<row r="3"', b'<row r="x"')
    with ZipFile(tmp_path / "damaged.xlsx", "w") as book:
        for name, part in parts.items():
            book.writestr(name, part)
    records = workbook(INTELLIGENCE_REPORT, tmp_path / "damaged.xlsx").records
    assert next(records).name == "row 2"
    with pytest.raises(Unreadable, match="from row 3"):
        next(records)
