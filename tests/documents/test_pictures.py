"""Pictures lose what tells of their making, and nothing else."""

import zlib

import pytest

from formsvc.documents.pictures import without_traces
from tests.documents.report_file import PIXEL


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def segment(mark: int, data: bytes) -> bytes:
    return bytes((0xFF, mark)) + (len(data) + 2).to_bytes(2, "big") + data


HEAD, END = chunk(b"IHDR", b"\0\0\0\1\0\0\0\1\x08\0\0\0\0"), chunk(b"IEND", b"")
DOT = chunk(b"IDAT", zlib.compress(b"\0\0"))
SCAN = segment(0xDA, b"\1") + b"\x12\x34\xff\x00\x56\xff\xd9"
ROBIN = b"Robin Fieldfare"
SIGN, START = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
PICTURES = {
    "text in a PNG": (SIGN + HEAD + chunk(b"tEXt", b"Author\0" + ROBIN) + DOT + END, SIGN + HEAD + DOT + END),
    "place in a PNG": (SIGN + HEAD + chunk(b"eXIf", ROBIN) + DOT + END, SIGN + HEAD + DOT + END),
    "camera in a JPEG": (
        START + segment(0xE0, b"JFIF\0") + segment(0xE1, b"Exif\0\0" + ROBIN) + SCAN,
        START + segment(0xE0, b"JFIF\0") + SCAN,
    ),
    "comment in a JPEG": (START + segment(0xFE, ROBIN) + SCAN, START + SCAN),
    "colours of a JPEG": (START + segment(0xE2, b"ICC_PROFILE\0") + SCAN,) * 2,
    "PNG cut off": (SIGN + HEAD + DOT[:9],) * 2,
    "JPEG cut off": (START + segment(0xE1, ROBIN)[:9],) * 2,
    "JPEG that ends": (START,) * 2,
    "GIF": (PIXEL, PIXEL),
}


@pytest.mark.parametrize("picture, left", PICTURES.values(), ids=PICTURES)
def test_only_what_tells_of_its_making_goes(picture, left):
    assert without_traces(picture) == left
