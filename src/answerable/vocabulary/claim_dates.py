"""When is a claim true? On every day of a precise range, on at least one day of an imprecise one.

The rules are those of the Research Handbook as restated in the claim model: both ranges of one claim
adjoin; `starting`/`ending` say whether the outermost day is a real beginning (end) or only the earliest
(latest) sighting; nothing reaches past the publication date.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from answerable.vocabulary.day_range import DayRange


class Overlap(StrEnum):
    """Do two claims share a day? In every case that their words allow, in some, or in none."""

    CERTAINLY = "certainly"
    POSSIBLY = "possibly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class ClaimDates:
    """On which days does a claim hold?

    `precise`: on every day; `imprecise`: on at least one. With both, they adjoin. `starting` (`ending`)
    says that the first (last) day begins (ends) what the claim asserts. `open` keeps a sheet's word that
    it was believed to go on; it moves no date.
    """

    precise: DayRange | None = None
    imprecise: DayRange | None = None
    starting: bool = False
    ending: bool = False
    open: bool | None = None

    def __post_init__(self) -> None:
        """Refuse dates that are none, and two ranges that do not adjoin."""
        if self.precise is None and self.imprecise is None:
            msg = "a claim is true on some day: it needs a precise or an imprecise range"
            raise ValueError(msg)
        if self.precise and self.imprecise and not self.precise.adjoins(self.imprecise):
            msg = (
                f"the precise range {self.precise} and the imprecise range {self.imprecise} of one claim "
                "must lie on neighbouring days: make two claims about one thing"
            )
            raise ValueError(msg)

    @property
    def extent(self) -> DayRange:
        """Between which days does everything lie that the claim says?"""
        if self.precise is None or self.imprecise is None:
            # __post_init__ leaves exactly one of them here
            return self.precise or self.imprecise  # type: ignore[return-value]
        return self.precise.hull(self.imprecise)

    @property
    def certain(self) -> DayRange | None:
        """On which days is the claim surely true? An imprecise range of one day is that day."""
        if self.imprecise is None or not self.imprecise.is_single_day:
            return self.precise
        return self.imprecise if self.precise is None else self.precise.union(self.imprecise)

    def holds_on(self, day: date) -> Overlap:
        """Is the claim true on this day: certainly, possibly, or not by anything that it says?"""
        return self.overlap(ClaimDates(precise=DayRange.day(day)))

    def overlap(self, other: "ClaimDates") -> Overlap:
        """Do the two claims hold on a common day: certainly, possibly, or not by their words?

        Certainly means: whichever days of its imprecise range each is true on, they meet.
        """
        mine, theirs = self.certain, other.certain
        if mine and theirs and mine.overlaps(theirs):
            return Overlap.CERTAINLY
        my_escapes = _escapes(self.imprecise, theirs)
        their_escapes = _escapes(other.imprecise, mine)
        if my_escapes == () or their_escapes == ():
            return Overlap.CERTAINLY
        # Both are left one and the same day to be true on: they cannot but meet there.
        if (
            my_escapes is not None
            and my_escapes == their_escapes
            and len(my_escapes) == 1
            and my_escapes[0].is_single_day
        ):
            return Overlap.CERTAINLY
        return Overlap.POSSIBLY if self.extent.overlaps(other.extent) else Overlap.NO

    def reaches_past(self, published: DayRange) -> bool:
        """Does the claim say something about days after its source was published, which cannot be?"""
        return self.extent.last > published.last


def _escapes(imprecise: DayRange | None, certain: DayRange | None) -> tuple[DayRange, ...] | None:
    """On which days can this be true without meeting the other? None where there is no choice to make."""
    if imprecise is None:
        return None
    return imprecise.minus(certain) if certain is not None else (imprecise,)


def seen_when_published(published: DayRange | None, taken: date) -> ClaimDates:
    """When is true what a source says to hold "today"?

    On its publication day; on some day of a publication range ("2009"); and without a publication date on
    some day since the beginning of time, up to the day on which the source was taken.
    """
    if published is None:
        return ClaimDates(imprecise=DayRange.until(taken))
    if published.is_single_day:
        return ClaimDates(precise=published)
    return ClaimDates(imprecise=published)


def seen_before_published(published: DayRange | None, taken: date) -> ClaimDates:
    """When is true what a source says to have held "previously"? Some day up to the eve of publication.

    The eve of the *last* day that the source can be of: an earlier bound would claim more than is known.
    Without a publication date nothing relative is resolved: some day up to that on which it was taken.
    """
    return ClaimDates(
        imprecise=DayRange.until(taken) if published is None else DayRange.before(published.last)
    )
