"""Where is each word of the names kept once? In a table that what was typed with a slip is compared with."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

Text: sa.types.TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Which table is new? It is filled with the words that the index of names has."""
    table = "name_words_distinct"
    op.create_table(
        table,
        sa.Column("word", Text, nullable=False),
        sa.PrimaryKeyConstraint("word", name=f"pk_{table}"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE name_words_terms USING fts5vocab('name_words', 'row')")
        op.execute(f"INSERT INTO {table} (word) SELECT term FROM name_words_terms")
        op.execute("DROP TABLE name_words_terms")
        return
    op.execute(
        f"INSERT INTO {table} (word) SELECT DISTINCT unnest(string_to_array(words, ' ')) FROM name_words"
    )
    # statistics quote what stands in a column, and would go on doing so after a purge
    op.execute(f"ALTER TABLE {table} ALTER word SET STATISTICS 0")
