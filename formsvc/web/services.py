"""What the views need, made once by the app factory and handed in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from flask import current_app

from formsvc.data.packs import Packs
from formsvc.settings import Settings
from formsvc.store.confirmations import Confirmations
from formsvc.store.custody import Custody
from formsvc.store.drafts import Drafts
from formsvc.store.infos import UserInfo
from formsvc.store.sessions import WebSessions


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """`clock` gives the present moment in UTC; `packs` reads the data packs in force; `announce` prints a new link.

    `user` is the one user there is until there are accounts.
    """

    settings: Settings
    drafts: Drafts
    custody: Custody
    confirmations: Confirmations
    sessions: WebSessions
    user: UserInfo
    packs: Callable[[], Packs]
    clock: Callable[[], datetime]
    announce: Callable[[], object]


def services() -> Services:
    """The services of the app that handles this request."""
    return cast(Services, current_app.extensions["formsvc"])
