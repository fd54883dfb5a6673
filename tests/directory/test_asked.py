"""What a search was about, as it stands above what was found."""

import pytest

from formsvc.directory.asked import asked_for
from formsvc.directory.people import person_from
from tests.directory.making import shipped


@pytest.mark.parametrize(
    "known, words",
    [
        ({"age": 14, "gender": "female", "level": "low"}, "For: age 14, female, low level."),
        ({"age": 0, "area": "coventry"}, "For: age 0, home: Coventry."),
        ({"leaving_care": True, "additional_needs": False}, "For: in care or leaving care, no additional needs."),
        ({"leaving_care": False, "additional_needs": True}, "For: not in care or leaving care, with additional needs."),
        ({"referrer": "parent_carer"}, "For: who refers: parent or carer."),
        ({}, "For: anybody. You told us nothing of the child."),
    ],
)
def test_a_search_is_told_in_one_line(known, words):
    assert asked_for(person_from(shipped(), **known)) == words
