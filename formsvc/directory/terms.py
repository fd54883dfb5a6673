"""The words that limits and searches have in common: genders, levels, areas, and who may refer."""

from dataclasses import dataclass
from typing import Any

from formsvc.core.errors import DataPackError
from formsvc.data.packs import Entry, Packs


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a list as a reason names it.

    `people` is what its people are called ("girls and women"). `within` is the id of a wider term that takes it in.
    `ask`: whoever chose it asks the service, rather than being told no.
    """

    id: str = ""
    wording: str = ""
    people: str = ""
    within: str = ""
    ask: bool = False

    def __bool__(self) -> bool:
        return bool(self.id)


UNMATCHED = Term(ask=True)
"""What somebody said in words of their own that no list has. It is blank, too, but nobody is told to find it out."""


def terms_of(packs: Packs, list_name: str) -> dict[str, Term]:
    """The terms of a list by id; raise DataPackError, naming list, entry and key, for a fact of the wrong kind."""
    entries = packs.entries(list_name)
    found = {entry.id: _term(list_name, entry) for entry in entries}
    for term in found.values():
        if term.within and term.within not in found:
            raise _wrong(list_name, term.id, "within", "is the id of no entry of this list")
    return found


def term_named(packs: Packs, list_name: str, text: str) -> Term:
    """The term with this id or wording, or with this among its other names; a blank one when there is none."""
    wanted = " ".join(text.split()).casefold()
    found = terms_of(packs, list_name)
    for entry in packs.entries(list_name):
        names = (entry.id, entry.wording, *entry.facts.get("also", ()))
        if wanted in (name.casefold() for name in names):
            return found[entry.id]
    return Term()


def _term(list_name: str, entry: Entry) -> Term:
    facts: dict[str, Any] = {"people": "", "within": "", "ask": False, "also": [], **entry.facts}
    for key in ("people", "within"):
        if not isinstance(facts[key], str):
            raise _wrong(list_name, entry.id, key, "is no text in quotation marks")
    if not isinstance(facts["ask"], bool):
        raise _wrong(list_name, entry.id, "ask", "is neither true nor false")
    if not isinstance(facts["also"], list) or not all(isinstance(name, str) for name in facts["also"]):
        raise _wrong(list_name, entry.id, "also", "is no list of texts")
    wording = entry.wording[:1].lower() + entry.wording[1:]
    return Term(entry.id, entry.wording, facts["people"] or wording, facts["within"], facts["ask"])


def _wrong(list_name: str, entry_id: str, key: str, words: str) -> DataPackError:
    return DataPackError(f"The list “{list_name}”, entry “{entry_id}”: “{key}” {words}.")
