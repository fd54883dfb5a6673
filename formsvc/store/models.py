"""The tables. Whatever is about a person or a case is in a `sealed` column; the rest tells nothing."""

import re
import secrets
from datetime import UTC, date, datetime

from sqlalchemy import DateTime, Dialect, ForeignKey, LargeBinary, MetaData, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

ID_BYTES = 16  # 128 random bits: not to be guessed
_ID = re.compile(r"[0-9a-f]{32}", re.ASCII)
_CONSTRAINT_NAMES = {  # migrations can only alter what has a name
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


def new_id() -> str:
    """A random id of 32 hexadecimal figures."""
    return secrets.token_hex(ID_BYTES)


def is_id(text: str) -> bool:
    """Whether a text has the shape of an id, so that nothing else ever lands in its column."""
    return bool(_ID.fullmatch(text))


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, always in UTC: SQLite keeps no time zone, so one is given back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # SQLAlchemy's signature
        """Refuse a moment without time zone: nobody could tell what it means."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # SQLAlchemy's signature
        """Give a moment its time zone back."""
        if value is not None and value.tzinfo is None:
            return value.replace(tzinfo=UTC)
        return value.astimezone(UTC) if value else None


class Base(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(naming_convention=_CONSTRAINT_NAMES)
    type_annotation_map = {datetime: UtcDateTime, bytes: LargeBinary}  # noqa: RUF012  # read once by SQLAlchemy


class Agency(Base):
    """An agency whose people own records."""

    __tablename__ = "agencies"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    slug: Mapped[str] = mapped_column(String(50), unique=True)


class User(Base):
    """Somebody who owns records."""

    __tablename__ = "users"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    agency_id: Mapped[str] = mapped_column(ForeignKey("agencies.id"), index=True)
    login: Mapped[str] = mapped_column(String(50), unique=True)


class Draft(Base):
    """A record being written. `creation_key` is the SHA-256 of a key its maker chose: a double submit makes one."""

    __tablename__ = "drafts"
    __table_args__ = (UniqueConstraint("owner_id", "creation_key"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    owner_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    agency_id: Mapped[str] = mapped_column(ForeignKey("agencies.id"), index=True)
    kind: Mapped[str] = mapped_column(String(50))
    reference: Mapped[str] = mapped_column(String(32), unique=True)
    creation_key: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime] = mapped_column(index=True)
    copied_on: Mapped[date | None]
    finished_at: Mapped[datetime | None]
    vault_reference: Mapped[str] = mapped_column(String(32), unique=True, default=new_id)


class SealedRow(Base):
    """One page of a record. Its id is unique within its record only: no record can reach another's pages by id."""

    __abstract__ = True

    belongs_to: Mapped[str]
    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    step: Mapped[str] = mapped_column(String(50))
    position: Mapped[int]
    version: Mapped[int]
    sealed: Mapped[bytes]


class Entry(SealedRow):
    """A page that is not restricted."""

    __tablename__ = "entries"

    belongs_to: Mapped[str] = mapped_column("draft_id", ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True)


class VaultEntry(SealedRow):
    """A restricted page. No foreign key: the table alone does not say whose it is."""

    __tablename__ = "vault"

    belongs_to: Mapped[str] = mapped_column("reference", String(32), primary_key=True)


class WebSession(Base):
    """A session of the pages; only the SHA-256 of its token is known here."""

    __tablename__ = "web_sessions"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    sealed: Mapped[bytes]


class DoorLink(Base):
    """A link that lets somebody in once; only the SHA-256 of its token is known here."""

    __tablename__ = "door_links"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    made_at: Mapped[datetime]


class AuditLine(Base):
    """One line of the audit trail: ids and a verb, no values. Its hash covers the line before it."""

    __tablename__ = "audit"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    user_id: Mapped[str] = mapped_column(String(32))
    verb: Mapped[str] = mapped_column(String(20))
    record_id: Mapped[str] = mapped_column(String(32), index=True)
    previous: Mapped[str] = mapped_column(String(64), unique=True)
    hash: Mapped[str] = mapped_column(String(64))


class Confirmation(Base):
    """That somebody looked an address of the data packs up and found it right, on a day. Not about any record."""

    __tablename__ = "confirmations"

    agency_id: Mapped[str] = mapped_column(ForeignKey("agencies.id"), primary_key=True)
    address_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    confirmed_on: Mapped[date]
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
