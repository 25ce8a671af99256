"""How do claims come in, and are they what was written when they are listed?"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import strategies
from answerable.errors import UnreadableError, UsageError
from answerable.store import claim_reading, claim_writing, decisions, sources
from answerable.store.casebook import Casebook
from answerable.store.claim_reading import Which, counted, listed
from answerable.store.claim_writing import PIECE, add_claims, write_stream
from answerable.store.decisions import Decision
from answerable.vocabulary.access import Status, Visibility, most_closed
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_types import REGISTRY
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.source import SourceDetails, SourceReference
from answerable.vocabulary.span import Span
from evidence import cite, day, entity, key, posting

SOURCE, OTHER = key("source", "report"), key("source", "other")


def _listed(casebook: Casebook, **which: object) -> list[str]:
    with casebook.view() as view:
        return [claim.id for claim in listed(view, Which(**which))]


def _citations() -> st.SearchStrategy[Citation]:
    """Citations of sources that are not held, put out by one publication: a name is kept as first spelled."""
    return strategies.citations().map(
        lambda citation: replace(
            citation,
            source=replace(
                citation.source,
                sha256=None,
                publication=citation.source.publication and "The Courier",
            ),
        )
    )


CLAIMS = st.lists(
    strategies.claims(evidence=st.lists(_citations(), min_size=1, max_size=3).map(tuple)), max_size=5
)


def _renamed(claim: Claim) -> Claim:
    """The same under ids of its own: a casebook serves many examples, and in it an id means one thing."""
    salt = uuid4().hex
    return replace(
        claim,
        id=key(salt, claim.id),
        citations=tuple(
            replace(
                citation,
                id=key(salt, citation.id),
                source=replace(citation.source, id=key(salt, citation.source.id)),
            )
            for citation in claim.citations
        ),
    )


def _as_shown(claim: Claim) -> Claim:
    """As closed as its speakers are, and as the sources that it stands on, which are open to the team."""
    speakers = (said.visibility for said in claim.attribution)
    return replace(claim, visibility=most_closed([claim.visibility, Visibility.TEAM, *speakers]))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(drawn=CLAIMS)
def test_any_claims_are_read_back_as_they_were_written(casebook: Casebook, drawn: list[Claim]):
    claims = [_renamed(claim) for claim in drawn]
    write_stream(casebook, "import", claims)
    with casebook.view() as view:
        read = list(listed(view, Which(keys=tuple(claim.id for claim in claims))))
    assert read == [_as_shown(claim) for claim in claims]


@pytest.mark.parametrize("name", REGISTRY)
def test_every_type_of_claim_can_be_kept(casebook: Casebook, name: str):
    @settings(max_examples=5, deadline=None)
    @given(drawn=strategies.claims(name))
    def check(drawn: Claim) -> None:
        claim = _renamed(drawn)
        write_stream(casebook, "import", [claim])
        with casebook.view() as view:
            found = claim_reading.one(view, claim.id)
        assert found is not None
        assert (found.type, found.fields, found.dates) == (claim.type, claim.fields, claim.dates)

    check()


def test_words_that_no_database_holds_are_read_back(casebook: Casebook):
    odd = "\x00 Orvek \ud83d\ude00 \x1a0000"
    citation = cite(SOURCE, rendition=key("rendition"), spans=(Span(3, 3 + len(odd), odd),), archived=odd)
    claim = posting(1, [citation], person=odd, notes=odd, reader=odd, score=0.5)
    write_stream(casebook, "import", [claim])
    with casebook.view() as view:
        assert list(listed(view)) == [_as_shown(claim)]


def test_writing_again_adds_nothing(casebook: Casebook):
    claims = [posting(number, [cite(SOURCE)]) for number in range(10)]
    assert write_stream(casebook, "import", claims) == 10
    assert write_stream(casebook, "import", claims) == 0
    assert write_stream(casebook, "import", [*claims[:3], posting("new", [cite(SOURCE)])]) == 1
    with casebook.view() as view:
        assert len(list(listed(view))) == 11
        assert view.until == 2


def test_the_first_of_two_claims_with_one_id_stays(casebook: Casebook):
    first, second = (posting(1, [cite(SOURCE)], notes=notes) for notes in ("first", "second"))
    assert write_stream(casebook, "import", [first, second]) == 1
    assert write_stream(casebook, "import", [second]) == 0
    with casebook.view() as view:
        assert [claim.notes for claim in listed(view)] == ["first"]


def test_claims_are_listed_in_the_order_in_which_they_came(casebook: Casebook):
    count = 2 * PIECE + 50
    claims = (posting(number, [cite(SOURCE, str(number % 7 + 1))]) for number in range(count))
    assert write_stream(casebook, "import", claims) == count
    assert _listed(casebook) == [key("claim", number) for number in range(count)]


def test_a_stream_is_written_piece_by_piece(casebook: Casebook):
    """What was written before a stream broke is there; what was read of it after the last piece is not."""

    def broken() -> Iterator[Claim]:
        yield from (posting(number, [cite(SOURCE)]) for number in range(PIECE + 10))
        raise UnreadableError("vanished", "claims.jsonl was gone", "give it again")

    with pytest.raises(UnreadableError):
        write_stream(casebook, "import", broken())
    assert len(_listed(casebook)) == PIECE


def test_a_listing_need_not_be_read_to_its_end(casebook: Casebook):
    write_stream(casebook, "import", (posting(number, [cite(SOURCE)]) for number in range(2_500)))
    with casebook.view() as view:
        assert len(list(islice(listed(view), 3))) == 3
        assert len(list(islice(listed(view), 1_500))) == 1_500
        assert counted(view) == {("posting", "draft"): 2_500}


class TestWhich:
    """Every filter narrows, and every count is that of its listing."""

    @pytest.fixture
    def filled(self, casebook: Casebook) -> Casebook:
        claims = [
            posting("a", [cite(SOURCE)]),
            posting("b", [cite(OTHER)], status=Status.ACCEPTED),
            posting("c", [cite(SOURCE, "2"), cite(OTHER)], person="Mara Tolin", unit=None),
            Claim(
                id=key("claim", "unit"),
                type="unit",
                about=entity("3rd Brigade").id,
                fields={"names": ("3rd Brigade", "Brigada 3")},
                dates=day("2009-05-03"),
                citations=(cite(OTHER, "4"),),
                status=Status.ACCEPTED,
            ),
            Claim(
                id=key("claim", "incident"),
                type="incident",
                about=key("incident"),
                fields={"perpetrators": (entity("3rd Brigade"), entity("7th Brigade"))},
                dates=day("2009-05-04"),
                citations=(cite(SOURCE, "9"),),
            ),
        ]
        write_stream(casebook, "import", claims)
        with casebook.writing("decide") as act:
            decisions.record(act, [Decision(claim=key("claim", "a"), status=Status.CONFLICT)])
        return casebook

    @pytest.mark.parametrize(
        ("which", "names"),
        [
            ({}, ["a", "b", "c", "unit", "incident"]),
            ({"type": "posting"}, ["a", "b", "c"]),
            ({"type": "training"}, []),
            ({"status": Status.ACCEPTED}, ["b", "unit"]),
            ({"status": Status.CONFLICT}, ["a"]),
            ({"status": Status.DRAFT}, ["c", "incident"]),
            ({"about": entity("3rd Brigade").id}, ["a", "b", "unit", "incident"]),
            ({"about": entity("7th Brigade").id}, ["incident"]),
            ({"about": entity("Mara Tolin").id}, ["c"]),
            ({"about": key("posting", "Ilan Orvek", "3rd Brigade")}, ["a", "b"]),
            ({"about": key("nobody")}, []),
            ({"source": SOURCE}, ["a", "c", "incident"]),
            ({"source": OTHER}, ["b", "c", "unit"]),
            ({"keys": (key("claim", "c"), key("claim", "a"), key("none"))}, ["a", "c"]),
            ({"keys": ()}, []),
            ({"type": "posting", "status": Status.DRAFT, "source": OTHER}, ["c"]),
            ({"about": entity("3rd Brigade").id, "type": "unit", "status": Status.ACCEPTED}, ["unit"]),
        ],
    )
    def test_filters(self, filled: Casebook, which: dict[str, object], names: list[str]):
        wanted = Which(**which)
        with filled.view() as view:
            found = list(listed(view, wanted))
            assert [claim.id for claim in found] == [key("claim", name) for name in names]
            tally = Counter((claim.type, claim.status.value) for claim in found)
            assert counted(view, wanted) == tally
            assert list(counted(view, wanted)) == sorted(tally)

    def test_one(self, filled: Casebook):
        with filled.view() as view:
            found = claim_reading.one(view, key("claim", "a"))
            assert found is not None
            assert (found.id, found.status) == (key("claim", "a"), Status.CONFLICT)
            assert claim_reading.one(view, key("none")) is None


class TestCitations:
    """One citation can serve many claims, and is one place of one source."""

    def test_what_a_claim_says_of_its_citation_is_its_own(self, casebook: Casebook):
        archived = replace(cite(SOURCE), archive_url="https://archive.example/1", archived="20090503")
        write_stream(casebook, "import", [posting(1, [cite(SOURCE)]), posting(2, [archived])])
        with casebook.view() as view:
            assert [claim.citations[0].archive_url for claim in listed(view)] == [None, archived.archive_url]

    def test_one_citation_twice_in_a_claim(self, casebook: Casebook):
        both = (cite(SOURCE, supports=("person",)), cite(SOURCE, supports=("unit",)))
        write_stream(casebook, "import", [posting(1, both)])
        with casebook.view() as view:
            (claim,) = listed(view)
        assert claim.citations == both

    @pytest.mark.parametrize("together", [True, False])
    def test_one_id_for_two_places_is_refused(self, casebook: Casebook, together: bool):
        first = cite(SOURCE, "1")
        second = replace(cite(SOURCE, "2"), id=first.id)
        claims = [posting(1, [first]), posting(2, [second])]
        if not together:
            write_stream(casebook, "import", claims[:1])
        with pytest.raises(UsageError, match="give one of them another id"):
            write_stream(casebook, "import", claims)
        assert len(_listed(casebook)) == (0 if together else 1)

    def test_a_source_that_was_taken_is_named_as_it_is_known(self, casebook: Casebook):
        with casebook.writing("take") as act:
            sources.say(act, SOURCE, SourceDetails(title="The road", published=DayRange.year(2009)))
        citation = replace(cite(SOURCE), source=SourceReference(SOURCE, "Otherwise", "The Courier"))
        write_stream(casebook, "import", [posting(1, [citation])])
        with casebook.view() as view:
            (claim,) = listed(view)
        assert claim.citations[0].source == SourceReference(SOURCE, "The road", None, DayRange.year(2009))


def test_claims_stay_right_when_more_sources_are_cited_than_are_kept_at_hand(
    casebook: Casebook, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("answerable.store.claim_assembly._REMEMBERED", 10)
    monkeypatch.setattr("answerable.store.claim_reading._BATCH", 4)
    claims = [
        posting(number, [cite(key("source", number % 17)), cite(key("source", number % 23))])
        for number in range(60)
    ]
    write_stream(casebook, "import", claims)
    with casebook.view() as view:
        assert list(listed(view)) == [_as_shown(claim) for claim in claims]


def test_nothing_new_is_no_act(casebook: Casebook):
    with casebook.writing("read") as act:
        assert add_claims(act, []) == []
        assert claim_writing.numbers_of(act, []) == {}
        assert not act.is_written


def test_a_source_that_only_restricted_claims_quote_comes_in_restricted(casebook: Casebook) -> None:
    closed = posting(1, [cite(SOURCE)], visibility=Visibility.RESTRICTED)
    half = posting(2, [cite(OTHER)], visibility=Visibility.RESTRICTED)
    opened = posting(3, [cite(OTHER)], visibility=Visibility.PUBLIC)

    write_stream(casebook, "import", [closed, half, opened])

    with casebook.view(clearance=Visibility.TEAM) as view:
        assert [source.id for source in sources.listed(view)] == [OTHER]
        assert [claim.id for claim in listed(view)] == [opened.id]
    with casebook.view(clearance=Visibility.RESTRICTED) as view:
        assert {source.id: source.visibility for source in sources.listed(view)} == {
            SOURCE: Visibility.RESTRICTED,
            OTHER: Visibility.TEAM,
        }
