"""Forms of English verbs by rule; irregular ones are data."""

from collections.abc import Mapping, Sequence

_VOWELS = "aeiou"


def inflected(verb: str, irregular: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """A verb with its -s, -ed and -ing forms, or the forms the list of irregular verbs gives for the past.

    A last consonant is doubled too where it may be, so that "puting" is there as well as "putting".
    """
    past = irregular.get(verb) or tuple(f"{stem}ed" for stem in _stems(verb, "ed"))
    return tuple(dict.fromkeys((verb, _third_person(verb), *past, *(f"{stem}ing" for stem in _stems(verb, "ing")))))


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "o", "z")) else f"{verb}s"


def _stems(verb: str, ending: str) -> tuple[str, ...]:
    if verb.endswith("e") and len(verb) > 2 and (ending == "ed" or not verb.endswith("ee")):
        return (verb[:-1],)
    if verb.endswith("y") and ending == "ed" and verb[-2:-1] not in _VOWELS:
        return (f"{verb[:-1]}i",)
    doubles = verb[-1] not in "aeiouwxy" and verb[-2:-1] in _VOWELS and verb[-3:-2] not in _VOWELS
    return (verb, verb + verb[-1]) if doubles else (verb,)
