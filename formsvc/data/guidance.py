"""Reading guidance: Markdown files that an agency edits, each headed by what it is and who looks after it.

A file begins with TOML between two lines of +++: `title`, `summary` (one line), `owner`, `checked` (a date), `order` (a
whole number, where it stands in the list), and if it belongs beside steps of forms, `steps` such as
["safety-plan/concern"]. Markdown follows. What stands before its first heading is shown beside those steps.

formsvc.guidance.markdown says what the text may hold. It may name an entry of the packs' links, [words](link:ceop), and
print a whole list of theirs with [words](list:levels) as a paragraph of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from formsvc.core.errors import DataPackError
from formsvc.core.text import unholdable
from formsvc.data.checked import Checked
from formsvc.data.toml import content_of

FOLDER = "guidance"
_HEADED = re.compile(r"\+\+\+\n(?P<head>.*?)\n\+\+\+\n(?P<text>.*)", re.DOTALL)
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)
_LINES = ("title", "summary", "owner")
_LONGEST = 100_000  # characters of a file


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide(Checked):
    """One page of guidance: `text` is Markdown and begins on the `first_line` of its file; `steps` are "form/step".

    `inherited`: it came with formsvc into another area, whose people have not looked at it.
    """

    slug: str
    title: str
    summary: str
    order: int
    steps: tuple[str, ...] = ()
    text: str = field(repr=False)
    first_line: int = field(default=1, compare=False)
    inherited: bool = False

    @property
    def in_short(self) -> str:
        """What stands before the first heading."""
        heading = _HEADING.search(self.text)
        return self.text[: heading.start()].strip() if heading else self.text.strip()


def read_guides(folder: Path) -> Iterator[Guide]:
    """The guides of a folder of packs, by name of their files; raise DataPackError, naming the file."""
    for file in sorted(folder.joinpath(FOLDER).glob("*.md")):
        try:
            written = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise DataPackError(f"{FOLDER}/{file.name} cannot be read: {error}") from error
        yield guide_of(file.stem, written)


def guide_of(slug: str, written: str) -> Guide:
    """A guide from what its file holds. Raises DataPackError."""
    place = f"{FOLDER}/{slug}.md"
    parts = _HEADED.fullmatch(written.replace("\r\n", "\n"))
    if not _SLUG.fullmatch(slug) or len(slug) > 40:
        raise DataPackError(f"{place}: name the file with small letters, figures and hyphens, 40 at most.")
    if parts is None:
        raise DataPackError(f"{place}: begin with a line of +++, then its title and owner, then +++ again.")
    if len(written) > _LONGEST or unholdable(written):
        raise DataPackError(f"{place}: it holds more than {_LONGEST:,} characters, or some that cannot be printed.")
    try:
        head = content_of(parts["head"])
    except ValueError as error:
        raise DataPackError(f"{place} cannot be read: {error}") from error
    first_line = parts["head"].count("\n") + 4
    return replace(_guide(place, slug, head, parts["text"]), first_line=first_line)


def written(guide: Guide) -> str:
    """What the file of a guide holds: the reverse of `guide_of`."""
    steps = ", ".join(f'"{step}"' for step in guide.steps)
    lines = [f"{key} = {_quoted(getattr(guide, key))}" for key in _LINES]
    lines += [f"checked = {guide.checked.isoformat()}", f"order = {guide.order}", f"steps = [{steps}]"]
    return "+++\n" + "\n".join(lines) + f"\n+++\n{guide.text}"


def _guide(place: str, slug: str, head: dict[str, Any], text: str) -> Guide:
    strange = sorted(head.keys() - {*_LINES, "checked", "order", "steps"})
    if strange:
        raise DataPackError(f"{place}: “{strange[0]}” means nothing here.")
    for key in _LINES:
        if not isinstance(head.get(key), str) or not head[key].strip() or "\n" in head[key] or unholdable(head[key]):
            raise DataPackError(f"{place}: “{key}” must be one line of text in quotation marks.")
    if type(head.get("checked")) is not date:  # a moment is a date too, and compares with none
        raise DataPackError(f"{place}: “checked” must be a date such as 2026-11-01.")
    if type(head.get("order")) is not int:  # true is a whole number too
        raise DataPackError(f"{place}: “order” must be a whole number.")
    if not text.strip():
        raise DataPackError(f"{place}: there is no text.")
    return Guide(**{**head, "slug": slug, "steps": _steps(place, head.get("steps", [])), "text": text})


def _steps(place: str, steps: Any) -> tuple[str, ...]:
    if not isinstance(steps, list) or not all(isinstance(one, str) and one.count("/") == 1 for one in steps):
        raise DataPackError(f'{place}: “steps” must be a list such as ["safety-plan/concern"].')
    return tuple(steps)


def _quoted(text: str) -> str:
    """A TOML string of one line."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
