"""What was decided of a claim? Every decision a row; the last one counts, corrections add up."""

from typing import Any

import pytest

from answerable.store import claim_reading, decisions, search
from answerable.store.casebook import Casebook
from answerable.store.claim_reading import Which, counted, listed
from answerable.store.claim_writing import write_stream
from answerable.store.decisions import Decision
from answerable.vocabulary.access import Modality, Status, Visibility
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.shapes import dates_shape, value_shape
from evidence import cite, day, entity, key, posting

SOURCE = key("source")
A, B = key("claim", "a"), key("claim", "b")
BRIGADE, OTHER = entity("3rd Brigade"), entity("7th Brigade")


@pytest.fixture
def filled(casebook: Casebook) -> Casebook:
    write_stream(casebook, "import", [posting("a", [cite(SOURCE)]), posting("b", [cite(SOURCE)])])
    return casebook


def _decide(casebook: Casebook, claim: str, status: Status = Status.ACCEPTED, **changes: Any) -> None:
    with casebook.writing("decide") as act:
        decisions.record(act, [Decision(claim=claim, status=status, changes=changes, why="because")])


def _one(casebook: Casebook, claim: str = A, as_of: str | None = None) -> Claim:
    with casebook.view(as_of) as view:
        found = claim_reading.one(view, claim)
    assert found is not None
    return found


def _about(casebook: Casebook, thing: str, as_of: str | None = None) -> list[str]:
    with casebook.view(as_of) as view:
        found = [claim.id for claim in listed(view, Which(about=thing))]
        assert sum(counted(view, Which(about=thing)).values()) == len(found)
    return found


def test_the_last_decision_counts(filled: Casebook):
    assert _one(filled).status is Status.DRAFT
    for status in (Status.ACCEPTED, Status.CONFLICT, Status.REJECTED):
        _decide(filled, A, status)
        assert _one(filled).status is status
    assert _one(filled, B).status is Status.DRAFT


def test_decisions_are_told_first_to_last(filled: Casebook):
    _decide(filled, A, Status.ACCEPTED, notes="As the ministry says.")
    _decide(filled, A, Status.CONFLICT)
    with filled.view() as view:
        told = list(decisions.of_claim(view, A))
    assert [(item.status, item.changes, item.why, item.actor) for item in told] == [
        (Status.ACCEPTED, {"notes": "As the ministry says."}, "because", "ann"),
        (Status.CONFLICT, {}, "because", "ann"),
    ]
    assert told[0].at < told[1].at
    with filled.view(told[0].at) as view:
        assert [item.status for item in decisions.of_claim(view, A)] == [Status.ACCEPTED]


def test_corrections_add_up_and_the_reading_stays(filled: Casebook):
    before = _one(filled)
    _decide(filled, A, fields={"role": "Commander", "unit": value_shape(OTHER)})
    _decide(filled, A, dates=dates_shape(day("2010-01-01")), modality="denied", notes="n")
    _decide(filled, A, fields={"rank": "Colonel", "role": None})
    after = _one(filled)
    assert after.fields == {"person": before.fields["person"], "unit": OTHER, "rank": "Colonel"}
    assert (after.dates, after.modality, after.notes) == (day("2010-01-01"), Modality.DENIED, "n")
    assert _one(filled, as_of="2026-01-01T12:00:01Z") == before


def test_several_at_once(filled: Casebook):
    with filled.writing("decide") as act:
        decisions.record(act, [Decision(claim=claim, status=Status.ACCEPTED) for claim in (A, B)])
    with filled.view() as view:
        assert counted(view) == {("posting", "accepted"): 2}
        assert view.until == 2


def test_nothing_decided_is_no_act(filled: Casebook):
    with filled.writing("decide") as act:
        decisions.record(act, [])
        assert not act.is_written


def test_a_claim_that_is_not_there_cannot_be_decided(filled: Casebook):
    with pytest.raises(KeyError):
        _decide(filled, key("none"))
    with filled.view() as view:
        assert view.until == 1


@pytest.mark.parametrize("fields", [{"person": 7}, {"colour": "green"}])
def test_a_correction_that_makes_it_no_claim_leaves_nothing(filled: Casebook, fields: dict[str, Any]):
    before = _one(filled)
    with pytest.raises(ValueError, match="posting claim"):
        _decide(filled, A, fields=fields)
    assert _one(filled) == before


class TestNames:
    """A claim is found under the names that it has, as they are now and as they were."""

    def test_a_correction_takes_it_out_of_one_list_and_into_another(self, filled: Casebook):
        _decide(filled, A, fields={"unit": value_shape(OTHER)})
        assert _about(filled, BRIGADE.id) == [B]
        assert _about(filled, OTHER.id) == [A]
        assert _about(filled, BRIGADE.id, "2026-01-01T12:00:01Z") == [A, B]
        assert _about(filled, OTHER.id, "2026-01-01T12:00:01Z") == []

    def test_names_come_and_go_as_often_as_one_likes(self, filled: Casebook):
        for unit in (None, value_shape(BRIGADE), value_shape(OTHER), None, value_shape(BRIGADE)):
            _decide(filled, A, fields={"unit": unit})
        moments = [f"2026-01-01T12:00:{second:02}Z" for second in range(1, 8)]
        assert [A in _about(filled, BRIGADE.id, moment) for moment in moments] == [
            *(True, False, True, False, False, True, True)
        ]
        assert [A in _about(filled, OTHER.id, moment) for moment in moments] == [
            *(False, False, False, True, False, False, False)
        ]

    def test_twice_in_one_act(self, filled: Casebook):
        with filled.writing("decide") as act:
            for unit in (None, value_shape(BRIGADE), None):
                changes = {"fields": {"unit": unit}}
                decisions.record(act, [Decision(claim=A, status=Status.DRAFT, changes=changes)])
        assert _about(filled, BRIGADE.id) == [B]

    def test_searching_counts_the_claims_that_name_it_now(self, filled: Casebook):
        def found(as_of: str | None = None) -> list[tuple[str, int]]:
            with filled.view(as_of) as view:
                return [(hit.name, hit.claims) for hit in search.in_names(view, "brigade")]

        _decide(filled, A, fields={"unit": value_shape(OTHER)})
        assert found() == [("3rd Brigade", 1), ("7th Brigade", 1)]
        _decide(filled, B, fields={"unit": None})
        assert found() == [("7th Brigade", 1)]
        assert found("2026-01-01T12:00:01Z") == [("3rd Brigade", 2)]


class TestVisibility:
    """A decision can close a claim, and open it as far as its speakers and sources are open."""

    def _seen(self, casebook: Casebook, as_of: str | None = None) -> bool:
        with casebook.view(as_of, Visibility.TEAM) as view:
            return claim_reading.one(view, A) is not None

    def test_closing_and_opening(self, filled: Casebook):
        _decide(filled, A, visibility="restricted")
        assert not self._seen(filled)
        assert _one(filled).visibility is Visibility.RESTRICTED
        _decide(filled, A, Status.CONFLICT)
        assert not self._seen(filled)
        _decide(filled, A, visibility="public")
        assert self._seen(filled)
        assert _one(filled).visibility is Visibility.TEAM

    def test_what_was_closed_since_is_closed_in_the_past_too(self, filled: Casebook):
        assert self._seen(filled, "2026-01-01T12:00:01Z")
        _decide(filled, A, visibility="restricted")
        assert not self._seen(filled, "2026-01-01T12:00:01Z")
        assert _one(filled, as_of="2026-01-01T12:00:01Z").visibility is Visibility.RESTRICTED
