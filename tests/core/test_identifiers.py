"""Numbers people copy down: likely ones pass, unlikely ones get advice, and nothing is refused.

Telephone numbers are Ofcom's for drama, postcodes ZZ99; the others are the published examples
of their makers or random figures with a right check figure.
"""

import pytest

from formsvc.core import identifiers
from formsvc.core.errors import Unacceptable

LIKELY = {
    identifiers.check_telephone: (
        "07700 900123",
        "+44 7700 900123",
        "0044 7700 900123",
        "(07700) 900-123",
        "020 7946 0123",
        "0800 1111",
        "+1 202 555 0123",
    ),
    identifiers.check_imei: ("490154203237518", "49-015420-323751-8", "49015420323751", "4901542032375181"),
    identifiers.check_registration: ("AB12 CDE", "ab12cde", "AB-12-CDE", "A123 BCD", "ABC 123D", "1 ABC", "ABC 1234"),
    identifiers.check_postcode: ("ZZ99 3WZ", "zz99 3wz", "ZZ993WZ", " ZZ99 3VZ "),
    identifiers.check_nhs_number: ("943 476 5919", "9434765919", "943-476-5919"),
    identifiers.check_upn: ("H801200001001", "h801200001001"),
    identifiers.check_clock: ("14:30", "9:05", "00:00", "23:59", "14.30", "2.30pm", "2.30 PM", "2pm", "2 p.m."),
}
UNLIKELY = {
    identifiers.check_telephone: ("hello", "077", "07700 900123 or 07700 900124", "07700 900123456", "\u00b2" * 11),
    identifiers.check_imei: ("490154203237517", "4901542", "not sure", "\u00b2" * 15),
    identifiers.check_registration: ("AB12 C", "AB12 CDE7", "silver car", "\u0663"),
    identifiers.check_postcode: ("ZZ99", "ZZ99 3W", "3WZ", "the park", "\u00b2"),
    identifiers.check_nhs_number: ("943 476 5918", "943 476", "ten figures", "\u00b2" * 10),
    identifiers.check_upn: ("B801200001001", "H8012", "H80120000100X1", "\u00b2" * 13),
    identifiers.check_clock: ("24:00", "12:60", "13pm", "1430", "half past two", "noon-ish"),
}


def cases(table):
    return [
        pytest.param(check, text, id=f"{check.__name__}: {text.encode('unicode_escape').decode()}")
        for check, texts in table.items()
        for text in texts
    ]


@pytest.mark.parametrize("check, text", cases(LIKELY))
def test_a_likely_number_passes(check, text):
    assert check(text) is None


@pytest.mark.parametrize("check, text", cases(UNLIKELY))
def test_an_unlikely_or_part_number_gets_advice_that_does_not_quote_it(check, text):
    with pytest.raises(Unacceptable) as advice:
        check(text)
    assert str(advice.value).endswith(".")
    assert text not in str(advice.value)


@pytest.mark.parametrize("text", ["not known", "Not known", "unknown", "  NOT  KNOWN "])
@pytest.mark.parametrize("check", LIKELY, ids=lambda check: check.__name__)
def test_not_known_needs_no_advice(check, text):
    assert check(text) is None


@pytest.mark.parametrize("check", LIKELY, ids=lambda check: check.__name__)
def test_a_text_as_long_as_a_page_is_looked_at_without_harm(check):
    with pytest.raises(Unacceptable):
        check("a1 " * 33_000)
