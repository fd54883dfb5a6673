"""How much fits. The same numbers stand on the pages and refuse what exceeds them."""

TEXT_LIMIT = 100_000
"""Characters in one answer."""

ROWS_LIMIT = 50
"""Items in a list that is a step, such as victims."""

INNER_ROWS_LIMIT = 10
"""Rows in a list inside an item, such as one person's telephones."""

REQUEST_LIMIT = 16 * 1024 * 1024
"""Bytes in one request or one file of answers."""
