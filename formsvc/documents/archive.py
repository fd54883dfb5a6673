"""A zip file of which most stays the same: written once, completed with the few members that change.

Times, order and flags are constants, so the same contents give the same bytes. Rules: PKWARE's
APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16; no zip64, for a document stays far below 4 GB.
"""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from struct import Struct
from typing import NamedTuple, Self

from isal import isal_zlib

_LOCAL, _CENTRAL, _END = Struct("<4s5H3L2H"), Struct("<4s6H3L5H2L"), Struct("<4s4H2LH")
_VERSION, _DEFLATED, _MIDNIGHT, _DAY = 20, 8, 0, 1 << 5 | 1  # 1 January 1980, the earliest day a zip can tell
_RAW = -15  # deflate without a header, with the largest window
_LEVEL, _AT_A_TIME = 2, 1024  # pieces: few enough that their memory is used again and not given back


class Member(NamedTuple):
    """One deflated member: its name, bytes as they lie in the zip, checksum and size before."""

    name: bytes
    deflated: bytes
    checksum: int
    size: int

    @classmethod
    def of(cls, name: str, pieces: Sequence[bytes]) -> Self:
        """A member of some pieces, deflated fast; so many at a time that what is read was just written."""
        deflate = isal_zlib.compressobj(_LEVEL, isal_zlib.DEFLATED, _RAW)
        deflated, checksum, size = [], 0, 0
        for start in range(0, len(pieces), _AT_A_TIME):
            chunk = b"".join(pieces[start : start + _AT_A_TIME])
            deflated.append(deflate.compress(chunk))
            checksum, size = isal_zlib.crc32(chunk, checksum), size + len(chunk)
        deflated.append(deflate.flush())
        return cls(name.encode(), b"".join(deflated), checksum, size)

    @classmethod
    def kept(cls, name: str, content: bytes) -> Self:
        """A member that is deflated once and used often: as small as can be."""
        deflate = zlib.compressobj(9, zlib.DEFLATED, _RAW)
        deflated = deflate.compress(content) + deflate.flush()
        return cls(name.encode(), deflated, zlib.crc32(content), len(content))

    def local(self) -> bytes:
        """The member as it stands in the file, with its header."""
        header = _LOCAL.pack(b"PK\3\4", *self._facts(), len(self.name), 0)
        return b"".join((header, self.name, self.deflated))

    def central(self, offset: int) -> bytes:
        """Its line in the directory; `offset` is where it stands."""
        facts = (b"PK\1\2", _VERSION, *self._facts(), len(self.name), 0, 0, 0, 0, 0, offset)
        return _CENTRAL.pack(*facts) + self.name

    def _facts(self) -> tuple[int, ...]:
        return _VERSION, 0, _DEFLATED, _MIDNIGHT, _DAY, self.checksum, len(self.deflated), self.size


class Archive:
    """The members that stay. May be used by several threads."""

    def __init__(self, members: Iterable[Member]) -> None:
        """Write the members that stay, in the order given."""
        self._number, self._local, self._central = _written(list(members), 0)

    def with_members(self, contents: Mapping[str, Sequence[bytes]]) -> bytes:
        """The whole file, with these members in pieces behind what stays."""
        return self.completed([Member.of(*one) for one in contents.items()])

    def completed(self, members: list[Member]) -> bytes:
        """The whole file, with these members behind what stays."""
        number, local, central = _written(members, len(self._local))
        central = self._central + central
        number += self._number
        end = _END.pack(b"PK\5\6", 0, 0, number, number, len(central), len(self._local) + len(local), 0)
        return b"".join((self._local, local, central, end))


def _written(members: list[Member], at: int) -> tuple[int, bytes, bytes]:
    local, central = [], []
    for member in members:
        central.append(member.central(at))
        local.append(member.local())
        at += len(local[-1])
    return len(members), b"".join(local), b"".join(central)
