"""Which words has a text, and which rows have them? One index of words for both databases.

Words are made here, not by a database's own tokenizer: then both find the same, in every script and on
every server, whatever its locale. A word is a run of letters, digits and the signs that belong to them;
case and accents are set aside as in `ids.folded`.

For each searched column there is a table `TABLE_words` of (row number, words): in SQLite an FTS5 table
without content of its own, in PostgreSQL a table with an index of the words of each row. The words of names
stand in a table of their own too, each once: what was typed with a slip is compared with these.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    Table,
    TableClause,
    Text,
    and_,
    column,
    func,
    literal,
    literal_column,
    or_,
    select,
)
from sqlalchemy import table as lightweight_table

from answerable.store import schema
from answerable.store.database import is_sqlite
from answerable.store.rows import add, among, bound
from answerable.vocabulary import ids

SEARCHED: Final = {schema.passage: "text", schema.name: "text", schema.source_details: "title"}
"""Where are words looked for? In source texts, in the names that claims use, and in titles."""

LONGEST_WORD: Final = 100
"""Characters of a word that count: what is longer is no word, and an index takes only so much."""


_PIECE: Final = 500
"""Rows whose words are made at a time: some megabytes of text."""

_INDEX: Final = {
    table: lightweight_table(f"{table.name}_words", column("rowid", BigInteger), column("words", Text))
    for table in SEARCHED
}


_OF_NAMES: Final = lightweight_table("name_words_distinct", column("word", Text))


class _Letters(dict[int, str]):
    """What is left of each character? Filled as characters are met, so that folding a text is quick."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        between = ids.folded(f"a{letter}a")
        kept = between[1:-1] if between != "a a" else " "
        self[code] = kept
        return kept


_LETTERS: Final = _Letters()


def words_of(passage: str) -> list[str]:
    """Which words has this text, in order? As they are looked for: see `LONGEST_WORD` and `ids.folded`."""
    plain = passage if passage.isascii() else unicodedata.normalize("NFKD", passage)
    return [word[:LONGEST_WORD] for word in plain.translate(_LETTERS).split()]


def folded_with_offsets(passage: str) -> tuple[str, Sequence[int]]:
    """Which words has this text, in place, and from which character of it came each of theirs?"""
    if passage.isascii():  # letter for letter
        return passage.translate(_LETTERS), range(len(passage))
    pieces = [_LETTERS[ord(letter)] for letter in passage]
    offsets = [offset for offset, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), offsets


def add_words(connection: Connection, table: Table, texts: Iterable[tuple[int, str | None]]) -> None:
    """How do these rows, by number and text, come to be found? Rows without a word have no entry."""
    made = [(number, words_of(passage or "")) for number, passage in texts]
    rows = [{"rowid": number, "words": " ".join(words)} for number, words in made if words]
    add(connection, _INDEX[table], rows)
    if table is schema.name and rows:
        distinct = bound(connection, sorted({word for _, words in made for word in words}))
        into = f"INSERT INTO {_OF_NAMES.name} (word)"
        connection.exec_driver_sql(
            f"{into} SELECT value FROM json_each(?) WHERE true ON CONFLICT DO NOTHING"
            if is_sqlite(connection)
            else f"{into} SELECT unnest(%s::text[]) ON CONFLICT DO NOTHING",
            (distinct,),
        )


def forget_words(connection: Connection, table: Table) -> None:
    """Are the words of rows that are gone out of the index?

    SQLite's is made anew from the rows that are left: it would otherwise keep those words, marked as
    gone, until it happened to be merged.
    """
    index = _INDEX[table]
    if not is_sqlite(connection):
        connection.execute(index.delete().where(index.c.rowid.not_in(select(table.c.id))))
        if table is schema.name:
            left = select(func.unnest(func.string_to_array(index.c.words, " ")))
            gone = select(_OF_NAMES.c.word).except_(left)
            connection.execute(_OF_NAMES.delete().where(_OF_NAMES.c.word.in_(gone)))
        return
    connection.exec_driver_sql(f"INSERT INTO {index.name}({index.name}) VALUES ('delete-all')")
    if table is schema.name:
        connection.execute(_OF_NAMES.delete())
    query = select(table.c.id, table.c[SEARCHED[table]]).order_by(table.c.id)
    with connection.execute(query.execution_options(yield_per=_PIECE)) as rows:
        for piece in rows.partitions():
            add_words(connection, table, [(row[0], row[1]) for row in piece])


def rows_with(connection: Connection, table: Table, term: str) -> Select[tuple[int]]:
    """Which rows, by number, have this word or, one after the other, these? As `words_of` makes them."""
    return rows_with_each(connection, table, [[term]])


def rows_with_each(
    connection: Connection, table: Table, parts: Iterable[Iterable[str]]
) -> Select[tuple[int]]:
    """Which rows, by number, have of each part at least one of its words or phrases?"""
    index = _INDEX[table]
    query = select(index.c.rowid)
    if is_sqlite(connection):
        wanted = " AND ".join("({})".format(" OR ".join(f'"{term}"' for term in part)) for part in parts)
        return query.where(index.c.words.op("MATCH")(wanted))
    return query.where(*(_has_one(index, list(part)) for part in parts))


def _has_one(index: TableClause, terms: Sequence[str]) -> ColumnElement[bool]:
    """Which condition of PostgreSQL keeps the rows that have one of these words or phrases?"""
    words = [term for term in terms if " " not in term]
    phrases = [term for term in terms if " " in term]
    there: ColumnElement[Any] = literal_column("string_to_array(words, ' ')")
    found: list[ColumnElement[bool]] = [there.op("&&")(literal(words, ARRAY(Text)))] if words else []
    for phrase in phrases:
        # the array's index finds the rows that have all of the words; their order is seen to in those only
        in_order = func.strpos(literal(" ") + index.c.words + " ", f" {phrase} ") > 0
        found.append(and_(there.op("@>")(literal(phrase.split(), ARRAY(Text))), in_order))
    return or_(*found)


def words_in_names(connection: Connection, words: Iterable[str]) -> set[str]:
    """Which of these words stand in a name? Whoever may see it."""
    word = _OF_NAMES.c.word
    return set(connection.execute(select(word).where(among(connection, word, words))).scalars())


def words_as_long(connection: Connection, least: int, most: int) -> list[str]:
    """Which words of names have so many characters, from the least to the most? Whoever may see them."""
    word = _OF_NAMES.c.word
    # as one text: a row for each of a hundred thousand words would take most of the time
    query = select(func.aggregate_strings(word, " ")).where(func.length(word).between(least, most))
    return (connection.execute(query).scalar() or "").split()


def indexed(table: Table) -> Select[tuple[int]]:
    """Which rows of this table, by number, have an entry in its index of words?"""
    return select(_INDEX[table].c.rowid)


def indexed_in_vain(table: Table) -> Select[tuple[int]]:
    """Which numbers in the index of words belong to no row?"""
    rowid = _INDEX[table].c.rowid
    return select(rowid).where(rowid.not_in(select(table.c.id)))
