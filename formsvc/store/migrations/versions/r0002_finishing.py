"""Finished records, the audit trail, and confirmed addresses."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make what finishing a record needs."""
    with op.batch_alter_table("drafts") as drafts:
        drafts.add_column(sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True))
    _audit()
    _confirmations()


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_id", sa.String(32), nullable=False),
        sa.Column("verb", sa.String(20), nullable=False),
        sa.Column("record_id", sa.String(32), nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit")),
        sa.UniqueConstraint("previous", name=op.f("uq_audit_previous")),
    )
    op.create_index(op.f("ix_audit_record_id"), "audit", ["record_id"])


def _confirmations() -> None:
    op.create_table(
        "confirmations",
        sa.Column("agency_id", sa.String(32), nullable=False),
        sa.Column("address_hash", sa.String(64), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=False),
        sa.Column("user_id", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("agency_id", "address_hash", name=op.f("pk_confirmations")),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_confirmations_agency_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_confirmations_user_id")),
    )
