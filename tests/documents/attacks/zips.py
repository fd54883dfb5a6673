"""Zips that lie, burst or are none."""

import struct
import zlib
from collections.abc import Callable
from functools import partial
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

from tests.documents.attacks.places import T
from tests.documents.cases import Hostile
from tests.documents.report_file import BODY, parts, report, zipped
from tests.documents.wordml import p

_NONE = "no Word document"
_MEGABYTE = 1 << 20
_BODY = p("{{ subject }}")

# Where a line of the directory holds these, counted from its beginning: PKWARE's APPNOTE 6.3.10, 4.3.12.
_FLAGS, _METHOD, _CHECKSUM, _PACKED, _UNPACKED, _PLACE = 8, 10, 16, 20, 24, 42


def with_entry(name: str, content: bytes = b"<w:other/>") -> bytes:
    """The report with one more entry, whatever its name."""
    buffer = BytesIO(report(_BODY))
    with ZipFile(buffer, "a") as archive:
        entry = ZipInfo("x")
        entry.filename = entry.orig_filename = name  # as it is: ZipInfo would mend it
        archive.writestr(entry, content)
    return buffer.getvalue()


def with_line(at: int, new: bytes, data: bytes = b"") -> bytes:
    """A report whose directory says something else about its main document."""
    data = data or report(_BODY)
    directory = struct.unpack("<L", data[data.rindex(b"PK\5\6") + 16 :][:4])[0]
    line = data.rindex(b"PK\1\2", directory, data.index(BODY.encode(), directory))
    return data[: line + at] + new + data[line + at + len(new) :]


def commented() -> bytes:
    buffer = BytesIO(report(_BODY))
    with ZipFile(buffer, "a") as archive:
        archive.comment = b"made in the office"
    return buffer.getvalue()


def encrypted() -> bytes:
    data = report(_BODY)
    header = data.index(BODY.encode()) - 30
    return with_line(_FLAGS, b"\1\0", data[: header + 6] + b"\1\0" + data[header + 8 :])


def twice() -> bytes:
    """Two main documents; `zipfile` would warn of writing the second, so it is given its name afterwards."""
    name = BODY.replace("document", "d_cument")
    return with_entry(name).replace(name.encode(), BODY.encode())


def bomb(name: str = BODY) -> bytes:
    """80 MB of blanks."""
    made = parts(p(T))
    return zipped({**made, name: str(made.get(name, "<x/>")) + " " * (80 * _MEGABYTE)})


def overlapping() -> bytes:
    """One entry of 2 MB under 400 names."""
    blanks = b" " * (2 * _MEGABYTE)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(blanks) + packer.flush()
    facts = struct.pack("<5H3L2H", 20, 0, 8, 0, 33, zlib.crc32(blanks), len(packed), len(blanks), 1, 0)
    local = b"PK\3\4" + facts + b"x" + packed
    lines = (b"PK\1\2" + struct.pack("<H", 20) + facts + struct.pack("<3H2L", 0, 0, 0, 0, 0) + b"x") * 400
    return local + lines + b"PK\5\6" + struct.pack("<4H2LH", 0, 0, 400, 400, len(lines), len(local), 0)


def inside_each_other() -> bytes:
    inner = report(_BODY)
    for _ in range(5):
        inner = zipped({"inner.zip": inner})
    return inner


def greedy() -> bytes:
    """A report packed by LZMA, of which the main document wants a dictionary of 4 GB."""
    data = zipped(parts(_BODY), ZIP_LZMA)
    header = data.index(BODY.encode()) + len(BODY)
    return data[: header + 5] + b"\xff\xff\xff\xff" + data[header + 9 :]


def tried(says: str, build: Callable[[], bytes], *gone: bytes, heavy: bool = False) -> Hostile:
    return Hostile(build=build, says=says, gone=gone, heavy=heavy)


def _many_parts() -> bytes:
    return zipped({**parts(_BODY), **{f"word/x{number}.xml": "<x/>" for number in range(600)}})


def _elsewhere() -> bytes:
    return zipped({name.replace("document.xml", "main.xml"): content for name, content in parts(_BODY).items()})


BROKEN = {
    "nothing": tried(_NONE, bytes),
    "text": tried(_NONE, f"Dear {T}".encode),
    "Word file of 1997": tried(_NONE, lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    "rich text": tried(_NONE, lambda: b"{\\rtf1 {{ source.name }}}"),
    "zip of nothing": tried(_NONE, partial(zipped, {})),
    "zip of something else": tried(_NONE, lambda: zipped({"x.txt": T})),
    "zips inside each other": tried(_NONE, inside_each_other),
    "main document elsewhere": tried(_NONE, _elsewhere),
    "cut off": tried(_NONE, lambda: report(_BODY)[:-99]),
    "first half": tried(_NONE, lambda: report(_BODY)[:2000]),
    "wrong checksum": tried(_NONE, lambda: with_line(_CHECKSUM, b"\1\2\3\4")),
    "wrong size": tried(_NONE, lambda: with_line(_PACKED, struct.pack("<L", 9))),
    "wrong place": tried(_NONE, lambda: with_line(_PLACE, struct.pack("<L", 9))),
    "place beyond the end": tried(_NONE, lambda: with_line(_PLACE, struct.pack("<L", 1 << 30))),
    "way of packing nobody knows": tried(_NONE, lambda: with_line(_METHOD, b"\x63\0")),
    "encrypted": tried(_NONE, encrypted),
    "main document twice": tried("twice", twice),
    "two names for one part": tried(_NONE, lambda: report(_BODY).replace(BODY.encode(), b"word/d\xc3\xb6cumen.xml", 1)),
    "packed by bzip2": tried("", lambda: zipped(parts(_BODY), ZIP_BZIP2)),
    "packed by LZMA": tried("", lambda: zipped(parts(_BODY), ZIP_LZMA)),
    "packed by LZMA with a dictionary of 4 GB": tried("", greedy),
}

NAMES = {
    "main document in capitals as well": "word/Document.xml",
    "upwards": "../../word/x.xml",
    "upwards, further on": "word/../../x.xml",
    "from the root": "/etc/x.xml",
    "of Windows": "word\\document.xml",
    "with a drive": "C:\\x.xml",
    "with a null": "word/x\0.xml",
    "with a line end": "word/x\n.xml",
    "backwards": "word/\u202elmx.x",
    "empty": "",
    "of 60,000 letters": "x" * 60_000,
}
LEFT_BEHIND = {
    **{f"name {how}": tried("", partial(with_entry, name), b"<w:other/>") for how, name in NAMES.items()},
    "comment of the zip": tried("", commented, b"made in the office"),
    "text before the zip": tried("", lambda: b"MZ" * 50 + report(_BODY), b"MZ" * 9),
    "text after the zip": tried("", lambda: report(_BODY) + b"MZ" * 50, b"MZ" * 9),
}

TOO_LARGE = {
    "600 entries": tried("500", _many_parts),
    "6 MB": tried("5 MB", lambda: zipped({**parts(_BODY), "word/media/x.png": bytes(6 * _MEGABYTE)}, ZIP_STORED)),
    "80 MB of blanks": tried("50 MB", bomb, heavy=True),
    "80 MB in a part that stays behind": tried("50 MB", lambda: bomb("custom/x.bin"), heavy=True),
    "80 MB, said to be 100 bytes": tried(
        _NONE, lambda: with_line(_UNPACKED, struct.pack("<L", 100), bomb()), heavy=True
    ),
    "800 MB in one entry of 400 names": tried("", overlapping, heavy=True),
}
