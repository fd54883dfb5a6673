"""Answers for the report that the engines race with, in each size, and a search for them in what was made.

Each paragraph of an answer carries a number of its own, so that `lost` sees whether it arrived.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from random import Random
from typing import Any
from zipfile import ZipFile

from lxml import etree

from formsvc.core.answers import Choice

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FACTS = {
    "document": "Title; Reference; Marking; Made on",
    "report": "Sort of report; Date of report; Time of report; Taken by; Team; Telephone of the team; How it was told; "
    "Received on; Read by; Priority; Copy to; Kept until",
    "child": "First names; Surname; Known as; Date of birth; Pronouns; First language; Interpreter; Address; Postcode; "
    "Lives with; School; Family doctor; Social worker; Usual contact",
    "meeting": "Chaired by; Minutes by; Held on; Held at; Apologies; Quorate; Shared with; Not shared with; "
    "Reviewed by; Next meeting; Place of next meeting; Signed by",
}
LISTS = {
    "people": "First name; Surname; Known as; Age; Lives at; Telephone; Connection; What is known",
    "places": "Name; Kind; Address; Postcode; Seen by; First seen; Last seen; What was seen",
    "actions": "Action; Reason; Person; Team; By when; State; Checked by; Outcome",
}
NARRATIVES = "What happened; What the child says"
NARRATIVES_IN_ROWS = ("what_is_known", "what_was_seen")
CHOICES = ("priority", "pronouns", "kind", "state")
BLANK = ("interpreter",)
WORDS = (
    "a about adult after again against aunt away back bag before bed & breakfast brother bus called car card chat "
    "child class coach coat college community corner could door early evening every family father flat football "
    "found friday friend from front game gift group had has he her him home hostel house if in into it jacket "
    "keys known late library lift lunch market message met missing money month morning mother never new night "
    "nobody not nurse of often older on one only other outside park party people phone plan played police quiet "
    "ran registration returned road route said saturday says school seen shared she shop sister someone station "
    "stayed stopped street taken taxi teacher telephone than that the their them then they this told town train "
    "trainers twice two unknown used visit waited walked was week were when where which while with without worker "
    "worried would year young youth café “safe” <3 don’t"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many rows the lists have, and how many words narratives: the report's own, and those in two of the lists.

    `rounds` of a race with it, and seconds of a turn.
    """

    rows: tuple[int, int, int]
    words: int = 300
    words_in_rows: int = 30
    rounds: int = 0
    turn: float = 0.1


SIZES = {
    "small": Size(rows=(1, 1, 1), words=20, words_in_rows=20, rounds=30),
    "typical": Size(rows=(3, 4, 5), words_in_rows=300, rounds=30),
    "large": Size(rows=(50, 100, 200), rounds=10, turn=0.2),
    "huge": Size(rows=(1000, 2000, 3000), rounds=5, turn=0.5),
    "600 rows": Size(rows=(100, 200, 300)),
    "24,000 rows": Size(rows=(4000, 8000, 12000)),
}


def view(size: Size) -> dict[str, Any]:
    """Answers of that size, as an open view; the same at every call."""
    answers = _Answers(size)
    narratives = {name_of(label): answers.narrative(size.words) for label in NARRATIVES.split("; ")}
    groups = {group: answers.group(labels) for group, labels in FACTS.items()}
    counted = zip(LISTS.items(), size.rows, strict=True)
    lists = {many: [answers.group(labels) for _ in range(count)] for (many, labels), count in counted}
    return {**groups, "account": narratives, **lists}


def lost(answers: Mapping[str, Any], made: bytes) -> list[str]:
    """The lines of answers that a Word file does not print; raise XMLSyntaxError when a part is not well-formed."""
    printed = {line for part in _xml_parts(made) for text in _texts(part) for line in text.split("\n")}
    wanted = {line for text in _leaves(answers) for line in text.split("\n")}
    sentences = "\n".join(printed - wanted)  # with answers in their midst
    return sorted(line for line in wanted - printed if line not in sentences)


def name_of(label: str) -> str:
    return label.lower().replace(" ", "_")


class _Answers:
    """Makes up answers, each with a number of its own."""

    def __init__(self, size: Size) -> None:
        self._size = size
        self._random = Random(1)  # noqa: S311  # keeps no secret
        self._number = 100_000

    def group(self, labels: str) -> dict[str, str | Choice]:
        return {name: self._answer(name) for name in map(name_of, labels.split("; "))}

    def narrative(self, words: int) -> str:
        """Paragraphs of up to 60 words."""
        lengths = [60] * (words // 60) + [words % 60] * (words % 60 > 0)
        return "\n".join(map(self._words, lengths))

    def _answer(self, name: str) -> str | Choice:
        if name in BLANK:
            return ""
        if name in NARRATIVES_IN_ROWS:
            return self.narrative(self._size.words_in_rows)
        text = self._words(self._random.randint(1, 3))
        return Choice(f"entry-{self._number}", text) if name in CHOICES else text

    def _words(self, count: int) -> str:
        self._number += 1
        return f"{' '.join(self._random.choices(WORDS, k=count))} {self._number}"


def _xml_parts(made: bytes) -> Iterator[etree._Element]:
    with ZipFile(BytesIO(made)) as archive:
        for name in archive.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                yield etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False))


def _texts(root: etree._Element) -> Iterator[str]:
    signs = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t"}
    for paragraph in root.iter(f"{W}p"):
        pieces = paragraph.iter(f"{W}t", *signs)
        yield "".join((piece.text or "") if piece.tag == f"{W}t" else signs[str(piece.tag)] for piece in pieces)


def _leaves(answers: Any) -> Iterator[str]:
    if isinstance(answers, Mapping):
        answers = answers.values()
    elif isinstance(answers, (str, Choice)):
        yield str(answers)
        return
    for answer in answers:
        yield from _leaves(answer)
