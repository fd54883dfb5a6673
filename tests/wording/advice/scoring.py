"""How well the wording check does on cases: `python -m tests.wording.advice.scoring` prints a table for each kind.

A case is a line of `cases/*.jsonl`: `text` with ⟦marks⟧ around what should be found, `accept` with the suggestions that
are right for each mark, in order (none: nobody could offer one), `kind`. Files whose names begin with `held_` were
never looked at while the rules were written. A mark counts as found when advice of the kind overlaps it; of one short
form marked several times the first must be found. A suggestion is accepted when it holds an accepted one or is held by
it.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

from formsvc.data.dictionary import read_words
from formsvc.data.packs import load_packs
from formsvc.wording.advice.finding import Advice, Rules, find, rules_of
from formsvc.wording.folding import folded

FOLDER = Path(__file__).parent / "cases"
KINDS = ("abbreviation", "wording", "clarity")
_MARK = re.compile("⟦|⟧")
_CHILD = re.compile(r"\b(?:her|him|them|the child)\b")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch that should be found, and the suggestions that are right for it."""

    start: int
    end: int
    accept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """One case, tried: which marks were missed, which were found without a right suggestion, what was found beside."""

    id: str
    marks: int
    missed: int
    judged: int  # marks that were found and have accepted suggestions
    offered: int  # those of them for which anything was offered
    accepted: int
    false: int


@dataclass(frozen=True, slots=True)
class Total:
    """Shares between 0 and 1 over the cases of a kind."""

    recall: float
    flagged: float
    offered: float
    accepted: float


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The rules of the packs that come with formsvc."""
    return rules_of(load_packs(), read_words())


def cases(kind: str, *, held: bool) -> Iterator[dict[str, Any]]:
    """The cases of a kind, clean texts of its files included."""
    for file in sorted(FOLDER.glob("*.jsonl")):
        if file.stem.startswith("held_") == held and kind in file.stem:
            with file.open(encoding="utf-8") as lines:
                yield from (json.loads(line) for line in lines if line.strip())


def unmarked(text: str, accept: Iterable[Iterable[str]]) -> tuple[str, list[Mark]]:
    """The text without its marks, and where they stood."""
    pieces, edges, length = _MARK.split(text), list[int](), 0
    for piece in pieces[:-1]:
        length += len(piece)
        edges.append(length)
    stretches = zip(edges[::2], edges[1::2], strict=True)
    marks = [Mark(edge[0], edge[1], tuple(right or ())) for edge, right in zip_longest(stretches, accept) if edge]
    return "".join(pieces), marks


def score(case: dict[str, Any], kind: str) -> Score:
    """One case, tried for advice of one kind."""
    text, marks = unmarked(case["text"], case["accept"])
    advice = [one for one in find(text, rules()) if one.kind == kind]
    wanted = [mark for at, mark in enumerate(marks) if not _is_repeated(text, marks[:at], mark)]
    found = [(mark, [one for one in advice if _overlaps(one, mark)]) for mark in wanted]
    judged = [(mark, ones) for mark, ones in found if ones and mark.accept]
    return Score(
        id=case["id"],
        marks=len(wanted),
        missed=sum(not ones for _, ones in found),
        judged=len(judged),
        offered=sum(any(one.suggestions for one in ones) for _, ones in judged),
        accepted=sum(any(_is_right(one, mark) for one in ones) for mark, ones in judged),
        false=sum(not any(_overlaps(one, mark) for mark in marks) for one in advice),
    )


def _is_repeated(text: str, before: list[Mark], mark: Mark) -> bool:
    words = folded(text[mark.start : mark.end])
    return any(folded(text[one.start : one.end]) == words for one in before)


def _overlaps(one: Advice, mark: Mark) -> bool:
    return one.start < mark.end and mark.start < one.end


def _is_right(one: Advice, mark: Mark) -> bool:
    offered = [_plain(text) for text in one.suggestions]
    return any(right in text or text in right for right in map(_plain, mark.accept) for text in offered)


def _plain(text: str) -> str:
    """Bare words; it makes no difference whether they speak of her, of him or of the child."""
    return _CHILD.sub("child", " ".join(re.findall(r"[^\W_]+", folded(text).replace("'", ""))))


def total(scores: Iterable[Score]) -> Total:
    """The shares over all scores; 1 or 0 where there is nothing to count."""
    scores = list(scores)
    clean = [one for one in scores if not one.marks]
    marks, judged = sum(one.marks for one in scores), sum(one.judged for one in scores)
    return Total(
        recall=1 - sum(one.missed for one in scores) / marks if marks else 1,
        flagged=sum(bool(one.false) for one in clean) / len(clean) if clean else 0,
        offered=sum(one.offered for one in scores) / judged if judged else 1,
        accepted=sum(one.accepted for one in scores) / judged if judged else 1,
    )


def main() -> None:
    """Print the shares and the ids of cases that went wrong, for the build files and those held back."""
    for held in (False, True):
        for kind in KINDS:
            scores = [score(case, kind) for case in cases(kind, held=held)]
            if scores:
                _print(f"{'held back' if held else 'build'} {kind}", scores)


def _print(name: str, scores: list[Score]) -> None:
    _say(f"{name}: {len(scores)} cases, {total(scores)}")
    _say("  missed:", *(one.id for one in scores if one.missed))
    _say("  clean but flagged:", *(one.id for one in scores if not one.marks and one.false))
    _say("  no right suggestion:", *(one.id for one in scores if one.accepted < one.judged))


def _say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")


if __name__ == "__main__":
    main()
