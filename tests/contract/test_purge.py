"""What goes for good? A source, everything that was read from it, and every word that it alone said."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, select, text
from sqlalchemy.exc import ProgrammingError

from answerable.errors import StoreError
from answerable.store import (
    custody,
    decisions,
    failures,
    judgements,
    purging,
    readings,
    renditions,
    search,
    sources,
    verification,
)
from answerable.store import database as database_module
from answerable.store.casebook import Casebook
from answerable.store.claim_reading import Which, listed
from answerable.store.claim_writing import write_stream
from answerable.store.decisions import Decision
from answerable.store.failures import Failure
from answerable.store.purging import Purged
from answerable.store.readings import Reading
from answerable.vocabulary.access import Status
from answerable.vocabulary.attribution import Attributed
from answerable.vocabulary.judgement import Judgement
from answerable.vocabulary.mention import AttributionMention, Mention
from answerable.vocabulary.source import SourceDetails
from casebooks import Place, on_postgres, on_sqlite
from evidence import cite, entity, key, posting, quote, sha, take

SECRET = "Zyxwitness"
"""A word that stands in everything that the doomed source brought in, and nowhere else."""

TEXT = f"{SECRET} Tolin saw Orvek at the depot. " + "He waited there. " * 300
DOOMED, OTHER = key("source", "doomed"), key("source", "other")


@pytest.fixture
def filled(casebook: Casebook) -> Casebook:
    """A source that will go, with all that can be made of it, and another that stays."""
    with casebook.writing("take") as act:
        publication = sources.publication_named(f"{SECRET} Courier")
        details = SourceDetails(
            title=f"{SECRET} speaks",
            author=SECRET,
            publication=publication,
            url=f"https://x.example/{SECRET}",
        )
        _, rendition = take(act, TEXT, source=DOOMED, name=f"{SECRET}.txt", details=details)
        take(act, "The depot was empty.", source=OTHER, name="other.txt")
        named = Failure(stage="take", name=f"{SECRET}.txt", kind="k", problem=SECRET, remedy="r")
        failures.record(act, named, 0)
        failures.record(act, replace(named, stage="read", name="?", source=DOOMED), 0)
        failures.record(act, replace(named, stage="scan", name="?", sha256=sha(TEXT)), 0)
        failures.record(act, replace(named, stage="scan", name="stays", problem="p"), 0)
        failures.clear(act, "scan", sha256=sha(TEXT))
    words = quote(DOOMED, rendition, TEXT, f"{SECRET} Tolin", "person")
    speaker = Attributed(speaker_text=f"{SECRET} the guard", cue="saw")
    with casebook.writing("read") as act:
        drafts = [
            posting("alone", [words], person=f"{SECRET} Tolin", attribution=(speaker,), notes=SECRET),
            posting("both", [words, cite(OTHER)], person="Orvek"),
        ]
        mentions = [Mention("Person", 0, 16, TEXT[:16], 0.5)]
        said = AttributionMention(cue=((17, 20),), source=((0, 16),), content=((21, 26),), score=0.5)
        readings.record(act, Reading(DOOMED, rendition, "crf", "1"), mentions, drafts, [said])
    write_stream(casebook, "import", [posting("stays", [cite(OTHER)], person="Orvek")])
    left, right = sorted((entity(f"{SECRET} Tolin").id, entity("Orvek").id))
    kept = sorted((key("entity", "a"), key("entity", "b")))
    with casebook.writing("decide") as act:
        changes = {"fields": {"title": f"{SECRET} title"}}
        decided = Decision(claim=key("claim", "alone"), status=Status.ACCEPTED, changes=changes, why=SECRET)
        decisions.record(act, [decided])
        judged = Judgement(id=key("judged"), left=left, right=right, verdict="same", why=SECRET)
        judgements.record(act, judged)
        judgements.withdraw(act, key("judged"), SECRET)
        judgements.record(act, Judgement(id=key("kept"), left=kept[0], right=kept[1], verdict="unsure"))
    return casebook


def _purge(casebook: Casebook, *doomed: str) -> Purged:
    with casebook.writing("purge") as act:
        return purging.purge(act, list(doomed), "asked to")


def _problems(casebook: Casebook) -> list[str]:
    with casebook.view() as view:
        return list(verification.broken(view))


def _words_in_tables(casebook: Casebook) -> set[str]:
    """In which tables does the secret stand, in any column?"""
    found = set()
    with casebook.engine.connect() as connection:
        tables = connection.dialect.get_table_names(connection)
        for table in tables:
            for row in connection.execute(text(f'SELECT * FROM "{table}"')):
                if any(SECRET.lower() in str(value).lower() for value in row):
                    found.add(table)
    return found


def test_before_it_goes_its_words_are_everywhere(filled: Casebook):
    assert _words_in_tables(filled) >= {
        *("source_details", "publication", "finding", "custody", "passage", "failure", "assertion"),
        *("evidence", "decision", "name", "judgement", "judgement_withdrawal"),
    }
    assert _problems(filled) == []


def test_what_was_removed_is_told(filled: Casebook):
    assert _purge(filled, DOOMED) == Purged((DOOMED,), (sha(TEXT),), 1)


def test_no_table_has_its_words_any_more(filled: Casebook):
    _purge(filled, DOOMED)
    assert _words_in_tables(filled) == set()


def test_what_is_left_verifies_once_its_traces_are_gone(filled: Casebook):
    _purge(filled, DOOMED)
    assert _problems(filled) == [
        "a purge was cut short before its last traces were gone: run 'answerable purge' again"
    ]
    with filled.view() as view:
        assert purging.is_unswept(view.connection)
    purging.leave_no_traces(filled.engine)
    purging.leave_no_traces(filled.engine)
    assert _problems(filled) == []
    with filled.view() as view:
        assert not purging.is_unswept(view.connection)


def test_a_tombstone_stays(filled: Casebook):
    _purge(filled, DOOMED)
    with filled.view() as view:
        assert purging.is_purged(view.connection, sha(TEXT)) == "asked to"
        assert purging.is_purged(view.connection, sha("The depot was empty.")) is None
        assert purging.purged_hashes(view.connection) == {sha(TEXT)}
        assert [entry.event for entry in custody.entries(view)] == ["taken", "taken", "purged"]


def test_claims_that_stand_on_another_source_too_keep_that(filled: Casebook):
    _purge(filled, DOOMED)
    with filled.view() as view:
        found = {claim.id: [citation.source.id for citation in claim.citations] for claim in listed(view)}
    assert found == {key("claim", "both"): [OTHER], key("claim", "stays"): [OTHER]}


def test_what_is_not_of_it_stays(filled: Casebook):
    _purge(filled, DOOMED)
    with filled.view() as view:
        assert [source.id for source in sources.listed(view)] == [OTHER]
        assert [judgement.id for judgement in judgements.listed(view)] == [key("kept")]
        assert [failure.name for failure in failures.listed(view)] == ["stays"]
        assert len(list(listed(view, Which(about=entity("Orvek").id)))) == 2
        assert [hit.name for hit in search.in_names(view, "orvek")] == ["Orvek"]
        assert [hit.source for hit in search.in_texts(view, "depot")] == [OTHER]


def test_the_past_has_lost_it_too(filled: Casebook):
    _purge(filled, DOOMED)
    for second in range(1, 6):
        with filled.view(f"2026-01-01T12:00:0{second}Z") as view:
            assert sources.one(view, DOOMED) is None
            assert list(search.in_texts(view, SECRET)) == []
            assert search.in_titles(view, SECRET) == []
            assert search.in_names(view, SECRET) == []
            assert renditions.newest(view, sha(TEXT)) is None
            assert key("claim", "alone") not in {claim.id for claim in listed(view)}


def test_a_source_without_bytes_can_go(casebook: Casebook):
    write_stream(casebook, "import", [posting(1, [cite(DOOMED)])])
    assert _purge(casebook, DOOMED) == Purged((DOOMED,), (), 1)
    with casebook.view() as view:
        assert list(listed(view)) == []
        rows = view.connection.execute(text("SELECT source, sha256 FROM tombstone")).all()
    assert rows == [(DOOMED, None)]


def test_each_source_leaves_its_own_tombstone(filled: Casebook):
    _purge(filled, DOOMED, OTHER)
    with filled.view() as view:
        rows = view.connection.execute(text("SELECT source, sha256 FROM tombstone")).all()
    assert set(rows) == {(DOOMED, sha(TEXT)), (OTHER, sha("The depot was empty."))}
    purging.leave_no_traces(filled.engine)
    assert _problems(filled) == []


def test_a_purge_that_fails_removes_nothing(filled: Casebook):
    def fail() -> None:
        with filled.writing("purge") as act:
            purging.purge(act, [DOOMED], "asked to")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert _problems(filled) == []
    with filled.view() as view:
        assert len(list(search.in_texts(view, SECRET))) == 1


class TestFamilies:
    """What came out of a source goes with it; what holds it inside must be told."""

    MAIL, LETTER, NOTE = (key("source", name) for name in ("mail", "letter", "note"))

    @pytest.fixture
    def family(self, casebook: Casebook) -> Casebook:
        with casebook.writing("take") as act:
            take(act, "mail", source=self.MAIL)
            take(act, "letter", source=self.LETTER, details=SourceDetails(parent=self.MAIL, within="l.txt"))
            take(act, "note", source=self.NOTE, details=SourceDetails(parent=self.LETTER, within="n.txt"))
            take(act, "letter", source=OTHER)
        return casebook

    def test_descendants_containers_and_other_holders(self, family: Casebook):
        with family.view() as view:
            connection = view.connection
            assert purging.with_descendants(connection, [self.MAIL]) == [self.MAIL, self.LETTER, self.NOTE]
            assert purging.with_descendants(connection, [self.NOTE]) == [self.NOTE]
            assert purging.containers(connection, [self.LETTER, self.NOTE]) == [self.MAIL]
            assert purging.containers(connection, [self.MAIL, self.LETTER]) == []
            assert purging.other_holders(connection, [self.LETTER]) == [OTHER]
            assert purging.other_holders(connection, [self.LETTER, OTHER]) == []

    def test_all_of_them_go(self, family: Casebook):
        doomed = [self.MAIL, self.LETTER, self.NOTE, OTHER]
        purged = _purge(family, *doomed)
        assert purged.sha256 == tuple(sorted(map(sha, ("mail", "letter", "note"))))
        purging.leave_no_traces(family.engine)
        assert _problems(family) == []


class TestTraces:
    """Nothing of the words is left in the database's own files, once traces are removed."""

    def _fill(self, casebook: Casebook) -> None:
        """Enough around it, before and after, for its pages to have been split, merged and moved."""
        for number in range(30):
            with casebook.writing("take") as act:
                text = f"Report {number}. " + "Nothing was seen at the depot. " * 200
                take(act, text, source=key("source", number))
        claims = (posting(number, [cite(OTHER)], person=f"Person {number}") for number in range(2_000))
        write_stream(casebook, "import", claims)

    @on_sqlite
    def test_sqlite(self, filled: Casebook):
        self._fill(filled)
        spellings = [word.encode() for word in (SECRET, SECRET.lower())]

        def left() -> list[Path]:
            files = [path for path in filled.folder.rglob("*") if path.is_file()]
            return [path for path in files if any(word in path.read_bytes() for word in spellings)]

        assert left() != []
        _purge(filled, DOOMED)
        purging.leave_no_traces(filled.engine)
        assert left() == []
        filled.close()
        assert left() == []
        assert filled.folder.joinpath(database_module.DATABASE_FILE).stat().st_size > 0

    @on_postgres
    def test_postgresql(self, filled: Casebook):
        self._fill(filled)
        with filled.engine.connect() as connection:
            connection.execute(text("ANALYZE"))
            connection.commit()
            statistics = text("SELECT count(*) FROM pg_stats WHERE lower(pg_stats::text) LIKE :word")
            assert connection.execute(statistics, {"word": "%report.txt%"}).scalar_one() == 0
            assert connection.execute(statistics, {"word": "%posting%"}).scalar_one() > 0
            assert "ix_passage_words_words" in self._relations_with(connection, SECRET.lower().encode())
        _purge(filled, DOOMED)
        purging.leave_no_traces(filled.engine)
        with filled.engine.connect() as connection:
            assert connection.execute(statistics, {"word": f"%{SECRET.lower()}%"}).scalar_one() == 0
            for word in (SECRET, SECRET.lower()):
                assert self._relations_with(connection, word.encode()) == []

    def _relations_with(self, connection: Connection, word: bytes) -> list[str]:
        """In which tables' and indexes' pages do these bytes stand?"""
        try:
            connection.execute(text("CREATE EXTENSION IF NOT EXISTS pageinspect"))
        except ProgrammingError:
            pytest.skip("this PostgreSQL cannot show its pages: it lacks the extension pageinspect")
        relations = connection.execute(
            text("SELECT oid::regclass::text FROM pg_class WHERE relkind IN ('r', 'i', 't') AND relpages > 0")
        )
        pages = text(
            "SELECT get_raw_page(CAST(:name AS text), page::int) FROM generate_series(0, "
            "pg_relation_size(:name) / current_setting('block_size')::int - 1) AS page"
        )
        return [
            name
            for name in relations.scalars().all()
            if any(word in page for page in connection.execute(pages, {"name": name}).scalars())
        ]

    @on_sqlite
    def test_another_program_that_still_reads_is_told(
        self, filled: Casebook, place: Place, monkeypatch: pytest.MonkeyPatch
    ):
        """A server lets nobody read its tables until they are written anew."""
        monkeypatch.setattr(database_module, "_BUSY_SECONDS", 0.1)
        casebook = place.open()
        with place.open().view() as view:
            view.connection.execute(select(1))
            _purge(casebook, DOOMED)
            with pytest.raises(StoreError, match="another program has the casebook open"):
                purging.leave_no_traces(casebook.engine)
            assert purging.is_unswept(casebook.engine.connect())
        purging.leave_no_traces(casebook.engine)
        assert _problems(casebook) == []
