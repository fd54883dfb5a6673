"""How well the search for leaks does on cases: `python -m tests.wording.scoring FILE…` prints a table by kind.

A leak counts as found when a finding overlaps its words and is at least as strong. On clean texts every finding is a
false alert. Times are of `find` alone, for 10 kB and 100 kB of the clean texts strung together.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from formsvc.data.dictionary import read_words
from formsvc.data.packs import load_packs
from formsvc.wording.leaks import Known, Leak, Passage, Person, find
from formsvc.wording.lexicon import Lexicon, lexicon_of

DIRECT = ("name", "telephone", "email", "username", "address")
STRENGTH = {"hint": 0, "warn": 1, "block": 2}


@dataclass(frozen=True, slots=True)
class Score:
    """One case, what was expected of it and what was found; words are left out on purpose."""

    id: str
    what: str
    missed: tuple[str, ...]  # the action expected of each leak that was not found, or found too weakly
    expected: int
    alerts: tuple[Leak, ...]

    @property
    def blocks(self) -> int:
        """How many findings block."""
        return sum(leak.action == "block" for leak in self.alerts)


@dataclass(frozen=True, slots=True)
class Total:
    """The aims, over one file of cases: shares between 0 and 1, and ids of cases."""

    recall: float
    unblocked: tuple[str, ...]
    false_alerts: float
    false_blocks: float


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of the packs that come with formsvc."""
    return lexicon_of(load_packs(), read_words())


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in one text; false when there is nothing."""

    text: str
    leaks: tuple[Leak, ...]

    def __bool__(self) -> bool:
        return bool(self.leaks)

    def covers(self, words: str, what: str | None, action: str) -> bool:
        """Whether a finding of that kind, None for any, at least as strong, overlaps the first place of the words."""
        start = self.text.index(words)
        return any(
            leak.start < start + len(words)
            and start < leak.end
            and what in {None, leak.what}
            and STRENGTH[leak.action] >= STRENGTH[action]
            for leak in self.leaks
        )


def found_in(text: str, person: dict, known: dict | None = None, *, quoted: bool = False) -> Findings:
    """What gives one person away in a text."""
    passage = Passage("account.what_happened", text, quoted)
    return Findings(text, find([passage], [Person(**person)], Known(**(known or {})), lexicon()))


def cases(file: Path) -> Iterator[dict]:
    """The cases of a JSONL file."""
    with file.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def score(case: dict) -> Score:
    """One case, tried."""
    people = [Person(**one) for one in case["people"]]
    known = Known(**{name: tuple(values) for name, values in case["known"].items()})
    leaks = find([Passage(case["path"], case["text"], case["quoted"])], people, known, lexicon())
    findings = Findings(case["text"], leaks)
    missed = tuple(one["action"] for one in case["leaks"] if not findings.covers(one["words"], None, one["action"]))
    return Score(case["id"], case["what"], missed, len(case["leaks"]), leaks)


def total(scores: Iterable[Score]) -> Total:
    """The aims over all scores."""
    scores = list(scores)
    leaking = [one for one in scores if one.what != "clean"]
    clean = [one for one in scores if one.what == "clean"]
    expected = sum(one.expected for one in leaking)
    missed = sum(len(one.missed) for one in leaking)
    return Total(
        recall=1 - missed / expected if expected else 1,
        unblocked=tuple(one.id for one in leaking if one.what in DIRECT and "block" in one.missed),
        false_alerts=sum(bool(one.alerts) for one in clean) / len(clean) if clean else 0,
        false_blocks=sum(bool(one.blocks) for one in clean) / len(clean) if clean else 0,
    )


def main(names: Iterable[str]) -> None:
    """Print found, missed and false alerts by kind for each file, then the times."""
    for name in names:
        scores = [score(case) for case in cases(Path(name))]
        _say(f"{name}: {len(scores)} cases")
        for kind in sorted({one.what for one in scores}):
            _print_kind(kind, [one for one in scores if one.what == kind])
        _say(total(scores))
        _print_times([case for case in cases(Path(name)) if case["what"] == "clean"])


def _print_kind(kind: str, scores: list[Score]) -> None:
    if kind == "clean":
        alerts = Counter(leak.what for one in scores for leak in one.alerts)
        _say(
            f"  clean         {len(scores):4} texts, alerts in {sum(bool(one.alerts) for one in scores)}:", dict(alerts)
        )
        _say("    ", *(f"{one.id}{'!' if one.blocks else ''}" for one in scores if one.alerts))
        return
    expected, missed = sum(one.expected for one in scores), sum(len(one.missed) for one in scores)
    _say(f"  {kind:13} {expected - missed:4} of {expected:4} found; missed:", *(one.id for one in scores if one.missed))


def _print_times(clean: list[dict]) -> None:
    text = "\n\n".join(case["text"] for case in clean) or "She was seen. "
    people = [Person(**one) for case in clean[:3] for one in case["people"]]
    for size in (10_000, 100_000):
        passage = Passage("account.what_happened", (text * (size // len(text) + 1))[:size])
        started = time.perf_counter()
        find([passage], people, Known(), lexicon())
        _say(f"  {size // 1000} kB: {(time.perf_counter() - started) * 1000:.0f} ms")


def _say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
