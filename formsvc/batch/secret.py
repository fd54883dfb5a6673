"""The secret of a folder that a batch writes to, which also keeps a second batch out of it.

Its key lies in a file of its own: whoever is given the manifest without it can confirm no guess of what a record says.
"""

import os
import secrets
import sys
from pathlib import Path

from formsvc.batch.sources import Unreadable

NAME = ".manifest.key"
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
_BYTES = 32
_BEHIND = 1_000_000  # the byte that Windows locks: nobody reads there
_BUSY = "Another batch is writing to this folder. Wait for it to end, or choose another folder."
_LOST = f"The {NAME} of this folder is missing or damaged. Put it back, or choose another folder."


class Secret:
    """The key of a folder, locked until it is closed, or the process ends however it may. `is_new`: made just now."""

    def __init__(self, folder: Path, *, expected: bool) -> None:
        """Lock and read it, or make it unless one is `expected`. Raises Unreadable, or OSError."""
        self._path = folder / NAME
        if expected and not self._path.exists():
            raise Unreadable(_LOST)
        self._handle = os.open(self._path, _FLAGS, 0o600)
        try:
            _lock(self._handle)
            self.key = os.read(self._handle, _BYTES + 1)
            self.is_new = not self.key and not expected
            if self.is_new:
                self._begin()
            if len(self.key) != _BYTES:
                raise Unreadable(_LOST)
        except BaseException:
            os.close(self._handle)
            raise

    def close(self) -> None:
        """Let other batches in."""
        os.close(self._handle)

    def forget(self) -> None:
        """Take a new key away again, as the folder turned out to be somebody else's."""
        self.close()
        if self.is_new:
            self._path.unlink(missing_ok=True)

    def _begin(self) -> None:
        self.key = secrets.token_bytes(_BYTES)
        os.write(self._handle, self.key)
        os.fsync(self._handle)


def _lock(handle: int) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415  # only Windows has it

            os.lseek(handle, _BEHIND, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            import fcntl  # noqa: PLC0415  # Windows has none

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        raise Unreadable(_BUSY) from None
