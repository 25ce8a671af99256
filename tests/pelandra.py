"""Which trainings, postings and incidents does an invented country have? Claims as an import brings them."""

import json
from pathlib import Path
from typing import Any

from answerable.vocabulary.access import Status
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange, parse_day_range
from answerable.vocabulary.shapes import claim_shape
from commands import Case
from evidence import cite, entity, key

REPORT, OLDER = key("source", "report 2007-2008"), key("source", "report 2006-2007")
PAPER, COURT = key("source", "newspaper"), key("source", "court file")


def precise(text: str, **flags: Any) -> ClaimDates:
    """True on each of these days."""
    return ClaimDates(precise=parse_day_range(text), **flags)


def fiscal_year(year: int) -> DayRange:
    """The days of a US fiscal year."""
    return parse_day_range(f"{year - 1}-10-01..{year}-09-30")


def training(number: object, recipient: str | None, year: int = 2007, **more: Any) -> Claim:
    """A row of a report: 10 people in infantry training unless said otherwise; `when` are its days."""
    when = more.pop("when", None)
    report = more.pop("report", f"{year}-{year + 1}")
    page = more.pop("page", "91")
    status = more.pop("status", Status.ACCEPTED)
    fields = {
        "programme": f"Foreign Military Financing, FY {year}",
        "course": "Infantry Officer Basic",
        "recipient_country": "Pelandra",
        "location_description": "FORT BRAGG NC",
        "quantity": 10,
        "cost": 1000,
        "cost_currency": "USD",
        "report": report,
        "fiscal_year": year,
        **({} if recipient is None else {"recipient_unit": entity(recipient)}),
        **more,
    }
    dates = (
        ClaimDates(imprecise=fiscal_year(year)) if when is None else precise(when, starting=True, ending=True)
    )
    return _claim("training", ("training", number, year, report), fields, dates, REPORT, page, status=status)


def posting(person: str, unit: str, when: str, role: str = "Commander", **more: Any) -> Claim:
    """Who held this role there on these days?"""
    fields = {"person": entity(person), "unit": entity(unit), "role": role, "rank": "Colonel"}
    return _claim("posting", (person, unit, role, when), fields, precise(when), PAPER, "3", **more)


def relation(below: str, above: str, when: str, **more: Any) -> Claim:
    """Which unit was under which?"""
    fields = {
        "unit": entity(below),
        "type": "child-of",
        "related_unit": entity(above),
        "class": "command",
    }
    return _claim("relation", (below, above, when), fields, precise(when), PAPER, "4", **more)


def positioning(unit: str, place: str, when: str, **more: Any) -> Claim:
    """Where was the unit?"""
    fields = {"unit": entity(unit), "type": "aoo", "location": entity(place)}
    return _claim("positioning", (unit, place, when), fields, precise(when), PAPER, "5", **more)


def unit(name: str, country: str = "Pelandra", **more: Any) -> Claim:
    """Which unit is there?"""
    fields = {"names": (name,), "classifications": ("Army",), "country": country}
    return _claim(
        "unit", entity(name).id, fields, precise("2000..2019"), PAPER, "2", about=entity(name).id, **more
    )


def person(name: str, country: str = "Pelandra", **more: Any) -> Claim:
    """Which person is there?"""
    fields = {"names": (name,), "country": country}
    return _claim(
        "person", entity(name).id, fields, precise("2000..2019"), PAPER, "2", about=entity(name).id, **more
    )


def incident(what: str, when: str, *by: str, source: str = COURT, **more: Any) -> Claim:
    """What is alleged, against whom?"""
    fields = {
        "violation_types": ("Killing",),
        "description": what,
        "country": "Pelandra",
        "perpetrators": tuple(entity(name) for name in by),
    }
    if not by:
        del fields["perpetrators"]
    return _claim("incident", (what, when), fields, precise(when), source, "7", **more)


def brought(case: Case, claims: list[Claim], folder: Path) -> Case:
    """The casebook with these claims in it."""
    case("new", case.folder)
    lines = folder / "claims.jsonl"
    lines.write_text("\n".join(json.dumps(claim_shape(one)) for one in claims), encoding="utf-8")
    case("import", "jsonl", lines, "--strict")
    return case


def _claim(
    kind: str, parts: object, fields: dict[str, Any], dates: ClaimDates, source: str, page: str, **more: Any
) -> Claim:
    said = {"about": key("about", kind, parts), "status": Status.ACCEPTED, **more}
    return Claim(
        id=key("claim", kind, parts),
        type=kind,
        fields=fields,
        dates=dates,
        citations=(cite(source, page),),
        **said,
    )
