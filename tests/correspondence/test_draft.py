"""An e-mail draft as bytes: it says what was written, to one address, and nothing more."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import formsvc
from formsvc.core.text import unholdable, with_plain_line_ends
from formsvc.correspondence.draft import BOUNDARY, Attachment, Draft, eml
from tests.correspondence.drafts import PLAIN, SHEET, WORD_TYPE, header_lines, opened

MADE = b"""\
X-Unsent: 1
To: mash@county.example
Subject: OFFICIAL-SENSITIVE: reference KD4-M79
Content-Type: multipart/mixed; boundary="=_formsvc"
MIME-Version: 1.0

--=_formsvc
Content-Transfer-Encoding: base64
Content-Type: text/plain; charset="utf-8"

RGVhciBjb2xsZWFndWVzLA0KDQp0aGUgcmVwb3J0IGlzIGF0dGFjaGVkLg0K

--=_formsvc
Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename="intelligence-report-submission-KD4-M79.docx"

UEsDBAANCv8=

--=_formsvc--
""".replace(b"\n", b"\r\n")

SUBJECTS = {
    "short": "A",
    "marking with a dash": "OFFICIAL – SENSITIVE: reference KD4-M79",
    "two blanks": "KD4  M79",
    "as long as a line": "x" * 69,
    "longer than a line": "reference " * 10 + "x",
    "one long word": "x" * 250,
    "blanks between words that are not ASCII": "Llŷr Siân " * 24 + "é",
    "ASCII around what is not": f"{'a' * 70} Llŷr {'b' * 80}",
    "Urdu": "بچے کی حفاظت",
    "emoji with joiners": "👩🏽‍🍼 " * 20 + "x",
    "like a header": "Bcc: someone@village.example",
    "like the line between parts": "--=_formsvc",
    "like an encoded word": "= ?utf-8?q?a ?=",
    "signs": 'a;b,c<d>"e"(f)@g\\h\'i%0D%0Aj&#10;k',
}
TEXTS = {
    "nothing": "",
    "no line end": "Dear team",
    "blank lines": "\n\na\n\n\n",
    "leading dot": ".\n..\n.\n",
    "from": "From here\n",
    "boundary": "--=_formsvc\n\n--=_formsvc--\n",
    "headers": "a\n\nBcc: someone@village.example\n\n",
    "one long line": "x" * 5000,
    "separators of Unicode": "a\u2028b\u2029c\x85d",
    "quoted-printable": "=0D=0A=\n=3D",
    "Welsh and emoji": "Llŷr … 👩🏽‍🍼\n",
    "right to left": "\u202eabc\u202c",
    "blanks at line ends": "a \t\n b",
}
WINDOWS_AND_MAC = {"a\r\nb": "a\r\nb", "a\rb": "a\r\nb", "a\nb": "a\r\nb"}


def text_of(data: bytes) -> str:
    """The text as it stands in the file, line ends and all."""
    payload = next(opened(data).iter_parts()).get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload.decode()


def test_a_draft_is_these_bytes_and_no_others():
    assert eml(PLAIN) == MADE


def test_the_same_draft_gives_the_same_bytes():
    assert eml(replace(PLAIN)) == eml(PLAIN)


def test_nothing_in_it_tells_when_where_or_by_whom_it_was_made():
    top, *parts = header_lines(eml(PLAIN))
    assert top == ["X-Unsent", "To", "Subject", "Content-Type", "MIME-Version"]
    assert parts == [
        ["Content-Transfer-Encoding", "Content-Type"],
        ["Content-Type", "Content-Transfer-Encoding", "Content-Disposition"],
    ]


def test_a_draft_to_nobody_yet_has_no_recipient():
    assert header_lines(eml(replace(PLAIN, to="")))[0] == ["X-Unsent", "Subject", "Content-Type", "MIME-Version"]


def test_a_draft_may_have_no_attachment_or_several():
    alone = eml(replace(PLAIN, attachments=()))
    assert list(opened(alone).iter_attachments()) == []
    other = Attachment(name="log.pdf", content=b"", type="application/pdf")
    both = opened(eml(replace(PLAIN, attachments=(SHEET, other)))).iter_attachments()
    assert [(file.get_filename(), file.get_content_type(), file.get_content()) for file in both] == [
        (SHEET.name, WORD_TYPE, SHEET.content),
        ("log.pdf", "application/pdf", b""),
    ]


@pytest.mark.parametrize("subject", SUBJECTS.values(), ids=SUBJECTS)
def test_a_subject_is_read_as_it_was_written(subject):
    made = eml(replace(PLAIN, subject=subject))
    assert opened(made)["Subject"] == subject
    assert len(header_lines(made)[0]) == 5


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_survives_unchanged(text):
    assert text_of(eml(replace(PLAIN, text=text))) == text.replace("\n", "\r\n")


@pytest.mark.parametrize("typed, sent", WINDOWS_AND_MAC.items())
def test_every_kind_of_line_end_is_sent_as_email_writes_it(typed, sent):
    assert text_of(eml(replace(PLAIN, text=typed))) == sent


def test_the_longest_address_stays_on_its_line():
    address = f"{'a' * 64}@{'b' * 60}.{'c' * 60}.{'d' * 50}.example"
    assert f"To: {address}\r\n".encode() in eml(replace(PLAIN, to=address))


def test_the_longest_file_name_is_written_the_way_every_program_reads():
    name = f"a{'B' * 99}.docx"
    made = eml(replace(PLAIN, attachments=(replace(SHEET, name=name),)))
    assert f'Content-Disposition: attachment; filename="{name}"\r\n'.encode() in made


@pytest.mark.parametrize("draft", [PLAIN, replace(PLAIN, subject=SUBJECTS["blanks between words that are not ASCII"])])
def test_lines_are_ascii_end_in_crlf_and_are_not_too_long(draft):
    lines = eml(draft).split(b"\r\n")
    assert all(line.isascii() and b"\r" not in line and b"\n" not in line and len(line) <= 998 for line in lines)
    assert all(len(line) <= 78 for line in lines if line.startswith((b"Subject", b" =?")))  # RFC 2047, section 2


def test_what_is_confidential_in_a_draft_is_not_in_its_repr():
    assert "colleagues" not in repr(PLAIN)
    assert "PK" not in repr(PLAIN)


@settings(deadline=None)
@given(content=st.binary(max_size=300), text=st.text(max_size=300))
def test_no_part_can_hold_the_boundary(content, text):
    text = "" if unholdable(text) else text
    made = eml(Draft(subject="A", text=text, attachments=(replace(SHEET, content=content + BOUNDARY.encode()),)))
    assert made.count(BOUNDARY.encode()) == 1 + 3
    assert text_of(made) == with_plain_line_ends(text).replace("\n", "\r\n")


@settings(deadline=None)
@given(subject=st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=250))
def test_any_line_of_ordinary_characters_can_be_a_subject(subject):
    subject = subject.strip().replace("=?", "=") or "A"
    assert opened(eml(replace(PLAIN, subject=subject)))["Subject"] == subject


def test_correspondence_loads_no_framework():
    code = "import sys; sys.path.insert(0, sys.argv[1]); import formsvc.correspondence.draft; print(*sys.modules)"
    root = str(Path(formsvc.__path__[0]).parent)
    loaded = subprocess.run([sys.executable, "-I", "-c", code, root], check=True, capture_output=True, text=True).stdout
    heavy = {"flask", "wtforms", "sqlalchemy", "lxml", "docxtpl", "jinja2", "click"}
    assert {name.partition(".")[0] for name in loaded.split()} & heavy == set()
