"""On paper, too, the pages before the source section do not depend on the source; nor does their number."""

import re
from dataclasses import replace

import pytest

from formsvc.forms.intelligence_report.form import INTELLIGENCE_REPORT
from formsvc.produce import File
from tests.documents.words import parts_of, with_parts
from tests.filled import answers_of, papers
from tests.oracles.canaries import found_in
from tests.oracles.reports import LONG, PANEL, report
from tests.test_office import pages_of

pytestmark = pytest.mark.office
MANY = {**PANEL["long, Z"], "others": [{"identity": "named", "name": "Zoltan", "conditions": LONG}] * 10}
SOURCES = {"hardly any": PANEL["anonymous"], "many pages": MANY}


def submissions(packs) -> list[File]:
    """The same report with a source of a page and with one of several."""
    made = []
    for name, source in SOURCES.items():
        answers = answers_of(INTELLIGENCE_REPORT, {**report(7, packs), "source": source}, packs)
        file = papers(INTELLIGENCE_REPORT, answers, packs)["submission"]
        made.append(replace(file, name=f"{name}.docx".replace(" ", "-")))
    return made


def pages_before_the_break(pages: list[str]) -> list[str]:
    return [page for page in pages if "Source page" not in page]


def with_a_total_of_all_pages(file: File) -> File:
    """The fault a template could have: a total that counts the source section too."""
    footers = {name: data for name, data in parts_of(file.content).items() if b"PAGEREF" in data}
    assert footers
    counting = {name: re.sub(rb"PAGEREF \w+", b"NUMPAGES", data) for name, data in footers.items()}
    return replace(file, name=f"total-{file.name}", content=with_parts(file.content, counting))


def test_the_pages_of_the_log_are_the_same_whatever_the_source(packs, tmp_path):
    files = submissions(packs)
    few, many, *counted = pages_of([*files, *map(with_a_total_of_all_pages, files)], tmp_path)
    assert len(many) > len(few) + 1
    assert len(pages_before_the_break(few)) >= 2
    assert pages_before_the_break(few) == pages_before_the_break(many)
    assert pages_before_the_break(counted[0]) != pages_before_the_break(counted[1])  # so the comparison can fail


def test_the_pages_of_the_log_hold_nothing_of_the_source(packs, tmp_path):
    (pages,) = pages_of(submissions(packs)[1:], tmp_path)
    words = ["Zuleikha", "Zabrowska", "07700 900991", "zuzu_reads", "Zinnia"]
    assert found_in("\n".join(pages_before_the_break(pages)).encode(), words) == []
    assert found_in("\n".join(pages).encode(), words) == words
