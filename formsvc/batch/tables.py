"""Tables of records, a row for each. Columns are named as findings name answers: `victims.0.name`."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

from formsvc.batch.rows import Row, csv_rows, sheet_of, sheet_rows
from formsvc.batch.sources import Raw, Records, Unreadable
from formsvc.core.text import shown
from formsvc.formkit.formtype import FormType
from formsvc.formkit.limits import ROWS_LIMIT
from formsvc.formkit.read import to_record

REFERENCE = "reference"
_LONGEST = 200  # characters of a column's name; those of forms have about 60
_INDEX = re.compile(r"0|[1-9][0-9]?", re.ASCII)


def comma_separated(form_type: FormType, file: Path) -> Records:
    """A CSV file in UTF-8. Raises Unreadable, naming it, for a column that answers no question of the form."""
    return Records(file.stat().st_size, _records(form_type, csv_rows(file), "line"))


def workbook(form_type: FormType, file: Path) -> Records:
    """The first sheet of an Excel workbook; raises Unreadable as `comma_separated`."""
    sheet = sheet_of(file)
    return Records(sheet.max_row or 0, _records(form_type, sheet_rows(sheet), "row"))


def _records(form_type: FormType, rows: Iterator[Row], what: str) -> Iterator[Raw]:
    """The rows below the first as records. The first is read now, so that a wrong column is told before all else."""
    header = next(rows, None)
    if header is None or header.problem:
        raise Unreadable(header.problem if header else "This table has no first row with the names of its columns.")
    columns = _checked(form_type, header.cells)
    filled = (row for row in rows if row.problem or any(map(str.strip, row.cells)))
    return (_record(columns, row, f"{what} {row.number}") for row in filled)


def _checked(form_type: FormType, header: Sequence[str]) -> tuple[str, ...]:
    columns = tuple(name.strip() for name in header)
    for name, count in Counter(filter(None, columns)).items():
        if count > 1:
            raise Unreadable(f"More than one column is named “{shown(name)}”.")
        if name != REFERENCE and not _is_answer(form_type, name):
            raise Unreadable(
                f"This form has no answer for a column “{shown(name)}”. Columns are named step.question, such as"
                " account.what_happened, with a number from 0 where there may be several: victims.0.name."
            )
    return columns


def _is_answer(form_type: FormType, column: str) -> bool:
    """Whether the form would take a blank answer of that name."""
    indexes = [int(part) for part in column.split(".") if _INDEX.fullmatch(part)]
    if len(column) > _LONGEST or any(index >= ROWS_LIMIT for index in indexes):
        return False
    return not to_record(form_type, nested({column: ""}))[1]


def _record(columns: Sequence[str], row: Row, name: str) -> Raw:
    if row.problem:
        return Raw(name=name, position=row.position, problem=row.problem)
    cells = [(column, text) for column, text in zip_longest(columns, row.cells, fillvalue="") if text.strip()]
    if any(not column for column, _ in cells):
        return Raw(name=name, position=row.position, problem="There is something in a column that has no name.")
    answers = {column: text for column, text in cells if column != REFERENCE}
    given = {column: text.strip() for column, text in cells if column == REFERENCE}
    return Raw(name=name, position=row.position, data=json.dumps({**given, "answers": nested(answers)}).encode())


def nested(answers: Mapping[str, str]) -> Any:
    """Answers by path, nested as JSON has them. A number left out stands for an empty item, or for no choice."""
    tree: dict[str, Any] = {}
    for path, text in answers.items():
        *above, last = path.split(".")
        node = tree
        for part in above:
            node = node.setdefault(part, {})
        node[last] = text
    return _with_lists(tree)


def _with_lists(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    inner = {key: _with_lists(value) for key, value in node.items()}
    if not inner or not all(map(_INDEX.fullmatch, inner)):
        return inner
    numbers = sorted(map(int, inner))
    if all(isinstance(value, str) for value in inner.values()):
        return [inner[str(number)] for number in numbers]
    return [inner.get(str(number), {}) for number in range(numbers[-1] + 1)]
