"""Words spelled out letter by letter: "R o s a l i n d", "R-o-s-a-l-i-n-d"."""

import re
from collections.abc import Collection, Iterator

from formsvc.wording.names import initial_run
from formsvc.wording.reading import Reading

_SHORTEST = 4
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]{2,}")  # Chinese and Japanese, written without blanks


def find_unspaced(text: str, wanted: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where names of scripts without blanks stand in folded text, whole or without the family name before."""
    for name in wanted:
        if _UNSPACED.fullmatch(name):
            for form in (name, name[1:]):
                at = text.find(form) if len(form) > 1 else -1
                while at >= 0:
                    yield at, at + len(form)
                    at = text.find(form, at + len(form))


def find_spelled(reading: Reading, wanted: Collection[str]) -> Iterator[tuple[int, int]]:
    """Stretches of one-letter tokens that spell one of the words, as token offsets."""
    long_enough = [word for word in wanted if len(word) >= _SHORTEST]
    index = 0
    while index < len(reading.tokens):
        run = initial_run(reading, index)
        if run >= _SHORTEST:
            letters = "".join(reading.bases[index : index + run])
            for word in long_enough:
                at = letters.find(word)
                if at >= 0:
                    yield index + at, index + at + len(word)
        index += max(1, run)
