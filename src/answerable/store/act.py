"""Who did what, when? Every row that is ever added names the act that added it.

Acts are numbered in the order in which they are committed and their times never run backwards, so the
state at any moment is: all rows whose act has a number up to that of the last act before that moment.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Connection, func, insert, select

from answerable import __version__
from answerable.errors import UsageError
from answerable.store import schema

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """What time is it? UTC."""
    return datetime.now(UTC)


class Act:
    """Within one writing transaction: which act do the rows belong to?

    The act's own row is written when its number is first asked for, so that an act which turns out to
    have nothing to add leaves no trace.
    """

    def __init__(self, connection: Connection, verb: str, actor: str, clock: Clock) -> None:
        self.connection = connection
        self.actor = actor
        self._verb = verb
        self._clock = clock
        self._row: tuple[int, str] | None = None

    @property
    def number(self) -> int:
        """Which number do rows of this act carry?"""
        return self._written()[0]

    @property
    def at(self) -> str:
        """When is this act? UTC, to the microsecond, later than every act before it."""
        return self._written()[1]

    @property
    def is_written(self) -> bool:
        """Has the act added anything yet?"""
        return self._row is not None

    def _written(self) -> tuple[int, str]:
        if self._row is None:
            table = schema.act
            last = self.connection.execute(
                select(table.c.id, table.c.at).order_by(table.c.id.desc()).limit(1)
            ).first()
            number, before = (1, None) if last is None else (last.id + 1, last.at)
            at = stamp(self._clock(), after=before)
            self.connection.execute(
                insert(table).values(id=number, at=at, verb=self._verb, actor=self.actor, version=__version__)
            )
            self._row = number, at
        return self._row


def stamp(moment: datetime, after: str | None = None) -> str:
    """How is a moment written? `2026-11-23T20:15:00.000000Z`, and always later than the last one."""
    earliest = moment.astimezone(UTC)
    if after is not None:
        earliest = max(earliest, datetime.fromisoformat(after) + timedelta(microseconds=1))
    return f"{earliest.replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def moment_of(text: str) -> str:
    """Which moment does `--as-of` name? A day (its last moment) or a time; without a zone it is UTC."""
    try:
        return stamp(_end_of_day(text.strip()) or _zoned(datetime.fromisoformat(text.strip())))
    except (ValueError, OverflowError):  # a moment of another zone can lie before the calendar's first day
        msg = f"{text!r} is no moment: write 2026-11-23, 2026-11-23T20:15 or 2026-11-23T20:15:00Z"
        raise UsageError(msg) from None


def _end_of_day(text: str) -> datetime | None:
    try:
        return datetime.combine(date.fromisoformat(text), time.max, UTC)
    except ValueError:
        return None


def _zoned(moment: datetime) -> datetime:
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def last_act_at(connection: Connection, moment: str | None) -> int:
    """How far had the casebook come at this moment? The number of its last act; 0 before the first."""
    query = select(func.max(schema.act.c.id))
    if moment is not None:
        query = query.where(schema.act.c.at <= moment)
    return connection.execute(query).scalar() or 0
