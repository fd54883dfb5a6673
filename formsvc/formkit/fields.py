"""The short functions a form is written with; anybody may write the field class instead.

`thing` is the noun of messages: thing="the child's name" makes "Enter the child's name".
"""

from typing import Any

from formsvc.core import identifiers
from formsvc.formkit.answerfields import DayField, StampField, TextField
from formsvc.formkit.choicefields import ChoiceField, ChoicesField
from formsvc.formkit.listfields import PartField, SeveralField
from formsvc.formkit.validators import must_be_email


def line(label: str, **words: Any) -> TextField:
    """One line of text."""
    return TextField(label, **words)


def prose(label: str, *, rows: int = 5, **words: Any) -> TextField:
    """Text of any number of lines; quoted=True for somebody's own words, which no check may touch."""
    return TextField(label, kind="prose", rows=rows, **words)


def email(label: str, **words: Any) -> TextField:
    """An e-mail address; refused when it is none, "not known" accepted."""
    return TextField(label, (must_be_email,), inputmode="email", **words)


def telephone(label: str, **words: Any) -> TextField:
    """A telephone number, whole or in part."""
    return TextField(label, check=identifiers.check_telephone, inputmode="tel", **words)


def imei(label: str, **words: Any) -> TextField:
    """The number of a handset."""
    return TextField(label, check=identifiers.check_imei, **words)


def registration(label: str, **words: Any) -> TextField:
    """A vehicle's registration, whole or in part."""
    return TextField(label, check=identifiers.check_registration, **words)


def postcode(label: str, **words: Any) -> TextField:
    """A postcode, whole or in part."""
    return TextField(label, check=identifiers.check_postcode, **words)


def nhs_number(label: str, **words: Any) -> TextField:
    """An NHS number."""
    return TextField(label, check=identifiers.check_nhs_number, **words)


def upn(label: str, **words: Any) -> TextField:
    """A unique pupil number."""
    return TextField(label, check=identifiers.check_upn, **words)


def clock(label: str, **words: Any) -> TextField:
    """A time of day, as somebody would write it."""
    return TextField(label, check=identifiers.check_clock, **words)


def stamp(*, of: str) -> StampField:
    """The time at which the page's field named `of` was filled or changed, set by the server."""
    return StampField("Time", of=of)


def day(label: str, **words: Any) -> DayField:
    """A date, of which only the month and year, or the year, may be known."""
    return DayField(label, **words)


def choice(label: str, list_name: str, **words: Any) -> ChoiceField:
    """One entry of a list of the data packs."""
    return ChoiceField(label, list_name, **words)


def choices(label: str, list_name: str, **words: Any) -> ChoicesField:
    """Any number of entries of a list of the data packs."""
    return ChoicesField(label, list_name, **words)


def several(row_form: type, label: str, **words: Any) -> SeveralField:
    """A short list inside an item, such as a person's telephones."""
    return SeveralField(label, row_form, **words)


def part(part_form: type, label: str, **words: Any) -> PartField:
    """A group of questions inside a page."""
    return PartField(label, part_form, **words)
