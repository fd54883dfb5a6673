"""An e-mail draft as the bytes of an .eml file, which mail programs open ready to be looked over and sent.

It has no sender, date or message id: the program that sends it adds its own. Format: RFC 5322
and, for the parts, RFC 2045 to 2047. `X-Unsent: 1` makes Outlook open it as not yet sent.
"""

import re
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.header import Header
from email.message import EmailMessage
from typing import Any

from formsvc.core.text import with_plain_line_ends
from formsvc.correspondence import guards
from formsvc.correspondence.errors import UnsafeDraft
from formsvc.correspondence.recheck import Part, Reading, readings

# No part can hold it: each is base64, whose alphabet has no “_” (RFC 2045, section 6.8); names and types have none.
BOUNDARY = "=_formsvc"

# Headers stay as they are written here: Python 3.11, folding them anew, loses blanks between encoded words, and many
# programs cannot join a file name that was folded. A line may have 998 characters (RFC 5322, section 2.1.1).
_UNFOLDED = policy.SMTP.clone(refold_source="none", max_line_length=998)
_SHORT = re.compile(r"[\x20-\x7e]{1,69}")  # fits into a line of 78 together with “Subject: ”
_TEXT_HEADERS = ("Content-Transfer-Encoding", "Content-Type")
_ATTACHMENT_HEADERS = ("Content-Disposition", *_TEXT_HEADERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that goes with a draft; `type` is its media type, without parameters."""

    name: str
    content: bytes = field(repr=False)
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An e-mail not yet sent; `to` is one address, or blank for nobody yet."""

    subject: str
    to: str = ""
    text: str = field(repr=False)
    attachments: tuple[Attachment, ...] = ()


def eml(draft: Draft) -> bytes:
    """The draft as an .eml file; the same draft gives the same bytes.

    Raises UnsafeDraft, quoting nothing, unless the file, read again, says this and nothing else.
    """
    _check(draft)
    try:
        data = _written(draft)
    except Exception:  # noqa: BLE001  # whatever the library finds wrong, its own words might quote the draft
        raise UnsafeDraft("The e-mail cannot be written.") from None
    must_say(data, draft)
    return data


def must_say(data: bytes, draft: Draft) -> None:
    """Raise UnsafeDraft unless an .eml file says what the draft says, to whom it says it, and no more."""
    try:
        found = readings(data)
    except UnsafeDraft:
        raise
    except Exception:  # noqa: BLE001  # as above
        raise UnsafeDraft("The e-mail cannot be read again.") from None
    if any(reading != _meant(draft) for reading in found):
        raise UnsafeDraft("The e-mail would not say what was written: it was not made.")


def _check(draft: Draft) -> None:
    guards.check_subject(draft.subject)
    if draft.to:
        guards.check_recipient(draft.to)
    guards.check_text(draft.text)
    for attachment in draft.attachments:
        guards.check_name(attachment.name)
        guards.check_type(attachment.type)


def _written(draft: Draft) -> bytes:
    lines = (*_head(draft), "", "")
    message = message_from_bytes("\r\n".join(lines).encode("ascii"), _class=EmailMessage, policy=policy.SMTP)
    message.make_mixed(boundary=BOUNDARY)
    message["MIME-Version"] = "1.0"
    message.attach(_part(_body(draft), "text/plain", params={"charset": "utf-8"}))
    for attachment in draft.attachments:
        message.attach(_part(attachment.content, attachment.type, filename=attachment.name))
    return message.as_bytes(policy=_UNFOLDED)


def _head(draft: Draft) -> list[str]:
    """The lines of the header that the library must not fold."""
    to = [f"To: {draft.to}"] if draft.to else []
    return ["X-Unsent: 1", *to, f"Subject: {_subject(draft.subject)}"]


def _subject(text: str) -> str:
    """As typed, or where it is long or not ASCII as encoded words; all of it, so that no blank stands between two."""
    if _SHORT.fullmatch(text) and guards.ENCODED_WORD not in text:
        return text
    return Header(text, "utf-8", header_name="Subject").encode(linesep="\r\n")


def _part(content: bytes, media_type: str, **about: Any) -> EmailMessage:
    part = EmailMessage(policy=policy.SMTP)
    part.set_content(content, *media_type.split("/"), cte="base64", **about)
    del part["MIME-Version"]  # belongs to the whole (RFC 2045, section 4)
    return part


def _body(draft: Draft) -> bytes:
    """The text as typed; lines end in CRLF (RFC 2046, section 4.1.1)."""
    return with_plain_line_ends(draft.text).replace("\n", "\r\n").encode()


def _meant(draft: Draft) -> Reading:
    """What every reader of the file must find."""
    to = ("To",) if draft.to else ()
    text = Part(_TEXT_HEADERS, "text/plain", (("charset", "utf-8"),), _body(draft))
    files = [
        Part(_ATTACHMENT_HEADERS, file.type, (("filename", file.name),), file.content) for file in draft.attachments
    ]
    return Reading(
        headers=tuple(sorted(("X-Unsent", *to, "Subject", "MIME-Version", "Content-Type"))),
        type="multipart/mixed",
        subject=draft.subject,
        recipients=tuple((header, draft.to) for header in to),
        parts=(text, *files),
    )
