"""What is said beside a text that may tell which child it is about. It stops nobody, and never says what it saw."""

from collections.abc import Iterator, Mapping
from typing import Any

from formsvc.core.language import marked
from formsvc.formkit.answerfields import TextField
from formsvc.wording.identity import Kind, identifying
from formsvc.wording.lexicon import Lexicon, lexicon_in_force

CAUTIONS: Mapping[Kind, str] = {
    "name": marked("This may be a name. Say it so that nobody can tell who the child is, or leave it."),
    "birth": marked("This may be a birthday. Give a rough age instead, or leave it."),
    "address": marked("This may be an address. Say what kind of place it is, or leave it."),
    "postcode": marked("This may be a postcode. Say what kind of place it is, or leave it."),
    "telephone": marked("This may be a telephone number. Leave numbers out, unless it is a service’s own."),
    "email": marked("This may be an e-mail address. Leave it out, unless it is a service’s own."),
    "username": marked("This may be a user name. Say which app it is on, and leave the name out."),
    "nhs_number": marked("This may be an NHS number. It says who the child is, so leave it out."),
    "reference": marked("This may be a reference or a number plate. Others can look it up, so leave it out."),
    "school": marked("This may be the name of a school. Say what kind of school it is, or leave it."),
}


class WithoutIdentity:
    """Mixed into a page that is handed over: each of its texts is looked at for what may tell who the child is."""

    questions: tuple[Any, ...]
    meta: Any

    def advise(self) -> Iterator[tuple[str, str]]:
        """A caution for each kind of thing a text seems to tell; without packs there are no words to go by."""
        if self.meta.packs:
            yield from _cautions(self.questions, lexicon_in_force(self.meta.packs))


def _cautions(questions: tuple[Any, ...], lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    for field in questions:
        if isinstance(field, TextField) and not field.is_blank:
            yield from ((field.short_name, CAUTIONS[kind]) for kind in identifying(field.answer, lexicon))
