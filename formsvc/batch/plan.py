"""What to do with a record before it is made: which reference it has, and whether it was made before."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from formsvc.batch.manifest import Entry, Key, Manifest
from formsvc.batch.sources import Raw, given_reference
from formsvc.core.reference import is_reference

NO_REFERENCE = "A reference is up to 32 capital letters, figures and hyphens, such as KDC4-M793."
TWICE = "Another record of this batch has the same reference."


@dataclass(frozen=True, slots=True)
class Planned:
    """The key of a record, and the reference to make it with unless it is done, or why it cannot be made."""

    key: Key
    reference: str = ""
    problem: str = ""
    done: bool = False


class Plan:
    """Goes through the records of a batch in order; no two get the same reference."""

    def __init__(self, manifest: Manifest, made_with: str, folder: Path) -> None:
        self.made_with = made_with
        self._manifest, self._folder = manifest, folder
        self._copies: Counter[str] = Counter()
        self._taken: set[str] = set()

    def of(self, raw: Raw) -> Planned:
        """What to do with the next record."""
        key = self._key(raw)
        given = given_reference(raw)
        if problem := raw.problem or self._objection(given):
            return Planned(key, problem=problem)
        known = self._manifest.entry(key)
        reference = str(given) or self._kept(known) or self._manifest.draw(raw.name, self._is_taken)
        self._taken.add(reference)
        return Planned(key, reference, done=known is not None and self._is_done(known, reference))

    def _key(self, raw: Raw) -> Key:
        mac = self._manifest.mac(raw.data or f"{raw.name}: {raw.problem}".encode(errors="backslashreplace"))
        self._copies[mac] += 1
        return Key(mac, self._copies[mac] - 1)

    def _objection(self, given: object) -> str:
        if not isinstance(given, str) or (given and not is_reference(given)):
            return NO_REFERENCE
        return TWICE if given in self._taken else ""

    def _kept(self, known: Entry | None) -> str:
        return "" if known is None or known.reference in self._taken else known.reference

    def _is_taken(self, reference: str) -> bool:
        return reference in self._taken or reference in self._manifest.references

    def _is_done(self, known: Entry, reference: str) -> bool:
        same = known.reference == reference and known.made_with == self.made_with
        return same and all(file.is_in(self._folder) for file in known.files)
