"""What a page of questions is: an ordinary form that also yields typed answers and findings."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from flask_wtf import FlaskForm
from wtforms import Form

from formsvc.core.language import _
from formsvc.data.packs import Packs
from formsvc.formkit.answerfields import AnswerField
from formsvc.formkit.choicefields import Kept, OfferedField
from formsvc.formkit.listfields import PartField, SeveralField
from formsvc.formkit.problems import Finding


class Questions:
    """Mixed into a form: what pages, items and the rows inside them have in common."""

    answers_type: ClassVar[type]
    more: ClassVar[tuple[str, ...]] = ()
    more_title: ClassVar[str] = "More about them"

    def advise(self) -> Iterator[tuple[str, str]]:
        """Field names with something worth a second look, in plain English; never stops anybody."""
        yield from ()

    @property
    def questions(self) -> tuple[Any, ...]:
        """The fields that ask something; not the one against forged requests."""
        return tuple(field for field in self if isinstance(field, AnswerField | SeveralField | PartField))  # type: ignore[attr-defined]  # a form iterates its fields

    @property
    def more_in_use(self) -> bool:
        """Whether a folded question is answered or wrong, so that the fold must stand open."""
        return any(not self[name].is_blank or self[name].errors for name in self.more)  # type: ignore[index]  # as above

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed; a factor's own name is not typed."""
        return all(field.is_blank for field in self.questions if not getattr(field, "given", False))

    def answers(self) -> Any:
        """The typed answers; to be asked only of a form that was found valid."""
        return self.answers_type(**{field.short_name: field.answer for field in self.questions})

    def findings(self, path: str) -> Iterator[Finding]:
        """Everything wrong or worth a look, in the order of the page; validate first."""
        advice = list(self.advise())
        for field in self.questions:
            place = f"{path}.{field.short_name}"
            yield from _inside(field, place)
            if isinstance(field, AnswerField):
                yield from (_error(field, place, message) for message in field.errors)
            cautions = (
                *getattr(field, "cautions", ()),
                *(_(words) for name, words in advice if name == field.short_name),
            )
            yield from (_warning(field, place, message) for message in cautions)


class PageForm(Questions, FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """A step, or one item of a list.

    `formdata` is what was typed, as a multi-dict; without `packs` a form offers no choices and is
    good only for looking its fields up. The token against forged requests is checked for all
    pages at once, before any view runs (`formsvc.web.access`): the command line has none.
    """

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # Flask-WTF has no types
        def get_translations(self, form: Any) -> None:
            """Our own messages are the only ones; asking for others would need a request."""

    def __init__(self, formdata: Any, *, packs: Packs | None, kept: Kept | None = None) -> None:
        super().__init__(formdata, meta={"packs": packs, "csrf": False})
        for field in every_field(self):
            if packs and isinstance(field, OfferedField):
                field.offer(packs, kept or {})

    @property
    def words_shown(self) -> dict[str, Mapping[str, Mapping[str, str]]]:
        """The words of everything chosen, by field name and id, to be kept with the draft."""
        offered = (field for field in every_field(self) if isinstance(field, OfferedField))
        return {field.name: field.words_shown for field in offered if field.words_shown}


class PartForm(Questions, Form):
    """A row, or a group of questions, inside a page. It has no token of its own: one covers the page."""


def every_field(form: Any) -> Iterator[Any]:
    """All fields of a form that ask something, those of rows and groups included."""
    for field in form.questions:
        yield field
        for inner in inner_forms(field):
            yield from every_field(inner)


def inner_forms(field: Any) -> tuple[Any, ...]:
    """The forms inside a field."""
    if isinstance(field, SeveralField):
        return field.rows
    return (field.form,) if isinstance(field, PartField) else ()


def _inside(field: Any, place: str) -> Iterator[Finding]:
    if isinstance(field, PartField):
        yield from field.form.findings(place)
    elif isinstance(field, SeveralField):
        for index, row in enumerate(field.rows):
            yield from row.findings(f"{place}.{index}")


def _error(field: Any, place: str, message: Any) -> Finding:
    return Finding(
        kind=getattr(message, "kind", "rule"), path=place, message=str(message), action="error", anchor=field.focus_id
    )


def _warning(field: Any, place: str, message: str) -> Finding:
    return Finding(kind="caution", path=place, message=message, action="warn", anchor=field.focus_id)
