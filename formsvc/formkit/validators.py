"""Rules of answers, turned into words. The rules themselves live in `formsvc.core`."""

from collections.abc import Callable
from typing import Any

import email_validator

from formsvc.core.answers import says_not_known
from formsvc.core.errors import Unacceptable
from formsvc.core.text import unholdable
from formsvc.formkit.limits import TEXT_LIMIT
from formsvc.formkit.problems import Refusal


def must_be_filled(form: Any, field: Any) -> None:
    """Refuse a blank answer; text of spaces alone is blank, "not known" is not."""
    if field.is_blank:
        raise Refusal(field.asking, "required", thing=field.thing_in_words)


def must_fit(form: Any, field: Any) -> None:
    """Refuse a text that is longer than the limit, saying by how much."""
    excess = len(field.answer) - TEXT_LIMIT
    if excess > 0:
        raise Refusal(
            "{question} must be {limit} characters or fewer. Take out {excess} or put them in another answer.",
            "too_long", question=field.name_for_people, limit=f"{TEXT_LIMIT:,}", excess=f"{excess:,}",
        )  # fmt: skip


def must_be_holdable(form: Any, field: Any) -> None:
    """Refuse a character that no Word file can hold, naming it."""
    code = unholdable(field.data or "")
    if code:
        raise Refusal(
            "{question} has a hidden sign ({code}) in it that no document can hold. Type that part again.",
            "character", question=field.name_for_people, code=code,
        )  # fmt: skip


def must_be_email(form: Any, field: Any) -> None:
    """Refuse what is no e-mail address, unless it is blank or "not known"."""
    text = (field.data or "").strip()
    if not text or says_not_known(text):
        return
    try:
        email_validator.validate_email(text, check_deliverability=False)
    except email_validator.EmailNotValidError:
        raise Refusal(
            "{question} must be an e-mail address like name@school.example, or “not known”",
            "email", question=field.name_for_people,
        ) from None  # fmt: skip


def advice_of(check: Callable[[str], None], text: str) -> str:
    """What a number check advises about a text; "" when it has nothing to say."""
    try:
        check(text)
    except Unacceptable as advice:
        return str(advice)
    return ""
