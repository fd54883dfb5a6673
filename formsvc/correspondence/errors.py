"""Every error correspondence raises on purpose.

CorrespondenceError
└── UnsafeDraft         an e-mail cannot be written so that it says this and nothing else

The texts are for people and never quote a subject, an address or a text.
"""

from formsvc.core.errors import FormsvcError


class CorrespondenceError(FormsvcError):
    """Base of all errors correspondence raises on purpose."""


class UnsafeDraft(CorrespondenceError):
    """An e-mail cannot be written so that it says this and nothing else; the text says what to change."""
