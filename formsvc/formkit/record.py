"""A record as it was typed, and judging it: the one door through which answers come.

A record is what somebody typed, valid or not, step by step; there is no second, looser model.
Pages, the command line and JSON all end here, so that all accept and refuse the same.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar

from werkzeug.datastructures import MultiDict

from formsvc.core.language import _, ngettext
from formsvc.data.packs import Packs
from formsvc.formkit.answerfields import Pair
from formsvc.formkit.base import PageForm
from formsvc.formkit.choicefields import Kept
from formsvc.formkit.formtype import FormType, Page, Rows, Step
from formsvc.formkit.problems import Finding, stopping

AnyForm = TypeVar("AnyForm", bound=PageForm)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed on one page, in the order it was posted, and the words of what was chosen."""

    pairs: tuple[Pair, ...] = field(repr=False, default=())
    kept: Kept = field(repr=False, default_factory=dict)

    def as_content(self) -> dict[str, Any]:
        """As JSON, for the store to seal."""
        return {"pairs": [list(pair) for pair in self.pairs], "kept": self.kept}

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> Self:
        """The reverse of `as_content`."""
        return cls(tuple((name, text) for name, text in content["pairs"]), content["kept"])


Record = Mapping[str, Sequence[Typed]]
"""Step slug -> its pages: at most one for a Page, one for each item of Rows."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of a record: its findings, its answers when nothing stops them, and what they were read from."""

    findings: tuple[Finding, ...]
    answers: Any = None
    record: Record = field(repr=False, default_factory=dict)


def build(form_class: type[AnyForm], typed: Typed, packs: Packs) -> AnyForm:
    """The form of a page, filled with what was typed."""
    return form_class(MultiDict(typed.pairs), packs=packs, kept=typed.kept)


def judge(form_type: FormType, record: Record, packs: Packs, *, steps: Collection[str] | None = None) -> Judgement:
    """Judge a record, or only some of its steps; steps not judged are blank in the answers."""
    findings: list[Finding] = []
    values: dict[str, Any] = {}
    for step in form_type.steps:
        if steps is None or step.slug in steps:
            judged = judge_step(step, record.get(step.slug, ()), packs)
            findings += judged.findings
            values[step.slug] = judged.answers
    whole = None if stopping(findings) else form_type.answers_type(**values)
    return Judgement(tuple(findings), whole)


def judge_step(step: Step, pages: Sequence[Typed], packs: Packs) -> Judgement:
    """Judge one step; its answers are None when something stops them."""
    if isinstance(step, Rows):
        return _judge_rows(step, pages, packs)
    return judge_page(build(step.form, pages[0] if pages else Typed(), packs), step.slug)


def judge_item(step: Rows, typed: Typed, packs: Packs, index: int = 0) -> Judgement:
    """Judge one item of a list, saying so if nothing was typed in it."""
    path = f"{step.slug}.{index}"
    form = build(step.form, typed, packs)
    if form.is_blank:
        return Judgement((_empty_item(step, form, path),))
    return judge_page(form, path)


def judge_page(form: PageForm, path: str) -> Judgement:
    """Validate a form and collect its findings, with its answers when nothing stops them."""
    form.validate()
    findings = tuple(form.findings(path))
    return Judgement(findings, None if stopping(findings) else form.answers())


Built = tuple[tuple[Step, tuple[PageForm, ...]], ...]
"""Each step with the forms of its pages, filled with what was typed."""


def build_all(form_type: FormType, record: Record, packs: Packs) -> Built:
    """The forms of a whole record; a Page that nothing was typed on has a blank one."""
    return tuple((step, _built(step, record.get(step.slug, ()), packs)) for step in form_type.steps)


def answers_as_typed(form_type: FormType, built: Built) -> Any:
    """The answers of a record whether or not they are valid: to be compared with, never to be printed."""
    answers = {step.slug: tuple(form.answers() for form in forms) for step, forms in built}
    return form_type.answers_type(
        **{step.slug: answers[step.slug] if isinstance(step, Rows) else answers[step.slug][0] for step, _forms in built}
    )


def _built(step: Step, pages: Sequence[Typed], packs: Packs) -> tuple[PageForm, ...]:
    shown = pages if isinstance(step, Rows) else (*pages, Typed())[:1]
    return tuple(build(step.form, typed, packs) for typed in shown)


def _judge_rows(step: Rows, pages: Sequence[Typed], packs: Packs) -> Judgement:
    judged = [judge_item(step, typed, packs, index) for index, typed in enumerate(pages)]
    findings = (*count_findings(step, len(pages)), *_all_findings(judged))
    answers = None if stopping(findings) else tuple(one.answers for one in judged)
    return Judgement(findings, answers)


def _all_findings(judged: Iterable[Judgement]) -> Iterator[Finding]:
    for one in judged:
        yield from one.findings


def count_findings(step: Rows, count: int) -> Iterator[Finding]:
    """Too few items, or too many."""
    if count < step.at_least:
        yield Finding(kind="required", path=step.slug, message=_("Add {thing}", thing=_(step.thing)), anchor="add")
    if count > step.limit:
        words = _(
            "“{step}” can hold {limit} {items}. There are {count}: take {excess} out.",
            step=_(step.title), limit=step.limit, items=ngettext(step.item, step.items, step.limit),
            count=count, excess=count - step.limit,
        )  # fmt: skip
        yield Finding(kind="too_many", path=step.slug, message=words, anchor="add")


def _empty_item(step: Rows, form: PageForm, path: str) -> Finding:
    words = _(
        "This {item} is empty. Fill in whatever you know, or leave the page without adding it.", item=_(step.item)
    )
    return Finding(kind="empty", path=path, message=words, anchor=form.questions[0].focus_id)


def names_of(step: Rows, form: PageForm) -> str:
    """What the summary list calls an item: the first of its naming answers that is filled."""
    answers = (str(form[name].answer).strip() for name in step.names)
    return next((answer for answer in answers if answer), "")


def fresh_pages(step: Step, packs: Packs) -> tuple[Typed, ...]:
    """What a new record starts with: nothing, or one item for each entry of a pack list."""
    if isinstance(step, Page) or not step.starts_from:
        return ()
    return tuple(Typed(tuple(step.form.from_entry(entry).items())) for entry in packs.entries(step.starts_from))
