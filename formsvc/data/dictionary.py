"""The words of British English, as a list of lines: lower-case words and capitalised proper names."""

from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).parent / "words" / "british-english.txt"


@lru_cache(maxsize=1)
def read_words() -> tuple[str, ...]:
    """All lines of the list, read once; a word may be there in both forms: "rose" and "Rose"."""
    return tuple(_FILE.read_text(encoding="utf-8").split())
