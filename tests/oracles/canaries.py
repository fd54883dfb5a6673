"""Canaries: words that stand nowhere else, one in every restricted question, and finding them in any disguise."""

import base64
import io
from collections.abc import Iterator
from email import message_from_bytes, policy
from itertools import count
from typing import Any
from urllib.parse import quote
from zipfile import ZipFile, is_zipfile

from formsvc.data.packs import Packs
from formsvc.forms.intelligence_report.form import INTELLIGENCE_REPORT
from tests.filled import filled


def canary(number: int) -> str:
    """A word that stands nowhere else and inside no other, and that no rule of the forms objects to."""
    return f"kanari{number:04}vogel"


def source_of_canaries(packs: Packs) -> dict[str, Any]:
    """An answer to every restricted question; each text is a canary of its own."""
    numbers = count(1)
    report = filled(
        INTELLIGENCE_REPORT,
        packs,
        lambda _: canary(next(numbers)),
        email=lambda _: f"{canary(next(numbers))}@aviary.example",
    )
    source: dict[str, Any] = report["source"]
    return source


def canaries_in(value: Any) -> Iterator[str]:
    """The canaries of JSON answers, without what is around them."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from canaries_in(inner)
    elif isinstance(value, str) and value.startswith("kanari"):
        yield value.partition("@")[0]


def found_in(content: bytes, words: list[str]) -> list[str]:
    """The words that bytes hold, as they are or in disguise, however deep in zips and e-mails."""
    return [word for word in words if any(form in layer for layer in layers(content) for form in disguises(word))]


def disguises(word: str) -> Iterator[bytes]:
    """A word in the encodings in which it may travel unseen; base64 at each of its three places in a group."""
    plain = word.encode()
    yield from (plain, plain.upper(), plain[::-1], plain.hex().encode(), word.encode("utf-16-le"), quote(word).encode())
    for before in range(3):
        yield base64.b64encode(b" " * before + plain)[4 * (before > 0) : -4]


def layers(content: bytes) -> Iterator[bytes]:
    """Bytes as they are, and everything that can be unpacked from them."""
    yield content
    if is_zipfile(io.BytesIO(content)):
        with ZipFile(io.BytesIO(content)) as archive:
            yield archive.comment
            for info in archive.infolist():
                yield info.filename.encode() + info.extra + info.comment
                yield from layers(archive.read(info))
    elif content.startswith(b"X-Unsent"):
        for part in message_from_bytes(content, policy=policy.default).walk():
            if not part.is_multipart():
                yield from layers(bytes(part.get_payload(decode=True) or b""))
