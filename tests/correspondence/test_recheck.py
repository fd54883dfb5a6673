"""The second line of defence: a draft that was read again and says something else is never handed over."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from formsvc.correspondence import draft as drafting
from formsvc.correspondence import guards
from formsvc.correspondence.draft import eml, must_say
from formsvc.correspondence.errors import UnsafeDraft
from tests.correspondence.drafts import ENCODED, GUARDS, NASTY_DRAFTS, PLAIN, SECRET, attached, header_lines
from tests.correspondence.test_guards import NASTY

# Odd, but one recipient, one subject and one harmless file: with its guard gone, nothing would be given away.
ONLY_ODD = {
    ("check_subject", "blank before"),
    ("check_subject", "blank after"),
    ("check_recipient", "not ASCII"),
    ("check_recipient", "domain that is not ASCII"),
    ("check_name", "percent code"),
    ("check_text", "null"),
    ("check_text", "bell"),
    ("check_text", "escape"),
}
INJECTIONS = {key: draft for key, draft in NASTY_DRAFTS.items() if key not in ONLY_ODD}


def without(monkeypatch, *names: str) -> None:
    for name in names:
        monkeypatch.setattr(guards, name, lambda text: None)


@pytest.mark.parametrize("guard, name", INJECTIONS, ids=map(" ".join, INJECTIONS))
def test_with_its_guard_gone_an_injection_is_still_caught(guard, name, monkeypatch):
    without(monkeypatch, guard)
    with pytest.raises(UnsafeDraft) as refused:
        eml(INJECTIONS[guard, name])
    assert SECRET not in str(refused.value)
    assert refused.value.__context__ is None or refused.value.__suppress_context__


@pytest.mark.parametrize("guard, name", INJECTIONS, ids=map(" ".join, INJECTIONS))
def test_with_every_guard_gone_an_injection_is_still_caught(guard, name, monkeypatch):
    without(monkeypatch, *GUARDS)
    with pytest.raises(UnsafeDraft):
        eml(INJECTIONS[guard, name])


@pytest.mark.parametrize("typed", ENCODED.values(), ids=ENCODED)
def test_with_neither_guard_nor_careful_writing_an_encoded_word_is_still_caught(typed, monkeypatch):
    without(monkeypatch, *GUARDS)
    monkeypatch.setattr(drafting, "_subject", lambda text: text)
    with pytest.raises(UnsafeDraft):
        eml(replace(PLAIN, subject=typed))


@pytest.mark.parametrize("typed", ENCODED.values(), ids=ENCODED)
def test_with_its_guard_gone_an_encoded_word_is_still_written_as_text(typed):
    written = drafting._written(replace(PLAIN, subject=typed))
    assert typed.encode() not in written
    assert header_lines(written)[0] == ["X-Unsent", "To", "Subject", "Content-Type", "MIME-Version"]


@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_with_neither_guard_nor_careful_writing_a_line_break_is_still_caught(line_end, monkeypatch):
    without(monkeypatch, *GUARDS)
    monkeypatch.setattr(drafting, "_subject", lambda text: text)
    with pytest.raises(UnsafeDraft):
        eml(replace(PLAIN, subject=f"A{line_end}Bcc: {SECRET}@village.example"))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])  # guards stay gone meanwhile
@given(subject=NASTY, to=NASTY, name=NASTY, media_type=NASTY, text=st.text(max_size=40))
def test_with_every_guard_gone_no_header_is_ever_added(subject, to, name, media_type, text, monkeypatch):
    without(monkeypatch, *GUARDS)
    for one in (
        replace(PLAIN, subject=subject, text=text),
        replace(PLAIN, to=to),
        attached(name=name),
        attached(type=media_type),
    ):
        try:
            top, *parts = header_lines(eml(one))
        except UnsafeDraft:
            continue
        assert top == ["X-Unsent", *(["To"] if one.to else []), "Subject", "Content-Type", "MIME-Version"]
        assert len(parts) == 2


TO = b"To: mash@county.example\r\n"
SUBJECT = b"Subject: OFFICIAL-SENSITIVE: reference KD4-M79\r\n"
DISPOSITION = b'attachment; filename="intelligence-report-submission-KD4-M79.docx"'
TEXT = b"RGVhciBjb2xsZWFndWVzLA0KDQp0aGUgcmVwb3J0IGlzIGF0dGFjaGVkLg0K"
LAST = b"\r\n--=_formsvc--\r\n"
FORGED = {
    "hidden recipient": (TO, TO + b"Bcc: x@village.example\r\n"),
    "copy": (TO, TO + b"Cc: x@village.example\r\n"),
    "resent": (TO, TO + b"Resent-To: x@village.example\r\n"),
    "second line of recipients": (TO, TO + TO),
    "no recipient": (TO, b""),
    "other recipient": (TO, b"To: x@village.example\r\n"),
    "second recipient": (TO, b"To: mash@county.example, x@village.example\r\n"),
    "second recipient on a folded line": (TO, b"To: mash@county.example,\r\n x@village.example\r\n"),
    "display name": (TO, b"To: x <mash@county.example>\r\n"),
    "comment": (TO, b"To: mash@county.example (x)\r\n"),
    "blank recipient beside": (TO, b"To: mash@county.example,\r\n"),
    "encoded recipient": (TO, b"To: =?utf-8?q?x=40village.example=2C?= mash@county.example\r\n"),
    "capitals": (TO, b"BCC: x@village.example\r\n" + TO),
    "sender": (TO, TO + b"From: x@village.example\r\n"),
    "date": (TO, TO + b"Date: Tue, 01 Dec 2026 12:00:00 +0000\r\n"),
    "reply": (TO, TO + b"Reply-To: x@village.example\r\n"),
    "receipt": (TO, TO + b"Disposition-Notification-To: x@village.example\r\n"),
    "not marked as unsent": (b"X-Unsent: 1\r\n", b""),
    "other subject": (b"KD4-M79\r\nContent", b"KD4-M78\r\nContent"),
    "more subject on a folded line": (SUBJECT, SUBJECT + b" and more\r\n"),
    "encoded line break": (SUBJECT, b"Subject: =?utf-8?q?a=0D=0ABcc=3A_x=40village.example?=\r\n"),
    "two subjects": (SUBJECT, SUBJECT + SUBJECT),
    "early end of the header": (SUBJECT, SUBJECT + b"\r\n"),
    "line that is no header": (SUBJECT, SUBJECT + b"no header\r\n"),
    "bare line feed": (SUBJECT, SUBJECT.replace(b"\r\n", b"\n")),
    "bare carriage return": (SUBJECT, SUBJECT.replace(b": ref", b"\rBcc: ref")),
    "eight bits": (SUBJECT, SUBJECT.replace(b"OFFICIAL", "Ö".encode())),
    "text before the parts": (
        b'_formsvc"\r\nMIME-Version: 1.0\r\n\r\n',
        b'_formsvc"\r\nMIME-Version: 1.0\r\n\r\nHello\r\n',
    ),
    "text after the parts": (LAST, LAST + b"Hello\r\n"),
    "no end": (LAST, b""),
    "more parts": (LAST, b"\r\n--=_formsvc\r\nContent-Type: text/plain\r\n\r\nx" + LAST),
    "other boundary": (b'boundary="=_formsvc"', b'boundary="other"'),
    "alternative parts": (b"multipart/mixed", b"multipart/alternative"),
    "other text": (TEXT, b"RGVhciBw"),
    "text not encoded": (b"Content-Transfer-Encoding: base64\r\nContent-Type: text", b"Content-Type: text"),
    "base64 with a fault": (TEXT, TEXT + b"!"),
    "text in another character set": (b'charset="utf-8"', b'charset="utf-7"'),
    "text as a web page": (b"text/plain", b"text/html"),
    "other file": (b"UEsDBAANCv8=", b"UEsDBAANCv4="),
    "other type of file": (b"Content-Type: application", b"Content-Type: image"),
    "other file name": (b"report-submission", b"report-log"),
    "folder in a file name": (b"intelligence-report", b"../report"),
    "second file name": (DISPOSITION, DISPOSITION + b'; name="evil.exe"'),
    "file name in the type": (b"processingml.document\r\n", b'processingml.document; name="evil.exe"\r\n'),
    "shown in the text": (b"attachment;", b"inline;"),
    "other version of MIME": (b"MIME-Version: 1.0", b"MIME-Version: 1.0 x"),  # only policy.default looks at it
    "header of a part": (b"Content-Disposition", b"Content-Location: https://village.example\r\nContent-Disposition"),
}


@pytest.mark.parametrize("old, new", FORGED.values(), ids=FORGED)
def test_an_email_that_says_something_else_is_noticed(old, new):
    made = eml(PLAIN)
    assert made.count(old) == 1
    with pytest.raises(UnsafeDraft):
        must_say(made.replace(old, new), PLAIN)


def test_an_email_that_says_just_that_is_let_through():
    must_say(eml(PLAIN), PLAIN)


@pytest.mark.parametrize("data", [b"", b"\r\n", b"Subject: A\r\n\r\n", b"\xff"])
def test_what_is_no_draft_is_noticed(data):
    with pytest.raises(UnsafeDraft):
        must_say(data, PLAIN)


@pytest.mark.parametrize("step", ["_written", "readings"])
def test_faults_of_the_library_itself_are_told_without_their_words(step, monkeypatch):
    def fails(*_: object) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr(drafting, step, fails)
    with pytest.raises(UnsafeDraft) as refused:
        eml(PLAIN)
    assert SECRET not in str(refused.value)
    assert refused.value.__suppress_context__
