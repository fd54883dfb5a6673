"""What is said about a leak, in plain words, and the key by which the same words are known again."""

import hashlib
import re

from formsvc.core.language import _, marked
from formsvc.wording.folding import folded
from formsvc.wording.found import Found, What
from formsvc.wording.numbers import national
from formsvc.wording.reading import bases_of

_MESSAGES: dict[str, str] = {
    "name": marked(
        "This may be the name of the person who told, or a form of it. Take it out or say it in another way."
    ),
    "telephone": marked(
        "This may be the telephone number of the person who told, or part of it. Take it out or say it in another way."
    ),
    "email": marked("This may be the e-mail address of the person who told. Take it out or say it in another way."),
    "username": marked("This may be the user name of the person who told. Take it out or say it in another way."),
    "address": marked("This may be where the person who told lives. Take it out or say it in another way."),
    "role": marked("This says what the person who told does. Say it in a way that fits many people, or leave it out."),
    "agency": marked(
        "This may be where the person who told works. Say it in a way that fits many places, or leave it out."
    ),
    "attribution": marked("This says who it came from. Say what happened, not who told it."),
    "first_person": marked("This says that the writer saw, heard or was told it. Say what happened, not who knows it."),
}
_OWN = marked(
    "This says what the person who told does, or is to the child, and that it came from them."
    " Say what happened, not who told it."
)
_LETTERS = re.compile(r"[^\W_]+")


def message_for(found: Found) -> str:
    """What is the matter and what to do; never what was typed."""
    return _(_OWN if found.what == "attribution" and found.action == "block" else _MESSAGES[found.what])


def key_of(what: What, words: str) -> str:
    """SHA-256, in hex, of the kind and the folded words; spacing and punctuation make no difference.

    A telephone number has one key with 0, +44 or 0044 before it, in figures or words.
    """
    if what == "telephone":
        return hashlib.sha256(f"{what}\n{national(words)}".encode()).hexdigest()
    joined = "" if what in {"email", "username"} else " "
    plain = joined.join(_LETTERS.findall(" ".join(bases_of(folded(words)))))
    return hashlib.sha256(f"{what}\n{plain}".encode()).hexdigest()
