"""What belongs to an area, as one file that people can read, edit and compare: its lists and its guidance.

The file is TOML. `[area]` says whose it is; the lists follow as in a folder of packs, then the guidance.
`formsvc.data.area_checks` reads it, `formsvc.data.area_folder` puts it in place.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from itertools import takewhile
from pathlib import Path
from types import MappingProxyType
from typing import Any

import tomli_w

from formsvc.data.checked import Checked
from formsvc.data.guidance import Guide
from formsvc.data.lists import AREA, CHOICES, GENERAL, LISTS, LOCAL, WORDS
from formsvc.data.packs import Entry, Packs, in_order, is_another

FORMAT = 1
GUIDANCE = "guidance"
_WHAT = {**LISTS, AREA: "Whose packs these are."}
_HEAD = """\
# Everything that belongs to one area: levels, services, links, words, agenda, recipients and guidance.
# Edit it with any text editor, and save it as UTF-8. Then:
#   formsvc packs check area.toml               names what must be put right, and changes nothing
#   formsvc packs import area.toml --to packs   puts it into a folder, to which FORMSVC_PACKS must point
# Each entry has an id (leave it alone once it is in use), a wording, an owner, and the day it was last checked.
# Owner and day are those of [area] where an entry says nothing else. Write only what you have checked.
"""
_ON_GUIDANCE = """\
# Pages of guidance. A page takes the place of ours of the same slug; all of ours that are not here stay.
# steps: the steps of forms beside which it stands. What comes before its first heading is shown there.
# text: Markdown with headings (## and ###), lists, **strong**, *emphasis*, links. [words](link:its_id) leads to a link
# above, [words](/guidance/its-slug) to another page; [words](list:levels) stands for a whole list."""
_WIDE = 120  # characters of a line
_SHOWN = ("id", "wording", "meaning", "url", "telephone", "email")


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Checked):
    """Everything that belongs to an area: its lists by name, and its guidance."""

    name: str
    lists: Mapping[str, tuple[Entry, ...]]
    guides: tuple[Guide, ...]

    @property
    def entry(self) -> Entry:
        """The area as the entry of its own list."""
        return Entry(id=AREA, wording=self.name, owner=self.owner, checked=self.checked)

    def over(self, packs: Packs) -> Packs:
        """The packs as they are once this is put in the place of what they hold."""
        lists = {**packs.lists, **self.lists, AREA: (self.entry,)}
        left = is_another(lists[AREA], packs.lists.get(AREA))
        there = (replace(guide, inherited=left) for guide in packs.guides)
        guides = {guide.slug: guide for guide in (*there, *self.guides)}
        return Packs(MappingProxyType(lists), in_order(guides.values()))


def area_of(packs: Packs) -> Area:
    """What belongs to the area of these packs; raise DataPackError when they do not name it.

    Guidance that came with formsvc into another area is not its own, so that nobody signs it unread.
    """
    here = packs.entries(AREA)[0]
    lists = {name: packs.lists[name] for name in LISTS if name in packs.lists}
    return Area(
        name=here.wording, owner=here.owner, checked=here.checked, lists=MappingProxyType(lists),
        guides=tuple(guide for guide in packs.guides if not guide.inherited),
    )  # fmt: skip


def as_file(area: Area) -> str:
    """The area as one TOML file; the same area gives the same text."""
    whose = {"format": FORMAT, "name": area.name, "owner": area.owner, "checked": area.checked}
    empty = "".join(f"{name} = []\n" for name in LISTS if area.lists.get(name) == ())
    guides = [_table(GUIDANCE, _guide_row(guide, area)) for guide in in_order(area.guides)]
    parts = [f"{_HEAD}{empty}\n{tomli_w.dumps({'area': whose})}"]
    parts += _tables(area, (*LOCAL, *GENERAL, *CHOICES))
    parts += [_ON_GUIDANCE, *guides] if guides else []
    return "\n".join([*parts, *_tables(area, WORDS)])


def _tables(area: Area, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if entries := area.lists.get(name):
            yield _comment(name)
            yield from (_table(name, row_of(entry, area)) for entry in entries)


def _comment(name: str) -> str:
    """What a list is, and its keys, for whoever edits it."""
    return "\n".join((f"# {_WHAT[name]}", *_keys(name)))


@cache
def _keys(name: str) -> tuple[str, ...]:
    """What our own file of a list says of its keys: the comment on top of it, from its first empty line on.

    Of the lists in one file the first alone has it.
    """
    for file in sorted(Path(__file__).parent.glob("*.toml")):
        text = file.read_text(encoding="utf-8")
        inline, tables = (re.findall(one, text, re.MULTILINE) for one in (r"\A[^[]*^([a-z_]+) = \[", r"^\[\[([a-z_]+)"))
        if name == next((one for one in LISTS if one in {*inline, *tables}), ""):
            comment = list(takewhile(lambda line: line.startswith("#"), text.splitlines()))
            return tuple(comment[comment.index("#") :]) if "#" in comment else ()
    return ()


def list_file(name: str, area: Area) -> str:
    """One list as a file of a folder of packs."""
    entries = (area.entry,) if name == AREA else area.lists[name]
    head = f"{_comment(name)}\n{tomli_w.dumps({'owner': area.owner, 'checked': area.checked})}"
    tables = [_table(name, row_of(entry, area)) for entry in entries]
    return "\n".join([head, *tables] if tables else [f"{name} = []\n"])


def row_of(entry: Entry, area: Checked) -> dict[str, Any]:
    """An entry as its table holds it, without what it has from its area."""
    shown = {key: getattr(entry, key) for key in _SHOWN if getattr(entry, key)}
    return {**shown, **entry.facts, **_own(entry, area)}


def _guide_row(guide: Guide, area: Checked) -> dict[str, Any]:
    row = {one.name: getattr(guide, one.name) for one in fields(guide)} | {"steps": [*guide.steps]}
    keys = ("slug", "title", "summary", "order", *(["steps"] if guide.steps else []))
    return {**{key: row[key] for key in keys}, **_own(guide, area), "text": guide.text}


def _own(one: Checked, area: Checked) -> dict[str, Any]:
    """Owner and date, where they are not those of the area."""
    return {key: getattr(one, key) for key in ("owner", "checked") if getattr(one, key) != getattr(area, key)}


def _table(name: str, row: Mapping[str, Any]) -> str:
    """One table of an array of tables, with nothing below it: what is inside a value stands in the value's line."""
    return f"[[{name}]]\n" + "".join(_line(key, value) for key, value in row.items())


def _line(key: str, value: Any) -> str:
    """A key and its value; a long list over several lines, one item in each, and a long text as it was written."""
    if isinstance(value, str):
        return tomli_w.dumps({key: value}, multiline_strings=True)
    line = f"{_key(key)} = {_value(value)}\n"
    if isinstance(value, list) and len(line) > _WIDE:
        return f"{_key(key)} = [\n" + "".join(f"    {_value(one)},\n" for one in value) + "]\n"
    return line


def _value(value: Any) -> str:
    """A value in one line."""
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return tomli_w.dumps({"x": value}).removeprefix("x = ").removesuffix("\n")


def _key(key: str) -> str:
    return tomli_w.dumps({key: 0}).removesuffix(" = 0\n")
