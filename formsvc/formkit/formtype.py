"""What a form type is: a named tuple of steps, and the documents made from them."""

from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Any, Literal

from formsvc.core.schema import Group, Node
from formsvc.data.packs import Packs
from formsvc.formkit.base import PageForm
from formsvc.formkit.limits import ROWS_LIMIT


@dataclass(frozen=True, slots=True)
class Page:
    """A step answered on one page. `slug` is the name of the step's field in the answers.

    `advice` looks at the step's answers and names entries of the pack list `urgent` to show
    next; it never stops anybody.
    """

    slug: str
    title: str
    form: type[PageForm]
    _: KW_ONLY
    intro: str = ""
    restricted: bool = False
    advice: Callable[[Any], tuple[str, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """A step that is a list: one page for each item.

    `names` are the fields that can name an item in the summary, the first filled one wins;
    `thing` says what is missing when there are fewer than `at_least`; `starts_from` is the pack
    list whose entries a new record starts with; `chosen_from`, the one whose entries somebody may take over.
    """

    slug: str
    title: str
    form: type[PageForm]
    _: KW_ONLY
    item: str
    items: str
    names: tuple[str, ...]
    at_least: int = 0
    thing: str = ""
    intro: str = ""
    limit: int = ROWS_LIMIT
    starts_from: str = ""
    chosen_from: str = ""
    restricted: bool = False
    advice: Callable[[Any], tuple[str, ...]] | None = None


Step = Page | Rows


@dataclass(frozen=True, slots=True)
class Document:
    """A Word document, the steps it prints, and whether it may name the source.

    `part` says which half of a template with a marked section is filled; `also_text`, whether it is made as plain
    text too, to be pasted where no file can be sent.
    """

    name: str
    title: str
    template: str
    steps: tuple[str, ...]
    _: KW_ONLY
    restricted: bool = False
    part: Literal["whole", "open", "restricted"] = "whole"
    intro: str = ""
    also_text: bool = False


@dataclass(frozen=True, slots=True)
class Mail:
    """An e-mail draft: the document it carries, the pack list its recipient stands in, and its text.

    `text` may name {reference}. `subject_end` tells drafts of one group apart, so that no e-mail program threads them
    together. `restricted` mail names the source because its document does.
    """

    name: str
    title: str
    document: Document
    recipients: str
    text: str
    _: KW_ONLY
    subject_end: str = ""

    @property
    def restricted(self) -> bool:
        """Whether it may name the source."""
        return self.document.restricted


@dataclass(frozen=True, slots=True, kw_only=True)
class FormType:
    """A kind of form: what people call it, what it makes, what it asks, what it prints.

    `extra_view` may add names, worked out from the open view, for the documents to print; `extra_schema` says the same
    of their schema. `mails` are groups of drafts: one group is sent, the others are other ways to send the same.
    `protects` names, for a form with a restricted step, the people who must not be recognised in the open steps and
    what the report itself names (`formsvc.wording.leaks`); `circle` is the path of its question who else knows all
    of it. `seeks` says of typed answers, with the packs and the day, for whom services are looked for
    (`formsvc.directory.people.Person`).
    """

    slug: str
    title: str
    summary: str
    answers_type: type[Any]
    steps: tuple[Step, ...]
    documents: tuple[Document, ...]
    extra_view: Callable[[Mapping[str, Any]], Mapping[str, Any]] | None = None
    extra_schema: Callable[[Group], Mapping[str, Node]] | None = None
    mails: tuple[tuple[Mail, ...], ...] = ()
    protects: Callable[[Any], tuple[Any, Any]] | None = None
    circle: str = ""
    seeks: Callable[[Any, Packs, date], Any] | None = None

    def step(self, slug: str) -> Step | None:
        """The step with that slug, if there is one."""
        return next((step for step in self.steps if step.slug == slug), None)

    def document(self, name: str) -> Document | None:
        """The document with that name, if there is one."""
        return next((document for document in self.documents if document.name == name), None)

    def mail(self, name: str) -> Mail | None:
        """The e-mail draft with that name, if there is one."""
        return next((mail for group in self.mails for mail in group if mail.name == name), None)
