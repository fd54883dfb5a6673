"""Nothing is made of answers that are not valid, or that give away who told without a reason; else everything is."""

from typing import Any

import pytest

from formsvc import making as module
from formsvc.disclosure import KIND, stopping_leaks
from formsvc.formkit.read import read
from formsvc.formkit.record import Judgement
from formsvc.forms.intelligence_report.form import INTELLIGENCE_REPORT
from formsvc.forms.safety_plan.form import SAFETY_PLAN
from formsvc.making import Making, NotReady, files, ready
from formsvc.produce import Imprint, imprint, produce, produce_text
from tests.batch.records import CANARY, NOW, plan, told_by

HARMLESS = told_by(CANARY)
TELLING = told_by(CANARY, f"{CANARY} saw it.")


@pytest.fixture
def printed(packs) -> Imprint:
    return imprint(packs, "KD4-M793", NOW)


@pytest.fixture
def making(packs):
    def of(**settings: Any) -> Making:
        return Making(form_type=INTELLIGENCE_REPORT, packs=packs, **settings)

    return of


def judged(value: Any, packs) -> Judgement:
    return read(INTELLIGENCE_REPORT, value, packs)


def test_the_files_are_each_document_and_then_each_text(making, packs, printed):
    answers = judged(HARMLESS, packs)
    papers = [produce(INTELLIGENCE_REPORT, one, answers.answers, printed) for one in INTELLIGENCE_REPORT.documents]
    text = produce_text(INTELLIGENCE_REPORT, INTELLIGENCE_REPORT.documents[1], answers.answers, printed)
    assert files(making(), answers, printed) == (*papers, text)


def test_only_the_documents_named_are_made(making, packs, printed):
    made = files(making(names=("log",)), judged(HARMLESS, packs), printed)
    assert [file.name for file in made] == [f"intelligence-report-log-KD4-M793.{ending}" for ending in ("docx", "txt")]


def test_a_form_with_nobody_to_protect_is_made_too(packs, printed):
    made = files(Making(form_type=SAFETY_PLAN, packs=packs), read(SAFETY_PLAN, plan(), packs), printed)
    assert len(made) == 1


@pytest.mark.parametrize("make", [files, ready])
def test_answers_that_are_not_valid_are_told_with_what_gives_somebody_away(make, making, packs, printed):
    wrong = judged(TELLING | {"subject": {}}, packs)
    with pytest.raises(NotReady) as refused:
        make(making(), wrong, printed)
    assert [(one.kind, one.path) for one in refused.value.findings if one.stops] == [
        ("required", "subject.summary"), (KIND, "account.what_happened")
    ]  # fmt: skip


@pytest.mark.parametrize("make", [files, ready])
def test_what_gives_somebody_away_stops_it_unless_there_is_a_reason(make, making, packs, printed):
    with pytest.raises(NotReady) as refused:
        make(making(), judged(TELLING, packs), printed)
    assert {one.kind for one in refused.value.findings} == {KIND}
    assert CANARY not in "".join(one.message for one in refused.value.findings)
    assert make(making(reasoned=True), judged(TELLING, packs), printed)


@pytest.mark.parametrize("make", [files, ready])
def test_what_only_a_finished_file_gives_away_stops_it_too(make, making, packs, printed, monkeypatch):
    monkeypatch.setattr(module, "stopping_leaks", lambda *_: ())
    with pytest.raises(NotReady) as refused:
        make(making(), judged(TELLING, packs), printed)
    assert {one.path for one in refused.value.findings} <= {"submission", "log"}
    assert make(making(reasoned=True), judged(TELLING, packs), printed)


@pytest.mark.parametrize("make", [files, ready])
def test_what_was_found_in_answers_is_not_told_again_of_files(make, making, packs, printed):
    with pytest.raises(NotReady) as refused:
        make(making(), judged(TELLING, packs), printed)
    keys = [one.key for one in stopping_leaks(refused.value.findings)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("make", [files, ready])
def test_a_document_without_an_open_part_gives_nobody_away(make, making, packs, printed):
    assert make(making(names=("source",)), judged(TELLING, packs), printed)
