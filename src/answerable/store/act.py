"""Who did what, when? Every row that is ever added names the act that added it.

Acts are numbered in the order in which they are committed and their times never run backwards, so the
state at any moment is: all rows whose act has a number up to that of the last act before that moment.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

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
        self._number: int | None = None
        self._at: str | None = None

    @property
    def number(self) -> int:
        """Which number do rows of this act carry?"""
        if self._number is None:
            row = self.connection.execute(select(func.max(schema.act.c.id), func.max(schema.act.c.at))).one()
            self._number = (row[0] or 0) + 1
            self._at = stamp(self._clock(), after=row[1])
            self.connection.execute(
                insert(schema.act).values(
                    id=self._number, at=self._at, verb=self._verb, actor=self.actor, version=__version__
                )
            )
        return self._number

    @property
    def at(self) -> str:
        """When is this act? UTC, to the microsecond, later than every act before it."""
        return self._at if self.number and self._at else ""

    @property
    def is_written(self) -> bool:
        """Has the act added anything yet?"""
        return self._number is not None


def stamp(moment: datetime, after: str | None = None) -> str:
    """How is a moment written? `2026-11-23T20:15:00.000000Z`, and always later than the last one."""
    earliest = moment.astimezone(UTC)
    if after is not None:
        earliest = max(earliest, datetime.fromisoformat(after) + timedelta(microseconds=1))
    return earliest.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment_of(text: str) -> str:
    """Which moment does `--as-of` name? A day (its last moment) or a time; without a zone it is UTC."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        msg = f"{text!r} is no moment: write 2026-11-23, 2026-11-23T20:15 or 2026-11-23T20:15:00Z"
        raise UsageError(msg) from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    if len(text.strip()) == len("2026-11-23"):
        moment += timedelta(days=1, microseconds=-1)
    return stamp(moment)


def last_act_at(connection: Connection, moment: str | None) -> int:
    """How far had the casebook come at this moment? The number of its last act; 0 before the first."""
    query = select(func.max(schema.act.c.id))
    if moment is not None:
        query = query.where(schema.act.c.at <= moment)
    return connection.execute(query).scalar() or 0
