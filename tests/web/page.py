"""A page as a browser reads it: its forms with what they would send, its ids, its links."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

Pair = tuple[str, str]
SILENT = ("submit", "button", "image", "reset", "file")
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


@dataclass
class Form:
    """A form and what pressing a button in it would send, in the order of the page."""

    attributes: Mapping[str, str]
    controls: list["Control"] = field(default_factory=list)
    buttons: list[Mapping[str, str]] = field(default_factory=list)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs a browser sends: line ends as CRLF, boxes not ticked left out."""
        return tuple((one.name, crlf(one.value)) for one in self.controls if one.sent)

    @property
    def names(self) -> set[str]:
        return {one.name for one in self.controls}

    def value(self, name: str) -> str:
        return dict(self.pairs)[name]

    def filled(self, *changes: Pair) -> tuple[Pair, ...]:
        """What is sent after these answers were typed in place of what stood there."""
        typed = {name for name, _ in changes}
        unknown = typed - self.names
        if unknown:
            raise LookupError(f"the page asks for none of {sorted(unknown)}")
        return tuple(pair for pair in self.pairs if pair[0] not in typed) + tuple(changes)


@dataclass
class Control:
    """One thing of a form that may send a value."""

    tag: str
    attributes: Mapping[str, str]
    options: list[Mapping[str, str]] = field(default_factory=list)
    text: str = ""

    @property
    def name(self) -> str:
        return self.attributes["name"]

    @property
    def kind(self) -> str:
        return self.attributes.get("type", "text") if self.tag == "input" else self.tag

    @property
    def sent(self) -> bool:
        ticked = self.kind not in ("checkbox", "radio") or "checked" in self.attributes
        return ticked and "disabled" not in self.attributes

    @property
    def value(self) -> str:
        if self.tag == "textarea":
            return self.text.removeprefix("\n")  # the first line end belongs to the page, not to the text
        if self.tag == "select":
            chosen = [one for one in self.options if "selected" in one] or self.options[:1]
            return chosen[0]["value"] if chosen else ""
        value = self.attributes.get("value", "")
        return value.replace("\n", "") if self.kind == "text" else value


class Page(HTMLParser):
    """A parsed page."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = source
        self.title = ""
        self.ids: list[str] = []
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.words: list[str] = []
        self.tags: list[tuple[str, Mapping[str, str]]] = []
        self._belongs: list[tuple[Form | str | None, Control | Mapping[str, str]]] = []
        self._open: list[str] = []
        self._area: Control | None = None
        self._select: Control | None = None
        self._form: Form | None = None
        self.feed(source.replace("\r\n", "\n").replace("\r", "\n"))  # as every browser reads a page
        self.close()
        for owner, thing in self._belongs:  # last, because an element may name a form that comes after it
            self._give(self.form(owner) if isinstance(owner, str) else owner, thing)

    def form(self, form_id: str = "page") -> Form:
        """The form with that id: the main one of a page is "page"."""
        return next(form for form in self.forms if form.attributes.get("id") == form_id)

    @property
    def text(self) -> str:
        """The words of the page, text areas included, runs of blanks as one."""
        return " ".join(" ".join(self.words).split())

    @property
    def summary_links(self) -> tuple[str, ...]:
        """Where the links of the list of errors lead."""
        _, _, rest = self.source.partition('class="govuk-error-summary__body"')
        return tuple(Page(rest.partition("</ul>")[0]).links) if rest else ()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.links += [attributes["href"]] if tag == "a" and "href" in attributes else []
        if tag not in VOID:
            self._open.append(tag)
        if tag == "form":
            self._form = Form(attributes)
            self.forms.append(self._form)
        elif tag == "option" and self._select:
            self._select.options.append(attributes)
        elif tag in ("input", "textarea", "select", "button"):
            self._control(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass
        if tag == "form":
            self._form = None
        elif tag == "textarea":
            self._area = None
        elif tag == "select":
            self._select = None

    def handle_data(self, data: str) -> None:
        if "title" in self._open and "svg" not in self._open:
            self.title += data
        elif not {"script", "style"} & set(self._open):
            self.words.append(data)
        if self._area:
            self._area.text += data

    def _control(self, tag: str, attributes: Mapping[str, str]) -> None:
        thing: Control | Mapping[str, str] = Control(tag, attributes)
        if tag == "button" or attributes.get("type") in SILENT:
            thing = attributes
        if isinstance(thing, Control):
            self._area = thing if tag == "textarea" else self._area
            self._select = thing if tag == "select" else self._select
            self.words += [thing.value] if thing.kind == "text" else []
        self._belongs.append((attributes.get("form", self._form), thing))

    def _give(self, form: Form | None, thing: Control | Mapping[str, str]) -> None:
        if form and not isinstance(thing, Control):
            form.buttons.append(thing)
        elif form and isinstance(thing, Control) and "name" in thing.attributes:
            form.controls.append(thing)


def crlf(text: str) -> str:
    """Text with line ends as a browser sends them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")


def answers_in(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """The pairs that are answers: neither what steers a page nor what was left blank."""
    return tuple(_answers(pairs))


def _answers(pairs: Iterable[Pair]) -> Iterator[Pair]:
    for name, text in pairs:
        if text and name != "csrf_token" and not name.startswith("_"):
            yield name, text
