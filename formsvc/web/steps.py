"""One page for each step, and for each item of a list. Every page is saved as typed, valid or not."""

import re
import secrets
from typing import Any

from flask import Blueprint, Response, abort, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from formsvc.core.answers import Choice
from formsvc.formkit.base import PageForm
from formsvc.formkit.formdata import NoPlace, place_list
from formsvc.formkit.formtype import Page, Rows, Step
from formsvc.formkit.limits import REQUEST_LIMIT, TEXT_LIMIT
from formsvc.formkit.problems import Finding, stopping
from formsvc.formkit.record import Typed, build, count_findings
from formsvc.store.drafts import Conflict, TooMany
from formsvc.web import navigation, posted
from formsvc.web.access import OWNER, allow
from formsvc.web.records import Stored, as_stored, current_form_type, current_record, owner, page_id, step_or_404, store, stored_items, stored_page
from formsvc.web.services import services

bp = Blueprint("steps", __name__, url_prefix="/records/<record_id>")
