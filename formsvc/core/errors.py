"""Every error formsvc raises on purpose.

FormsvcError
├── Unacceptable        a value that cannot be what it claims to be
├── DataPackError       a data file that cannot be used
├── DocumentError       a Word file that cannot be read or made
│   └── TemplateRefused a Word file that cannot be used as a template
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


class TemplateRefused(DocumentError):
    """A Word file cannot be used as a template; `findings` say what is wrong, where, and what to do."""

    def __init__(self, findings: tuple[object, ...]) -> None:
        more = f" (and {len(findings) - 1} more)" if len(findings) > 1 else ""
        super().__init__(f"{findings[0]}{more}")
        self.findings = findings


class SettingsError(FormsvcError):
    """Settings are missing or contradict each other; the text names all of them at once."""


def place_of(error: BaseException) -> str:
    """Where a fault came about, such as "Template.fill:88". Its kind and this may be told; its words may quote."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}" if trace else ""
