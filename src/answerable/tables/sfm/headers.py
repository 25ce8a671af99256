"""Which layout is it, and what does each column hold? Told by the headers, whatever the file is called.

All layouts but today's are read under one set of names, those of the sheets of 2021: `unit:name`,
`unit:name:source`, `unit:name:confidence`, `unit:site_first_cited_date_year`, ….
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from answerable.tables.sfm.sheet import Table

Layout = Literal["units", "persons", "persons_extra", "incidents", "sources", "locations", "today"]


@dataclass(frozen=True, slots=True)
class Headers:
    """What does each column of a sheet hold, by its letters? `unknown` are those that no layout has."""

    layout: Layout
    names: Mapping[str, str]
    unknown: Mapping[str, str]


def _field(name: str, source: str, confidence: str, canonical: str) -> dict[str, str]:
    return {name: canonical, source: f"{canonical}:source", confidence: f"{canonical}:confidence"}


def _dated(
    name: str,
    parts: tuple[str, str, str],
    flag: str,
    canonical: str,
    flag_name: str,
    words: str | None = None,
) -> dict[str, str]:
    month, day, year = parts
    return {
        **_field(name, f"Source: {words or name}", f"Confidence: {words or name}", canonical),
        month: f"{canonical}_month",
        day: f"{canonical}_day",
        year: f"{canonical}_year",
        flag: flag_name,
    }


def _sourced(name: str, canonical: str, words: str | None = None) -> dict[str, str]:
    return _field(name, f"Source: {words or name}", f"Confidence: {words or name}", canonical)


_OWNED: Final = {
    "ID": "id:admin",
    "Owner-initial of staff researcher": "owner:admin",
    "Status (0=first commit, 1=fixes needed, 2=fixes made, 3=clean)": "status:admin",
    "Comments-specifics relevant to the review process, such as fixes, refinements, other observations. "
    'This is different from "Notes", which are intended for publication.': "comments:admin",
    "Notes": "notes:admin",
}

_UNITS_2019: Final = {
    **{name: f"unit:{canonical}" for name, canonical in _OWNED.items()},
    "o_id": "unit:id:admin",
    **_field("Organization:Name", "Source: Name", "Confidence: Name", "unit:name"),
    **_sourced("Organization:other_names", "unit:other_names", "Aliases or alternative spellings"),
    **_sourced("Organization:classification", "unit:classification", "Classification"),
    "Organization division_id": "unit:country",
    **_dated(
        "Organization:date_first_cited",
        ("firstcited_month", "firstcited_day", "firstcited_year"),
        "start date of Organization? Y/N",
        "unit:first_cited_date",
        "unit:first_cited_date_start",
        "Organization date_first_cited",
    ),
    **_dated(
        "Organization:date_last_cited",
        ("lastcited_month", "lastcited_day", "lastcited_year"),
        "Organization:open_ended? Y/N/E",
        "unit:last_cited_date",
        "unit:last_cited_date_open",
        "Organization date_last_cited",
    ),
    **_sourced("OrganizationOrganization:parent_id", "unit:related_unit"),
    **_field(
        "OrganizationOrganization:classification",
        "UUID: Administrative, Command, or Informal parent relationship",
        "Confidence: Administrative, Command, or Informal parent relationship",
        "unit:related_unit_class",
    ),
    **_dated(
        "OrganizationOrganization:date_first_cited",
        ("month", "day", "year"),
        "Start date of OrganizationOrganization Y/N?",
        "unit:related_unit_first_cited_date",
        "unit:related_unit_first_cited_date_start",
        "Date of first citation for parent organization",
    ),
    **_dated(
        "OrganizationOrganization:date_last_cited",
        ("oo_month", "oo_day", "oo_year"),
        "OrganizationOrganization:open_ended",
        "unit:related_unit_last_cited_date",
        "unit:related_unit_open",
        "Date of last citation for parent organization",
    ),
    **_sourced("Headquarters (Barracks, Base, Physical Asset)", "unit:base_name", "Headquarters"),
    "Site: Exact Location - Longitude or OSM Node Name": "unit:site_exact_location_name_longitude",
    "Site: Exact Location - Latitude or OSM Node ID": "unit:site_exact_location_id_latitude",
    "Source: Site Exact Location": "unit:site_exact_location:source",
    "Confidence: Site Exact Location": "unit:site_exact_location:confidence",
    **_sourced("Site:geonames_name", "unit:site_nearest_settlement_name"),
    "Site:geonames_id": "unit:site_nearest_settlement_id",
    **_sourced("Site:admin_level_1_geonames_name", "unit:site_first_admin_area_name"),
    "Site:admin_level_1_geonames_id": "unit:site_first_admin_area_id",
    "Site:division_id": "unit:site_country",
    **_dated(
        "OrganizationSite:date_first_cited",
        ("os_month", "os_day", "os_year"),
        "Is this the founding date? (Y/N)",
        "unit:site_first_cited_date",
        "unit:site_first_cited_date_founding",
    ),
    **_dated(
        "OrganizationSite:date_last_cited",
        ("os_last_month", "os_last_day", "os_last_year"),
        "OrganizationSite:open_ended (Y/N/E)",
        "unit:site_last_cited_date",
        "unit:site_open",
    ),
    **_sourced("Area of Operations Geoname", "unit:area_ops_name", "Area of Operations"),
    "Area of Operations GeonameID": "unit:area_ops_id",
    "Area of Operations division_id": "unit:area_ops_country",
    **_dated(
        "Date of first citation for area of operations",
        ("aoo_start_month", "aoo_start_day", "aoo_start_year"),
        "start date of area of operation? Y/N",
        "unit:area_ops_first_cited_date",
        "unit:area_ops_first_cited_date_start",
    ),
    **_dated(
        "Date of last citation for area of operations",
        ("aoo_last_month", "aoo_last_day", "aoo_last_year"),
        "Assume Area of Operations to Current Date? (Y/N/E)",
        "unit:area_ops_last_cited_date",
        "unit:area_ops_open",
    ),
    **_sourced("OrganizationMembership:member_id", "unit:membership_name"),
    **_dated(
        "Date of first citation for OrganizationMembership:member_id",
        ("om_first_month", "om_first_day", "om_first_year"),
        "start date of OrganizationMembership? Y/N",
        "unit:membership_first_cited_date",
        "unit:membership_first_cited_date_start",
    ),
    **_dated(
        "Date of last citation for OrganizationMembership:member_id",
        ("om_last_month", "om_last_day", "om_last_year"),
        "end date of OrganizationMembership? Y/N",
        "unit:membership_last_cited_date",
        "unit:membership_last_cited_date_end",
    ),
}

_PERSONS_2019: Final = {
    **{name: f"person:{canonical}" for name, canonical in _OWNED.items()},
    **_sourced("Name", "person:name"),
    **_sourced(
        "Aliases or alternative spellings (semi-colon separated)",
        "person:other_names",
        "Aliases or alternative spellings",
    ),
    "division_id": "person:country",
    **_sourced("Organization", "person:posting_unit"),
    **_sourced("Role", "person:posting_role"),
    **_sourced("Title (official title)", "person:posting_title", "Title"),
    **_sourced("Rank", "person:posting_rank"),
    **_dated(
        "First citation",
        ("first_month", "first_day", "first_year"),
        "Start date? (Y/N)",
        "person:posting_first_cited_date",
        "person:posting_first_cited_date_start",
    ),
    **_sourced("Context for start date", "person:posting_first_cited_date_start_context"),
    **_dated(
        "Last citation",
        ("last_month", "last_day", "last_year"),
        "End date? (Y/N)",
        "person:posting_last_cited_date",
        "person:posting_last_cited_date_end",
    ),
    **_sourced("Context for end date", "person:posting_last_cited_date_end_context"),
    **_sourced("Gender", "person:gender"),
}

_SOURCES_2019: Final = {
    "source_id": "source:id",
    "source_id_lookup": "source:lookup",
    "title": "source:title",
    "page": "source:page",
    "published_on": "source:published_timestamp",
    "access_date": "source:accessed_timestamp",
    "source_url": "source:url",
    "archive_url": "source:archive_url",
    "archive_timestamp": "source:archive_timestamp",
    "alias_source_id": "source:alias_id",
    "country": "source:publication_country",
    "key": "source:key",
    "publication_title": "source:publication_name",
    "new_pub_id": "source:publication_id:admin",
}

_RENAMED: Final = {
    "person:posting": "person:posting_unit",
    "person:posting:source": "person:posting_unit:source",
    "person:posting:confidence": "person:posting_unit:confidence",
    "person:posting_unit_name": "person:posting_unit",
    "person:posting_unit_name:source": "person:posting_unit:source",
    "person:posting_unit_name:confidence": "person:posting_unit:confidence",
    "person:posting_unit_id": "person:posting_unit_id:admin",
    "person:posting_last_cited_date_open": "person:posting_open",
    "unit:membership_unit": "unit:membership_name",
    "unit:membership_unit_id:admin": "unit:membership_id:admin",
    "unit:membership_name_id:admin": "unit:membership_id:admin",
    "unit:site_exact_location": "unit:site_exact_location_name_longitude",
    "unit:site_nearest_settlement": "unit:site_nearest_settlement_name",
    "unit:site_nearest_settlement:source": "unit:site_nearest_settlement_name:source",
    "unit:site_nearest_settlement:confidence": "unit:site_nearest_settlement_name:confidence",
    "unit:site_first_admin_area": "unit:site_first_admin_area_name",
    "unit:site_first_admin_area:source": "unit:site_first_admin_area_name:source",
    "unit:site_first_admin_area:confidence": "unit:site_first_admin_area_name:confidence",
    "unit:area_ops": "unit:area_ops_name",
    "unit:site_last_cited_date_open": "unit:site_open",
    "unit:area_ops_last_cited_date_open": "unit:area_ops_open",
    "unit:related_unit_last_cited_date_open": "unit:related_unit_open",
    "unit:location_last_cited_date_open": "unit:location_open",
    "unit:open": "unit:last_cited_date_open",
    "incident:perpetrator_unit_name": "incident:perpetrator_unit",
    "incident:perpetrator_person": "incident:perpetrator_person_name",
    "incident:site_exact_location": "incident:site_exact_location_name_longitude",
    "incident:site_settlement": "incident:site_settlement_name",
    "incident:site_nearest_settlement": "incident:site_settlement_name",
    "incident:site_nearest_settlement_name": "incident:site_settlement_name",
    "incident:site_nearest_settlement_id": "incident:site_settlement_id",
    "incident:site_first_admin_area": "incident:site_first_admin_area_name",
    "incident:location": "incident:site_exact_location_name_longitude",
    "source:source_id:admin": "source:id",
}
"""Columns of the sheets of 2019 to 2021 that differ from year to year."""

_BY_PREFIX: Final[dict[str, Layout]] = {
    "unit": "units",
    "person": "persons",
    "person_extra": "persons_extra",
    "incident": "incidents",
    "source": "sources",
    "location": "locations",
}

_MARKS: Final[tuple[tuple[Layout, Mapping[str, str], str], ...]] = (
    ("units", _UNITS_2019, "Organization:Name"),
    ("persons", _PERSONS_2019, "Source: Organization"),
    ("sources", _SOURCES_2019, "source_id"),
)
"""The layout of 2019 whose headers are words, and the header that tells each of its sheets."""


def headers_of(table: Table, row: int) -> Headers | None:
    """Which layout has a sheet whose headers stand in this row? None if it is none that is known."""
    printed = {column: " ".join(table.value(row, column).split()) for column in table.rows[row]}
    printed = {column: header for column, header in printed.items() if header}
    present = set(printed.values())
    if {"type:claim", "about_entity:ref:claim"} <= present or {"id:entity", "origin:location"} <= present:
        return _headers("today", printed, {header: header for header in present})
    for layout, names, mark in _MARKS:
        if mark in present:
            # where a sheet has ids of its entities beside the numbers of its rows, those count
            spared = {"ID": "row:admin"} if "o_id" in present else {}
            return _headers(layout, printed, {**names, **spared})
    prefixes = [header.partition(":")[0] for header in present if ":" in header]
    known = [prefix for prefix in prefixes if prefix in _BY_PREFIX]
    if not known:
        return None
    prefix = max(sorted(set(known)), key=known.count)
    own = {header: _RENAMED.get(header, header) for header in present if header.startswith(f"{prefix}:")}
    return _headers(_BY_PREFIX[prefix], printed, own)


def _headers(layout: Layout, printed: Mapping[str, str], names: Mapping[str, str]) -> Headers:
    found: dict[str, str] = {}
    taken: set[str] = set()
    for column, header in printed.items():
        name = names.get(header)
        if name is not None and name not in taken:
            found[column] = name
            taken.add(name)
    unknown = {column: header for column, header in printed.items() if column not in found}
    return Headers(layout, found, unknown)
