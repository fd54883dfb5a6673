"""Putting an area into a folder of packs: all of it or nothing, and nothing that was there is lost.

The new folder is written beside the old one and read back. Then the two change places: the old one keeps its files
under a name that says when.
"""

import os
import secrets
import shutil
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from formsvc.core.errors import DataPackError
from formsvc.core.text import shown
from formsvc.data.areas import Area, list_file
from formsvc.data.guidance import FOLDER, written
from formsvc.data.lists import AREA, LISTS
from formsvc.data.packs import load_packs
from formsvc.data.toml import content_of

_MANAGED = {AREA, *LISTS}
_KEPT = {"translations", ".git", ".gitignore", ".DS_Store"}
_SUFFIXES = {".toml", ".md", ".txt"}
_OURS = Path(__file__).parent


def files_of(area: Area) -> dict[str, str]:
    """The files of a folder of packs that holds an area, by their names in it."""
    lists = {f"{name}.toml": list_file(name, area) for name in (AREA, *LISTS) if name == AREA or name in area.lists}
    return lists | {f"{FOLDER}/{guide.slug}.md": written(guide) for guide in area.guides}


def put(area: Area, folder: Path, now: datetime) -> Path | None:
    """Put an area into a folder of packs; the folder that keeps what was there, if there was something.

    Raises DataPackError, and changes nothing, when the folder cannot take it; OSError when the disk refuses.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise DataPackError("Name a folder itself, not a file or a link to one.")
    folder, files = folder.resolve(), files_of(area)
    kept = _kept(folder, files) if folder.exists() else ()
    fresh = folder.with_name(f".{folder.name}.{secrets.token_hex(8)}")
    try:
        _write(fresh, files, folder, kept)
        _read_back(area, fresh)
        return _change_places(fresh, folder, now)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)  # still there only if something went wrong


def holds(area: Area, folder: Path) -> bool:
    """Whether a folder of packs holds just this area already."""
    if not folder.is_dir():
        return False
    there, files = {file.relative_to(folder).as_posix() for file in _replaced(folder)}, files_of(area)
    return there == files.keys() and all((folder / name).read_bytes() == files[name].encode() for name in files)


def _replaced(folder: Path) -> Iterator[Path]:
    """Files of a folder of packs that make up its area. Raises DataPackError."""
    yield from folder.glob(f"{FOLDER}/*.md")
    for file in sorted(folder.glob("*.toml")):
        if _lists_in(file) & _MANAGED:
            yield file


def _lists_in(file: Path) -> set[str]:
    try:
        content = content_of(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise DataPackError(f"{shown(file.name)} in the folder cannot be read. Mend it or move it first.") from None
    return {name for name, rows in content.items() if isinstance(rows, list)}


def _kept(folder: Path, files: Collection[str]) -> tuple[Path, ...]:
    """What a folder goes on holding beside the area. Raises DataPackError when it is no folder for packs."""
    if _OURS in {folder, *folder.parents}:
        raise DataPackError("That folder belongs to formsvc itself. Name one of your own.")
    for file in folder.iterdir():
        if file.suffix not in _SUFFIXES and file.name not in {*_KEPT, FOLDER}:
            raise DataPackError(f"The folder holds {shown(file.name)} as well. Name a folder for packs alone.")
    for file in folder.glob("*.toml"):
        lists = _lists_in(file)
        if lists - _MANAGED and (lists & _MANAGED or file.name in files):
            raise DataPackError(
                f"{shown(file.name)} in the folder also holds {', '.join(sorted(map(shown, lists - _MANAGED)))}, "
                "which is no part of an area. Put that into a file of its own, such as own.toml, first."
            )
    replaced = set(_replaced(folder))
    return tuple(file for file in folder.iterdir() if file not in replaced and file.name != FOLDER)


def _write(fresh: Path, files: Mapping[str, str], folder: Path, kept: Collection[Path]) -> None:
    fresh.mkdir(parents=True)
    for file in kept:
        if file.is_dir() and not file.is_symlink():
            shutil.copytree(file, fresh / file.name, symlinks=True)
        else:
            shutil.copy2(file, fresh / file.name, follow_symlinks=False)
    for name, text in files.items():
        target = fresh / name
        target.parent.mkdir(exist_ok=True)
        with target.open("xb") as stream:
            stream.write(text.encode())
            stream.flush()
            os.fsync(stream.fileno())
    if folder.exists():
        shutil.copymode(folder, fresh)
    _sync(fresh, *({(fresh / name).parent for name in files} - {fresh}))


def _read_back(area: Area, folder: Path) -> None:
    """Make sure that what was written says what was meant. Raises DataPackError."""
    packs = load_packs(folder)
    meant = {**area.lists, AREA: (area.entry,)}
    same = all(packs.lists[name] == entries for name, entries in meant.items())
    if not same or {written(one) for one in area.guides} - {written(one) for one in packs.guides}:
        raise DataPackError("The files could not be read back as they were meant. Nothing was changed.")


def _change_places(fresh: Path, folder: Path, now: datetime) -> Path | None:
    before = _name_for(folder, now) if folder.exists() else None
    if before:
        folder.rename(before)
    try:
        fresh.rename(folder)
        _sync(folder.parent)
    except OSError:
        if not fresh.exists():
            folder.rename(fresh)
        if before:
            before.rename(folder)
        raise
    return before


def _name_for(folder: Path, now: datetime) -> Path:
    """A name that nothing has yet."""
    name = f"{folder.name}-before-{now:%Y-%m-%d-%H%M%S}"
    tries = (folder.with_name(name + more) for more in ("", *(f"-{number}" for number in range(2, 1000))))
    return next(path for path in tries if not path.exists())


def _sync(*folders: Path) -> None:
    """Make new names last through a power cut; Windows does so by itself and cannot open folders."""
    for folder in folders if os.name == "posix" else ():
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
