"""A draft like those formsvc makes, text that has broken mail elsewhere, and a plain look at what was written."""

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from formsvc.correspondence.draft import Attachment, Draft

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SECRET = "rowan.ashdown"
SHEET = Attachment(name="intelligence-report-submission-KD4-M79.docx", content=b"PK\x03\x04\0\r\n\xff", type=WORD_TYPE)
PLAIN = Draft(
    subject="OFFICIAL-SENSITIVE: reference KD4-M79",
    to="mash@county.example",
    text="Dear colleagues,\n\nthe report is attached.\n",
    attachments=(SHEET,),
)

LINE_BREAKS = {
    f"U+{ord(character[0]):04X}": character
    for character in ("\r", "\n", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029")
} | {"CRLF": "\r\n", "CRLF and a blank": "\r\n "}
CONTROLS = {f"U+{ord(character):04X}": character for character in "\0\x01\x07\x08\x1b\x7f\x9b"}
BIDI = {f"U+{ord(character):04X}": character for character in "\u202a\u202d\u202e\u2066\u2068\u061c\u200f"}
HIDDEN = LINE_BREAKS | CONTROLS | BIDI | {"lone surrogate": "\ud800"}
ENCODED = {
    "encoded line break": "=?utf-8?q?a=0D=0ABcc=3A_rowan.ashdown=40village.example?=",
    "encoded in base64": "=?utf-8?b?YQ0KQmNjOiByb3dhbi5hc2hkb3duQHZpbGxhZ2UuZXhhbXBsZQ==?=",
    "encoded word without harm": "=?utf-8?q?hello?=",
    "encoded twice": "=?utf-8?q?=3D=3Futf-8=3Fq=3Fa=0D=0ABcc=3A_b=40c.example=3F=3D?=",
    "beginning of an encoded word": "a =?utf-8?q?",
}

NASTY_SUBJECTS = (
    {name: f"Report{hidden}Bcc: {SECRET}@village.example" for name, hidden in HIDDEN.items()}
    | ENCODED
    | {"a header and a body": f"a\r\n\r\n--=_formsvc\r\n\r\n{SECRET}", "blank before": " a", "blank after": "a "}
)
NASTY_RECIPIENTS = {
    **{name: f"mash@county.example{hidden}Bcc: {SECRET}@village.example" for name, hidden in HIDDEN.items()},
    **{f"{name}, in the address": f"mash{hidden}@county.example" for name, hidden in HIDDEN.items()},
    **{f"{name}, at the end": f"mash@county.example{hidden}" for name, hidden in HIDDEN.items()},
    **ENCODED,
    "encoded word in the address": "=?utf-8?q?mash?=@county.example",
    "two addresses": f"mash@county.example, {SECRET}@village.example",
    "two addresses, no blank": f"mash@county.example,{SECRET}@village.example",
    "two addresses as Outlook parts them": f"mash@county.example; {SECRET}@village.example",
    "two at signs": f"mash@county.example@{SECRET}.example",
    "display name": "MASH <mash@county.example>",
    "angle brackets": "<mash@county.example>",
    "display name like an address": f"mash@county.example <{SECRET}@village.example>",
    "brackets in brackets": f"mash@county.example(<{SECRET}@village.example>",  # CVE-2023-27043
    "group": f"Team: mash@county.example, {SECRET}@village.example;",
    "group of one": "Team: mash@county.example;",
    "comment": "mash(the desk)@county.example",
    "comment at the end": "mash@county.example (the desk)",
    "route": f"@{SECRET}.example:mash@county.example",
    "quoted local part": '"mash, the desk"@county.example',
    "blank in it": "mash @county.example",
    "blank around": " mash@county.example",
    "not ASCII": "måsh@county.example",
    "domain that is not ASCII": "mash@cöunty.example",
    "no address": "not known",
    "no domain": "mash@",
}
NASTY_NAMES = {
    **{name: f"log{hidden}X-Header: {SECRET}.docx" for name, hidden in HIDDEN.items()},
    **{f"{name}, at the end": f"log.docx{hidden}" for name, hidden in HIDDEN.items()},
    **ENCODED,
    "folder above": "../../log.docx",
    "folder on Windows": "..\\log.docx",
    "other stream on Windows": "log.docx:x",
    "second parameter": "log.docx\"; filename*=\"utf-8''evil.exe",
    "parameter": "log.docx; name=evil.exe",
    "percent code": "utf-8''log%2Eexe",
    "blank in it": "log of it.docx",
    "none": "",
}
NASTY_TYPES = {
    **{name: f"application/pdf{hidden}X-Header: {SECRET}" for name, hidden in HIDDEN.items()},
    **ENCODED,
    "parameter": 'application/pdf; name="evil.exe"',
    "parameter without blank": "application/pdf;name=evil.exe",
    "other message": "message/rfc822",
    "part of a message": "message/partial",
    "parts": "multipart/mixed",
    "no kind": "application",
    "two kinds": "application/pdf/x",
    "capitals": "Application/PDF",
    "none": "",
}
NASTY_TEXTS = {"lone surrogate": "a\ud800", "null": "a\0b", "bell": "\a", "escape": "\x1b[2J"}


def attached(**about: Any) -> Draft:
    """The plain draft with something else about its attachment."""
    return replace(PLAIN, attachments=(replace(SHEET, **about),))


NASTY_DRAFTS = (
    {("check_subject", name): replace(PLAIN, subject=text) for name, text in NASTY_SUBJECTS.items()}
    | {("check_recipient", name): replace(PLAIN, to=text) for name, text in NASTY_RECIPIENTS.items()}
    | {("check_name", name): attached(name=text) for name, text in NASTY_NAMES.items()}
    | {("check_type", name): attached(type=text) for name, text in NASTY_TYPES.items()}
    | {("check_text", name): replace(PLAIN, text=text) for name, text in NASTY_TEXTS.items()}
)
GUARDS = ("check_subject", "check_recipient", "check_name", "check_type", "check_text")


def opened(data: bytes) -> EmailMessage:
    """What the standard library makes of it."""
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def header_lines(data: bytes) -> list[list[str]]:
    """Names of the headers of the whole and of each part, found without any e-mail library."""
    pieces = data.decode("ascii").split("\r\n--=_formsvc")
    assert pieces[-1] == "--\r\n"
    heads = [piece.strip("\r\n").split("\r\n\r\n")[0] for piece in pieces[:-1]]
    return [[line.split(":")[0] for line in re.split(r"\r\n(?![ \t])", head)] for head in heads]
