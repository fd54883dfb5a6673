"""What becomes of every hostile and honest template, and what it costs.

python -m tests.documents.verdicts [words of a name]
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import NamedTuple

from formsvc.documents.trial import examine
from tests.documents.cases import SCHEMA, Honest, Hostile
from tests.documents.honest import HONEST
from tests.documents.hostile import HOSTILE


class Line(NamedTuple):
    """One template: what was decided, seconds and megabytes of the child process, and why."""

    kind: str
    name: str
    verdict: str
    seconds: float
    megabytes: float
    why: str

    def __str__(self) -> str:
        cost = f"{self.seconds:6.2f} s {self.megabytes:5.0f} MB"
        return f"{self.kind:8}{self.verdict:9}{cost}  {self.name}{self.why and ' – '}{self.why}"


def tried(name: str, case: Hostile | Honest) -> Line:
    """A template, examined as an agency's would be. One that only loses what is hostile in it is "cleaned"."""
    verdict = examine(case.build(), SCHEMA)
    why = next((str(one) for one in verdict.findings if one.action == "refuse"), "")
    accepted = "cleaned" if isinstance(case, Hostile) and case.gone else "accepted"
    decided = accepted if verdict.accepted else "refused"
    kind = "hostile" if isinstance(case, Hostile) else "honest"
    return Line(kind, name, decided, verdict.seconds, verdict.megabytes, why[:200])


def lines(words: str) -> Iterator[Line]:
    """Every template whose name holds the words, tried."""
    cases: Mapping[str, Hostile | Honest] = {**HOSTILE, **HONEST}
    for name, case in cases.items():
        if words in name:
            yield tried(name, case)


def main() -> None:
    """Print a line for each, then how many and the worst."""
    done: list[Line] = []
    for line in lines(" ".join(sys.argv[1:])):
        done.append(line)
        sys.stdout.write(f"{line}\n")
    for (kind, verdict), number in sorted(Counter((line.kind, line.verdict) for line in done).items()):
        sys.stdout.write(f"{number} {kind} {verdict}\n")
    for what in ("seconds", "megabytes"):
        sys.stdout.write(f"most {what}: {max(done, key=attrgetter(what), default='')}\n")


if __name__ == "__main__":
    main()
