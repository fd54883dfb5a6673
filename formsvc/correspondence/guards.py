"""What may stand in a draft at all, looked at before it is written.

Each `check_*` returns nothing for what is harmless and raises UnsafeDraft, quoting nothing, for
the rest. They are stricter than e-mail is: a refusal costs a person a moment, a second
recipient costs her the person who told.
"""

import re
import unicodedata

import email_validator

from formsvc.core.text import unholdable
from formsvc.correspondence.errors import UnsafeDraft

ENCODED_WORD = "=?"  # how one begins (RFC 2047, section 2); Python decodes it to real line breaks (CVE-2024-6923)
SUBJECT_LIMIT = 250

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+")  # dot-atom, RFC 5322, section 3.2.3
_NAME = re.compile(r"[a-z0-9][A-Za-z0-9-]{0,99}\.[a-z0-9]{1,8}")
_TYPE = re.compile(r"(application|image|text)/[a-z0-9][a-z0-9.+-]{0,126}")  # RFC 6838, section 4.2
# Control and format characters (bidirectional ones too), surrogates, separators of lines and paragraphs.
_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
_JOINERS = "\u200c\u200d"  # of category Cf, but part of how Persian, Urdu and emoji are spelt


def check_subject(text: str) -> None:
    """One line of ordinary characters, no blanks around it, no encoded word."""
    if not text or text != text.strip() or len(text) > SUBJECT_LIMIT:
        raise UnsafeDraft(f"Give the e-mail a subject of at most {SUBJECT_LIMIT} characters, without blanks around it.")
    if ENCODED_WORD in text or any(_hidden(character) for character in text):
        raise UnsafeDraft("The subject of the e-mail must be one line of ordinary characters.")


def check_recipient(text: str) -> None:
    """Exactly one address: no name beside it, no list, no group, no comment, nothing but ASCII."""
    try:
        if not _ADDRESS.fullmatch(text) or ENCODED_WORD in text:
            raise email_validator.EmailSyntaxError
        email_validator.validate_email(text, check_deliverability=False, allow_smtputf8=False)
    except email_validator.EmailNotValidError:  # its own text may quote the address
        raise UnsafeDraft("The e-mail must be addressed to one plain address like name@school.example.") from None


def check_text(text: str) -> None:
    """Anything that a Word file could hold too: it stands in the body, encoded, and ends no line of its own."""
    if unholdable(text):
        raise UnsafeDraft("The text of the e-mail has an invisible character that cannot be sent.")


def check_name(text: str) -> None:
    """A file name that is ours: ASCII letters, figures and hyphens, one dot, an extension."""
    if not _NAME.fullmatch(text):
        raise UnsafeDraft("The name of an attachment may have letters, figures and hyphens, and one extension.")


def check_type(text: str) -> None:
    """A media type without parameters, of a kind that holds no other message."""
    if not _TYPE.fullmatch(text):
        raise UnsafeDraft("The type of an attachment must be a media type such as application/pdf.")


def _hidden(character: str) -> bool:
    return unicodedata.category(character) in _HIDDEN and character not in _JOINERS
