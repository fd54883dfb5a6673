"""Fields whose choices are data: the lists of the packs in force, read anew for each request."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from wtforms import RadioField, SelectMultipleField

from formsvc.core.answers import Choice
from formsvc.core.dates import date_in_words
from formsvc.core.language import _, marked
from formsvc.data.packs import Entry, Packs
from formsvc.formkit.answerfields import AnswerField, Pair, WrongType, as_text
from formsvc.formkit.problems import Refusal

Kept = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Field name -> id of a chosen entry -> its wording and meaning when it was chosen."""


class OfferedField(AnswerField):
    """A field whose choices are a list of the data packs in force.

    An entry chosen earlier that the list no longer has stays on offer, as it was worded then.
    """

    asking = marked("Choose {thing}")

    def __init__(self, label: str, list_name: str, *, given: bool = False, **kwargs: Any) -> None:
        super().__init__(label, validate_choice=False, **kwargs)
        self.list_name = list_name
        self.given = given  # set by the page, not chosen by the person
        self.beside = ""  # id of the element beside it, for a field that is given and so not seen
        self.entries: tuple[Entry, ...] = ()
        self.kept: Mapping[str, Choice] = {}

    def offer(self, packs: Packs, kept: Kept) -> None:
        """Set what can be chosen: the list in force, and what was chosen before."""
        self.entries = packs.entries(self.list_name)
        self.kept = {key: Choice(id=key, **words) for key, words in kept.get(self.name, {}).items()}
        self.choices = [(choice.id, choice.wording) for choice in self.offered]

    @property
    def offered(self) -> tuple[Choice, ...]:
        """Everything that can be chosen, the list in force first."""
        listed = tuple(Choice(entry.id, entry.wording, entry.meaning) for entry in self.entries)
        ids = {choice.id for choice in listed}
        return listed + tuple(choice for choice in self.kept.values() if choice.id not in ids)

    @property
    def chosen_ids(self) -> tuple[str, ...]:
        """Ids as posted, whether or not they are on offer."""
        return (self.data,) if isinstance(self.data, str) and self.data else tuple(self.data or ())

    @property
    def chosen(self) -> tuple[Choice, ...]:
        """The chosen entries, worded as they were when they were first chosen."""
        on_offer = {choice.id: choice for choice in self.offered} | dict(self.kept)
        return tuple(on_offer[chosen] for chosen in self.chosen_ids if chosen in on_offer)

    @property
    def focus_id(self) -> str:
        return self.beside or super().focus_id

    @property
    def words_shown(self) -> Mapping[str, Mapping[str, str]]:
        """Wording and meaning, by id, of what is chosen, as the page shows it now: to be kept with the draft."""
        on_offer = {choice.id: choice for choice in self.offered}
        shown = (on_offer[chosen] for chosen in self.chosen_ids if chosen in on_offer)
        return {choice.id: {"wording": choice.wording, "meaning": choice.meaning} for choice in shown}

    def age_notes(self, today: date) -> tuple[str, ...]:
        """What to say of entries that nobody has confirmed for a year."""
        days = dict.fromkeys(entry.checked for entry in self.entries if entry.is_stale(today))
        return tuple(_("Not confirmed since {day}.", day=date_in_words(day)) for day in days)

    @property
    def is_blank(self) -> bool:
        return not self.chosen_ids

    def pre_validate(self, form: Any) -> None:
        """Refuse an id that is not on offer, naming the field and what to do."""
        if len(self.chosen) < len(self.chosen_ids):
            raise Refusal("{question}: choose one of the answers in the list", "choice", question=self.name_for_people)


class ChoiceField(OfferedField, RadioField):  # type: ignore[misc]  # as above
    """One entry of a list: radio buttons, or a drop-down list when there are more than eight."""

    kind = "choice"

    @property
    def answer(self) -> Choice:
        return next(iter(self.chosen), Choice())

    def process_data(self, value: Any) -> None:
        self.data = value or ""

    def typed_from(self, value: Any) -> Iterator[Pair]:
        """The radio button a JSON id presses."""
        yield self.name, as_text(value)


class ChoicesField(OfferedField, SelectMultipleField):  # type: ignore[misc]  # as above
    """Any number of entries of a list: checkboxes."""

    kind = "choices"
    many = True

    @property
    def answer(self) -> tuple[Choice, ...]:
        return self.chosen

    def typed_from(self, value: Any) -> Iterator[Pair]:
        """The boxes a JSON list of ids ticks."""
        if not isinstance(value, list):
            raise WrongType('a list of choices, such as ["first", "second"]')
        for chosen in value:
            yield self.name, as_text(chosen)
