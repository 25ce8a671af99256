"""What happened to each piece of evidence? A log whose every entry closes over the one before."""

import pytest
from sqlalchemy import delete, select, update

from answerable.store import custody, purging, schema, sources
from answerable.store.casebook import Casebook
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.source import SourceDetails
from evidence import key, sha, take


@pytest.fixture
def logged(casebook: Casebook) -> Casebook:
    """Three texts taken, in three acts."""
    for number in (1, 2, 3):
        with casebook.writing("take") as act:
            take(act, f"Text {number}.", name=f"{number}.txt")
    return casebook


def _broken(casebook: Casebook) -> list[str]:
    with casebook.view() as view:
        return list(custody.broken_links(view))


def test_the_log_says_what_happened_in_order(logged: Casebook):
    with logged.view() as view:
        entries = list(custody.entries(view))
    assert [(entry.number, entry.event, entry.sha256) for entry in entries] == [
        (number, "taken", sha(f"Text {number}.")) for number in (1, 2, 3)
    ]
    assert [entry.payload and entry.payload["name"] for entry in entries] == ["1.txt", "2.txt", "3.txt"]
    assert {entry.payload["actor"] for entry in entries if entry.payload} == {"ann"}
    assert _broken(logged) == []


def test_the_past_shows_the_log_as_it_was(logged: Casebook):
    with logged.view("2026-01-01T12:00:02Z") as view:
        assert [entry.number for entry in custody.entries(view)] == [1, 2]


def test_whether_something_happened_to_these_bytes(logged: Casebook):
    with logged.view() as view:
        assert custody.has(view, sha("Text 1."), "taken")
        assert not custody.has(view, sha("Text 1."), "unpacked")
        assert not custody.has(view, sha("Text 4."), "taken")


def test_two_logs_of_the_same_doings_differ(logged: Casebook):
    """The salt: a purged name cannot be found out by trying names until the hash fits."""
    with logged.writing("note") as act:
        custody.record(act, "noted", None, name="same")
        custody.record(act, "noted", None, name="same")
    with logged.view() as view:
        rows = view.connection.execute(
            select(schema.custody.c.payload_hash).where(schema.custody.c.event == "noted")
        )
        assert len(set(rows.scalars())) == 2


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("event", "found"),
        ("source", key("another")),
        ("source", None),
        ("sha256", sha("Text 9.")),
        ("payload", '{"name":"other.txt","actor":"ann","at":"","salt":""}'),
        ("payload", None),
        ("payload_hash", sha("other")),
        ("previous", sha("other")),
        ("hash", sha("other")),
        ("act", 1),
        ("act", 3),
        ("id", 9),
    ],
)
def test_whatever_is_altered_is_named(logged: Casebook, number: int, column: str, value: object):
    table = schema.custody
    with logged.engine.begin() as connection:
        before = connection.execute(select(table.c[column]).where(table.c.id == number)).scalar()
        connection.execute(update(table).where(table.c.id == number).values({column: value}))
    touched = 9 if column == "id" else number
    problems = _broken(logged)
    assert (problems == []) == (before == value)
    assert before == value or any(f"entry {touched}" in problem for problem in problems)


@pytest.mark.parametrize("number", [1, 2])
def test_an_entry_that_was_cut_out_is_missed(logged: Casebook, number: int):
    with logged.engine.begin() as connection:
        connection.execute(delete(schema.custody).where(schema.custody.c.id == number))
    assert f"custody log: entry {number} is missing before entry {number + 1}" in _broken(logged)


def test_an_act_that_was_moved_in_time_no_longer_fits_its_entry(logged: Casebook):
    with logged.engine.begin() as connection:
        connection.execute(
            update(schema.act).where(schema.act.c.id == 2).values(at="2026-01-01T12:00:02.500000Z")
        )
    assert _broken(logged) == ["custody log: entry 2 and its act 2 differ in who did it, or when"]


def test_the_words_of_what_was_purged_may_be_gone_and_the_rest_still_closes(logged: Casebook):
    with logged.view() as view:
        source = next(sources.listed(view)).id
    with logged.writing("purge") as act:
        purging.purge(act, [source], "asked to")
    assert _broken(logged) == []
    with logged.view() as view:
        entries = list(custody.entries(view))
    assert entries[0].payload is None
    assert [entry.event for entry in entries] == ["taken", "taken", "taken", "purged"]


def test_a_purge_without_its_tombstone_is_named(logged: Casebook):
    with logged.view() as view:
        source = next(sources.listed(view)).id
    with logged.writing("purge") as act:
        purging.purge(act, [source], "asked to")
    with logged.engine.begin() as connection:
        connection.execute(delete(schema.tombstone))
    assert _broken(logged) == [
        "custody log: the words of entry 1 are gone, and no purge says why",
        "custody log: entry 4 tells of a purge whose tombstone is missing",
    ]


def test_a_tombstone_that_nobody_set_is_named(logged: Casebook):
    with logged.engine.begin() as connection:
        connection.execute(
            schema.tombstone.insert().values(source=key("x"), sha256=sha("Text 1."), why="", act=1)
        )
    assert _broken(logged) == [f"custody log: no entry tells of the purge of {sha('Text 1.')}"]


def test_entries_about_what_may_not_be_shown_are_not_shown(casebook: Casebook):
    closed = SourceDetails(visibility=Visibility.RESTRICTED)
    with casebook.writing("take") as act:
        take(act, "Open.", name="open.txt")
        take(act, "Closed.", name="closed.txt", details=closed)
        take(act, "Open.", source=key("also"), name="also closed.txt", details=closed)
        custody.record(act, "unpacked", sha("Closed."))
        custody.record(act, "unpacked", sha("Open."))
        custody.record(act, "noted", None)

    def seen(clearance: Visibility) -> list[tuple[str, object]]:
        with casebook.view(clearance=clearance) as view:
            return [
                (entry.event, entry.payload and entry.payload.get("name")) for entry in custody.entries(view)
            ]

    assert seen(Visibility.TEAM) == [("taken", "open.txt"), ("unpacked", None), ("noted", None)]
    assert len(seen(Visibility.RESTRICTED)) == 6


def test_any_name_can_be_logged(casebook: Casebook):
    names = ["\x00", "\udcff.txt", "\x1a0000", "ünï", "'; DROP TABLE custody; --"]
    with casebook.writing("take") as act:
        for name in names:
            custody.record(act, "noted", None, name=name)
    with casebook.view() as view:
        assert [entry.payload and entry.payload["name"] for entry in custody.entries(view)] == names
    assert _broken(casebook) == []
