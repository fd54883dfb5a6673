"""What is wrong with a Word template, where, and what to do: findings for people who edit it in Word."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from formsvc.core.errors import TemplateRefused

ELSEWHERE = (
    "Only names, “for”, “if” and the few things that “formsvc templates fields --language” explains may stand in a tag."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found in a template. `refuse` stops it being used; `warn` does not.

    `tag` is the tag as typed, "" when it is about none. `place` names the part and the paragraph or
    table cell, counted from 1 in the order of the file. The message says what is wrong and what to do.
    """

    message: str
    place: str = ""
    tag: str = ""
    action: Literal["refuse", "warn"] = "refuse"

    def __str__(self) -> str:
        about = ": ".join(filter(None, (self.place, self.tag and f"“{self.tag}”")))
        return f"{about}: {self.message}" if about else self.message

    def as_json(self) -> dict[str, str]:
        """The finding as the command line prints it."""
        return {"action": self.action, "place": self.place, "tag": self.tag, "message": self.message}


def refuse_if_any(findings: Iterable[Finding]) -> None:
    """Raise TemplateRefused with the findings that refuse, if there are any."""
    if refusing := tuple(dict.fromkeys(one for one in findings if one.action == "refuse")):
        raise TemplateRefused(refusing)
