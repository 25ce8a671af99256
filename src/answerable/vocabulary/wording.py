"""How do we say it? Days, dates, places and claims in plain words, the same on a terminal and on a page.

What is said here is for people; programs read `shapes`. Words that come from documents are kept as they
were printed, except that a line break or a row of spaces becomes one space.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from answerable.vocabulary.access import Modality
from answerable.vocabulary.attribution import Attributed, Stance
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.elements import element_words, row_of
from answerable.vocabulary.sentences import fields_sentence, one_line
from answerable.vocabulary.trigger import TriggerType

UNDATED: Final = "undated"

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_MODALITIES: Final[dict[Modality, str]] = {
    Modality.ASSERTED: "",
    Modality.DENIED: "denied: ",
    Modality.ASKED: "asked whether: ",
    Modality.CONDITIONAL: "only on a condition: ",
    Modality.PLANNED: "planned: ",
}

_OF_STATEMENTS: Final[dict[Modality, str]] = _MODALITIES | {
    Modality.DENIED: "a denial: ",
    Modality.ASKED: "asked or doubted: ",
    Modality.PLANNED: "wanted or foreseen: ",
}
"""A statement has its own words: "denied: “nobody was there”" would say the contrary of it."""

_STANCES: Final[dict[Stance, str]] = {
    "asserts": "said by",
    "alleges": "alleged by",
    "denies": "denied by",
    "doubts": "doubted by",
    "predicts": "predicted by",
    "calls_for": "called for by",
    "asks": "asked by",
    "confirms": "confirmed by",
    "retracts": "taken back by",
}


def day_words(day: date) -> str:
    """How do people write this day? `3 June 2012`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year:04d}"


def range_words(days: DayRange) -> str:
    """How do people write these days? `2009`, `June 2012`, `3 to 7 June 2012`, `up to 3 June 2012`.

    No two ranges are written alike.
    """
    if days.first is None:
        return f"up to {day_words(days.last)}"
    if (whole := _whole(days)) is not None:
        return whole
    if days.is_single_day:
        return day_words(days.last)
    return " to ".join(_ends(days.first, days.last))


def published_words(published: DayRange | None) -> str:
    """How do people write when a source was published? `undated` where nobody knows."""
    return UNDATED if published is None else range_words(published)


def dates_words(dates: ClaimDates) -> str:
    """When is a claim true, in words? `on 3 June 2012`, `some day in May 2005, when it began, and …`."""
    pieces = [
        (days, words(days))
        for days, words in ((dates.precise, _every_day), (dates.imprecise, _some_day))
        if days is not None
    ]
    pieces.sort(key=lambda piece: piece[0].last)
    said = [words for _, words in pieces]
    if dates.starting and dates.ending and len(said) == 1:
        said[0] += ", when it began and ended"
    else:
        said[0] += ", when it began" if dates.starting else ""
        said[-1] += ", when it ended" if dates.ending else ""
    going_on = {True: "; believed to go on", False: "; not believed to go on", None: ""}[dates.open]
    return (", and " if dates.starting else " and ").join(said) + going_on


def citation_words(citation: Citation) -> str:
    """Where does a citation point, in words? `line 5`, `pages 1–2, 4`, `Sheet1!B4`, `archived copy`.

    In a web page also in which row, or other element: `page 1, table 3, row 5`.
    """
    words = place_words(citation.type, citation.trigger)
    element = row_of(span.element for span in citation.spans if span.element is not None)
    return words if element is None else f"{words}, {element_words(element)}"


def place_words(kind: TriggerType, trigger: str) -> str:
    """Which place is this trigger, in words? The trigger in its canonical form."""
    if kind == "archive":
        return f"archived copy of {_moment_words(trigger)}" if trigger else "archived copy"
    sheet, mark, places = trigger.rpartition("!") if kind == "cell" else ("", "", trigger)
    readable = places.replace("-", "–").replace(",", ", ")
    if mark:
        return f"{one_line(sheet)}!{readable}"
    several = kind != "clip" and any(sign in places for sign in "-,")
    return f"{kind}{'s' if several else ''} {readable}"


def attribution_words(chain: Iterable[Attributed]) -> str:
    """Who says so, in words? `said by the police spokesman, citing witnesses`; empty: the source itself."""
    speakers = list(chain)
    if not speakers:
        return ""
    outermost, *inner = speakers
    cited = "".join(f", citing {speaker_words(said)}" for said in inner)
    return f"{_STANCES[outermost.stance]} {speaker_words(outermost)}{cited}"


def speaker_words(said: Attributed) -> str:
    """Who is it, in words? `Ilan Orvek (“he”)`, `a former operative`: as printed, beside the full name."""
    printed = one_line(said.speaker_text)
    if said.speaker is None:
        return printed or "somebody not named"
    name = one_line(said.speaker.name)
    return f"{name} (“{printed}”)" if printed and name not in printed else printed or name


def claim_sentence(claim: Claim) -> str:
    """What does a claim say, and when? `Brig. Gen. X — Commander — 4 Brigade; on 3 June 2012`."""
    return f"{claim_words(claim)}; {dates_words(claim.dates)}"


def claim_words(claim: Claim) -> str:
    """What does a claim say, in one line and without its dates?

    What is denied, asked, planned or said on a condition says so first: it is no assertion.
    """
    words = _OF_STATEMENTS if claim.type == "statement" else _MODALITIES
    return words[claim.modality] + fields_sentence(claim.type, claim.fields)


def _whole(days: DayRange) -> str | None:
    """How are whole months or years written? None where the range is not made of them."""
    first, last = days.first, days.last
    if first is None or first.day != 1 or DayRange.month(last.year, last.month).last != last:
        return None
    if (first.month, last.month) == (1, len(_MONTHS)):
        return f"{last.year:04d}" if first.year == last.year else f"{first.year:04d} to {last.year:04d}"
    ending = f"{_MONTHS[last.month - 1]} {last.year:04d}"
    if first.year != last.year:
        return f"{_MONTHS[first.month - 1]} {first.year:04d} to {ending}"
    return ending if first.month == last.month else f"{_MONTHS[first.month - 1]} to {ending}"


def _ends(first: date, last: date) -> tuple[str, str]:
    """Both ends of a range, the first without the month or year that it shares with the last."""
    if (first.year, first.month) == (last.year, last.month):
        return str(first.day), day_words(last)
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]}", day_words(last)
    return day_words(first), day_words(last)


def _every_day(days: DayRange) -> str:
    if days.is_single_day:
        return f"on {day_words(days.last)}"
    if days.first is None:
        return f"every day up to {day_words(days.last)}"
    return "every day from {} to {}".format(*_ends(days.first, days.last))


def _some_day(days: DayRange) -> str:
    if days.is_single_day:
        return f"on {day_words(days.last)}"
    if days.first is None:
        return f"some day up to {day_words(days.last)}"
    whole = _whole(days)
    if whole is not None and " to " not in whole:
        return f"some day in {whole}"
    return "some day between {} and {}".format(*_ends(days.first, days.last))


def _moment_words(stamp: str) -> str:
    """An archive's timestamp, which need not be a day of the calendar."""
    month, day = int(stamp[4:6]), int(stamp[6:8])
    time = f"{stamp[8:10]}:{stamp[10:12]}:{stamp[12:]}"
    return f"{day} {_MONTHS[month - 1]} {stamp[:4]}, {time} UTC"
