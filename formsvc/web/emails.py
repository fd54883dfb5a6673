"""E-mail drafts for a person to send: whom they go to, what stands in them, and the files. Nothing is sent here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from formsvc.data.packs import Entry
from formsvc.disclosure import SourceShows
from formsvc.formkit.formtype import Mail
from formsvc.produce import produce_mail, produce_text, subject
from formsvc.web import handover
from formsvc.web.access import OWNER, allow
from formsvc.web.disclosures import state
from formsvc.web.navigation import Pointer, back_to_tasks
from formsvc.web.records import current_form_type, current_record, vault_is_closed
from formsvc.web.services import services

bp = Blueprint("emails", __name__, url_prefix="/records/<record_id>/emails")
MAIL_TYPE = "message/rfc822"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Somebody a report is sent to, and when the address was last checked: by the pack's owner, or by somebody here.

    `address` goes into a draft only when that was within twelve months.
    """

    entry: Entry
    confirmed: bool
    checked: date

    @property
    def address(self) -> str:
        """What stands in the draft."""
        return self.entry.email if self.confirmed else ""


@bp.get("/")
@allow(OWNER)
def show(record_id: str) -> str:
    """The drafts, their recipient, and the log as text for a portal."""
    kind = current_form_type()
    if not kind.mails:
        abort(404)
    missing, first = handover.missing(state()), kind.mails[0][0]
    return render_template(
        "emails.html", groups=[[_drawn(mail, missing) for mail in group] for group in kind.mails],
        recipients=_recipients(first), chosen=_chosen(first), log=_log_text(missing), is_closed=vault_is_closed(),
        back=back_to_tasks(),
    )  # fmt: skip


@bp.post("/confirm")
@allow(OWNER)
def confirm(record_id: str) -> Response:
    """Note that somebody looked this address up today and it is right; it must still be the one in force."""
    mails = current_form_type().mails or abort(404)
    address = request.form.get("address", "")
    entry = next((one.entry for one in _recipients(mails[0][0]) if address and one.entry.email == address), None)
    if entry is None:
        abort(404)
    services().confirmations.confirm(services().user, entry.email)
    return redirect(url_for("emails.show", record_id=record_id, recipient=entry.id), 303)


@bp.get("/<name>.eml")
@allow(OWNER)
def download(record_id: str, name: str) -> Response:
    """One draft; back to where it says why if it cannot be made, or asks for a reason first."""
    kind = current_form_type()
    mail = kind.mail(name) or abort(404)
    chosen = _chosen(mail)
    to = chosen.address if chosen else ""
    return handover.deliver(
        name, mail.document, MAIL_TYPE, lambda ready: produce_mail(
            kind, mail, ready.answers, ready.printed, ready.guard, to
        ),
    )  # fmt: skip


def _recipients(mail: Mail) -> list[Recipient]:
    """Everybody in the mail's list of the data packs, each with how old its address is."""
    return [_recipient(entry) for entry in services().packs().entries(mail.recipients)]


def _recipient(entry: Entry) -> Recipient:
    confirmed_on = services().confirmations.confirmed_on(services().user.agency_id, entry.email)
    is_stale = entry.is_stale(services().clock().date(), confirmed_on)
    return Recipient(entry=entry, confirmed=not is_stale, checked=entry.last_checked(confirmed_on))


def _chosen(mail: Mail) -> Recipient | None:
    """The recipient that the address names, or the only one there is; never one of several by default."""
    wanted, all_ = request.args.get("recipient", ""), _recipients(mail)
    found = [one for one in all_ if one.entry.id == wanted] if wanted else all_
    if wanted and not found:
        abort(404)
    return found[0] if len(found) == 1 else None


def _drawn(mail: Mail, missing: Mapping[str, list[Pointer]]) -> dict[str, Any]:
    text = mail.text.format(reference=current_record().reference)
    title = subject(handover.printed(), mail)
    return {"mail": mail, "subject": title, "text": text, "missing": missing[mail.document.name]}


def _log_text(missing: Mapping[str, list[Pointer]]) -> str:
    """The log as text, unless something is missing or would give somebody away."""
    document = next((one for one in current_form_type().documents if one.also_text), None)
    if document is None or missing[document.name]:
        return ""
    ready = handover.ready(document)
    if isinstance(ready, Response):
        return ""
    try:
        return produce_text(current_form_type(), document, ready.answers, ready.printed, ready.guard).content.decode()
    except SourceShows:
        return ""
