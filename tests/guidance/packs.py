"""Packs of an agency's own for tests: guides, and lists that replace ours."""

from pathlib import Path

from formsvc.data.guidance import Guide
from formsvc.data.packs import Packs, load_packs

HEAD = 'title = "{title}"\nsummary = "In short."\nowner = "Ashdown partnership"\nchecked = {checked}\norder = 5\n'
ANOTHER_AREA = '[[area]]\nid = "area"\nwording = "Ashdown"\n'
LIST_HEAD = 'owner = "Ashdown partnership"\nchecked = {checked}\n\n'


def guide_file(text: str, title: str = "Own guide", checked: str = "2026-11-01", steps: str = "[]") -> str:
    """What the file of a guide holds."""
    return f"+++\n{HEAD.format(title=title, checked=checked)}steps = {steps}\n+++\n{text}"


def packs_with(folder: Path, *, lists: str = "", checked: str = "2026-11-01", **guides: str) -> Packs:
    """Our packs, with a file of lists and with guides, by slug, that have this text."""
    folder.joinpath("guidance").mkdir(parents=True, exist_ok=True)
    for slug, text in guides.items():
        written = text if text.startswith("+++") else guide_file(text)
        folder.joinpath("guidance", f"{slug}.md").write_text(written, encoding="utf-8")
    if lists:
        folder.joinpath("own.toml").write_text(LIST_HEAD.format(checked=checked) + lists, encoding="utf-8")
    return load_packs(folder)


def guide_in(packs: Packs, slug: str) -> Guide:
    """The guide of that name, which must be there."""
    found = packs.guide(slug)
    assert found
    return found
