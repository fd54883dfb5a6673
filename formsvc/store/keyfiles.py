"""Small secret files, written whole or not at all and readable by their owner only."""

import os
import secrets
from pathlib import Path


def create_file(path: Path, content: bytes) -> None:
    """Make a file, unless somebody else was faster: then theirs stays."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = _written_beside(path, content)
    try:
        _name_unless_taken(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)
    _flush_folder(path.parent)


def replace_file(path: Path, content: bytes) -> None:
    """Put a file in the place of another in one step."""
    fresh = _written_beside(path, content)
    try:
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    _flush_folder(path.parent)


def _written_beside(path: Path, content: bytes) -> Path:
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)  # O_BINARY: Windows only
    with os.fdopen(os.open(fresh, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return fresh


def _name_unless_taken(fresh: Path, path: Path) -> None:
    try:
        os.link(fresh, path)  # unlike a rename, this never replaces a file
    except FileExistsError:
        return
    except OSError:  # a disk without hard links, such as a memory stick
        if not path.exists():
            fresh.rename(path)


def _flush_folder(folder: Path) -> None:
    """Make the new name survive a power cut; Windows cannot open folders and needs no such step."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
