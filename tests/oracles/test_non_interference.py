"""Nothing that somebody may see who must not know the source depends on the source.

The same report, clock, ids and random bytes with five sources: everything but the restricted artefacts must be the
same to the byte. `make prove` runs more reports (REPORTS=200).
"""

import os

import pytest

from formsvc.disclosure import examine
from formsvc.formkit.read import read
from formsvc.forms.intelligence_report.form import INTELLIGENCE_REPORT
from tests.oracles.observed import Seen, differing, observe
from tests.oracles.reports import PANEL, report

REPORTS = int(os.environ.get("REPORTS", "40"))


@pytest.mark.parametrize("seed", range(REPORTS))
def test_five_sources_make_no_difference(seed, packs, tmp_path):
    answers = report(seed, packs)
    first, *others = (observe(answers, source, tmp_path / str(place)) for place, source in enumerate(PANEL.values()))
    assert short_of(first) == []
    names = [*PANEL][1:]
    found = {name: differing(first, other) for name, other in zip(names, others, strict=True)}
    assert found == {name: [] for name in names}


FILES = """intelligence-report-email-KDC4-M793.eml intelligence-report-email-log-KDC4-M793.eml
    intelligence-report-email-source-KDC4-M793.eml intelligence-report-log-KDC4-M793.docx
    intelligence-report-log-KDC4-M793.txt intelligence-report-source-KDC4-M793.docx
    intelligence-report-submission-KDC4-M793.docx""".split()


def short_of(seen: Seen) -> list[str]:
    """What the comparison would say nothing about: failed commands, files that were not made, a report not finished."""
    commands = {name: seen[name] for name in seen if name.startswith(("check ", "fill ", "email ", "audit"))}
    failed = [name for name, (code, _output, _fault) in commands.items() if code != 0]
    missing = [name for name in FILES if name not in seen["folder"]]
    verbs = [line["verb"] for line in seen["table audit"]]
    statuses = [
        value[0] for name, value in seen.items() if name[:3].isdigit() and name.endswith((".docx", ".eml", ".txt"))
    ]
    made = [] if statuses.count(200) >= 11 else [f"only {statuses.count(200)} downloads"]
    finished = [] if verbs == ["finished", "opened", "taken up again"] else [f"audit says {verbs}"]
    return [*failed, *missing, *made, *finished]


@pytest.mark.parametrize("source", PANEL.values(), ids=PANEL)
@pytest.mark.parametrize("seed", range(0, REPORTS, 8))
def test_each_of_the_sources_is_valid_and_leaves_nothing_to_find(source, seed, packs):
    judged = read(INTELLIGENCE_REPORT, {**report(seed, packs), "source": source}, packs)
    assert judged.answers is not None
    assert [finding for finding in judged.findings if finding.step == "source"] == []
    assert examine(INTELLIGENCE_REPORT, judged.record, packs).leaks == ()


def test_every_kind_of_artefact_is_looked_at(packs, tmp_path):
    seen = " ".join(observe(report(0, packs), PANEL["anonymous"], tmp_path))
    wanted = """check.intelligence-report.--json fill email .docx .txt .eml read-through documents emails submission
        steps/account open/source check log table.audit table.entries table.web_sessions""".split()
    assert [one for one in wanted if one.replace(".", " ") not in seen.replace(".", " ")] == []
