"""Somebody who types answers into pages, finding each question by its label as a person would."""

from collections.abc import Iterator, Mapping
from typing import Any

from playwright.sync_api import Locator, Page

from formsvc.data.packs import Packs
from formsvc.formkit.answerfields import DayField
from formsvc.formkit.choicefields import ChoiceField, ChoicesField, OfferedField
from formsvc.formkit.formdata import specimen
from formsvc.formkit.listfields import FactorsField, PartField, SeveralField

_ON_THE_PAGE = """() => Array.from(document.getElementById("page").elements)
    .filter(one => one.name && one.value.trim() && !["hidden", "submit"].includes(one.type))
    .filter(one => !["checkbox", "radio"].includes(one.type) || one.checked).map(one => [one.name, one.value])"""


class Typist:
    """Fills one page after another. `words` is what was typed or chosen on the last, as a person would read it."""

    def __init__(self, page: Page, packs: Packs) -> None:
        self.page, self.packs = page, packs
        self.words: list[str] = []
        self._typed: list[tuple[str, str]] = []
        self._tried: set[str] = set()

    def fill(self, form: type, answers: Mapping[str, Any]) -> None:
        """Type the answers of one page, then see that the page holds them and nothing else."""
        self.words, self._typed = [], []
        self._questions(form, answers, self.page.locator("#page"))
        assert sorted(self._typed) == sorted((name, text) for name, text in self.page.evaluate(_ON_THE_PAGE))

    def _questions(self, form: type, answers: Mapping[str, Any], scope: Locator, prefix: str = "") -> None:
        for field in specimen(form).questions:
            answer = answers.get(field.short_name)
            if answer and field.kind != "stamp":
                self._unfold(form, field.short_name, scope)
                self._question(field, answer, scope, prefix + field.short_name)

    def _unfold(self, form: Any, name: str, scope: Locator) -> None:
        """Open the fold that a question is in, if it is in one that is shut."""
        shut = scope.locator("details:not([open]) > summary").get_by_text(form.more_title, exact=True)
        if name in form.more and shut.count():
            shut.click()

    def _question(self, field: Any, answer: Any, scope: Locator, name: str) -> None:
        label = field.label.text
        if isinstance(field, DayField):
            self._day(field, answer, self._group(scope, label), name)
        elif isinstance(field, FactorsField):
            self._factors(field, answer, self._group(scope, label), name)
        elif isinstance(field, SeveralField):
            self._several(field, answer, self._group(scope, label), name)
        elif isinstance(field, PartField):
            self._questions(field.form_class, answer, self._group(scope, label), f"{name}-")
        elif isinstance(field, ChoicesField):
            self._choose(field, answer, self._group(scope, label), name)
        elif isinstance(field, ChoiceField):
            self._one_choice(field, answer, scope, name)
        else:
            self._line(label, answer, scope, name)

    def _line(self, label: str, text: str, scope: Locator, name: str) -> None:
        self._labelled(scope, label, name).fill(text)
        self._typed.append((name, text))
        self.words.append(text)

    def _day(self, field: DayField, answer: str, group: Locator, name: str) -> None:
        for box, text in field.typed_from(answer):
            part = box.rpartition("-")[2]
            if part == "not_known":
                self._labelled(group, f"Not known: {field.label.text}", f"{name}-{part}").check()
            elif text:
                self._labelled(group, part.capitalize(), f"{name}-{part}").fill(text)
            self._typed += [(f"{name}-{part}", text)] if text else []

    def _one_choice(self, field: ChoiceField, answer: str, scope: Locator, name: str) -> None:
        if len(self.packs.entries(field.list_name)) <= 8:
            self._choose(field, [answer], self._group(scope, field.label.text), name)
        else:
            self._labelled(scope, field.label.text, name).select_option(label=self._wording(field, answer))
            self._typed.append((name, answer))

    def _choose(self, field: OfferedField, ids: list[str], group: Locator, name: str) -> None:
        for chosen in ids:
            self._labelled(group, self._wording(field, chosen), name).check()
            self._typed.append((name, chosen))

    def _factors(self, field: FactorsField, answers: list[dict], group: Locator, name: str) -> None:
        state = specimen(field.row_form).state
        order = [entry.id for entry in self.packs.entries(field.list_name)]
        for answer in answers:
            row = f"{name}-{order.index(answer['factor'])}"
            wording = self.packs.entry(field.list_name, answer["factor"]).wording
            if answer.get("state"):
                self._choose(state, [answer["state"]], self._group(group, wording), f"{row}-state")
            if answer.get("note"):
                self._line(f"Note: {wording}", answer["note"], group, f"{row}-note")

    def _several(self, field: SeveralField, answers: list[dict], group: Locator, name: str) -> None:
        item = field.item[:1].upper() + field.item[1:]
        for number, answer in enumerate(answers, 1):
            if number > 1:
                self._press(group, f"Add another {field.item}", rows=number)
            self._questions(field.row_form, answer, self._group(group, f"{item} {number}"), f"{name}-{number - 1}-")
        if field.label.text not in self._tried:  # once for each list is enough
            self._tried.add(field.label.text)
            self._press(group, f"Add another {field.item}", rows=len(answers) + 1)
            self._press(group, f"Remove {field.item} {len(answers) + 1}", rows=len(answers))

    def _press(self, group: Locator, button: str, rows: int) -> None:
        """Press a button inside a list and wait until the list has that many rows."""
        with self.page.expect_navigation():
            group.get_by_role("button", name=button, exact=True).click()
        assert group.locator("> .app-row").count() == rows

    def _wording(self, field: OfferedField, chosen: str) -> str:
        wording = self.packs.entry(field.list_name, chosen).wording
        self.words.append(wording)
        return wording

    def _labelled(self, scope: Locator, label: str, name: str) -> Locator:
        """The control with that label; its name tells it from those of rows inside the same group."""
        return scope.get_by_label(label, exact=True).and_(self.page.locator(f'[name="{name}"]'))

    def _group(self, scope: Locator, legend: str) -> Locator:
        return scope.get_by_role("group", name=legend, exact=True)


def texts(value: Any) -> Iterator[str]:
    """Every text inside JSON answers."""
    if isinstance(value, str):
        yield value
    elif value:
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from texts(one)
