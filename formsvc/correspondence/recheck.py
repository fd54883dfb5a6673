"""Reading a draft again, as two different readers would, to see that it says what was meant.

The guards look at what goes in; this looks at what came out, and trusts neither them nor the
library that wrote it. Python's two policies parse headers by different code (`policy.default`
into structured values, `policy.compat32` into text).
"""

import re
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses
from typing import Any, NamedTuple, TypeAlias

from formsvc.correspondence.errors import UnsafeDraft

# Listed here, not taken from the guards: what one list forgets, the other may know.
_UNSAFE = re.compile(
    r"=\?|[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]"
)
_UNSAFE_IN_NAME = re.compile(r'[/\\:*?"<>|;=\s]')
_ADDRESS = re.compile(r'[^\s"(),:;<>@\[\\\]]+@[^\s"(),:;<>@\[\\\]]+')  # no special of RFC 5322, section 3.2.3
_FOLD = re.compile(r"\r\n(?=[ \t])")  # RFC 5322, section 2.2.3
_STRAY = re.compile(rb"\r(?!\n)|(?<!\r)\n|[^\t\r\n\x20-\x7e]")  # line ends that are none, and what is not ASCII text
_RECIPIENTS = ("To", "Cc", "Bcc", "Resent-To", "Resent-Cc", "Resent-Bcc")

_Message: TypeAlias = "Message[Any, Any]"  # in quotes: only type checkers know that it is generic


class Part(NamedTuple):
    """One part of an e-mail: names of its headers (sorted), its type, parameters of its headers, decoded content."""

    headers: tuple[str, ...]
    type: str
    parameters: tuple[tuple[str, str], ...]
    content: bytes


class Reading(NamedTuple):
    """What a reader sees: names of headers (sorted), type, subject, recipients and the header each is in, parts."""

    headers: tuple[str, ...]
    type: str
    subject: str
    recipients: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]


def readings(data: bytes) -> tuple[Reading, Reading]:
    """The draft as both readers see it; raise UnsafeDraft when there is in it what no draft of ours may hold."""
    _refuse(_STRAY.search(data))
    structured, plain = (message_from_bytes(data, policy=reader) for reader in (policy.default, policy.compat32))
    return _reading(structured), _reading(plain)


def _reading(message: _Message) -> Reading:
    _refuse(message.preamble or (message.epilogue or "").strip())
    parts: Any = message.get_payload() if message.is_multipart() else [message]
    return Reading(
        headers=_header_names(message),
        type=_safe(message.get_content_type()),
        subject=_safe(_decoded(message.get("Subject", ""))),
        recipients=tuple(found for header in _RECIPIENTS for found in _recipients(message, header)),
        parts=tuple(_part(part) for part in parts),
    )


def _part(part: _Message) -> Part:
    content, name = part.get_payload(decode=True), part.get_filename("")
    _refuse(not isinstance(content, bytes) or _UNSAFE_IN_NAME.search(name))  # a part of parts has no content
    _refuse((part.get_content_disposition() == "attachment") != bool(name))
    return Part(_header_names(part), _safe(part.get_content_type()), _parameters(part), bytes(content))


def _parameters(part: _Message) -> tuple[tuple[str, str], ...]:
    """All of them: a second file name, as `name` of the type, is the one that Outlook would show."""
    headers = ("Content-Type", "Content-Disposition")
    found = [pair for header in headers for pair in part.get_params([], header)[1:]]
    return tuple((_safe(str(name)), _safe(str(value))) for name, value in found)


def _header_names(message: _Message) -> tuple[str, ...]:
    """Names in alphabetical order, twice when twice there; whatever the parser had to overlook is refused."""
    _refuse(message.defects or any(getattr(value, "defects", ()) for value in message.values()))
    return tuple(sorted(message.keys()))


def _recipients(message: _Message, header: str) -> list[tuple[str, str]]:
    """The header and its value, which must be one address and nothing else, however it is looked at."""
    texts = [_safe(str(value)) for value in message.get_all(header, [])]  # policy.default puts its own parsing together
    _refuse(any(not _ADDRESS.fullmatch(text) or getaddresses([text]) != [("", text)] for text in texts))
    return [(header, text) for text in texts]


def _decoded(value: object) -> str:
    return str(make_header(decode_header(_FOLD.sub("", str(value)))))


def _safe(text: str) -> str:
    _refuse(_UNSAFE.search(text))
    return text


def _refuse(fault: object) -> None:
    if fault:
        raise UnsafeDraft("The e-mail cannot be written safely: something in it would be read as more than text.")
