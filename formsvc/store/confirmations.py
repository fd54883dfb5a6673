"""Addresses of the data packs that somebody looked up and found right, so that they may be used.

Kept by agency and by the SHA-256 of the address: when the pack names another one, it must be confirmed anew.
Nothing here is about a record.
"""

from collections.abc import Callable
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from formsvc.store.infos import UserInfo
from formsvc.store.models import Confirmation
from formsvc.store.seal import digest


class Confirmations:
    """`clock` gives the present moment in UTC."""

    def __init__(self, sessions: sessionmaker[Session], clock: Callable[[], datetime]) -> None:
        self._sessions = sessions
        self._clock = clock

    def confirm(self, user: UserInfo, address: str) -> None:
        """Note that this user confirms an address today."""
        with self._sessions.begin() as session:
            session.merge(
                Confirmation(
                    agency_id=user.agency_id,
                    address_hash=digest(address),
                    confirmed_on=self._clock().date(),
                    user_id=user.id,
                )
            )

    def confirmed_on(self, agency_id: str, address: str) -> date | None:
        """The day somebody of the agency last confirmed an address, if anybody did."""
        is_it = (Confirmation.agency_id == agency_id, Confirmation.address_hash == digest(address))
        with self._sessions() as session:
            return session.scalar(select(Confirmation.confirmed_on).where(*is_it))
