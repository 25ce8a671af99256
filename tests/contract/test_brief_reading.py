"""Do claims in brief say what the whole claims say, on both databases, and are all of them found?"""

from dataclasses import replace

import pytest

from answerable.store import decisions
from answerable.store.brief_reading import Brief, Naming, briefs
from answerable.store.casebook import Casebook
from answerable.store.claim_reading import Which, listed
from answerable.store.claim_writing import write_stream
from answerable.store.decisions import Decision
from answerable.vocabulary.access import Status, Visibility
from answerable.vocabulary.shapes import value_shape
from officers import dated, posting_claim, relation_claim, thing

BRIGADE, DIVISION = thing("4 Brigade"), thing("3 Division")
SOME = [
    posting_claim("A", BRIGADE.name, dated("10..20", open=True)),
    posting_claim("B", BRIGADE.name, dated("23..25", "20..22", starting=True), status=Status.DRAFT),
    posting_claim("A", DIVISION.name, dated(imprecise="*..20"), status=Status.CONFLICT),
    replace(posting_claim("C", BRIGADE.name, dated("3")), visibility=Visibility.RESTRICTED),
    relation_claim(BRIGADE.name, DIVISION.name, dated("1..30")),
]


def _briefly(view, naming, entity):
    return {one.id: one for one in briefs(view, naming, [entity.id])}


def _whole(view, naming, entity):
    found = listed(view, Which(type=naming.type))
    return {claim.id: Brief.of(claim) for claim in found if claim.fields[naming.field].id == entity.id}


def test_briefs_are_the_claims_after_every_correction_closing_and_at_every_moment(casebook: Casebook, clock):
    posted = Naming("posting", "unit")
    write_stream(casebook, "import", iter(SOME))
    before = clock.now
    with casebook.writing("decide") as act:
        to_division = {"fields": {"unit": value_shape(DIVISION), "rank": "Colonel"}}
        closed = {"visibility": "restricted"}
        decisions.record(
            act,
            [
                Decision(claim=SOME[0].id, status=Status.ACCEPTED, changes=to_division),
                Decision(claim=SOME[1].id, status=Status.ACCEPTED, changes=closed),
            ],
        )
    numbers = []
    for moment in (None, f"{before:%Y-%m-%dT%H:%M:%SZ}"):
        for clearance in (Visibility.RESTRICTED, Visibility.TEAM):
            with casebook.view(moment, clearance=clearance) as view:
                for unit in (BRIGADE, DIVISION):
                    found = _briefly(view, posted, unit)
                    assert found == _whole(view, posted, unit)
                    numbers.append(len(found))
    assert numbers == [2, 2, 0, 2, 3, 1, 1, 1]


UP = Naming("relation", "unit", through=("unit", "related_unit"))
DOWN = Naming("relation", "unit", through=("related_unit", "unit"))


@pytest.mark.parametrize(
    ("start", "naming", "found"),
    [
        ("Company", UP, {"Company", "Battalion", "Brigade", "Army"}),
        ("Brigade", UP, {"Brigade", "Army"}),
        ("Brigade", DOWN, {"Brigade", "Battalion", "Company", "Army"}),
        ("Battalion", DOWN, {"Battalion", "Company"}),
        ("Company", DOWN, {"Company"}),
    ],
)
def test_every_claim_that_a_unit_leads_to_is_found_at_once_and_a_circle_ends(
    casebook: Casebook, start: str, naming: Naming, found: set[str]
):
    pairs = [("Company", "Battalion"), ("Battalion", "Brigade"), ("Brigade", "Army"), ("Army", "Brigade")]
    claims = [relation_claim(*pair, dated(str(number))) for number, pair in enumerate(pairs)]
    claims.append(relation_claim("Elsewhere", "Other Army", dated("9")))
    write_stream(casebook, "import", iter(claims))
    with casebook.view() as view:
        children = {one.fields["unit"].name for one in briefs(view, naming, [thing(start).id])}
    assert children == found
