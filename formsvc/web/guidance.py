"""Guidance as pages, beside the steps it serves, and as leaflets; and where everything of the guide is found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from flask import Blueprint, abort, render_template, send_file, url_for
from werkzeug.wrappers import Response

from formsvc.catalogue import FORM_TYPES
from formsvc.core.language import _
from formsvc.data.guidance import Guide
from formsvc.guidance import where as where_of
from formsvc.guidance.blocks import Block
from formsvc.guidance.inforce import contacts, drawn
from formsvc.guidance.leaflet import Leaflet, leaflet_of, leaflet_of_all
from formsvc.produce import WORD_TYPE
from formsvc.web.access import SIGNED_IN, allow
from formsvc.web.services import services

bp = Blueprint("guidance", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A guide in short, as it stands beside the questions of a step."""

    guide: Guide
    href: str
    blocks: Sequence[Block]


@bp.get("/guidance/")
@allow(SIGNED_IN)
def index() -> str:
    """All guides there are."""
    return render_template("guidance.html", guides=services().packs().guides, back=_back_to_start())


@bp.get("/guidance/<slug>")
@allow(SIGNED_IN)
def show(slug: str) -> str:
    """One guide, with whom to call at its end."""
    guide, packs = _guide_or_404(slug), services().packs()
    return render_template(
        "guide.html", guide=guide, blocks=drawn(guide.text, packs, _today()), contacts=contacts(packs, _today()),
        back={"href": url_for("guidance.index"), "text": _("Guidance")},
    )  # fmt: skip


@bp.get("/guidance/leaflet.docx")
@allow(SIGNED_IN)
def leaflet_with_all() -> Response:
    """All guides as one Word file."""
    return _deliver(leaflet_of_all(services().packs(), _today()))


@bp.get("/guidance/<slug>/leaflet.docx")
@allow(SIGNED_IN)
def leaflet(slug: str) -> Response:
    """One guide as a Word file."""
    return _deliver(leaflet_of(_guide_or_404(slug), services().packs(), _today()))


@bp.get("/where")
@allow(SIGNED_IN)
def where() -> str:
    """Everything the founding guide names, and where it is found here."""
    forms = {one.slug: one.title for one in FORM_TYPES}
    return render_template(
        "where.html", sections=where_of.sections(services().packs(), _today(), forms), back=_back_to_start()
    )


def beside(form: str, step: str) -> tuple[Beside, ...]:
    """The guides that belong beside a step of a form, both by their slugs, each as far as its first heading."""
    packs = services().packs()
    return tuple(
        Beside(
            guide=guide, href=url_for("guidance.show", slug=guide.slug), blocks=drawn(guide.in_short, packs, _today())
        )
        for guide in packs.guides_beside(form, step)
    )


def _back_to_start() -> dict[str, str]:
    return {"href": url_for("start.home"), "text": _("Start page")}


def _guide_or_404(slug: str) -> Guide:
    return services().packs().guide(slug) or abort(404)


def _deliver(made: Leaflet) -> Response:
    return send_file(BytesIO(made.content), mimetype=WORD_TYPE, as_attachment=True, download_name=made.name)


def _today() -> date:
    return services().clock().astimezone().date()
