"""Which sources and access points does a sheet of sources hold?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final, cast

from answerable.tables.sfm.date_cells import parsed
from answerable.tables.sfm.making import Known
from answerable.tables.sfm.sheet import Row
from answerable.tables.sfm.sourcing import Point
from answerable.vocabulary import ids
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.day_range import SINCE_BEGINNING_OF_TIME, DayRange, parse_day_range
from answerable.vocabulary.imported import Imported, SourceSaid
from answerable.vocabulary.source import Publication, SourceDetails, SourceReference
from answerable.vocabulary.trigger import TRIGGER_TYPES, TriggerType, parse_trigger

_NO_ARCHIVE: Final = "no archive available"
_UNDATED: Final = "undated"


def said_of(row: Row, known: Known, seen: dict[str, SourceDetails]) -> Iterator[Imported]:
    """What does a row say of a source? Its details; its access point is noted for the rows that cite it."""
    problems: list[Imported] = []
    own = _id(row, "source:access_point_id:admin", problems)
    source = _id(row, "source:id", problems) or own
    if source is None:
        yield from problems or [
            row.problem("source:title", "is a source without an id, which no row can cite")
        ]
        return
    details = _details(row, problems)
    point = _point(row, own or source, source, details, problems)
    before = known.cited.get(point.id, point.place)
    first = known.points.add(own or source, point if before == point.place else _at(before, point))
    if first.place != point.place:
        why = f"is not where {point.id} was said to be before: {first.where} counts"
        problems.append(row.problem(_saying(row, *_WHERE, *_WHICH), why))
    said = seen.setdefault(source, details)
    # each access point of a source has an archived copy of its own
    if said is not details and replace(said, archive_url=None) != replace(details, archive_url=None):
        why = "has been described otherwise further up: that counts"
        problems.append(row.problem(_saying(row, *_WHICH), why))
    yield from problems
    yield SourceSaid(source, said)


_WHICH: Final = ("source:id", "source:access_point_id:admin")
_WHERE: Final = ("source:page", "source:access_point_trigger", "source:access_point_type")


def _saying(row: Row, *columns: str) -> str:
    """Which of these columns, that say it where they are filled, says it in this row?"""
    return next(name for name in columns if row[name])


def _at(place: tuple[str, str, str], point: Point) -> Point:
    """Which access point is it, if it lies where the casebook has it?"""
    source, kind, trigger = place
    reference = point.source if point.source.id == source else SourceReference(source)
    return replace(point, source=reference, type=cast("TriggerType", kind), trigger=trigger)


def _id(row: Row, name: str, problems: list[Imported]) -> str | None:
    text = row[name]
    try:
        return ids.checked(text) if text else None
    except ValueError:
        problems.append(row.problem(name, "is no id: a UUID is needed"))
        return None


def _details(row: Row, problems: list[Imported]) -> SourceDetails:
    closed = row["source:restricted:admin"].upper() in {"Y", "YES", "TRUE", "1"}
    return SourceDetails(
        title=row["source:title"] or None,
        author=row["source:author"] or None,
        publication=_publication(row, problems),
        published=_days(row, "source:published_timestamp", problems),
        url=_address(row, "source:url", problems),
        archive_url=_address(row, "source:archive_url", problems),
        type=row["source:type"] or None,
        created=_days(row, "source:created_timestamp", problems),
        uploaded=_days(row, "source:uploaded_timestamp", problems),
        visibility=Visibility.RESTRICTED if closed else None,
    )


def _publication(row: Row, problems: list[Imported]) -> Publication | None:
    name = row["source:publication_name"]
    given = _id(row, "source:publication_id:admin", problems)
    if not name:
        return None
    return Publication(given or ids.publication(name), name, row["source:publication_country"] or None)


def _days(row: Row, name: str, problems: list[Imported]) -> DayRange | None:
    text = row[name]
    if not text or text.casefold() == _UNDATED:
        return None
    try:
        # as our own export writes what nobody knows the beginning of
        return parse_day_range(text) if text.startswith(SINCE_BEGINNING_OF_TIME) else parsed(text)
    except ValueError as error:
        problems.append(row.problem(name, str(error)))
        return None


def _address(row: Row, name: str, problems: list[Imported]) -> str | None:
    text = row[name]
    if not text or text.casefold().startswith(_NO_ARCHIVE):
        return None
    if text.casefold().startswith(("http://", "https://", "ftp://")):
        return text
    problems.append(row.problem(name, "is no address: one that begins with http is needed"))
    return None


def _point(row: Row, key: str, source: str, details: SourceDetails, problems: list[Imported]) -> Point:
    kind, trigger = _place(row, problems)
    return Point(
        id=key if key != source else ids.citation(source, kind, trigger),
        source=SourceReference(
            source,
            details.title,
            details.publication.name if details.publication else None,
            details.published,
        ),
        type=kind,
        trigger=trigger,
        archive_url=details.archive_url,
        archived=row["source:archive_timestamp"] or None,
        accessed=row["source:accessed_timestamp"] or None,
        restricted=details.visibility is Visibility.RESTRICTED,
    )


def _place(row: Row, problems: list[Imported]) -> tuple[TriggerType, str]:
    """Where in the source? A page of the oldest sheets; the type and trigger of later ones; or all of it."""
    page = row["source:page"].removesuffix(".0")
    printed = row["source:access_point_type"].casefold()
    name, wanted = (
        ("source:page", page) if page else ("source:access_point_trigger", row["source:access_point_trigger"])
    )
    kind = next((one for one in TRIGGER_TYPES if one == ("page" if page else printed)), None)
    if printed and kind is None:
        problems.append(row.problem("source:access_point_type", f"is none of {', '.join(TRIGGER_TYPES)}"))
    if kind is not None and (wanted or kind == "archive"):
        try:
            return kind, parse_trigger(kind, wanted)
        except ValueError as error:
            problems.append(row.problem(name, f"is not used: {error}"))
    return "archive", _stamp(row["source:archive_timestamp"])


def _stamp(text: str) -> str:
    """Which fourteen digits name this moment in an archive, in UTC? None if it is no moment."""
    try:
        moment = datetime.fromisoformat(text)
        in_utc = moment if moment.tzinfo is None else moment.astimezone(UTC)
        return parse_trigger("archive", f"{in_utc.year:04}{in_utc:%m%d%H%M%S}")
    except (ValueError, OverflowError):
        return ""
