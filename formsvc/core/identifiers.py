"""Numbers people copy down: checks that advise and never refuse.

Half a number plate is intelligence, and a number heard over the telephone may be wrong
and still be the best there is. Each `check_*` returns nothing for a likely value and raises
Unacceptable, with advice, for an unlikely one; the caller warns and keeps the text.
"""

import re

import phonenumbers
import postcode
from stdnum import imei
from stdnum.gb import nhs, upn

from formsvc.core.answers import says_not_known
from formsvc.core.errors import Unacceptable
from formsvc.core.language import _

# Current, prefix, suffix and dateless plates; DVLA's INF104 leaves I, Q and Z rules to the eye.
_REGISTRATION = re.compile(
    r"[A-Z]{2}\d{2}[A-Z]{3}|[A-Z]\d{1,3}[A-Z]{3}|[A-Z]{3}\d{1,3}[A-Z]|[A-Z]{1,3}\d{1,4}|\d{1,4}[A-Z]{1,3}",
    re.ASCII,
)
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.][0-5]\d|(1[0-2]|[1-9])([:.][0-5]\d)? ?[ap]\.?m\.?", re.ASCII | re.IGNORECASE)


def check_telephone(text: str) -> None:
    """Warn unless it could be dialled. Fictional and foreign numbers pass: possible is enough."""
    try:
        number = phonenumbers.parse(text, "GB")
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        _advise(
            text, _("This does not look like a whole telephone number. Check it, or leave it if that is all you have.")
        )


def check_imei(text: str) -> None:
    """Warn unless it has 15 figures with a right check figure, or 14 or 16 without (3GPP TS 23.003)."""
    if not imei.is_valid(text):
        _advise(
            text, _("An IMEI has 15 figures; dialling *#06# shows it. Check it, or leave it if that is all you have.")
        )


def check_registration(text: str) -> None:
    """Warn unless it has the shape of a whole United Kingdom registration mark."""
    if not _REGISTRATION.fullmatch(re.sub(r"[\s-]", "", text).upper()):
        _advise(
            text, _("This is not a whole UK registration. Part of one is useful too: leave it if that is all you have.")
        )


def check_postcode(text: str) -> None:
    """Warn unless it has the shape of a whole postcode, ZZ99 ones included."""
    if not postcode.is_valid(text.strip()):
        _advise(
            text, _("This is not a whole UK postcode. Part of one is useful too: leave it if that is all you have.")
        )


def check_nhs_number(text: str) -> None:
    """Warn unless it has ten figures with a right check figure (NHS Data Dictionary)."""
    if not nhs.is_valid(text):
        _advise(text, _("An NHS number has 10 figures and this one does not check. Look at it again, or leave it."))


def check_upn(text: str) -> None:
    """Warn unless it is a unique pupil number with a right check letter (Department for Education)."""
    if not upn.is_valid(text):
        _advise(
            text,
            _("A pupil number (UPN) is a letter and 12 figures, and this one does not check. Look again, or leave it."),
        )


def check_clock(text: str) -> None:
    """Warn unless it is a time of day such as 14:30 or 2.30 pm."""
    if not _CLOCK.fullmatch(text.strip()):
        _advise(text, _("Write the time like 14:30 or 2.30pm so that nobody misreads it, or leave it as it is."))


def _advise(text: str, advice: str) -> None:
    if not says_not_known(text):
        raise Unacceptable(advice)
