"""Fields that hold other forms: short lists inside an item, groups of questions, factors."""

from typing import Any, ClassVar, cast

from wtforms import FieldList, FormField
from wtforms.utils import unset_value

from formsvc.formkit.limits import INNER_ROWS_LIMIT, ROWS_LIMIT


class SeveralField(FieldList):  # type: ignore[type-arg]  # generic in the stubs only
    """A short list inside an item. One blank row is shown; blank rows are no answers."""

    kind: ClassVar[str] = "several"

    def __init__(
        self,
        label: str,
        row_form: type,
        *,
        item: str,
        hint: str = "",
        limit: int = INNER_ROWS_LIMIT,
        least: int = 1,
        **kwargs: Any,
    ) -> None:
        super().__init__(FormField(row_form), label, min_entries=least, max_entries=limit, description=hint, **kwargs)
        self.row_form, self.item, self.limit = row_form, item, limit

    @property
    def own_errors(self) -> tuple[str, ...]:
        """What is said of the list; each row says what is wrong in it."""
        return tuple(error for error in self.errors if isinstance(error, str))

    @property
    def rows(self) -> tuple[Any, ...]:
        """The forms of the rows, blank ones included."""
        return tuple(entry.form for entry in self.entries)

    @property
    def answer(self) -> tuple[Any, ...]:
        return tuple(row.answers() for row in self.rows if not row.is_blank)

    @property
    def is_blank(self) -> bool:
        return all(row.is_blank for row in self.rows)

    @property
    def focus_id(self) -> str:
        return str(self.id)


class PartField(FormField):  # type: ignore[type-arg]  # generic in the stubs only
    """A group of questions inside a page, answered by one object."""

    kind: ClassVar[str] = "part"

    def __init__(self, label: str, part_form: type, *, hint: str = "", **kwargs: Any) -> None:
        super().__init__(part_form, label, description=hint, **kwargs)

    @property
    def own_errors(self) -> tuple[str, ...]:
        """None: each question of the group says what is wrong with it."""
        return ()

    @property
    def answer(self) -> Any:
        return self.form.answers()

    @property
    def is_blank(self) -> bool:
        return cast(bool, self.form.is_blank)

    @property
    def focus_id(self) -> str:
        return str(self.id)


class FactorsField(SeveralField):
    """One row for each entry of a list of factors, in force now or answered earlier."""

    kind: ClassVar[str] = "factors"

    def __init__(self, label: str, list_name: str, row_form: type, **kwargs: Any) -> None:
        super().__init__(label, row_form, item="factor", limit=ROWS_LIMIT, least=0, **kwargs)
        self.list_name = list_name

    @property
    def answer(self) -> tuple[Any, ...]:
        """All rows: that nothing was said of a factor is worth printing too."""
        return tuple(row.answers() for row in self.rows)

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        """Read the rows that were posted, then add a blank one for each factor not among them."""
        super().process(formdata, data, extra_filters)
        posted = {row.factor.data for row in self.rows}
        packs = getattr(self.meta, "packs", None)
        for entry in packs.entries(self.list_name) if packs else ():
            if entry.id not in posted:
                self._add_entry(None, {"factor": entry.id})  # type: ignore[attr-defined]  # the stubs leave it out
        for row in self.rows:
            row.factor.list_name, row.factor.beside = self.list_name, row.state.focus_id
