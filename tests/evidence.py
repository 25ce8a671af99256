"""Which small pieces of evidence do the store's tests write? Invented, and short enough to be read there."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from answerable.store import custody, renditions, sources
from answerable.store.act import Act
from answerable.vocabulary import ids
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.rendition import Rendition
from answerable.vocabulary.source import Capture, SourceDetails, SourceReference
from answerable.vocabulary.span import Span


class Ticking:
    """A clock that a test can set: every look at it is a second later than the last."""

    def __init__(self, now: datetime = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def key(*parts: object) -> str:
    """An id: the same for the same parts."""
    return ids.derived("test", *parts)


def sha(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def entity(name: str) -> Reference:
    return Reference(key("entity", name), name)


def day(text: str) -> ClaimDates:
    return ClaimDates(precise=DayRange.day(date.fromisoformat(text)))


def take(
    act: Act,
    text: str,
    *,
    source: str | None = None,
    name: str = "report.txt",
    details: SourceDetails | None = None,
    reader: str = "plain",
) -> tuple[str, str]:
    """Take a text as a source of its own (or this one). Its id and that of its rendition."""
    sha256 = sha(text)
    source = source or ids.source_of_bytes(sha256)
    sources.say(act, source, details or SourceDetails())
    if sources.hold(act, source, Capture(sha256, len(text), "text/plain")):
        custody.record(act, "taken", sha256, source=source, name=name)
    sources.find(act, source, sha256, name)
    return source, renditions.keep(act, sha256, Rendition(text, reader, "1"))


def cite(source: str, trigger: str = "1", **more: Any) -> Citation:
    """A citation of this page of a source of which nothing else is said."""
    return Citation(
        id=ids.citation(source, "page", trigger),
        type="page",
        trigger=trigger,
        source=SourceReference(source),
        **more,
    )


def quote(source: str, rendition: str, text: str, words: str, *supports: str) -> Citation:
    """A citation of these words of a text that was taken."""
    start = text.index(words)
    return cite(
        source,
        rendition=rendition,
        spans=(Span(start, start + len(words), words, supports=supports),),
        supports=supports,
    )


def posting(
    number: object,
    citations: Iterable[Citation],
    *,
    person: str = "Ilan Orvek",
    unit: str | None = "3rd Brigade",
    **more: Any,
) -> Claim:
    """A posting that was read or imported; `number` makes it another one."""
    fields: dict[str, Any] = {"person": entity(person)}
    if unit is not None:
        fields["unit"] = entity(unit)
    said = {
        "id": key("claim", number),
        "type": "posting",
        "about": key("posting", person, unit),
        "fields": fields,
        "dates": day("2009-05-03"),
        **more,
    }
    return Claim(citations=tuple(citations), **said)
