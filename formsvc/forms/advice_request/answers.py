"""What a request for advice holds: one class for each step, in the order of the paper."""

from dataclasses import dataclass

from formsvc.core.answers import Choice, PartDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who is asked, and who asks, both by role."""

    who: Choice = Choice()
    team: str = ""
    your_role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """The situation in words that fit many children."""

    what_is_happening: str = ""
    who_is_involved: str = ""
    what_worries: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Information:
    """A kind of information, who would get it, and why."""

    what: str = ""
    who_gets_it: str = ""
    why: str = ""
    consent: Choice = Choice()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is unclear, and how soon an answer is needed."""

    what_is_unclear: str = ""
    own_view: str = ""
    how_soon: Choice = Choice()
    answer_by: PartDate = PartDate()


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """The advice that was given, and whether it was asked for without the child's identity."""

    given_on: PartDate = PartDate()
    given_by_role: str = ""
    what_they_said: str = ""
    identity_withheld: Choice = Choice()
    why_withheld_or_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided, by whom, and why."""

    decision: Choice = Choice()
    what_is_shared: str = ""
    reasons: str = ""
    decided_by_role: str = ""
    decided_on: PartDate = PartDate()


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceRequest:
    """All steps of a request for advice."""

    asked: Asked = Asked()
    situation: Situation = Situation()
    information: tuple[Information, ...] = ()
    question: Question = Question()
    advice: Advice = Advice()
    decision: Decision = Decision()
