"""The rows of a CSV file or of an Excel sheet, their cells as text.

Of an Excel sheet, dates become ISO dates and numbers their digits, however the sheet shows them. Formulas are
refused: what a file says of their results may be old, or missing.
"""

import csv
import warnings
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TextIO
from zipfile import BadZipFile, ZipFile

from formsvc.batch.sources import Unreadable
from formsvc.formkit.limits import REQUEST_LIMIT, TEXT_LIMIT

UNPACKED_LIMIT, PARTS_LIMIT = 100 * 1024 * 1024, 5_000  # bytes and files in a workbook; texts take six times as much
_DAMAGED = "This is no Excel workbook, or a damaged one."


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells as text, or why they cannot be had; `number` is the line it begins on, or its row in the sheet."""

    number: int
    position: int
    cells: Sequence[str] = field(repr=False, default=())
    problem: str = ""


class _CellRefused(Exception):
    """A cell holds something that is no answer; the text says which cell and what to do."""


def csv_rows(file: Path) -> Iterator[Row]:
    """The rows of a CSV file. Raises Unreadable where quotation marks do not fit, as no row behind can be trusted."""
    csv.field_size_limit(REQUEST_LIMIT)
    with file.open("rb") as binary, TextIOWrapper(binary, "utf-8-sig", "surrogateescape", newline="") as stream:
        rows = csv.reader(_lines(stream), strict=True)
        line = 1
        try:
            for cells in rows:
                yield Row(line, binary.tell(), cells, _encoding_problem(cells))
                line = rows.line_num + 1
        except csv.Error as error:
            raise Unreadable(f"The file cannot be read on from line {line}: {error}.") from None


def _lines(stream: TextIO) -> Iterator[str]:
    while line := stream.readline(REQUEST_LIMIT + 1):
        if len(line) > REQUEST_LIMIT:
            raise csv.Error("there is a line that is too long")
        yield line


def _encoding_problem(cells: Sequence[str]) -> str:
    try:
        "".join(cells).encode()
    except UnicodeEncodeError:
        return "It is not written in UTF-8. Save the table as “CSV UTF-8”."
    return ""


def sheet_of(file: Path) -> Any:
    """The first sheet of an Excel workbook, of which no row is read yet. Raises Unreadable."""
    import openpyxl  # noqa: PLC0415  # it takes a while, and only a workbook needs it

    _check_size(file)
    warnings.filterwarnings("ignore", module=r"openpyxl\.")  # of what it leaves out: nothing that a cell says
    try:
        return openpyxl.load_workbook(file, read_only=True, keep_links=False).worksheets[0]
    except Exception:  # noqa: BLE001  # a damaged workbook raises almost anything, and its words may quote cells
        raise Unreadable(_DAMAGED) from None


def _check_size(file: Path) -> None:
    """Refuse what unpacks to more than fits. A part gives no more bytes than its entry says, so those are believed."""
    try:
        with ZipFile(file) as book:
            parts = book.infolist()
    except (BadZipFile, NotImplementedError, ValueError):
        raise Unreadable(_DAMAGED) from None
    if len(parts) > PARTS_LIMIT or sum(part.file_size for part in parts) > UNPACKED_LIMIT:
        most = UNPACKED_LIMIT // 1024 // 1024
        raise Unreadable(f"This workbook unpacks to more than {most} MB. Save the sheet as “CSV UTF-8” instead.")


def sheet_rows(sheet: Any) -> Iterator[Row]:
    """The rows of a sheet. Raises Unreadable where it is damaged."""
    sheet.reset_dimensions()  # a wrong note of its size would hide the rows and columns beyond
    number = 0
    with closing(sheet.parent):
        rows = sheet.iter_rows()
        while True:
            number += 1
            try:
                cells = next(rows, None)
            except Exception:  # noqa: BLE001  # as above
                raise Unreadable(f"The workbook is damaged, and cannot be read on from row {number}.") from None
            if cells is None:
                return
            yield _sheet_row(number, cells)


def _sheet_row(number: int, cells: Sequence[Any]) -> Row:
    try:
        return Row(number, number, [_text_of(cell) for cell in cells])
    except _CellRefused as refused:
        return Row(number, number, problem=str(refused))


def _text_of(cell: Any) -> str:
    value = cell.value
    if cell.data_type == "f":
        raise _CellRefused(f"Cell {cell.coordinate} is a formula. Put its result there instead: copy, paste as value.")
    if cell.data_type == "e" or isinstance(value, timedelta):
        raise _CellRefused(f"Cell {cell.coordinate} holds an error or a length of time. Put text there instead.")
    if isinstance(value, datetime | date | time):
        return _moment(value)
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value).upper()
    if isinstance(value, float):
        return format(Decimal(repr(value)).normalize(), "f")
    if isinstance(value, str) and len(value) > TEXT_LIMIT:
        raise _CellRefused(f"Cell {cell.coordinate} holds more than {TEXT_LIMIT:,} characters. Shorten it.")
    return str(value).replace("_x000D_\n", "\n")  # how a workbook writes the line ends of Windows


def _moment(value: datetime | date | time) -> str:
    """A date by itself where there is no time of day; no seconds where there are none."""
    if isinstance(value, time):
        return value.isoformat("minutes" if not value.second else "seconds")
    if not isinstance(value, datetime):
        return value.isoformat()
    rounded = (value + timedelta(microseconds=500_000)).replace(microsecond=0)
    return rounded.date().isoformat() if rounded.time() == time() else rounded.isoformat()
