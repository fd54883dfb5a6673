"""The reports that the batch is measured with are different ones, and all of them can be made."""

import json

from formsvc.disclosure import examine, stopping_leaks
from formsvc.formkit.read import read
from formsvc.forms.intelligence_report.form import INTELLIGENCE_REPORT
from tests.benchmarks.batch import reports


def test_every_report_can_be_made_and_no_two_are_the_same(packs):
    values = list(reports(25, packs))
    for value in values:
        judged = read(INTELLIGENCE_REPORT, value, packs)
        assert judged.answers is not None
        assert stopping_leaks(examine(INTELLIGENCE_REPORT, judged.record, packs).leaks) == ()
    assert len({json.dumps(value) for value in values}) == len(values)
