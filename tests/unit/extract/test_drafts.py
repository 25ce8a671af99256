"""Draft claims: dated as the claim model says, on their very words, each person one entity in a source."""

from datetime import date

import pytest

from answerable.extract.drafts import SourceFacts, read_drafts
from answerable.extract.recogniser import Recognised
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.source import SourceReference
from marked_text import marked

PUBLISHED = DayRange.day(date(2012, 5, 3))
TAKEN = date(2020, 1, 31)
SOURCE = SourceReference("00000000-0000-5000-8000-000000000001")

CURRENT = "The {T1 GOC}, {U1 4 Division}, {R1 Maj. Gen.} {P1 Pel Ostrava}, spoke."
PAST = "The former {T1 GOC}, {U1 4 Division}, {R1 Maj. Gen.} {P1 Pel Ostrava}, spoke."
PLANNED = "{R1 Col.} {P1 Pel Ostrava} will take over as {T1 GOC} of {U1 4 Division}."
HEADING = "{R1 Gen.} {P1 Pel Ostrava}"


class Recogniser:
    name = "marks"
    version = "1"

    def __init__(self, mentions):
        self.mentions = mentions

    def recognise(self, text):
        return Recognised(tuple(self.mentions))


def claims(notation, published=PUBLISHED, source=SOURCE, kind="posting"):
    text = marked(notation)
    facts = SourceFacts(source, "00000000-0000-5000-8000-000000000002", (), "text/plain", published, TAKEN)
    return [
        claim
        for claim in read_drafts(Recogniser(text.mentions), text.text, facts).claims
        if claim.type == kind
    ]


YEAR = DayRange.year(2009)
EVE = DayRange.before(date(2012, 5, 3))


@pytest.mark.parametrize(
    ("notation", "published", "expected"),
    [
        (CURRENT, PUBLISHED, ClaimDates(precise=PUBLISHED)),
        (CURRENT, YEAR, ClaimDates(imprecise=YEAR)),
        (CURRENT, None, ClaimDates(imprecise=DayRange.until(TAKEN))),
        (PAST, PUBLISHED, ClaimDates(imprecise=EVE)),
        (PAST, YEAR, ClaimDates(imprecise=DayRange.before(date(2009, 12, 31)))),
        (PAST, None, ClaimDates(imprecise=DayRange.until(TAKEN))),
        (PLANNED, PUBLISHED, ClaimDates(imprecise=PUBLISHED)),
        (PLANNED, None, ClaimDates(imprecise=DayRange.until(TAKEN))),
        (HEADING, PUBLISHED, ClaimDates(imprecise=DayRange.until(PUBLISHED.last))),
        (HEADING, None, ClaimDates(imprecise=DayRange.until(TAKEN))),
    ],
)
def test_dates_follow_the_publication_date_and_never_pass_it(notation, published, expected):
    (claim,) = claims(notation, published)
    assert claim.dates == expected
    assert not claim.dates.reaches_past(published or DayRange.day(TAKEN))


def test_only_what_is_yet_to_come_is_planned():
    assert [claims(notation)[0].modality for notation in (CURRENT, PAST, PLANNED)] == [
        "asserted",
        "asserted",
        "planned",
    ]


def test_fields_and_the_words_that_they_stand_on():
    (claim,) = claims("The former acting {T1 GOC}, {U1 4 Division}, {R1 Maj. Gen.} {P1 Pel Ostrava}, spoke.")
    assert {name: getattr(value, "name", value) for name, value in claim.fields.items()} == {
        "person": "Pel Ostrava",
        "rank": "Maj. Gen.",
        "role": "Commander",
        "title": "GOC",
        "unit": "4 Division",
        "when": "past",
        "acting": True,
    }
    (citation,) = claim.citations
    assert (citation.type, citation.trigger, citation.source) == ("line", "1", SOURCE)
    assert {span.text: span.supports for span in citation.spans} == {
        "former": ("dates",),
        "acting": ("acting",),
        "GOC": ("role", "title"),
        "4 Division": ("unit",),
        "Maj. Gen.": ("rank",),
        "Pel Ostrava": ("person",),
    }
    assert (claim.reader, claim.score, claim.status) == ("marks 1", 1.0, "draft")


def test_a_posting_may_lack_its_unit_and_its_title():
    (claim,) = claims(HEADING)
    assert set(claim.fields) == {"person", "rank"}


def test_the_same_said_twice_is_two_claims_about_one_posting():
    one, other = claims(f"{CURRENT}\n" + CURRENT.replace("1 ", "2 "))
    assert one.id != other.id
    assert one.about == other.about
    assert one.fields == other.fields


def test_reading_again_gives_the_same_ids_whatever_the_reader():
    assert [claim.id for claim in claims(CURRENT)] == [claim.id for claim in claims(CURRENT, YEAR)]


def test_another_source_means_another_person_until_a_match_joins_them():
    (one,) = claims(CURRENT)
    (other,) = claims(CURRENT, source=SourceReference("00000000-0000-5000-8000-000000000009"))
    assert one.fields["person"].id != other.fields["person"].id


def person_ids(notation):
    return [claim.fields["person"].id for claim in claims(notation)]


def test_a_surname_is_the_one_person_whose_full_name_ends_in_it():
    full, short, loud = person_ids(
        "{R1 Gen.} {P1 Pel Ostrava} spoke. {R2 Gen.} {P2 Ostrava} left. {R3 Gen.} {P3 OSTRAVA} left."
    )
    assert full == short == loud


def test_a_surname_that_two_full_names_end_in_is_neither_of_them():
    one, other, short = person_ids(
        "{R1 Gen.} {P1 Pel Ostrava} met {R2 Col.} {P2 Ada Ostrava}. {R3 Gen.} {P3 Ostrava} left."
    )
    assert len({one, other, short}) == 3


def test_a_name_is_printed_in_one_line():
    (claim,) = claims("{R1 Gen.} {P1 Pel\u00a0 Ostrava} spoke.")
    assert claim.fields["person"].name == "Pel Ostrava"
    assert claim.citations[0].spans[1].text == "Pel\u00a0 Ostrava"


def test_a_date_dates_the_beginning_and_the_report_the_end():
    (claim,) = claims("{R1 Col.} {P1 A Ro} was appointed {T1 GOC} of {U1 4 Division} {D1 last month}.")
    assert claim.dates == ClaimDates(
        imprecise=DayRange.month(2012, 4),
        precise=DayRange(date(2012, 5, 1), date(2012, 5, 3)),
        starting=True,
    )
    assert ("date.first",) in [span.supports for span in claim.citations[0].spans]


def test_who_is_replaced_ends_on_the_day_on_which_the_other_begins():
    one, other = claims(
        "{R1 Col.} {P1 A Ro} took over as {T1 GOC} of {U1 4 Division} {D1 yesterday}, replacing {P2 B Li}."
    )
    eve = date(2012, 5, 2)
    assert one.dates == ClaimDates(precise=DayRange(eve, PUBLISHED.last), starting=True)
    assert other.dates == ClaimDates(precise=DayRange.day(eve), ending=True)
    assert [claim.fields["when"] for claim in (one, other)] == ["current", "past"]


ROLL = "COMMANDERS {U1 7 BRIGADE}\n" + "\n".join(
    f"{{R{row} Brig}} {{P{row} {name}}} {{D{row} {dates}}}"
    for row, name, dates in [
        (1, "A Ro", "1991 - 1992"),
        (2, "B Li", "1992 - 3 May 1995"),
        (3, "C Su", "1995 - date"),
    ]
)


def test_a_tenure_between_two_years_is_two_claims_about_one_posting():
    opening, closing, second, third = claims(ROLL)
    assert opening.about == closing.about
    assert opening.id != closing.id
    sure = DayRange(date(1991, 12, 31), date(1992, 1, 1))
    assert opening.dates == ClaimDates(
        precise=sure, imprecise=DayRange(date(1991, 1, 1), date(1991, 12, 30)), starting=True
    )
    assert closing.dates == ClaimDates(
        precise=sure, imprecise=DayRange(date(1992, 1, 2), date(1992, 12, 31)), ending=True
    )
    assert second.dates.precise == DayRange(date(1993, 1, 1), date(1995, 5, 3))
    assert (second.dates.starting, second.dates.ending) == (True, True)
    assert third.dates.precise == DayRange(date(1996, 1, 1), PUBLISHED.last)
    assert [claim.fields["unit"].name for claim in (opening, second, third)] == ["7 BRIGADE"] * 3


def test_persons_and_units_are_claimed_with_all_their_names():
    notation = (
        "{R1 Gen.} {P1 Pel Ostrava} leads the {U1 Joint Task Force} ({U2 JTF}). "
        "{P2 Ostrava} said the {U3 JTF} won."
    )
    (person,) = claims(notation, kind="person")
    (unit,) = claims(notation, kind="unit")
    assert person.fields["names"] == ("Pel Ostrava", "Ostrava")
    assert unit.fields["names"] == ("Joint Task Force", "JTF")
    assert {claim.fields["person"].id for claim in claims(notation)} == {person.about}


def test_a_unit_of_a_unit_is_a_relation():
    (relation,) = claims("Troops of the {U1 12 Brigade} of the {U2 Zamoran Army} came.", kind="relation")
    assert {name: getattr(value, "name", value) for name, value in relation.fields.items()} == {
        "unit": "12 Brigade",
        "type": "child-of",
        "related_unit": "Zamoran Army",
    }
    assert relation.dates == ClaimDates(precise=PUBLISHED)
