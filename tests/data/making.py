"""Packs and areas for tests of the data, and putting them into a folder."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from formsvc.data.area_folder import put
from formsvc.data.areas import Area, area_of
from formsvc.data.packs import Entry, load_packs

HEAD = 'owner = "Ashdown partnership"\nchecked = 2026-11-01\n'
GOOD = HEAD + '[[moods]]\nid = "calm"\nwording = "Calm"\n'
OURS = area_of(load_packs())
SMALL = replace(OURS, name="Ashdown", lists={"levels": OURS.lists["levels"]}, guides=OURS.guides[:2])
OTHER = replace(SMALL, name="Hexham Vale", lists={**SMALL.lists, "links": OURS.lists["links"]}, guides=OURS.guides[1:2])
FEWER = replace(OTHER, lists={"levels": OURS.lists["levels"][:2]})
_NOW = datetime(2026, 12, 1, 9, 30, 5)  # noqa: DTZ001  # local time is meant


def write(folder: Path, text: str, name: str = "moods.toml") -> Path:
    """A file of packs in a folder."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def entry(**facts) -> Entry:
    """The entry that GOOD holds, with other facts."""
    known = {"id": "calm", "wording": "Calm", "owner": "Ashdown partnership", "checked": date(2026, 11, 1)}
    return Entry(**{**known, **facts})


def put_in(area: Area, folder: Path, *, hour: int = 9) -> Path | None:
    """Put an area into a folder on 1 December 2026, five seconds past half past that hour."""
    return put(area, folder, _NOW.replace(hour=hour))
