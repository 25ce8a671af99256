"""What could the casebook know at all of a unit's or person's country? So that silence is never innocence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from answerable.ask.trainings.country import Country, country_typed
from answerable.ask.trainings.training import Training
from answerable.match.levels import Level
from answerable.store import coverage
from answerable.store.casebook import View
from answerable.vocabulary.access import Status
from answerable.vocabulary.claim import Claim

READS_INCIDENTS: Final[frozenset[str]] = frozenset()
"""The recognisers that draft incidents: none does so far. Only people have read reports for incidents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowable:
    """How much is there to go by?

    `country` is None where the casebook does not say of which it is: then all countries count. `incidents`,
    `incident_drafts` and `trainings` are of the country, the others of the casebook. `unread` are reports
    whose words are held and that nobody has read for incidents by machine.
    """

    country: str | None
    incidents: int
    incidents_in_all: int
    incident_drafts: int
    nobody_named: int
    reports: int
    unread: int
    trainings: int
    trainings_in_all: int
    years: tuple[int, int] | None
    name_only_service: int
    name_nobody: int


def knowable(
    view: View, country: Country | None, incidents: Sequence[Claim], trainings: Sequence[Training]
) -> Knowable:
    """How much does the casebook hold of this country, or of all? `incidents` with those that are drafts."""
    here = [
        claim
        for claim in incidents
        if country is None or _is_of(str(claim.fields.get("country", "")), country)
    ]
    weighed = [claim for claim in here if claim.status is not Status.DRAFT]
    trained = [row for row in trainings if country is None or country.is_of(row)]
    years = [row.fiscal_year for row in trained if row.fiscal_year is not None]
    held = coverage.reports(view)
    return Knowable(
        country=None if country is None else country.name,
        incidents=len(weighed),
        incidents_in_all=sum(claim.status is not Status.DRAFT for claim in incidents),
        incident_drafts=len(here) - len(weighed),
        nobody_named=sum(not claim.fields.get("perpetrators") for claim in weighed),
        reports=held,
        unread=held - coverage.reports_read(view, READS_INCIDENTS),
        trainings=len(trained),
        trainings_in_all=len(trainings),
        years=(min(years), max(years)) if years else None,
        name_only_service=sum(row.level is Level.SERVICE for row in trained),
        name_nobody=sum(row.level is Level.NONE for row in trained),
    )


def incident_words(known: Knowable) -> str:
    """What could it know of incidents? `0 incident records for Nigeria; 99 reports …: this is no finding`."""
    where = f"for {known.country}" if known.country else "in the casebook, of whatever country"
    said = [f"{_several(known.incidents, 'incident record')} {where}"]
    if known.country and known.incidents_in_all != known.incidents:
        said[0] += f", of {known.incidents_in_all:,} in the casebook"
    if known.incident_drafts:
        said.append(f"{_several(known.incident_drafts, 'draft')} that nobody has decided")
    unread = f"{_several(known.unread, 'report')} not read for incidents"
    said.append(unread if known.reports else "no reports are held that could be read for incidents")
    ending = "what is not listed here is no finding" if known.incidents else "this is no finding"
    return f"{'; '.join(said)}: {ending}."


def training_words(known: Knowable) -> str:
    """What could it know of trainings received?"""
    where = f"of {known.country}" if known.country else "in the casebook, of whatever country"
    if not known.trainings:
        return f"No trainings {where} are held: nothing can be said of whether any was received."
    years = ""
    if known.years is not None:
        first, last = known.years
        years = f", fiscal year {first}" if first == last else f", fiscal years {first} to {last}"
    vague = (
        (known.name_only_service, "of them say only of which service"),
        (known.name_nobody, "of them name no recipient"),
    )
    only = "".join(f"; {number:,} {what}, and may have been of this unit" for number, what in vague if number)
    return f"{_several(known.trainings, 'training')} {where}{years}{only}: what is not listed is no finding."


def _is_of(said: str, country: Country) -> bool:
    return bool(said) and country_typed(said).is_same(country)


def _several(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
