"""Reading TOML that people edit: whatever cannot be used is a ValueError, never a fault of ours."""

import tomllib
from collections.abc import Mapping
from typing import Any

DEEPEST = 20
"""Tables and lists inside each other. Data packs go down to five; what lies thousands deep cannot be looked through."""
TOO_DEEP = "there are too many brackets or names inside each other"


def content_of(text: str) -> dict[str, Any]:
    """What TOML holds; raise ValueError, whose words name line and column where there are some."""
    try:
        content = tomllib.loads(text)
    except RecursionError:
        raise ValueError(TOO_DEEP) from None
    if _is_too_deep(content):
        raise ValueError(TOO_DEEP)
    return content


def _is_too_deep(content: Any) -> bool:
    layer = [content]
    for _depth in range(DEEPEST):
        layer = [inner for value in layer for inner in _inside(value)]
    return bool(layer)


def _inside(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        return list(value.values())
    return value if isinstance(value, list) else []
