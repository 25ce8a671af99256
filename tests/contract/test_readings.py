"""What has been read, by whom, and what came of reading it again?"""

from collections.abc import Sequence

import pytest

from answerable.store import claim_reading, decisions, readings
from answerable.store.casebook import Casebook
from answerable.store.claim_reading import Which, counted, listed
from answerable.store.decisions import Decision
from answerable.store.readings import Reading, Unread
from answerable.vocabulary.access import Status, Visibility
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.mention import AttributionMention, Mention
from answerable.vocabulary.source import SourceDetails
from evidence import entity, key, posting, quote, sha, take

TEXT = "Col. Ilan Orvek of the 3rd Brigade\x00 met Mara Tolin of the 7th Brigade."
ATTRIBUTIONS = (
    AttributionMention(cue=((35, 38),), source=(), content=((0, 15), (39, 49)), score=0.5),
    AttributionMention(cue=((35, 38),), source=((0, 15),), content=((39, 49),), score=0.25),
)
MENTIONS = (Mention("Rank", 0, 4, "Col.", 0.5), Mention("Person", 5, 15, "Ilan Orvek", 0.75))


@pytest.fixture
def taken(casebook: Casebook) -> tuple[str, str]:
    with casebook.writing("take") as act:
        return take(act, TEXT)


def _claims(taken: tuple[str, str], *names: str, version: str = "1") -> list[Claim]:
    """What a reader of this version drafts of these names: a posting each, in the brigade named behind it."""
    source, rendition = taken
    units = {"Ilan Orvek": "3rd Brigade", "Mara Tolin": "7th Brigade"}
    return [
        posting(
            name,
            [quote(source, rendition, TEXT, name, "person")],
            person=name,
            unit=units[name],
            reader=f"crf {version}",
            score=0.5,
        )
        for name in names
    ]


def _read(
    casebook: Casebook,
    taken: tuple[str, str],
    claims: Sequence[Claim],
    version: str = "1",
    mentions: Sequence[Mention] = MENTIONS,
) -> int:
    with casebook.writing("read") as act:
        return readings.record(act, Reading(*taken, "crf", version), mentions, claims, ATTRIBUTIONS)


def _statuses(casebook: Casebook, as_of: str | None = None) -> dict[str, str]:
    with casebook.view(as_of) as view:
        return {claim.fields["person"].name: claim.status.value for claim in listed(view)}


class TestUnread:
    """What has been taken and not yet read?"""

    def _unread(self, casebook: Casebook, version: str = "1", *, again: bool = False) -> list[Unread]:
        with casebook.view() as view:
            return readings.unread(view, "crf", version, again=again)

    def test_until_it_is_read(self, casebook: Casebook, taken: tuple[str, str]):
        assert self._unread(casebook) == [Unread(1, taken[0], sha(TEXT), taken[1])]
        _read(casebook, taken, [])
        assert self._unread(casebook) == []
        assert self._unread(casebook, "2") == []

    def test_again_means_not_by_this_version(self, casebook: Casebook, taken: tuple[str, str]):
        _read(casebook, taken, [])
        assert self._unread(casebook, "1", again=True) == []
        assert len(self._unread(casebook, "2", again=True)) == 1
        _read(casebook, taken, [], "2")
        assert self._unread(casebook, "2", again=True) == []

    def test_only_the_newest_rendition(self, casebook: Casebook, taken: tuple[str, str]):
        with casebook.writing("take") as act:
            newer = take(act, TEXT, source=taken[0], reader="better")
        assert [item.rendition for item in self._unread(casebook)] == [newer[1]]

    def test_every_source_of_the_same_bytes(self, casebook: Casebook, taken: tuple[str, str]):
        with casebook.writing("take") as act:
            take(act, TEXT, source=key("also"))
        assert [item.source for item in self._unread(casebook)] == [taken[0], key("also")]
        _read(casebook, taken, [])
        assert [item.source for item in self._unread(casebook)] == [key("also")]

    def test_page_by_page(self, casebook: Casebook):
        for number in range(7):
            with casebook.writing("take") as act:
                take(act, f"Text {number // 2}.", source=key("source", number))
        with casebook.view() as view:
            whole = readings.unread(view, "crf", "1")
            found: list[Unread] = []
            while page := readings.unread(view, "crf", "1", after=found[-1] if found else None, limit=3):
                assert len(page) <= 3
                found += page
        assert found == whole
        assert [item.source for item in found] == [key("source", number) for number in range(7)]


class TestMarked:
    """What did the last reading mark?"""

    def test_mentions_with_their_words(self, casebook: Casebook, taken: tuple[str, str]):
        with casebook.view() as view:
            assert readings.marked(view, taken[0]) is None
        _read(casebook, taken, [])
        with casebook.view() as view:
            assert readings.marked(view, taken[0]) == (taken[1], list(MENTIONS))

    def test_attributions_with_their_parts_in_the_order_given(
        self, casebook: Casebook, taken: tuple[str, str]
    ):
        with casebook.view() as view:
            assert readings.attributed(view, taken[0]) == []
        _read(casebook, taken, [])
        with casebook.view() as view:
            assert readings.attributed(view, taken[0]) == list(ATTRIBUTIONS)

    def test_of_the_last_reading_and_of_the_past(self, casebook: Casebook, taken: tuple[str, str]):
        _read(casebook, taken, [])
        _read(casebook, taken, [], "2", [])
        with casebook.view() as view:
            assert readings.marked(view, taken[0]) == (taken[1], [])
        with casebook.view("2026-01-01T12:00:02Z") as view:
            assert readings.marked(view, taken[0]) == (taken[1], list(MENTIONS))

    def test_nothing_of_what_may_not_be_shown(self, casebook: Casebook):
        with casebook.writing("take") as act:
            closed = take(act, TEXT, details=SourceDetails(visibility=Visibility.RESTRICTED))
        _read(casebook, closed, [])
        with casebook.view(clearance=Visibility.TEAM) as view:
            assert readings.marked(view, closed[0]) is None
            assert readings.attributed(view, closed[0]) == []
            assert readings.unread(view, "other", "1", again=True) == []


class TestAgain:
    """A later reading adds to what is known and overwrites none of it."""

    def test_the_same_reading_twice_adds_nothing(self, casebook: Casebook, taken: tuple[str, str]):
        claims = _claims(taken, "Ilan Orvek")
        assert _read(casebook, taken, claims) == 1
        assert _read(casebook, taken, claims) == 0
        with casebook.view() as view:
            assert view.until == 2

    def test_the_same_claim_shows_its_latest_reader(self, casebook: Casebook, taken: tuple[str, str]):
        _read(casebook, taken, _claims(taken, "Ilan Orvek"))
        assert _read(casebook, taken, _claims(taken, "Ilan Orvek", version="2"), "2") == 0
        with casebook.view() as view:
            assert [claim.reader for claim in listed(view)] == ["crf 2"]
        with casebook.view("2026-01-01T12:00:02Z") as view:
            assert [claim.reader for claim in listed(view)] == ["crf 1"]

    def test_what_is_no_longer_found_is_superseded_and_comes_back_when_found_again(
        self, casebook: Casebook, taken: tuple[str, str]
    ):
        _read(casebook, taken, _claims(taken, "Ilan Orvek", "Mara Tolin"))
        _read(casebook, taken, _claims(taken, "Mara Tolin"), "2")
        assert _statuses(casebook) == {"Ilan Orvek": "superseded", "Mara Tolin": "draft"}
        _read(casebook, taken, _claims(taken, "Ilan Orvek"), "3")
        assert _statuses(casebook) == {"Ilan Orvek": "draft", "Mara Tolin": "superseded"}
        assert _statuses(casebook, "2026-01-01T12:00:03Z")["Ilan Orvek"] == "superseded"
        with casebook.view() as view:
            assert counted(view) == {("posting", "draft"): 1, ("posting", "superseded"): 1}

    @pytest.mark.parametrize("status", [Status.ACCEPTED, Status.REJECTED, Status.WORK_NEEDED])
    def test_what_a_person_decided_stays(self, casebook: Casebook, taken: tuple[str, str], status: Status):
        _read(casebook, taken, _claims(taken, "Ilan Orvek"))
        changes = {"fields": {"rank": "Colonel"}}
        with casebook.writing("decide") as act:
            decisions.record(
                act, [Decision(claim=key("claim", "Ilan Orvek"), status=status, changes=changes)]
            )
        _read(casebook, taken, [], "2")
        _read(casebook, taken, _claims(taken, "Ilan Orvek", version="3"), "3")
        with casebook.view() as view:
            (claim,) = listed(view)
        assert (claim.status, claim.fields["rank"], claim.reader) == (status, "Colonel", "crf 3")

    def test_claims_of_other_sources_are_left_alone(self, casebook: Casebook, taken: tuple[str, str]):
        with casebook.writing("take") as act:
            other = take(act, "Mara Tolin of the 7th Brigade.")
        _read(casebook, taken, _claims(taken, "Ilan Orvek"))
        _read(casebook, other, [], "2")
        assert _statuses(casebook) == {"Ilan Orvek": "draft"}

    def test_a_claim_is_found_under_what_its_latest_reading_names(
        self, casebook: Casebook, taken: tuple[str, str]
    ):
        first = _claims(taken, "Ilan Orvek")
        _read(casebook, taken, first)
        fields = {**first[0].fields, "unit": entity("7th Brigade")}
        _read(casebook, taken, [posting("Ilan Orvek", first[0].citations, fields=fields)], "2")
        with casebook.view() as view:
            assert len(list(listed(view, Which(about=entity("7th Brigade").id)))) == 1
            assert list(listed(view, Which(about=entity("3rd Brigade").id))) == []
        with casebook.view("2026-01-01T12:00:02Z") as view:
            assert list(listed(view, Which(about=entity("7th Brigade").id))) == []
            assert len(list(listed(view, Which(about=entity("3rd Brigade").id)))) == 1

    def test_one_claim_twice_in_a_reading_is_one(self, casebook: Casebook, taken: tuple[str, str]):
        assert _read(casebook, taken, _claims(taken, "Ilan Orvek") * 2) == 1
        with casebook.view() as view:
            assert claim_reading.one(view, key("claim", "Ilan Orvek")) is not None
