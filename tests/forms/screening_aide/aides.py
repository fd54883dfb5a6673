"""Screening aides to test with."""

import json
from typing import Any

from formsvc.catalogue import example_of
from formsvc.forms.screening_aide.form import SCREENING_AIDE

EXAMPLE: Any = json.loads(example_of(SCREENING_AIDE))


def aide_with(side: str, *factors: dict[str, str]) -> dict[str, Any]:
    """The least aide, with these factors on one of its sides."""
    return {"about": {"child": "Taz"}, "factors": {side: list(factors)}}
