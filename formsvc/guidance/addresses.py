"""Where a link in guidance may lead to, and how its address is printed on paper."""

import re
from urllib.parse import urlsplit

LINK, LIST = "link:", "list:"  # an entry of the data packs' links, and a whole list of them
_OWN_PAGES = re.compile(r"/(services|where|guidance/|guidance/[a-z0-9-]+|#[a-z0-9-]+)", re.ASCII)
_BY_ID = re.compile(r"(link|list):[a-z0-9_]+", re.ASCII)
_MAIL = re.compile(r"mailto:[A-Za-z0-9.+_-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", re.ASCII)
_TELEPHONE = re.compile(r"tel:\+?[0-9]{3,15}", re.ASCII)
_UNFIT = re.compile(r"[\x00-\x20\x7f\\<>\"]")


def may_lead_to(href: str) -> bool:
    """Whether guidance may hold this link: https, e-mail, telephone, a page of this site, or by an id of the packs."""
    return is_outside(href) or any(rule.fullmatch(href) for rule in (_OWN_PAGES, _BY_ID))


def is_outside(href: str) -> bool:
    """Whether it is an address beyond this site that may be shown: https, e-mail or telephone."""
    return _is_https(href) or any(rule.fullmatch(href) for rule in (_MAIL, _TELEPHONE))


def on_paper(words: str, href: str) -> str:
    """The words of a link as they are printed: with the address behind them, unless they say it already.

    A page of this site cannot be reached from paper, so its words stand alone.
    """
    scheme, _, rest = href.partition(":")
    address = rest.strip("/") if scheme in ("https", "mailto", "tel") else ""
    return words if not address or _bare(address) in _bare(words) else f"{words} ({address})"


def _is_https(href: str) -> bool:
    if not href.startswith("https://") or _UNFIT.search(href):
        return False
    try:
        parts = urlsplit(href)
        return bool(parts.hostname) and "." in parts.netloc and "@" not in parts.netloc and parts.port is None
    except ValueError:  # brackets or a port that are none
        return False


def _bare(text: str) -> str:
    """The text without what is written one way or another in addresses and numbers."""
    return re.sub(r"\s|^https://|/$", "", text).casefold()
