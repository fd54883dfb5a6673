"""What a screening aide holds: one class for each step, in the order of the paper."""

from dataclasses import dataclass

from formsvc.core.answers import Choice, PartDate
from formsvc.core.people import Factor


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Which child, who fills it in, and how it stands with the partnership's own tool."""

    child: str = ""
    age: str = ""
    completed_by_name: str = ""
    completed_by_role: str = ""
    completed_by_agency: str = ""
    completed_on: PartDate = PartDate()
    tool_completed: Choice = Choice()
    tool_completed_on: PartDate = PartDate()
    why_not_completed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Factors:
    """Both lists of factors, with whatever they do not name. Never a score."""

    risk_factors: tuple[Factor, ...] = ()
    other_risk_factors: str = ""
    protective_factors: tuple[Factor, ...] = ()
    other_protective_factors: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the lists cannot hold: the practitioner's own judgement."""

    seen_or_heard: str = ""
    felt: str = ""
    child_says: str = ""
    not_known_yet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextSteps:
    """What will be done, who decided it, and when somebody looks again."""

    steps: tuple[Choice, ...] = ()
    who_and_when: str = ""
    why_nothing_now: str = ""
    decided_by_name: str = ""
    decided_by_role: str = ""
    decided_on: PartDate = PartDate()
    look_again_on: PartDate = PartDate()


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningAide:
    """All steps of a screening aide."""

    about: About = About()
    factors: Factors = Factors()
    judgement: Judgement = Judgement()
    next_steps: NextSteps = NextSteps()
