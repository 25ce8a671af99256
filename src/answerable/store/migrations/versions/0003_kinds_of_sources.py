"""Where does a casebook keep what a source is, and when a picture was made and put up? With its details."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

Text: sa.types.TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Which columns are new?"""
    for name in ("type", "created_first", "created_last", "uploaded_first", "uploaded_last"):
        op.add_column("source_details", sa.Column(name, Text))
    if op.get_bind().dialect.name == "postgresql":
        # its statistics quote what stands in a column, and would go on doing so after a purge
        op.execute("ALTER TABLE source_details ALTER type SET STATISTICS 0")
