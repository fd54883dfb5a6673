"""What became of each record of a batch: `manifest.jsonl` in the folder of its files, one line for each record.

It is only ever added to, and a process that is killed leaves a torn last line at worst: with the same records and
the same folder the batch goes on where it was. Records are known by an HMAC of what they say, under a key that lies
beside the manifest (`formsvc.batch.secret`): who has the manifest without the key can confirm no guess of an answer by
it. References, which open documents bear, are drawn under that key from where a record stands in its source, never
from what it says: so none depends on who told, and a record whose line was lost gets the same reference, and its files
the same names, again. The SHA-256 of files tells nothing to whoever has not the files.
"""

import hashlib
import hmac
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from formsvc.batch.secret import Secret
from formsvc.batch.sources import Unreadable
from formsvc.core.reference import new_reference

NAME = "manifest.jsonl"
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
_HEAD = b'{"formsvc": "batch", "key": "'
_MOST_ERRORS = 20  # of one record; who puts these right is told of the others the next time
_SYNC_EVERY = 100  # lines; a power cut costs making that many records again
_STRANGE = f"There is a {NAME} in this folder that no batch has written, or a damaged one. Choose another folder."


@dataclass(frozen=True, slots=True)
class Key:
    """A record by its content: `Manifest.mac` of it, and how many of the same content came before it."""

    mac: str
    copy: int = 0


@dataclass(frozen=True, slots=True)
class Made:
    """A file as it was written: its SHA-256 in hex, and its size in bytes."""

    name: str
    sha256: str
    size: int

    @classmethod
    def of(cls, name: str, content: bytes) -> Self:
        """What is to be told of a file."""
        return cls(name, hashlib.sha256(content).hexdigest(), len(content))

    def is_in(self, folder: Path) -> bool:
        """Whether the file is there as it was written."""
        file = folder / self.name
        try:
            return file.stat().st_size == self.size and Made.of(self.name, file.read_bytes()) == self
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class Entry:
    """A record that was made: the reference it has, what it was made with, and its files."""

    reference: str
    made_with: str
    files: tuple[Made, ...]


class Manifest:
    """The manifest of a folder, begun if there is none. `references` are all those it named when it was opened."""

    def __init__(self, folder: Path) -> None:
        """Open and lock it; raises Unreadable when the file there is no manifest or in use, OSError, too."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.references: set[str] = set()
        self._path = folder / NAME
        self._places: dict[Key, int] = {}
        self._unsynced = 0
        self._secret = Secret(folder, expected=_is_begun(self._path))
        self._head = _HEAD + self.mac(b"this folder")[:16].encode() + b'"}\n'
        try:
            self._file = os.fdopen(os.open(self._path, _FLAGS, 0o600), "ab")
            self._open()
        except BaseException:
            self._secret.forget()
            raise

    def mac(self, content: bytes) -> str:
        """What stands for the content of a record: nobody without the key can tell whether it is of this or that."""
        return hmac.digest(self._secret.key, b"record " + content, "sha256").hex()

    def entry(self, key: Key) -> Entry | None:
        """What was made of a record the last time, before the manifest was opened."""
        if key not in self._places:
            return None
        with self._path.open("rb") as stream:
            stream.seek(self._places[key])
            return _entry(json.loads(stream.readline()))

    def draw(self, name: str, taken: Callable[[str], bool]) -> str:
        """A reference for a record of that name that has none: always the same one, unless it is taken."""
        attempt = 0
        while taken(reference := self._drawn(name, attempt)):
            attempt += 1
        return reference

    def made(self, name: str, key: Key, entry: Entry) -> None:
        """Add a line for a record that was made; its files must have been saved."""
        self._add(name, key, asdict(entry))

    def refused(self, name: str, key: Key, errors: Sequence[Mapping[str, str]]) -> None:
        """Add a line for a record that could not be made; of very many errors it has the first, and how many more."""
        more = len(errors) - _MOST_ERRORS
        self._add(name, key, {"errors": list(errors[:_MOST_ERRORS])} | ({"more": more} if more > 0 else {}))

    def close(self) -> None:
        """See to it that all of it is on disk, and let others in."""
        os.fsync(self._file.fileno())
        self._file.close()
        self._secret.close()

    def _drawn(self, name: str, attempt: int) -> str:
        words = f"reference {attempt} {name}".encode(errors="backslashreplace")
        numbers = _numbers(hmac.digest(self._secret.key, words, "sha256"))
        return new_reference(lambda letters: letters[next(numbers) % len(letters)])

    def _add(self, name: str, key: Key, told: Mapping[str, Any]) -> None:
        self._file.write(json.dumps({"record": name, **asdict(key), **told}).encode() + b"\n")
        self._file.flush()
        self._unsynced += 1
        if self._unsynced >= _SYNC_EVERY:
            os.fsync(self._file.fileno())
            self._unsynced = 0

    def _open(self) -> None:
        """Learn what is there, and take a torn last line away."""
        try:
            place = self._read()
            if not place:
                self._file.write(self._head)
                self._file.flush()
        except BaseException:
            self._file.close()
            raise

    def _read(self) -> int:
        """Learn what is there; how much of it is whole."""
        place = 0
        with self._path.open("rb") as stream:
            for line in stream:
                if not line.endswith(b"\n") and (place or self._head.startswith(line)):
                    self._file.truncate(place)
                    break
                if place:
                    self._learn(line, place)
                elif line != self._head:
                    raise Unreadable(_STRANGE)
                place += len(line)
        return place

    def _learn(self, line: bytes, place: int) -> None:
        """What a line says; one that a power cut has damaged says nothing, and its record is made again."""
        try:
            told = json.loads(line)
            if "files" in told:
                self.references.add(_entry(told).reference)
                self._places[Key(told["mac"], told["copy"])] = place
        except (ValueError, KeyError, TypeError):
            pass


def _entry(told: Mapping[str, Any]) -> Entry:
    return Entry(told["reference"], told["made_with"], tuple(Made(**file) for file in told["files"]))


def _is_begun(path: Path) -> bool:
    """Whether there is a manifest whose records are known by a key."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(_HEAD)) == _HEAD
    except FileNotFoundError:
        return False


def _numbers(digest: bytes) -> Iterator[int]:
    """Eight numbers below 2^32: more than a reference has letters."""
    return (int.from_bytes(digest[at : at + 4], "big") for at in range(0, len(digest), 4))
