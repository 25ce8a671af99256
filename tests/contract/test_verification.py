"""Does verification find every kind of damage? Each is planted in rows, behind the store's back."""

import json
import zlib
from typing import Any

import pytest
from sqlalchemy import Connection, Table, delete, insert, select, text, update

from answerable.store import custody, readings, renditions, schema, sources, verification
from answerable.store.casebook import Casebook
from answerable.store.claim_writing import write_stream
from answerable.store.readings import Reading
from answerable.store.words import SEARCHED
from answerable.vocabulary.mention import Mention
from answerable.vocabulary.rendition import Rendition, Section, Word
from answerable.vocabulary.source import Capture, SourceDetails
from answerable.vocabulary.span import Box
from casebooks import on_sqlite
from evidence import cite, key, posting, quote, sha

TEXT = "Orvek led the brigade."
SOURCE = key("source")
A, B = key("claim", "a"), key("claim", "b")


@pytest.fixture
def sound(casebook: Casebook) -> Casebook:
    section = Section("page", "1", 0, len(TEXT), 595.0, 842.0, (Word(0, 5, Box(1.0, 2.0, 3.0, 4.0)),))
    with casebook.writing("take") as act:
        sources.say(act, SOURCE, SourceDetails(title="The brigade"))
        sources.hold(act, SOURCE, Capture(sha("bytes"), 5, "application/pdf"))
        sources.find(act, SOURCE, sha("bytes"), "a.pdf")
        custody.record(act, "taken", sha("bytes"), source=SOURCE, name="a.pdf")
        rendition = renditions.keep(act, sha("bytes"), Rendition(TEXT, "pdf", "1", (section,)))
    with casebook.writing("read") as act:
        claims = [posting("a", [quote(SOURCE, rendition, TEXT, "Orvek", "person")])]
        mentions = [Mention("Person", 0, 5, "Orvek", 0.5)]
        readings.record(act, Reading(SOURCE, rendition, "crf", "1"), mentions, claims)
    write_stream(casebook, "import", [posting("b", [cite(SOURCE, "2")])])
    return casebook


def _problems(casebook: Casebook) -> list[str]:
    with casebook.view() as view:
        return list(verification.broken(view))


def _change(connection: Connection, table: Table, **values: Any) -> None:
    connection.execute(update(table).values(values))


def _damaged(casebook: Casebook) -> Connection:
    """A connection that may break every promise that the database itself keeps."""
    connection = casebook.engine.connect()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
    else:
        connection.exec_driver_sql("SET session_replication_role = replica")
    return connection


def test_a_sound_casebook_has_no_problems(sound: Casebook):
    assert _problems(sound) == []


def test_an_empty_casebook_has_no_problems(casebook: Casebook):
    assert _problems(casebook) == []


def _respan(connection: Connection) -> None:
    evidence = schema.evidence
    spans = json.loads(connection.execute(select(evidence.c.spans).order_by(evidence.c.claim)).scalar() or "")
    spans[0]["text"] = "Tolin"
    connection.execute(update(evidence).where(evidence.c.claim == 1).values(spans=json.dumps(spans)))


def _reflow(connection: Connection) -> None:
    items = zlib.compress(json.dumps([[0, 99, 1.0, 2.0, 3.0, 4.0]]).encode())
    _change(connection, schema.section, items=items)


def _add_row_like_another(connection: Connection, table: Table) -> None:
    row = dict(connection.execute(select(table).limit(1)).mappings().one())
    row |= {"id": 99, "start": 50} if table is schema.passage else {"id": 99}
    connection.execute(insert(table).values(row))


def _claim_b(table: Table) -> Any:
    return table.c.claim == select(schema.claim.c.id).where(schema.claim.c.key == B).scalar_subquery()


DAMAGE: dict[str, tuple[Any, str]] = {
    "an act that was taken out": (
        lambda c: c.execute(delete(schema.act).where(schema.act.c.id == 2)),
        "act 2 is missing before act 3",
    ),
    "acts out of order": (
        lambda c: c.execute(
            update(schema.act).where(schema.act.c.id == 3).values(at="2026-01-01T12:00:00.000000Z")
        ),
        "act 3 is not later than the one before it",
    ),
    "a custody entry that was altered": (
        lambda c: _change(c, schema.custody, event="found"),
        "custody log: entry 1 was altered",
    ),
    "a capture that no source has": (
        lambda c: c.execute(delete(schema.holding)),
        f"capture {sha('bytes')} belongs to no source",
    ),
    "a capture that nobody took": (
        lambda c: c.execute(delete(schema.custody)),
        f"capture {sha('bytes')} has no entry in the custody log",
    ),
    "a text that was altered": (
        lambda c: _change(c, schema.passage, text="Tolin led the brigade."),
        "is not the text that was stored",
    ),
    "a text whose hash was altered to fit": (
        lambda c: (
            _change(c, schema.passage, text="Tolin led the brigade."),
            _change(c, schema.rendition, text_sha256=sha("Tolin led the brigade.")),
        ),
        "does not have the id of what it is made from",
    ),
    "a text that is gone": (
        lambda c: c.execute(delete(schema.passage)),
        "is not the text that was stored",
    ),
    "a page that reaches outside its text": (
        lambda c: _change(c, schema.section, end=99),
        "page 1 reaches outside its text",
    ),
    "a word that reaches outside its page": (_reflow, "page 1 reaches outside its text"),
    "words that do not stand where they are quoted": (
        _respan,
        f"claim {A}: its words 'Tolin' do not stand at 0…5",
    ),
    "a claim without citations": (
        lambda c: c.execute(delete(schema.evidence).where(_claim_b(schema.evidence))),
        f"the claim {B} has no citation",
    ),
    "a claim that says nothing": (
        lambda c: c.execute(delete(schema.assertion).where(_claim_b(schema.assertion))),
        f"claim {B} cannot be read (it asserts nothing)",
    ),
    "a field that its type does not have": (
        lambda c: c.execute(
            update(schema.assertion).where(_claim_b(schema.assertion)).values(fields='{"colour":"green"}')
        ),
        f"claim {B} cannot be read (a posting claim has no field 'colour'",
    ),
    "a row that is not even JSON": (
        lambda c: c.execute(
            update(schema.assertion).where(_claim_b(schema.assertion)).values(attribution="?")
        ),
        f"claim {B} cannot be read",
    ),
    "a row of the wrong shape": (
        lambda c: c.execute(update(schema.assertion).where(_claim_b(schema.assertion)).values(fields="[1]")),
        f"claim {B} cannot be read",
    ),
    "dates that run backwards": (
        lambda c: c.execute(
            update(schema.assertion).where(_claim_b(schema.assertion)).values(precise_first="2099-01-01")
        ),
        f"claim {B} cannot be read (a range of days runs forward",
    ),
    "a claim that is found under another name": (
        lambda c: c.execute(
            update(schema.name).where(schema.name.c.text == "3rd Brigade").values(text="4th Brigade")
        ),
        f"claim {A} is not found under the names that it has",
    ),
    "a claim that is not found under its name": (
        lambda c: c.execute(delete(schema.subject).where(_claim_b(schema.subject))),
        f"claim {B} is not found under the names that it has",
    ),
    "a quoted capture that the source does not hold": (
        lambda c: _change(c, schema.holding, source=key("elsewhere")),
        f"claim {A} quotes a capture that its source does not hold",
    ),
    "a rendition that was read and is gone": (
        lambda c: c.execute(delete(schema.rendition)),
        f"claim {A} was read from the rendition",
    ),
    **{
        f"a row of {table.name} that no search finds": (
            lambda connection, table=table: _add_row_like_another(connection, table),
            f"search: row 99 of {table.name} is not found by its words",
        )
        for table in SEARCHED
    },
    "words of a row that is not there": (
        lambda c: c.execute(text("INSERT INTO name_words (rowid, words) VALUES (99, 'orvek')")),
        "search: row 99 of name is found, but not there",
    ),
    "a word of a name that no slip finds": (
        lambda c: c.execute(text("DELETE FROM name_words_distinct")),
        "of a name is not found where it is typed with a slip",
    ),
    "a word that no name has": (
        lambda c: c.execute(text("INSERT INTO name_words_distinct (word) VALUES ('qvxz')")),
        "search: 'qvxz' is kept as of a name, and no name has it",
    ),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_found(sound: Casebook, damage: str):
    plant, sentence = DAMAGE[damage]
    with _damaged(sound) as connection:
        plant(connection)
        connection.commit()
    problems = _problems(sound)
    assert any(sentence in problem for problem in problems), problems


def test_one_broken_claim_does_not_hide_another(sound: Casebook):
    with _damaged(sound) as connection:
        _change(connection, schema.assertion, fields="?")
        connection.commit()
    problems = _problems(sound)
    assert [key in problem for key, problem in zip((A, B), problems, strict=True)] == [True, True]


@on_sqlite
def test_a_row_that_points_nowhere_is_found(sound: Casebook):
    """PostgreSQL keeps this promise itself."""
    with _damaged(sound) as connection:
        connection.execute(text("UPDATE decision SET claim = 99"))
        connection.execute(text("UPDATE mention SET reading = 99"))
        connection.commit()
    assert any("of mention points at a row of reading that is not there" in one for one in _problems(sound))


def test_what_was_imported_may_quote_what_is_not_held(casebook: Casebook):
    with casebook.writing("take") as act:
        sources.say(act, SOURCE, SourceDetails())
    write_stream(casebook, "import", [posting("a", [quote(SOURCE, key("rendition"), TEXT, "Orvek")])])
    assert _problems(casebook) == []
