"""Who did what, when? Acts in order, whatever the clock does; nothing done leaves no act."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from answerable import __version__
from answerable.errors import UsageError
from answerable.store import schema, sources
from answerable.store.act import moment_of, stamp
from answerable.store.casebook import Casebook
from answerable.vocabulary.source import SourceDetails
from evidence import Ticking, key


def _acts(casebook: Casebook) -> list[tuple[int, str, str, str, str]]:
    with casebook.view() as view:
        rows = view.connection.execute(select(schema.act).order_by(schema.act.c.id))
        return [(row.id, row.at, row.verb, row.actor, row.version) for row in rows]


def _say(casebook: Casebook, number: int, verb: str = "take") -> None:
    with casebook.writing(verb) as act:
        sources.say(act, key("source", number), SourceDetails(title=f"Number {number}"))


def test_acts_are_numbered_and_say_who_did_what_when(casebook: Casebook):
    _say(casebook, 1)
    _say(casebook, 2, "import")
    assert _acts(casebook) == [
        (1, "2026-01-01T12:00:01.000000Z", "take", "ann", __version__),
        (2, "2026-01-01T12:00:02.000000Z", "import", "ann", __version__),
    ]


def test_what_adds_nothing_leaves_no_act(casebook: Casebook):
    _say(casebook, 1)
    with casebook.writing("take"):
        pass
    _say(casebook, 1)
    assert len(_acts(casebook)) == 1


def test_many_rows_of_one_act_carry_one_number(casebook: Casebook):
    with casebook.writing("take") as act:
        assert not act.is_written
        numbers = {act.number, act.number}
        assert act.is_written
        assert act.at == "2026-01-01T12:00:01.000000Z"
    assert numbers == {1}


def test_times_never_run_backwards(casebook: Casebook, clock: Ticking):
    _say(casebook, 1)
    clock.now -= timedelta(days=300)
    _say(casebook, 2)
    _say(casebook, 3)
    clock.now += timedelta(days=600)
    _say(casebook, 4)
    times = [at for _, at, *_ in _acts(casebook)]
    assert times[:3] == [
        "2026-01-01T12:00:01.000000Z",
        "2026-01-01T12:00:01.000001Z",
        "2026-01-01T12:00:01.000002Z",
    ]
    assert times == sorted(set(times))


def test_a_moment_shows_what_had_been_done_by_then(casebook: Casebook, clock: Ticking):
    for number in (1, 2, 3):
        clock.now = datetime(2026, 3, number, 9, tzinfo=UTC)
        _say(casebook, number)

    def shown(as_of: str) -> int:
        with casebook.view(as_of) as view:
            return len(list(sources.listed(view)))

    assert shown("2026-02-28") == 0
    assert shown("2026-03-01") == 1
    assert shown("2026-03-02T09:00") == 1
    assert shown("2026-03-02T09:00:01Z") == 2
    assert shown("2026-03-02T10:00:01+01:00") == 2
    assert shown("2026-03-03T09:00:00.999999") == 2
    assert shown("2027-01-01") == 3


def test_a_view_stands_still_while_others_write(casebook: Casebook):
    _say(casebook, 1)
    with casebook.view() as view:
        _say(casebook, 2)
        assert len(list(sources.listed(view))) == 1
        assert view.until == 1
    with casebook.view() as view:
        assert len(list(sources.listed(view))) == 2


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-23", "2026-11-23T23:59:59.999999Z"),
        (" 20261123 ", "2026-11-23T23:59:59.999999Z"),
        ("2026-11-23T20:15", "2026-11-23T20:15:00.000000Z"),
        ("2026-11-23T20:15:00Z", "2026-11-23T20:15:00.000000Z"),
        ("2026-11-23 20:15:00+03:00", "2026-11-23T17:15:00.000000Z"),
        ("9999-12-31", "9999-12-31T23:59:59.999999Z"),
        ("0001-01-01", "0001-01-01T23:59:59.999999Z"),
    ],
)
def test_moments_as_they_are_written(text: str, moment: str):
    assert moment_of(text) == moment


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-01", "23.11.2026", "0001-01-01T00:00+14:00"])
def test_what_is_no_moment_is_refused_with_an_example(text: str):
    with pytest.raises(UsageError, match="is no moment: write 2026-11-23"):
        moment_of(text)


_MOMENTS = st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=st.timezones())  # noqa: DTZ001


@given(_MOMENTS, _MOMENTS)
def test_stamps_sort_as_moments_do(one: datetime, other: datetime):
    assert (stamp(one) < stamp(other)) == (one.astimezone(UTC) < other.astimezone(UTC))
    assert stamp(one) == stamp(one.astimezone(UTC))
    assert stamp(other, after=stamp(one)) > stamp(one)
    assert stamp(other, after=stamp(one)) >= stamp(other)
