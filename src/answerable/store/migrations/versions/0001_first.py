"""What did the first casebooks look like? Frozen: never changed after release, only followed by another."""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
REAL: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")

SEARCHED = (("passage", "text"), ("name", "text"), ("source_details", "title"))
"""Where are words looked for? Source text, names of persons and units, and titles."""


def upgrade() -> None:
    """Which tables, and which indexes of words?"""
    _tables()
    if op.get_bind().dialect.name == "sqlite":
        _words_of_sqlite()
    else:
        _words_of_postgresql()


def _words_of_sqlite() -> None:
    for table, column in SEARCHED:
        op.execute(
            f"CREATE VIRTUAL TABLE {table}_words USING fts5({column}, content='{table}', "
            "content_rowid='id', tokenize='unicode61 remove_diacritics 2')"
        )
        op.execute(
            f"CREATE TRIGGER {table}_words_added AFTER INSERT ON {table} BEGIN "
            f"INSERT INTO {table}_words(rowid, {column}) VALUES (new.id, new.{column}); END"
        )
        op.execute(
            f"CREATE TRIGGER {table}_words_removed AFTER DELETE ON {table} BEGIN "
            f"INSERT INTO {table}_words({table}_words, rowid, {column}) "
            f"VALUES ('delete', old.id, old.{column}); END"
        )


def _words_of_postgresql() -> None:
    # PostgreSQL's own parser keeps addresses and hyphenated words whole and folds no accents: both
    # databases must find the same words, so letters are folded and punctuation parted here.
    accented = {
        chr(code): base[0].lower()
        for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
        if (base := unicodedata.normalize("NFKD", chr(code))) and base[0].isascii() and base[0].isalpha()
    }
    marks = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~'“”‘’„«»‹›–—…¿¡·•"
    table = accented | dict.fromkeys(marks, " ")
    letters = "".join(table).replace("'", "''")
    replaced = "".join(table.values())
    op.execute(
        "CREATE FUNCTION answerable_words(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE "
        f"PARALLEL SAFE AS $body$ SELECT to_tsvector('simple', translate(lower(words), '{letters}', "
        f"'{replaced}')) $body$"
    )
    for name, column in SEARCHED:
        op.execute(
            f"CREATE INDEX ix_{name}_words ON {name} USING gin (answerable_words(coalesce({column}, '')))"
        )


def _tables() -> None:
    op.create_table(
        "act",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_act")),
        sqlite_strict=True,
    )
    op.create_table(
        "casebook",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_casebook")),
        sqlite_strict=True,
    )
    op.create_table(
        "name",
        sa.Column("id", WHOLE, autoincrement=False, nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_name")),
        sa.UniqueConstraint("entity", "text", name=op.f("uq_name_entity_text")),
        sqlite_strict=True,
    )
    op.create_table(
        "capture",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", WHOLE, nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("act", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["act"], ["act.id"], name=op.f("fk_capture_act")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_capture")),
        sqlite_strict=True,
    )
    op.create_table(
        "claim",
        sa.Column("id", WHOLE, autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("first_status", sa.Text(), nullable=False),
        sa.Column("act", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["act"], ["act.id"], name=op.f("fk_claim_act")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint("key", name=op.f("uq_claim_key")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_claim_about"), "claim", ["about"], unique=False)
    op.create_index(op.f("ix_claim_type_id"), "claim", ["type", "id"], unique=False)
    op.create_table(
        "custody",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("payload_hash", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("act", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["act"], ["act.id"], name=op.f("fk_custody_act")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custody")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_custody_sha256"), "custody", ["sha256"], unique=False)
    op.create_table(
        "judgement",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("score", REAL, nullable=True),
        sa.Column("act", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["act"], ["act.id"], name=op.f("fk_judgement_act")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgement")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_judgement_left"), "judgement", ["left"], unique=False)
    op.create_index(op.f("ix_judgement_right"), "judgement", ["right"], unique=False)
    op.create_table(
        "publication",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("act", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["act"], ["act.id"], name=op.f("fk_publication_act")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
        sqlite_strict=True,
    )
    op.create_table(
        "source",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("act", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["act"], ["act.id"], name=op.f("fk_source_act")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sqlite_strict=True,
    )
    op.create_table(
        "tombstone",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("act", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["act"], ["act.id"], name=op.f("fk_tombstone_act")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tombstone")),
        sa.UniqueConstraint("source", "sha256", name=op.f("uq_tombstone_source_sha256")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_tombstone_sha256"), "tombstone", ["sha256"], unique=False)
    op.create_table(
        "citation",
        sa.Column("id", WHOLE, autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("trigger", sa.Text(), nullable=False),
        sa.Column("archive_url", sa.Text(), nullable=True),
        sa.Column("archived", sa.Text(), nullable=True),
        sa.Column("accessed", sa.Text(), nullable=True),
        sa.Column("act", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["act"], ["act.id"], name=op.f("fk_citation_act")),
        sa.ForeignKeyConstraint(["source"], ["source.id"], name=op.f("fk_citation_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citation")),
        sa.UniqueConstraint("key", name=op.f("uq_citation_key")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_citation_source"), "citation", ["source"], unique=False)
    op.create_table(
        "decision",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("claim", WHOLE, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("rank", WHOLE, nullable=True),
        sa.Column("act", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["act"], ["act.id"], name=op.f("fk_decision_act")),
        sa.ForeignKeyConstraint(["claim"], ["claim.id"], name=op.f("fk_decision_claim")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_decision_claim_id"), "decision", ["claim", "id"], unique=False)
    op.create_index(op.f("ix_decision_rank"), "decision", ["rank"], unique=False)
    op.create_table(
        "failure",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("remedy", sa.Text(), nullable=False),
        sa.Column("rank", WHOLE, nullable=False),
        sa.Column("act", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["act"], ["act.id"], name=op.f("fk_failure_act")),
        sa.ForeignKeyConstraint(["source"], ["source.id"], name=op.f("fk_failure_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failure")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_failure_sha256"), "failure", ["sha256"], unique=False)
    op.create_index(op.f("ix_failure_stage_name"), "failure", ["stage", "name"], unique=False)
    op.create_table(
        "finding",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("act", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["act"], ["act.id"], name=op.f("fk_finding_act")),
        sa.ForeignKeyConstraint(["sha256"], ["capture.sha256"], name=op.f("fk_finding_sha256")),
        sa.ForeignKeyConstraint(["source"], ["source.id"], name=op.f("fk_finding_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
        sa.UniqueConstraint("source", "sha256", "name", name=op.f("uq_finding_source_sha256_name")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_finding_sha256"), "finding", ["sha256"], unique=False)
    op.create_table(
        "holding",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("act", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["act"], ["act.id"], name=op.f("fk_holding_act")),
        sa.ForeignKeyConstraint(["sha256"], ["capture.sha256"], name=op.f("fk_holding_sha256")),
        sa.ForeignKeyConstraint(["source"], ["source.id"], name=op.f("fk_holding_source")),
        sa.PrimaryKeyConstraint("source", "sha256", name=op.f("pk_holding")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_holding_sha256"), "holding", ["sha256"], unique=False)
    op.create_table(
        "judgement_withdrawal",
        sa.Column("judgement", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("act", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["act"], ["act.id"], name=op.f("fk_judgement_withdrawal_act")),
        sa.ForeignKeyConstraint(
            ["judgement"], ["judgement.id"], name=op.f("fk_judgement_withdrawal_judgement")
        ),
        sa.PrimaryKeyConstraint("judgement", name=op.f("pk_judgement_withdrawal")),
        sqlite_strict=True,
    )
    op.create_table(
        "rendition",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("length", WHOLE, nullable=False),
        sa.Column("metadata", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("act", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["act"], ["act.id"], name=op.f("fk_rendition_act")),
        sa.ForeignKeyConstraint(["sha256"], ["capture.sha256"], name=op.f("fk_rendition_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rendition")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_rendition_sha256"), "rendition", ["sha256"], unique=False)
    op.create_table(
        "source_details",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("publication", sa.Text(), nullable=True),
        sa.Column("published_first", sa.Text(), nullable=True),
        sa.Column("published_last", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("archive_url", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("visibility", sa.Text(), nullable=True),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("within", sa.Text(), nullable=True),
        sa.Column("rank", WHOLE, nullable=False),
        sa.Column("act", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["act"], ["act.id"], name=op.f("fk_source_details_act")),
        sa.ForeignKeyConstraint(["parent"], ["source.id"], name=op.f("fk_source_details_parent")),
        sa.ForeignKeyConstraint(
            ["publication"], ["publication.id"], name=op.f("fk_source_details_publication")
        ),
        sa.ForeignKeyConstraint(["source"], ["source.id"], name=op.f("fk_source_details_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_details")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_source_details_parent"), "source_details", ["parent"], unique=False)
    op.create_index(op.f("ix_source_details_rank"), "source_details", ["rank"], unique=False)
    op.create_index(op.f("ix_source_details_source_id"), "source_details", ["source", "id"], unique=False)
    op.create_index(op.f("ix_source_details_url"), "source_details", ["url"], unique=False)
    op.create_table(
        "subject",
        sa.Column("claim", WHOLE, nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("name", WHOLE, nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.id"], name=op.f("fk_subject_claim")),
        sa.ForeignKeyConstraint(["name"], ["name.id"], name=op.f("fk_subject_name")),
        sa.PrimaryKeyConstraint("claim", "field", "name", name=op.f("pk_subject")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_subject_entity_claim"), "subject", ["entity", "claim"], unique=False)
    op.create_index(op.f("ix_subject_name"), "subject", ["name"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("claim", WHOLE, nullable=False),
        sa.Column("citation", WHOLE, nullable=False),
        sa.Column("rendition", sa.Text(), nullable=True),
        sa.Column("ordinal", WHOLE, nullable=False),
        sa.Column("supports", sa.Text(), nullable=False),
        sa.Column("spans", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["citation"], ["citation.id"], name=op.f("fk_evidence_citation")),
        sa.ForeignKeyConstraint(["claim"], ["claim.id"], name=op.f("fk_evidence_claim")),
        sa.PrimaryKeyConstraint("claim", "citation", name=op.f("pk_evidence")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_evidence_citation"), "evidence", ["citation"], unique=False)
    op.create_table(
        "failure_cleared",
        sa.Column("failure", WHOLE, nullable=False),
        sa.Column("act", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["act"], ["act.id"], name=op.f("fk_failure_cleared_act")),
        sa.ForeignKeyConstraint(["failure"], ["failure.id"], name=op.f("fk_failure_cleared_failure")),
        sa.PrimaryKeyConstraint("failure", name=op.f("pk_failure_cleared")),
        sqlite_strict=True,
    )
    op.create_table(
        "passage",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("rendition", sa.Text(), nullable=False),
        sa.Column("start", WHOLE, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["rendition"], ["rendition.id"], name=op.f("fk_passage_rendition")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passage")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_passage_rendition_start"), "passage", ["rendition", "start"], unique=True)
    op.create_table(
        "reading",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("rendition", sa.Text(), nullable=False),
        sa.Column("recogniser", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("act", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["act"], ["act.id"], name=op.f("fk_reading_act")),
        sa.ForeignKeyConstraint(["rendition"], ["rendition.id"], name=op.f("fk_reading_rendition")),
        sa.ForeignKeyConstraint(["source"], ["source.id"], name=op.f("fk_reading_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
        sa.UniqueConstraint(
            "source",
            "rendition",
            "recogniser",
            "version",
            name=op.f("uq_reading_source_rendition_recogniser_version"),
        ),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_reading_rendition"), "reading", ["rendition"], unique=False)
    op.create_table(
        "section",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("rendition", sa.Text(), nullable=False),
        sa.Column("ordinal", WHOLE, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("start", WHOLE, nullable=False),
        sa.Column("end", WHOLE, nullable=False),
        sa.Column("width", REAL, nullable=True),
        sa.Column("height", REAL, nullable=True),
        sa.Column("items", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["rendition"], ["rendition.id"], name=op.f("fk_section_rendition")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_section")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_section_rendition_ordinal"), "section", ["rendition", "ordinal"], unique=True)
    op.create_table(
        "assertion",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("claim", WHOLE, nullable=False),
        sa.Column("reading", WHOLE, nullable=True),
        sa.Column("reader", sa.Text(), nullable=True),
        sa.Column("score", REAL, nullable=True),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Text(), nullable=False),
        sa.Column("attribution", sa.Text(), nullable=False),
        sa.Column("precise_first", sa.Text(), nullable=True),
        sa.Column("precise_last", sa.Text(), nullable=True),
        sa.Column("imprecise_first", sa.Text(), nullable=True),
        sa.Column("imprecise_last", sa.Text(), nullable=True),
        sa.Column("starting", WHOLE, nullable=False),
        sa.Column("ending", WHOLE, nullable=False),
        sa.Column("open", WHOLE, nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("visibility", sa.Text(), nullable=False),
        sa.Column("rank", WHOLE, nullable=False),
        sa.Column("act", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["act"], ["act.id"], name=op.f("fk_assertion_act")),
        sa.ForeignKeyConstraint(["claim"], ["claim.id"], name=op.f("fk_assertion_claim")),
        sa.ForeignKeyConstraint(["reading"], ["reading.id"], name=op.f("fk_assertion_reading")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assertion")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_assertion_claim_id"), "assertion", ["claim", "id"], unique=False)
    op.create_index(op.f("ix_assertion_rank"), "assertion", ["rank"], unique=False)
    op.create_index(op.f("ix_assertion_reading"), "assertion", ["reading"], unique=False)
    op.create_table(
        "mention",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("reading", WHOLE, nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("start", WHOLE, nullable=False),
        sa.Column("end", WHOLE, nullable=False),
        sa.Column("score", REAL, nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["reading.id"], name=op.f("fk_mention_reading")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mention")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_mention_reading"), "mention", ["reading"], unique=False)
