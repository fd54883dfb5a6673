"""How long the wording check takes: `python -m tests.benchmarks.wording`; tests never assert times.

Medians of ROUNDS runs of `find` on one thread, the rules being compiled: for ordinary prose (the build cases strung
together) of three sizes, and for hostile text of two sizes, where four times the text should take four times as long.
"""

import statistics
from collections.abc import Callable
from time import perf_counter

from formsvc.data.dictionary import read_words
from formsvc.data.packs import load_packs
from formsvc.wording.advice.finding import Rules, find, rules_of
from tests.wording.advice.scoring import KINDS, cases, unmarked

ROUNDS = 20
SIZES = (25_000, 100_000, 400_000)
HOSTILE = {
    "letters with full stops": "a.",
    "open brackets": "(",
    "brackets with letters": "ab (",
    "capitals": "SW YP CSE ",
    "quotation marks": '"a ',
    "one word": "a",
    "one word in capitals": "A",
    "short words": "a b ",
    "blaming words": "she puts herself at risk ",
    "beginnings of phrases": "she put herself in in ",
    "vague words": "often ",
    "slashes": "a/b/",
    "line ends": "\r\n",
    "accents": "e\N{COMBINING ACUTE ACCENT}",
}


def main() -> None:
    """Print milliseconds for prose and for hostile text."""
    started = perf_counter()
    rules = rules_of(load_packs(), read_words())
    print(f"compiling the rules {(perf_counter() - started) * 1000:10.0f} ms")
    prose = "\n\n".join(unmarked(case["text"], [])[0] for kind in KINDS for case in cases(kind, held=False))
    for size in SIZES:
        print(f"prose, {size // 1000:3} kB       {_milliseconds(_of_length(prose, size), rules):10.1f} ms")
    for name, piece in HOSTILE.items():
        once, four = (_milliseconds(_of_length(piece, size), rules, rounds=3) for size in SIZES[:2])
        print(f"{name:24} 25 kB {once:8.1f} ms   100 kB {four:8.1f} ms   {four / once:4.1f} times")


def _of_length(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def _milliseconds(text: str, rules: Rules, rounds: int = ROUNDS) -> float:
    return statistics.median(_timed(lambda: find(text, rules)) for _ in range(rounds)) * 1000


def _timed(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


if __name__ == "__main__":
    main()
