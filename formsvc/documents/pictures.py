"""Pictures without what cameras and programs write into them: who made them, where, and when.

Rules: ISO/IEC 10918-1 annex B for the segments of a JPEG, ISO/IEC 15948 section 5 for the chunks of a PNG.
A GIF has only comments, in blocks that its reader skips; they are rare, and stay.
"""

from collections.abc import Iterator

_TOLD_BY_PNG = {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"}
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_COMMENT, _SCAN = 0xFE, 0xDA
_APPLICATION = {*range(0xE1, 0xF0)} - {0xE2, 0xEE}  # without colour profiles, and Adobe's note on the kind of colour


def without_traces(data: bytes) -> bytes:
    """The picture, each point of it the same; what cannot be followed to its end stays as it is."""
    try:
        if data.startswith(_PNG):
            return _PNG + b"".join(_chunks(data))
        return _JPEG + b"".join(_segments(data)) if data.startswith(_JPEG) else data
    except IndexError:
        return data


def _chunks(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at < len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if end > len(data):
            raise IndexError
        if data[at + 4 : at + 8] not in _TOLD_BY_PNG:
            yield data[at:end]
        at = end


def _segments(data: bytes) -> Iterator[bytes]:
    at = len(_JPEG)
    while data[at + 1] != _SCAN:
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at] != 0xFF or end > len(data):
            raise IndexError
        if data[at + 1] not in (*_APPLICATION, _COMMENT):
            yield data[at:end]
        at = end
    yield data[at:]
