"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the first tables."""
    _people()
    _records()
    _pages()
    _visits()


def _people() -> None:
    op.create_table(
        "agencies",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("slug", sa.String(50), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agencies")),
        sa.UniqueConstraint("slug", name=op.f("uq_agencies_slug")),
    )
    op.create_table(
        "users",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("agency_id", sa.String(32), nullable=False),
        sa.Column("login", sa.String(50), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_users_agency_id")),
        sa.UniqueConstraint("login", name=op.f("uq_users_login")),
    )
    op.create_index(op.f("ix_users_agency_id"), "users", ["agency_id"])


def _records() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("owner_id", sa.String(32), nullable=False),
        sa.Column("agency_id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(50), nullable=False),
        sa.Column("reference", sa.String(32), nullable=False),
        sa.Column("creation_key", sa.String(64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("copied_on", sa.Date(), nullable=True),
        sa.Column("vault_reference", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sa.ForeignKeyConstraint(["owner_id"], ["users.id"], name=op.f("fk_drafts_owner_id")),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_drafts_agency_id")),
        sa.UniqueConstraint("owner_id", "creation_key", name=op.f("uq_drafts_owner_id")),
        sa.UniqueConstraint("reference", name=op.f("uq_drafts_reference")),
        sa.UniqueConstraint("vault_reference", name=op.f("uq_drafts_vault_reference")),
    )
    op.create_index(op.f("ix_drafts_agency_id"), "drafts", ["agency_id"])
    op.create_index(op.f("ix_drafts_changed_at"), "drafts", ["changed_at"])


def _pages() -> None:
    op.create_table(
        "entries",
        sa.Column("draft_id", sa.String(32), nullable=False),
        *_sealed_columns(),
        sa.PrimaryKeyConstraint("draft_id", "id", name=op.f("pk_entries")),
        sa.ForeignKeyConstraint(["draft_id"], ["drafts.id"], name=op.f("fk_entries_draft_id"), ondelete="CASCADE"),
    )
    op.create_table(
        "vault",
        sa.Column("reference", sa.String(32), nullable=False),
        *_sealed_columns(),
        sa.PrimaryKeyConstraint("reference", "id", name=op.f("pk_vault")),
    )


def _sealed_columns() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("step", sa.String(50), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
    )


def _visits() -> None:
    op.create_table(
        "web_sessions",
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("user_id", sa.String(32), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_web_sessions")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_web_sessions_user_id"), ondelete="CASCADE"),
    )
    op.create_index(op.f("ix_web_sessions_user_id"), "web_sessions", ["user_id"])
    op.create_table(
        "door_links",
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_door_links")),
    )
