"""Who owns records. On one person's own computer that is one local user of one local agency."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from formsvc.store.infos import UserInfo
from formsvc.store.models import Agency, User

LOCAL = "local"


def local_user(sessions: sessionmaker[Session]) -> UserInfo:
    """The local user, made on first use."""
    return _found(sessions) or _made(sessions) or _found(sessions) or _vanished()


def _found(sessions: sessionmaker[Session]) -> UserInfo | None:
    with sessions() as session:
        user = session.scalar(select(User).where(User.login == LOCAL))
        return UserInfo(id=user.id, agency_id=user.agency_id) if user else None


def _made(sessions: sessionmaker[Session]) -> UserInfo | None:
    """Make agency and user in one transaction; None when somebody else was faster."""
    try:
        with sessions.begin() as session:
            agency = Agency(slug=LOCAL)
            session.add(agency)
            session.flush()
            user = User(agency_id=agency.id, login=LOCAL)
            session.add(user)
            session.flush()
            return UserInfo(id=user.id, agency_id=user.agency_id)
    except IntegrityError:
        return None


def _vanished() -> UserInfo:
    raise LookupError("the local user could be neither found nor made")
