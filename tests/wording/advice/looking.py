"""What the tests of the wording check ask: which stretches of a text are found, and with what."""

from formsvc.wording.advice.finding import Advice, Rules, find
from tests.wording.advice.scoring import rules


def advice(text: str, kind: str, rules_in_force: Rules | None = None) -> list[Advice]:
    """The advice of one kind on a text."""
    return [one for one in find(text, rules_in_force or rules()) if one.kind == kind]


def found(text: str, kind: str, rules_in_force: Rules | None = None) -> list[str]:
    """The stretches of a text on which there is advice of one kind."""
    return [text[one.start : one.end] for one in advice(text, kind, rules_in_force)]
