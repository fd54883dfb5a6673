"""Reading one table of the file with care: every key is known, every value is of the kind it should be."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from formsvc.core.errors import DataPackError


@dataclass(frozen=True, slots=True)
class Table:
    """The keys and values of one table; `place` says where it stands, for whoever mends it."""

    place: str
    values: Mapping[str, Any]

    def wrong(self, key: str, words: str) -> DataPackError:
        """The error to raise for a key; `words` go on after its name."""
        return DataPackError(f"{self.place}: “{key}” {words}.")

    def has_only(self, known: Collection[str]) -> None:
        """Raise DataPackError when there is a key that nobody would read."""
        for key in self.values:
            if key not in known:
                raise self.wrong(key, f"is not a key that belongs here. The keys are {', '.join(known)}")

    def text(self, key: str) -> str:
        """A text of one line, "" when there is none; raises DataPackError for anything else."""
        value = self.values.get(key, "")
        if not isinstance(value, str) or "\n" in value:
            raise self.wrong(key, "is no text of one line in quotation marks")
        return value

    def needed(self, key: str) -> str:
        """A text that has to be there; raises DataPackError when it is not."""
        value = self.text(key)
        if not value.strip():
            raise self.wrong(key, "is missing")
        return value

    def flag(self, key: str) -> bool:
        """True or false, false when it is not said; raises DataPackError for anything else."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.wrong(key, "is neither true nor false")
        return value

    def number(self, key: str, most: int) -> int | None:
        """A whole number from 0 to `most`, `None` when it is not said; raises DataPackError for anything else."""
        value = self.values.get(key)
        if value is None:
            return None
        if type(value) is not int or not 0 <= value <= most:
            raise self.wrong(key, f"is no whole number from 0 to {most}")
        return value

    def day(self, key: str) -> date:
        """A date that has to be there; raises DataPackError when it is none."""
        value = self.values.get(key)
        if type(value) is not date:  # a moment is a date too, and compares with none
            raise self.wrong(key, "is no date such as 2026-12-24")
        return value

    def one_of(self, key: str, known: Collection[str], default: str) -> str:
        """One of several words; raises DataPackError for any other."""
        value = self.values.get(key, default)
        if not isinstance(value, str) or value not in known:
            raise self.wrong(key, f"is none of {', '.join(known)}")
        return value

    def ids(self, key: str, known: Collection[str]) -> tuple[str, ...]:
        """A list of ids, none twice; raises DataPackError when it is none, is empty, or names one that is not known."""
        value = self.values.get(key)
        if not isinstance(value, list) or not value or not all(isinstance(one, str) for one in value):
            raise self.wrong(key, 'is no list such as ["first", "second"]')
        for one in value:
            if one not in known:
                raise self.wrong(key, f"names “{one}”, which is none of {', '.join(known)}")
        if len(set(value)) < len(value):
            raise self.wrong(key, "names the same thing twice")
        return tuple(value)

    def tables(self, key: str, known: Collection[str]) -> tuple["Table", ...]:
        """The tables of a list, none when it is not there; raises DataPackError for another kind or an unknown key."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.wrong(key, "is no list of tables in curly brackets")
        found = tuple(Table(f"{self.place}, “{key}” number {number}", one) for number, one in enumerate(value, 1))
        for table in found:
            table.has_only(known)
        return found
