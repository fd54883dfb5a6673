"""From the list `services` of the data packs to services, each checked as it is read.

What the keys mean stands at the top of `formsvc/data/services.toml`.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import cast

from formsvc.data.packs import Entry, Packs
from formsvc.directory.hours import HOURS_KEYS, read_hours
from formsvc.directory.people import GROUPS, OLDEST, YOUNG_PERSON
from formsvc.directory.service import Ages, Answer, Extension, Limit, Offer, Service, Whom
from formsvc.directory.table import Table
from formsvc.directory.terms import Term, terms_of

_ANSWERS = ("yes", "no", "not known")
_OFFER_KEYS = ("what", "ages", "ages_else", "genders", "genders_else", "levels", "levels_else")
_SERVICE_KEYS = (
    "emergency", "offers", "ages", "ages_else", "genders", "genders_else", "levels", "levels_else", "areas",
    "areas_else", "referrers", "self_referral", "self_referral_from", "how", "form", *HOURS_KEYS,
)  # fmt: skip
_WEB_ADDRESS = re.compile(r"https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:\d+)?(/[^\s@]*)?", re.ASCII)
_TELEPHONE = re.compile(r"\+?\d[\d ]+", re.ASCII)
_Terms = Mapping[str, Mapping[str, Term]]


@lru_cache(maxsize=8)
def services_of(packs: Packs) -> tuple[Service, ...]:
    """All services in the order of their file; raise DataPackError naming list, entry and key of what is wrong."""
    terms = {name: terms_of(packs, name) for name in ("genders", "levels", "areas", "referrers")}
    return tuple(_service(entry, terms) for entry in packs.entries("services"))


def _service(entry: Entry, terms: _Terms) -> Service:
    table = Table(f"The list “services”, entry “{entry.id}”", entry.facts)
    table.has_only(_SERVICE_KEYS)
    _check_contacts(table, entry)
    return Service(
        entry=entry,
        emergency=table.flag("emergency"),
        whom=Whom(
            ages=_ages(table) or Ages(),
            genders=_limit(table, "genders", terms) or Limit(),
            levels=_limit(table, "levels", terms) or Limit(),
        ),
        areas=_limit(table, "areas", terms) or Limit(),
        offers=tuple(_offer(one, terms) for one in table.tables("offers", _OFFER_KEYS)),
        referrers=_referrers(table, terms),
        self_referral=cast(Answer, table.one_of("self_referral", _ANSWERS, "not known")),
        self_referral_from=_self_referral_from(table),
        how=table.text("how"),
        hours=read_hours(table),
        form=table.text("form"),
    )


def _check_contacts(table: Table, entry: Entry) -> None:
    for key, address in (("url", entry.url), ("form", table.text("form"))):
        if address and not _WEB_ADDRESS.fullmatch(address):
            raise table.wrong(key, "is no web address that starts with https://")
    if entry.telephone and not _TELEPHONE.fullmatch(entry.telephone):
        raise table.wrong("telephone", "is no telephone number of figures and spaces")
    if table.flag("emergency") and not entry.telephone:
        raise table.wrong("telephone", "is missing from an emergency line")


def _offer(table: Table, terms: _Terms) -> Offer:
    return Offer(
        what=table.needed("what"),
        ages=_ages(table),
        genders=_limit(table, "genders", terms),
        levels=_limit(table, "levels", terms),
    )


def _limit(table: Table, key: str, terms: _Terms) -> Limit | None:
    """The limit under a key; `None` when the key is not there."""
    value, asks = table.values.get(key), _asks(table, key)
    if value is None:
        return None
    if isinstance(value, str):
        return _in_a_word(table, key, value)
    return Limit(known=True, among=tuple(terms[key][one] for one in table.ids(key, terms[key])), ask=asks)


def _asks(table: Table, key: str) -> bool:
    """Whether those whom a limit leaves out are told to ask; raises DataPackError where it leaves out nobody."""
    otherwise = f"{key}_else"
    if otherwise not in table.values:
        return False
    if not isinstance(table.values.get(key), (dict, list)):
        raise table.wrong(otherwise, f"needs “{key}” with limits")
    return bool(table.one_of(otherwise, ("ask",), ""))


def _in_a_word(table: Table, key: str, value: str) -> Limit:
    if value not in ("any", "not known"):
        raise table.wrong(key, "is neither “any”, “not known” nor a list in square brackets")
    return Limit(known=value == "any")


def _referrers(table: Table, terms: _Terms) -> Limit:
    limit = _limit(table, "referrers", terms) or Limit()
    if any(term.id == YOUNG_PERSON for term in limit.among):
        raise table.wrong("referrers", f'names “{YOUNG_PERSON}”: say self_referral = "yes" instead')
    return limit


def _self_referral_from(table: Table) -> int | None:
    least = table.number("self_referral_from", OLDEST)
    if least is not None and table.values.get("self_referral") != "yes":
        raise table.wrong("self_referral_from", 'needs self_referral = "yes"')
    return least


def _ages(table: Table) -> Ages | None:
    """The ages of a table; `None` when it does not say."""
    value, asks = table.values.get("ages"), _asks(table, "ages")
    if value is None:
        return None
    if isinstance(value, str):
        return Ages(known=_in_a_word(table, "ages", value).known)
    if not isinstance(value, dict):
        raise table.wrong("ages", "is no table such as { from = 12, to = 19 }")
    return _age_limits(Table(f"{table.place}, “ages”", value), asks)


def _age_limits(table: Table, asks: bool) -> Ages:
    table.has_only(("from", "to", "extended"))
    first, last = table.number("from", OLDEST), table.number("to", OLDEST)
    if first is None and last is None:
        raise table.wrong("from", "and “to” are both missing")
    if first is not None and last is not None and first > last:
        raise table.wrong("to", "is lower than “from”")
    extended = tuple(_extension(one, last) for one in table.tables("extended", ("to", "for")))
    return Ages(True, first, last, extended, asks)


def _extension(table: Table, last: int | None) -> Extension:
    to = table.number("to", OLDEST)
    if to is None or last is None or to <= last:
        raise table.wrong("to", "is no age above the “to” of everybody")
    return Extension(to, table.ids("for", GROUPS))
