"""Do fields that are read straight from the rows say what the whole claims say, on both databases?"""

import pelandra
from answerable.store import coverage, decisions
from answerable.store.casebook import Casebook
from answerable.store.claim_reading import Which, listed
from answerable.store.claim_writing import write_stream
from answerable.store.decisions import Decision
from answerable.store.field_reading import fields_of
from answerable.vocabulary.access import Status, Visibility
from answerable.vocabulary.shapes import fields_shape
from evidence import take

ROWS = [
    pelandra.training(1, "Army", quantity=45, when="2007-02-01..2007-03-02"),
    pelandra.training(2, None, cost=12.5),
    pelandra.training(3, "Navy", status=Status.DRAFT),
    pelandra.unit("4 Brigade"),
]


def _read(view):
    return {
        said.claim: (
            said.status,
            said.modality,
            said.fields,
            said.dates,
            said.source,
            said.type,
            said.trigger,
        )
        for said in fields_of(view, "training")
    }


def _whole(view):
    return {
        claim.id: (
            claim.status,
            claim.modality,
            fields_shape(claim.fields),
            claim.dates,
            claim.citations[0].source.id,
            claim.citations[0].type,
            claim.citations[0].trigger,
        )
        for claim in listed(view, Which(type="training"))
    }


def test_fields_are_those_of_the_claims_after_every_correction_closing_and_at_every_moment(
    casebook: Casebook,
):
    write_stream(casebook, "import", iter(ROWS))
    with casebook.view() as view:
        before = view.until
        assert _read(view) == _whole(view)
        assert len(_read(view)) == 3
    with casebook.writing("decide") as act:
        changed = Decision(claim=ROWS[0].id, status=Status.ACCEPTED, changes={"fields": {"quantity": 44}})
        closed = Decision(
            claim=ROWS[1].id,
            status=Status.ACCEPTED,
            changes={"visibility": "restricted"},
        )
        decisions.record(act, [changed, closed])
    for clearance, number in ((Visibility.RESTRICTED, 3), (Visibility.TEAM, 2)):
        with casebook.view(clearance=clearance) as view:
            assert view.until > before
            assert _read(view) == _whole(view)
            assert len(_read(view)) == number
            assert _read(view)[ROWS[0].id][2]["quantity"] == 44


def test_reports_are_those_whose_words_are_held_and_no_sheets(casebook: Casebook):
    with casebook.writing("take") as act:
        take(act, "a report")
        take(act, "a,sheet", name="sheet.csv", reader="table")
    with casebook.view() as view:
        assert coverage.reports(view) == 1
        assert coverage.reports_read(view, ["crf"]) == 0
