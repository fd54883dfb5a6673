"""Every error formsvc raises on purpose.

FormsvcError
├── Unacceptable        a value that cannot be what it claims to be
├── DataPackError       a data file that cannot be used
├── DocumentError       a Word file that cannot be read or made
└── SettingsError       settings that cannot be started with

The text of an error is for people. It never quotes an answer: what somebody typed may be
about a child, or may be the name of the person who told.
"""


class FormsvcError(Exception):
    """Base of all errors raised on purpose."""


class Unacceptable(FormsvcError):
    """A value cannot be what it claims to be; the text says what would be accepted."""


class DataPackError(FormsvcError):
    """A data file is missing, or an entry in it is incomplete."""


class DocumentError(FormsvcError):
    """A Word file cannot be read or made."""


class SettingsError(FormsvcError):
    """Settings are missing or contradict each other; the text names all of them at once."""


def place_of(error: BaseException) -> str:
    """Where a fault came about, such as "Template.fill:88". Its kind and this may be told; its words may quote."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}" if trace else ""
