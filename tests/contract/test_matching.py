"""Which units are proposed for the recipients that reports print, and what becomes of what is judged?"""

import pytest

from answerable.archive.files import FileStore
from answerable.errors import UsageError
from answerable.match.canonical import Identities
from answerable.match.levels import Level
from answerable.pipeline.matching import match
from answerable.pipeline.opened import Opened
from answerable.review.judging import judge
from answerable.settings import Settings
from answerable.store import judgements
from answerable.store.casebook import Casebook
from answerable.store.claim_writing import write_stream
from answerable.vocabulary.access import Status, Visibility
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange
from evidence import cite, key

COUNTRY = "Pelandra"


def _unit(name, country=COUNTRY):
    about = key("unit", name, country or "")
    fields = {"names": (name,)} | ({"country": country} if country else {})
    return _claim("unit", about, fields)


def _training(recipient, country=COUNTRY):
    named = Reference(key("recipient", recipient, country), recipient)
    return _claim(
        "training", key("training", recipient), {"recipient_unit": named, "recipient_country": country}
    )


def _claim(kind, about, fields, visibility=Visibility.PUBLIC):
    return Claim(
        id=key("claim", kind, about),
        type=kind,
        about=about,
        fields=fields,
        dates=ClaimDates(precise=DayRange.year(2007)),
        citations=(cite(key("source")),),
        status=Status.ACCEPTED,
        visibility=visibility,
    )


@pytest.fixture
def propose(casebook: Casebook):
    """Write these claims and propose: what came of it, and (left, right) of each proposal."""

    def done(*claims):
        write_stream(casebook, "import", iter(claims))
        opened = Opened(
            casebook, FileStore(casebook.folder / "files"), Settings(user="ann", clearance="restricted")
        )
        return match(opened)

    return done


def _listed(casebook):
    with casebook.view() as view:
        return list(judgements.listed(view))


def _pair(recipient, unit, country=COUNTRY):
    return tuple(sorted((key("recipient", recipient, country), key("unit", unit, country))))


@pytest.mark.parametrize(
    ("recipient", "unit"),
    [
        ("2o. Batallon Fuerzas Especiales", "2nd Special Forces Battalion"),
        ("3rd Btn, Imbetu, Ombrey", "3 Battalion"),
        ("PELANDRAN NAVY", "Pelandran Navy"),
    ],
)
def test_a_unit_that_says_the_same_is_proposed_with_a_reason(propose, casebook, recipient, unit):
    assert propose(_unit(unit), _unit("9 Brigade"), _training(recipient)).new == 1
    (judgement,) = _listed(casebook)
    assert (judgement.left, judgement.right) == _pair(recipient, unit)
    assert judgement.verdict == "unsure"
    assert recipient in judgement.why
    assert unit in judgement.why
    assert 0 < judgement.score <= 1


def test_a_service_is_no_unit(propose, casebook):
    found = propose(
        _unit("Army Aviation Battalion"), _unit("Army"), _training("Army"), _training(""" Army\tBattalion""")
    )
    pairs = {(one.left, one.right) for one in _listed(casebook)}
    assert _pair("Army", "Army") in pairs
    assert _pair("Army", "Army Aviation Battalion") not in pairs
    assert found.levels[Level.SERVICE] == 1


def test_units_of_another_country_are_not_proposed(propose, casebook):
    propose(_unit("3 Battalion", "Haldrane"), _training("3 Battalion"))
    assert _listed(casebook) == []


def test_a_country_is_the_same_by_its_code_and_by_its_name(propose, casebook):
    propose(_unit("3 Battalion", "gn"), _unit("3 Bn", "Equatorial Guinea"), _training("3rd Bn", "Guinea"))
    (found,) = _listed(casebook)
    assert {found.left, found.right} == {
        key("recipient", "3rd Bn", "Guinea"),
        key("unit", "3 Battalion", "gn"),
    }
    assert "both of Guinea" in found.why


def test_a_headquarters_without_the_name_behind_it_is_nobody(propose, casebook):
    assert propose(_unit("HQ 2 Division Garrison"), _training("HQ, 53 Signals Brigade")).new == 0


def test_a_unit_that_trains_others_is_none_of_those_trained(propose, casebook):
    trainer = Reference(key("trainer"), "3 Battalion")
    training = _claim(
        "training",
        key("training", "by it"),
        {
            "recipient_unit": Reference(key("recipient", "3rd Bn", COUNTRY), "3rd Bn"),
            "recipient_country": COUNTRY,
            "trainer_unit": trainer,
            "trainer_country": "United States",
        },
    )
    assert propose(training).new == 0
    assert _listed(casebook) == []


def test_what_the_casebook_knows_already_is_not_proposed(propose, casebook):
    known = _training("3 Battalion")
    itself = _claim("unit", known.fields["recipient_unit"].id, {"names": ("3 Battalion",)})
    propose(known, itself, _unit("3 Battalion"))
    assert _listed(casebook) == []


def test_accepting_makes_one_and_taking_back_undoes_it(propose, casebook):
    propose(_unit("3 Battalion"), _training("3rd Bn"))
    (proposed,) = _listed(casebook)

    def members():
        with casebook.view() as view:
            return len(Identities.of(view, [proposed.left]).members(proposed.left))

    assert members() == 1
    judge(casebook, [proposed.id[:8]], "accept", why="seen")
    assert members() == 2
    judge(casebook, [proposed.id], "accept")
    assert len(_listed(casebook)) == 2
    judge(casebook, [proposed.id], "take-back")
    assert members() == 1
    judge(casebook, [proposed.id], "accept")
    assert members() == 2
    judge(casebook, [proposed.id], "reject")
    assert members() == 1


def test_proposing_again_adds_nothing_and_undoes_nothing(propose, casebook):
    claims = (_unit("3 Battalion"), _training("3rd Bn"))
    propose(*claims)
    (proposed,) = _listed(casebook)
    judge(casebook, [proposed.id], "reject")
    before = _listed(casebook)
    again = propose(*claims)
    assert (again.new, again.found) == (0, 1)
    assert _listed(casebook) == before


def test_what_cannot_be_judged_is_said(propose, casebook):
    propose(_unit("3 Battalion"), _training("3rd Bn"))
    (proposed,) = _listed(casebook)
    with pytest.raises(UsageError, match="nothing to take back"):
        judge(casebook, [proposed.id], "take-back")
    with pytest.raises(UsageError, match="too short"):
        judge(casebook, ["3fa"], "accept")
    with pytest.raises(UsageError, match="no judgement ffffffff"):
        judge(casebook, ["ffffffff"], "accept")
    judge(casebook, [proposed.id], "accept")


def test_a_closed_unit_is_not_proposed_to_whom_it_is_closed(casebook):
    closed = _unit("3 Battalion")
    closed = _claim("unit", closed.about, dict(closed.fields), Visibility.RESTRICTED)
    write_stream(casebook, "import", iter([closed, _training("3rd Bn")]))
    files = FileStore(casebook.folder / "files")
    assert match(Opened(casebook, files, Settings(user="ann", clearance="team"))).found == 0
    assert match(Opened(casebook, files, Settings(user="ann", clearance="restricted"))).found == 1
