"""Fields of text and dates, and what every field of ours adds to WTForms' own.

Each field knows its typed `answer`, whether it `is_blank`, and how a JSON value becomes what
somebody would have typed (`typed_from`).
"""

from collections.abc import Callable, Iterator
from typing import Any, ClassVar, cast

from wtforms import Field, HiddenField, StringField
from wtforms.utils import unset_value

from formsvc.core.answers import PartDate
from formsvc.core.dates import part_date_from_iso, part_date_from_parts
from formsvc.core.errors import Unacceptable
from formsvc.core.language import _, marked
from formsvc.core.text import with_plain_line_ends
from formsvc.formkit.problems import Message
from formsvc.formkit.validators import advice_of, must_be_filled, must_be_holdable, must_fit

Pair = tuple[str, str]


def as_text(value: Any) -> str:
    """A JSON value that must be text; raises WrongType for anything else."""
    if not isinstance(value, str):
        raise WrongType("text in quotation marks")
    return value


class WrongType(Exception):
    """A JSON value is not of the type a field takes; the text, for whoever writes JSON, says which type that is."""


class AnswerField(Field):
    """What every field of ours adds to WTForms' own."""

    kind: ClassVar[str] = "line"
    asking: ClassVar[str] = marked("Enter {thing}")
    many: ClassVar[bool] = False  # whether one name may be posted more than once

    def __init__(
        self,
        label: str,
        validators: Any = (),
        *,
        thing: str = "",
        hint: str = "",
        required: bool = False,
        **kwargs: Any,
    ) -> None:
        chain = (*validators, must_be_filled) if required else tuple(validators)
        super().__init__(label, chain, description=hint, **kwargs)
        self.required = required
        self.thing = thing

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed or chosen."""
        return not self.data

    @property
    def hint(self) -> str:
        """The help shown under the label."""
        return str(self.description)

    @property
    def name_for_people(self) -> str:
        """What messages call the field: its label."""
        return f"“{_(self.label.text)}”"

    @property
    def thing_in_words(self) -> str:
        """What messages say is missing: `thing`, or an answer to the question."""
        return _(self.thing) if self.thing else _("an answer to {question}", question=self.name_for_people)

    @property
    def focus_id(self) -> str:
        """Id of the element that an error link should reach."""
        return str(self.id)

    @property
    def own_errors(self) -> tuple[str, ...]:
        """What is said beside the question itself."""
        return tuple(self.errors)

    @property
    def cautions(self) -> tuple[str, ...]:
        """Advice on what was typed; never a reason to refuse it."""
        return ()

    @property
    def names(self) -> tuple[str, ...]:
        """Names under which the page posts this field."""
        return (self.name,)


class TextField(AnswerField, StringField):
    """Text, kept exactly as typed but for the spelling of line ends."""

    def __init__(
        self,
        label: str,
        validators: Any = (),
        *,
        check: Callable[[str], None] | None = None,
        quoted: bool = False,
        checklist: bool = False,
        rows: int = 1,
        kind: str = "line",
        inputmode: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(label, (must_fit, must_be_holdable, *validators), **kwargs)
        self.check, self.quoted, self.rows, self.inputmode = check, quoted, rows, inputmode
        self.checklist = checklist  # whether who, when and where are asked after beside it
        self.kind = kind  # type: ignore[misc]  # one class draws both one line and many

    def process_data(self, value: Any) -> None:
        """Blank text is "", never None."""
        self.data = value or ""

    @property
    def answer(self) -> str:
        return with_plain_line_ends(self.data or "")

    @property
    def is_blank(self) -> bool:
        return not (self.data or "").strip()

    @property
    def cautions(self) -> tuple[str, ...]:
        advice = "" if self.is_blank or not self.check else advice_of(self.check, self.answer)
        return (advice,) if advice else ()

    def typed_from(self, value: Any) -> Iterator[Pair]:
        """What JSON text would have been typed as."""
        yield self.name, as_text(value)


class StampField(TextField, HiddenField):
    """The time at which another field of the page was filled, set by the server and not by a person."""

    def __init__(self, label: str, *, of: str, **kwargs: Any) -> None:
        super().__init__(label, kind="stamp", **kwargs)
        self.of = of


class DayField(AnswerField):
    """A date in three boxes, of which only the larger parts may be known, or a tick for "not known"."""

    kind = "day"
    parts: ClassVar[tuple[str, ...]] = ("day", "month", "year", "not_known")

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        self.process_errors, self.typed = [], dict.fromkeys(self.parts, "")
        self.data = PartDate()
        if formdata:
            self.typed = {part: formdata.get(f"{self.name}-{part}", "") for part in self.parts}
            self._read()

    def _read(self) -> None:
        try:
            self.data = part_date_from_parts(*(self.typed[part] for part in self.parts[:3]))
            if self.typed["not_known"]:
                self.data = self._not_known()
        except Unacceptable as error:
            self.process_errors = [Message(f"{self.name_for_people}: {error}", "date")]

    def _not_known(self) -> PartDate:
        if self.data.year:
            raise Unacceptable(_("give either a date or “not known”, not both"))
        return PartDate(not_known=True)

    @property
    def answer(self) -> PartDate:
        return cast(PartDate, self.data)

    @property
    def is_blank(self) -> bool:
        return not any(text.strip() for text in self.typed.values())

    @property
    def focus_id(self) -> str:
        return f"{self.id}-day"

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(f"{self.name}-{part}" for part in self.parts)

    def typed_from(self, value: Any) -> Iterator[Pair]:
        """The boxes a JSON date fills; raises Unacceptable for a text that is no date."""
        day = part_date_from_iso(as_text(value)) if as_text(value).strip() else PartDate()
        for part in ("day", "month", "year"):
            yield f"{self.name}-{part}", str(getattr(day, part) or "")
        if day.not_known:
            yield f"{self.name}-not_known", "y"
