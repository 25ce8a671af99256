"""What is written in today's layout comes back as it was."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.publish.sfm import CLAIM_COLUMNS, SOURCE_COLUMNS, claim_row, source_row
from answerable.tables.sfm.date_cells import FIRST_YEAR, LAST_YEAR
from answerable.vocabulary.access import Status, Visibility
from answerable.vocabulary.claim_types import missing_to_accept
from answerable.vocabulary.source import Source, SourceDetails, SourceReference
from sheets import Found, sheet, written
from strategies import claims, day_ranges


def brought_back(claim, source=None):
    """Which claims come of the two files that hold this one? `source` is what is known of its sources."""
    with TemporaryDirectory() as name:
        paths = [Path(name) / "claims.csv", Path(name) / "sources.csv"]
        rows = [[claim_row(claim)], [source_row(citation, source) for citation in claim.citations]]
        for path, columns, found in zip(paths, (CLAIM_COLUMNS, SOURCE_COLUMNS), rows, strict=True):
            with path.open("w", newline="", encoding="utf-8") as out:
                table = csv.DictWriter(out, columns, restval="")
                table.writeheader()
                table.writerows(found)
        return Found(*paths)


def stripped(claim):
    """What must come back of a claim? All but what is said of its sources, which the casebook keeps apart."""
    lacking = claim.status is Status.ACCEPTED and missing_to_accept(claim.type, claim.fields)
    return replace(
        claim,
        status=Status.WORK_NEEDED if lacking else claim.status,
        citations=tuple(
            replace(
                citation,
                source=SourceReference(citation.source.id),
                archive_url=None,
                archived=None,
                accessed=None,
            )
            for citation in claim.citations
        ),
    )


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40, deadline=None)
@given(claims())
def test_every_claim_comes_back_as_it_was(claim):
    found = brought_back(claim)
    assert [stripped(one) for one in found.claims] == [stripped(claim)]


of_sheets = day_ranges(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
"""Days that a sheet may name."""


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40, deadline=None)
@given(claims(), st.sampled_from(["video", "news report"]), st.none() | of_sheets, st.none() | of_sheets)
def test_what_a_source_is_and_when_it_was_made_comes_back(claim, kind, created, uploaded):
    known = SourceDetails(type=kind, created=created, uploaded=uploaded)
    found = brought_back(claim, Source(id=SOURCE, details=known, visibility=Visibility.TEAM))
    for said in found.sources.values():
        back = said.details
        assert (back.type, back.created, back.uploaded) == (kind, created, uploaded)


ID, ABOUT, SOURCE, PERSON, UNIT = (f"{digit * 8}-0000-4000-8000-00000000000e" for digit in "12345")


def row(**more):
    return {
        "type:claim": "posting",
        "status:meta": "accepted",
        "citation:refs:claim": SOURCE,
        "about_entity:ref:claim": ABOUT,
        "posting:person:refs:assertion": PERSON,
        "posting:person:names:qa": "Orlen Tavik",
        "posting:unit:refs:assertion": f"4 Brigade ({UNIT})",
        "posting:roles:assertion": "Commander",
        "first_precise:range": "2012-07-05",
        "last_precise:range": "2012-07-09",
        "starting:range": "Y",
        "ending:range": "N",
        **{name.replace("__", ":"): value for name, value in more.items()},
    }


def test_a_row_that_researchers_wrote_is_a_claim_that_cites_its_cells_too(tmp_path):
    found = Found(written(tmp_path / "postings.csv", sheet(row())))
    assert found.problems == []
    (posting,) = found.claims
    assert (posting.fields["person"].name, posting.fields["unit"].name) == ("Orlen Tavik", "4 Brigade")
    assert (posting.fields["unit"].id, posting.about) == (UNIT, ABOUT)
    assert (str(posting.dates.precise), posting.dates.starting) == ("2012-07-05..2012-07-09", True)
    assert [citation.type for citation in posting.citations] == ["archive", "cell"]


@pytest.mark.parametrize(
    ("column", "value", "why"),
    [
        ("type:claim", "sighting", "no type of claim"),
        ("status:meta", "perfect", "no status of a claim"),
        ("about_entity:ref:claim", "somebody", "holds no id"),
        ("posting:unit:refs:assertion", "4 Brigade", "names nobody by id"),
        ("citation:refs:claim", "the newspaper", "which is no id"),
        ("first_precise:range", "5 July", "is not a date"),
        ("last_precise:range", "2011-01-01", "runs forward"),
        ("answerable:confidence", "{", "was not imported"),
        ("answerable:attribution", "{}", "holds no JSON list"),
        ("answerable:rest", '{"visibility": "secret"}', "was not imported"),
        ("favourite colour", "green", "no claim has a field for it"),
    ],
)
def test_a_cell_of_today_that_cannot_be_used_is_told_of(tmp_path, column, value, why):
    found = Found(written(tmp_path / "postings.csv", sheet(row() | {column: value})))
    assert [problem for problem in found.problems if why in problem], found.problems
