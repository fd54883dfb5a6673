"""The aims of issue and design, over each file of cases written by somebody who had not seen the search."""

from pathlib import Path

import pytest

from tests.wording.scoring import cases, score, total

FILES = sorted((Path(__file__).parent / "cases").glob("*.jsonl"))


@pytest.fixture(params=FILES, ids=lambda file: file.stem)
def scores(request):
    return [score(case) for case in cases(request.param)]


def test_of_all_leaks_at_least_95_in_100_are_found(scores):
    missed = [one.id for one in scores if one.missed]
    assert total(scores).recall >= 0.95, missed


def test_every_direct_identifier_blocks(scores):
    assert total(scores).unblocked == ()


def test_at_most_10_in_100_clean_texts_alert_and_5_block(scores):
    alerted = [one.id for one in scores if one.what == "clean" and one.alerts]
    assert total(scores).false_alerts <= 0.10, alerted
    assert total(scores).false_blocks <= 0.05, alerted
