"""Where does a casebook keep who says what? In a table of what each reading marked as attributions."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

Whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Real: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")
Text: sa.types.TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Which table is new?"""
    op.create_table(
        "attribution",
        sa.Column("id", Whole, nullable=False),
        sa.Column("reading", Whole, nullable=False),
        sa.Column("cue", Text, nullable=False),
        sa.Column("source", Text, nullable=False),
        sa.Column("content", Text, nullable=False),
        sa.Column("score", Real, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_attribution"),
        sa.ForeignKeyConstraint(["reading"], ["reading.id"], name="fk_attribution_reading"),
        sqlite_strict=True,
    )
    op.create_index("ix_attribution_reading", "attribution", ["reading"])
