"""What is found wrong, or worth a second look, and where."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from wtforms.validators import ValidationError

from formsvc.core.language import _

Action = Literal["error", "block", "warn", "hint"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found in answers.

    `path` names the answer from the step down, such as "victims.0.telephones.1.number"; `anchor`
    is the id of the element on its page. `error` and `block` stop a document being made; `warn`
    and `hint` never stop anything. The message never quotes what was typed. `start` and `end` say which
    characters of the answer, as given, it is about; both are 0 when it is about all of it. `key` recognises
    the same words again without naming them. `suggestions` are offered and never applied, and `source` says where
    advice comes from.
    """

    kind: str
    path: str
    message: str
    action: Action = "error"
    anchor: str = ""
    start: int = 0
    end: int = 0
    key: str = field(default="", repr=False)
    suggestions: tuple[str, ...] = ()
    source: str = ""

    @property
    def stops(self) -> bool:
        """Whether nothing can be made before this is put right."""
        return self.action in ("error", "block")

    @property
    def step(self) -> str:
        """The slug of the step the finding belongs to."""
        return self.path.split(".", 1)[0]

    def as_json(self) -> dict[str, Any]:
        """The finding as the command line prints it; with its place in the text when it is about a part of one."""
        told: dict[str, Any] = {"kind": self.kind, "path": self.path}
        place = {"start": self.start, "end": self.end} if self.end else {}
        advice = {"suggestions": [*self.suggestions], "source": self.source} if self.source else {}
        return told | place | {"action": self.action, "message": self.message} | advice


class Message(str):
    """The words of an error, which remember what kind of error it is."""

    __slots__ = ("kind",)
    kind: str

    def __new__(cls, text: str, kind: str) -> "Message":
        message = super().__new__(cls, text)
        message.kind = kind
        return message


class Refusal(ValidationError):
    """An answer cannot be accepted; validators raise it with words for people and a kind for programs.

    The words are put into the language spoken here, with `values` in their {places}.
    """

    def __init__(self, text: str, kind: str, **values: object) -> None:
        super().__init__(Message(_(text, **values), kind))


def stopping(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that must be put right first."""
    return tuple(finding for finding in findings if finding.stops)
