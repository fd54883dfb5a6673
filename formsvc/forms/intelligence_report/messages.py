"""The e-mails a report goes out with. Nothing typed stands in them: the reference says which report is meant."""

from formsvc.formkit.formtype import Document, Mail

_RECIPIENTS = "recipients"
_ANSWER = "Please confirm that you have received this e-mail.\n"

WITH_SUBMISSION = (
    "Attached is an intelligence report, reference {reference}.\n\n"
    "The log comes first. The source details are a section of their own behind it, which starts on a new page:"
    " detach it before the log is shared.\n\n" + _ANSWER
)
WITH_LOG = (
    "Attached is the log of an intelligence report, reference {reference}.\n\n"
    "The source details follow in an e-mail of their own, under the same reference.\n\n" + _ANSWER
)
WITH_SOURCE = (
    "Attached are the source details for the intelligence report with the reference {reference}."
    " The log is in an e-mail of its own.\n\n"
    "Keep the two apart. Only people who may know who gave the information should open this.\n\n" + _ANSWER
)


def mails(submission: Document, log: Document, source: Document) -> tuple[tuple[Mail, ...], ...]:
    """Two ways to send the same: one e-mail, or two for police forces that want the source apart."""
    return (
        (Mail("email", "One e-mail, with the whole submission", submission, _RECIPIENTS, WITH_SUBMISSION),),
        (
            Mail("email-log", "First of two: the log", log, _RECIPIENTS, WITH_LOG, subject_end=", 1 of 2"),
            Mail(
                "email-source",
                "Second of two: the source details",
                source,
                _RECIPIENTS,
                WITH_SOURCE,
                subject_end=", 2 of 2",
            ),
        ),
    )
