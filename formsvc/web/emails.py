"""E-mail drafts for a person to send: whom they go to, what stands in them, and the files. Nothing is sent here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from formsvc.data.packs import STALE_AFTER, Entry
from formsvc.disclosure import SourceShows
from formsvc.formkit.formtype import Mail
from formsvc.produce import produce_mail, produce_text, subject
from formsvc.web import custody, handover
from formsvc.web.access import OWNER, allow
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
    missing, first = handover.missing(), kind.mails[0][0]
    return render_template(
        "emails.html", groups=[[_drawn(mail, missing) for mail in group] for group in kind.mails],
        recipients=_recipients(first), chosen=_chosen(first), subject=subject(handover.printed()),
        log=_log_text(missing), is_closed=vault_is_closed(), back=back_to_tasks(),
    )  # fmt: skip


@bp.post("/confirm")
@allow(OWNER)
def confirm(record_id: str) -> Response:
    """Note that somebody looked the address up today and it is right."""
    mails = current_form_type().mails or abort(404)
    entry = _entry(mails[0][0], request.form.get("recipient", ""))
    services().confirmations.confirm(services().user, entry.email)
    return redirect(url_for("emails.show", record_id=record_id, recipient=entry.id), 303)


@bp.get("/<name>.eml")
@allow(OWNER)
def download(record_id: str, name: str) -> Response:
    """One draft; back to where it says why if it cannot be made, or asks for a reason first."""
    mail = current_form_type().mail(name) or abort(404)
    if mail.restricted and not custody.may_open():
        return custody.ask_first(name)
    ready = handover.ready(mail.document)
    if isinstance(ready, Response):
        return ready
    try:
        made = produce_mail(current_form_type(), mail, ready.answers, ready.printed, ready.guard, _chosen(mail).address)
    except SourceShows:
        return handover.back_to_read_through()
    return send_file(BytesIO(made.content), mimetype=MAIL_TYPE, as_attachment=True, download_name=made.name)


def _recipients(mail: Mail) -> list[Recipient]:
    """Everybody in the mail's list of the data packs, each with how old its address is."""
    return [_recipient(entry) for entry in services().packs().entries(mail.recipients)]


def _recipient(entry: Entry) -> Recipient:
    today = services().clock().date()
    confirmed_on = services().confirmations.confirmed_on(services().user.agency_id, entry.email)
    latest = max(entry.checked, confirmed_on or entry.checked)
    return Recipient(entry=entry, confirmed=today - latest <= STALE_AFTER, checked=latest)


def _chosen(mail: Mail) -> Recipient:
    """The recipient that the address names; the first of the list when it names none."""
    return _recipient(_entry(mail, request.args.get("recipient", "")))


def _entry(mail: Mail, entry_id: str) -> Entry:
    entries = services().packs().entries(mail.recipients)
    return next((entry for entry in entries if entry_id in ("", entry.id)), None) or abort(404)


def _drawn(mail: Mail, missing: Mapping[str, list[Pointer]]) -> dict[str, Any]:
    text = mail.text.format(reference=current_record().reference)
    return {"mail": mail, "text": text, "missing": missing[mail.document.name]}


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
