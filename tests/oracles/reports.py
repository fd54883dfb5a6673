"""Generated intelligence reports, and the sources that must make no difference to them.

A report is drawn from a seed: the same seed, the same report. Its sentences name nobody who told and nobody who
passes it on, so that none of the sources is found in it.
"""

from collections.abc import Callable
from random import Random
from typing import Any

from formsvc.data.packs import Packs
from formsvc.formkit.answerfields import DayField
from formsvc.formkit.choicefields import ChoiceField, ChoicesField
from formsvc.formkit.formdata import specimen
from formsvc.formkit.formtype import Rows
from formsvc.formkit.listfields import PartField, SeveralField
from formsvc.formkit.validators import must_be_email
from formsvc.forms.intelligence_report.form import INTELLIGENCE_REPORT

SENTENCES = (
    "A silver car waits by the school gate on Fridays at 15:20.",
    "She came home by taxi at 01:15 with a new white jacket.",
    "Vel pays for games and food at the arcade, about 40 pounds a time.",
    "Dizzy sends the time and place of lifts by message.",
    "The flat above number 31 has a blue door; the key is kept under a pot.",
    "Missing from 30 October 17:00 to 31 October 01:15, found at the bus station.",
    "Deano told her to get into the car and not to be late.",
    "Two twenty pound notes were in a pencil case.",
    "He posts pictures of prizes and the hours at which pupils play free.",
    "Registration may begin with ZZ19; a dent in the left rear door.",
    "Fish & chips <after ten>, “paid for” by Vel; 100 % cash.",
    "Answers such as {{ 7*7 }}, {% raw %} and {_{ must stay as typed.",
    "Ŵyn said «dim byd» at the Caffi Môr; اسکول کے باہر; 学校の前; Ждёт возле школы.",
    "First line\nsecond line\n\nafter an empty one\twith a tab",
    "Not known",
    "Perhaps seventeen",
)
WORDS = (
    *"arcade jacket Fridays trainers lift flat mill bus silver blue Snapkite Gridfall velvet_c dizzy.runs".split(),
    "ZZ99 4MP",
)
NAMES = ("Ellie Wrenfield", "Jaden Hollis", "Craig Vellacott", "Dizzy", "Tom O'Hare", "Ŵyn Prys", "Kai & Kit")

LONG = "Zed saw it from the window above the shop on several mornings and wrote the times down. " * 40
PANEL: dict[str, dict[str, Any]] = {
    "short, A": {"identity": "named", "name": "Ab Ash"},
    "long, Z": {
        "identity": "named", "name": "Zuleikha Zabrowska-Zimmermann", "other_names": "Zuzu; Mrs Zee",
        "relationship": "Great-aunt by marriage", "role": "Retired librarian", "agency": "Zetland Reading Circle",
        "telephone": "07700 900991", "email": "zuleikha@zetland.example", "username": "zuzu_reads",
        "address": "144 Zinnia Terrace\nZennor ZZ99 8ZZ", "how_known": LONG, "would_talk_to_police": "yes",
        "risk_if_known": "yes", "how_at_risk": LONG, "conditions": LONG,
        "others": [
            {"identity": "named", "name": f"Zoltan Zsigmond {figure}", "conditions": LONG} for figure in "ABCDEFGH"
        ],
        "submitter": {
            "name": "Zacharias Zell", "role": "Zoo education officer", "agency": "Zetland Zoo", "sent_on": "2026-11-05",
            "address": "1 Zebra Walk\nZennor ZZ99 9ZZ", "telephone": "07700 900992", "email": "zell@zoo.example",
            "sent_at": "17:55",
        },
    },
    "not Latin": {
        "identity": "named", "name": "زینب قریشی", "other_names": "Зайнаб; 陳美玲", "relationship": "پڑوسی",
        "how_known": "کھڑکی سے دیکھا", "submitter": {"name": "Łucja Żółć", "agency": "Świetlica"},
    },
    "telephone only": {"telephone": "07700 900993"},
    "anonymous": {"identity": "anonymous"},
}  # fmt: skip
"""Five valid sources of whom nothing stands in any generated report."""


def report(seed: int, packs: Packs) -> dict[str, Any]:
    """The open steps of a report, as JSON."""
    writer = _Writer(Random(seed), packs)  # noqa: S311  # to be repeated, not to be secret
    steps = {step.slug: writer.step(step) for step in INTELLIGENCE_REPORT.steps if not step.restricted}
    steps["urgency"]["danger_now"] = "no"
    steps["subject"]["summary"] = writer.choose(SENTENCES[:10])
    steps["account"]["what_happened"] = writer.prose()
    return steps


class _Writer:
    """Answers questions at random; leaves about a third of them empty."""

    def __init__(self, random: Random, packs: Packs) -> None:
        self.random = random
        self.choose: Callable[[Any], Any] = random.choice
        self.packs = packs

    def step(self, step: Any) -> Any:
        if not isinstance(step, Rows):
            return self.page(step.form)
        items = [self.page(step.form) for _ in range(self.random.randint(0, 3))]
        return [item for item in items if item]

    def page(self, form_class: type) -> dict[str, Any]:
        asked = (question for question in specimen(form_class).questions if self.random.random() < 0.65)
        return {question.short_name: self.answer(question) for question in asked}

    def answer(self, question: Any) -> Any:
        if isinstance(question, SeveralField):
            return [self.page(question.row_form) for _ in range(self.random.randint(0, 2))]
        if isinstance(question, PartField):
            return self.page(question.form_class)
        if isinstance(question, ChoicesField):
            return sorted({self.one_of(question) for _ in range(2)})
        return self.one_of(question) if isinstance(question, ChoiceField) else self.typed(question)

    def one_of(self, question: Any) -> str:
        entry_id: str = self.choose(self.packs.entries(question.list_name)).id
        return entry_id

    def typed(self, question: Any) -> str:
        if must_be_email in question.validators:
            return f"{self.choose('abc')}@drives.example"
        if isinstance(question, DayField):
            return self.choose(("2026-10-30", "2026-10", "2012", "not known", ""))  # type: ignore[no-any-return]  # one of these texts
        if question.short_name == "reason_at":
            return "2026-11-06T10:32:00+00:00"
        return self.prose() if question.kind == "prose" else self.choose((*WORDS, *NAMES))

    def prose(self) -> str:
        return " ".join(self.random.sample(SENTENCES, self.random.randint(1, 5)))
