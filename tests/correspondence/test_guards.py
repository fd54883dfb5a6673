"""What may not stand in a draft: refused before it is written, naming nothing of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formsvc.core.errors import FormsvcError
from formsvc.correspondence import errors, guards
from formsvc.correspondence.draft import Attachment, Draft, eml
from formsvc.correspondence.errors import UnsafeDraft
from tests.correspondence.drafts import (
    NASTY_DRAFTS,
    NASTY_NAMES,
    NASTY_RECIPIENTS,
    NASTY_SUBJECTS,
    NASTY_TEXTS,
    NASTY_TYPES,
    PLAIN,
    SECRET,
    header_lines,
    opened,
)

ADDRESSES = (
    "mash@county.example",
    "First.O'Last+tag@sub.county.example",
    "a@b.example",
    "mash@xn--cunty-jua.example",
    "x_y-z@1st.example",
)
PIECES = (
    *("\r\n", "\n", "\r", "\u2028", "\0", "\u202e", "\ud800", "=?utf-8?q?", "=0D=0A", "?=", "Bcc: ", "a@b.example"),
    *(
        ", ",
        "<",
        ">",
        ": ",
        ";",
        '"',
        "(",
        ")",
        "\\",
        " ",
        "\t",
        "--=_formsvc",
        "é",
        "x",
        "/",
        ".docx",
        "application/pdf",
    ),
)
NASTY = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=12).map("".join))


@pytest.mark.parametrize("text", NASTY_SUBJECTS.values(), ids=NASTY_SUBJECTS)
def test_a_subject_that_could_be_more_than_a_subject_is_refused(text):
    with pytest.raises(UnsafeDraft, match="subject"):
        guards.check_subject(text)


@pytest.mark.parametrize("text", ["", "x" * 251], ids=["none", "too long"])
def test_a_subject_must_be_there_and_have_an_end(text):
    with pytest.raises(UnsafeDraft, match="250 characters"):
        guards.check_subject(text)


@pytest.mark.parametrize("text", NASTY_RECIPIENTS.values(), ids=NASTY_RECIPIENTS)
def test_what_is_not_exactly_one_plain_address_is_refused(text):
    with pytest.raises(UnsafeDraft, match="one plain address"):
        guards.check_recipient(text)


@pytest.mark.parametrize("text", ADDRESSES)
def test_a_plain_address_is_taken_as_typed(text):
    guards.check_recipient(text)
    assert opened(eml(Draft(subject="A", to=text, text="")))["To"] == text


@pytest.mark.parametrize("text", NASTY_NAMES.values(), ids=NASTY_NAMES)
def test_a_file_name_that_is_not_of_our_pattern_is_refused(text):
    with pytest.raises(UnsafeDraft, match="name of an attachment"):
        guards.check_name(text)


@pytest.mark.parametrize("text", NASTY_TYPES.values(), ids=NASTY_TYPES)
def test_a_type_that_is_more_than_a_type_is_refused(text):
    with pytest.raises(UnsafeDraft, match="type of an attachment"):
        guards.check_type(text)


@pytest.mark.parametrize("text", NASTY_TEXTS.values(), ids=NASTY_TEXTS)
def test_a_text_with_characters_that_no_document_holds_is_refused(text):
    with pytest.raises(UnsafeDraft, match="invisible character"):
        guards.check_text(text)


@pytest.mark.parametrize("draft", NASTY_DRAFTS.values(), ids=map(" ".join, NASTY_DRAFTS))
def test_no_draft_is_made_of_it_and_the_error_quotes_nothing(draft):
    with pytest.raises(UnsafeDraft) as refused:
        eml(draft)
    assert SECRET not in str(refused.value)
    assert refused.value.__context__ is None or refused.value.__suppress_context__


@settings(deadline=None)
@given(subject=NASTY, to=NASTY, text=NASTY, name=NASTY, media_type=NASTY)
def test_whatever_is_typed_there_is_an_error_or_a_draft_of_just_that(subject, to, text, name, media_type):
    safe = Draft(subject=subject, text=text)
    for draft in (
        safe,
        Draft(subject="A", to=to, text=text),
        Draft(subject="A", text="", attachments=(Attachment(name=name, content=b"x", type="application/pdf"),)),
        Draft(subject="A", text="", attachments=(Attachment(name="a.pdf", content=b"x", type=media_type),)),
    ):
        try:
            made = eml(draft)
        except UnsafeDraft:
            continue
        top, *parts = header_lines(made)
        assert top == ["X-Unsent", *(["To"] if draft.to else []), "Subject", "Content-Type", "MIME-Version"]
        assert len(parts) == 1 + len(draft.attachments)
        assert opened(made)["Subject"] == draft.subject


def test_every_error_is_a_formsvc_error_and_drawn_in_the_tree():
    assert issubclass(UnsafeDraft, errors.CorrespondenceError)
    assert issubclass(errors.CorrespondenceError, FormsvcError)
    assert "── UnsafeDraft " in str(errors.__doc__)


def test_the_draft_that_the_nasty_ones_are_made_of_is_harmless():
    assert eml(PLAIN)
