"""Is the unit or person found that somebody typed? On both databases, at every moment and clearance."""

import random
from collections.abc import Iterable
from dataclasses import replace

import pytest
from rapidfuzz import fuzz
from sqlalchemy import event

from answerable.errors import AmbiguousError, UsageError
from answerable.match.finding import find
from answerable.match.names import Kind
from answerable.match.slips import near
from answerable.store import decisions, judgements
from answerable.store.casebook import Casebook
from answerable.store.claim_writing import write_stream
from answerable.store.decisions import Decision
from answerable.store.names import numbered
from answerable.store.words import words_of
from answerable.vocabulary.access import Status, Visibility
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.judgement import Judgement
from evidence import cite, day, entity, key, posting

SOURCE = key("source")
KINDS = ("Battalion", "Armoured Division", "Signals Squadron")
SYLLABLES = ("ba", "dor", "ek", "fen", "gul", "hir", "jon", "kal", "lum", "mer", "nas", "tav")


def _unit(name: str, *others: str, **more: object) -> Claim:
    said = {
        "id": key("claim", name),
        "type": "unit",
        "about": entity(name).id,
        "fields": {"names": (name, *others)},
        "dates": day("2009-05-03"),
        "citations": (cite(SOURCE),),
        "status": Status.ACCEPTED,
        **more,
    }
    return Claim(**said)  # type: ignore[arg-type]


def _found(
    casebook: Casebook,
    typed: str,
    kind: Kind = "unit",
    as_of: str | None = None,
    clearance: Visibility = Visibility.TEAM,
) -> str:
    with casebook.view(as_of, clearance) as view:
        return find(view, kind, typed).name


def _choices(casebook: Casebook, typed: str, kind: Kind = "unit") -> set[str]:
    with casebook.view() as view, pytest.raises(AmbiguousError) as refused:
        find(view, kind, typed)
    return {key for key, _ in refused.value.choices}


@pytest.fixture
def force(casebook: Casebook) -> Casebook:
    names: Iterable[tuple[str, ...]] = (
        ("3 Armoured Division", "Division Rukuba", "Dritte Division"),
        ("3 Armoured Division Garrison",),
        ("4 Armoured Division",),
        ("33 Armoured Division",),
        ("Ōmeru Barracks",),
    )
    write_stream(casebook, "import", [_unit(*spelled) for spelled in names])
    people = [("a", "Ilan Orvek", "3 Armoured Division"), ("b", "Mara Orvek", "4 Armoured Division")]
    write_stream(
        casebook,
        "import",
        [posting(number, [cite(SOURCE)], person=person, unit=unit) for number, person, unit in people],
    )
    return casebook


@pytest.mark.parametrize(
    "typed",
    [
        "3 Armoured Division",
        "3rd armd div",
        "III Armored Division",
        "division rukuba",
        "  3ARMD DIV ",
        entity("3 Armoured Division").id,
        entity("3 Armoured Division").id[:8],
        entity("3 Armoured Division").id.upper(),
    ],
)
def test_a_unit_is_found_by_what_people_type(force: Casebook, typed: str):
    assert _found(force, typed) == "3 Armoured Division"


def test_a_person_is_found_by_name_rank_and_initial(force: Casebook):
    for typed in ("Ilan Orvek", "Col. Ilan Orvek", "orvek ilan", "I. Orvek", entity("Ilan Orvek").id[:7]):
        assert _found(force, typed, "person") == "Ilan Orvek"


def test_accents_do_not_matter(force: Casebook):
    assert _found(force, "omeru barracks") == "Ōmeru Barracks"


def test_where_several_fit_all_are_offered(force: Casebook):
    assert _choices(force, "Orvek", "person") == {entity("Ilan Orvek").id, entity("Mara Orvek").id}
    assert _choices(force, "3 AD") == {
        entity(name).id for name in ("3 Armoured Division", "3 Armoured Division Garrison")
    }


def test_where_none_fits_the_nearest_are_offered(force: Casebook):
    with force.view() as view, pytest.raises(AmbiguousError, match="did you mean") as refused:
        find(view, "unit", "3 Armuored Divison")
    assert refused.value.choices[0][0] == entity("3 Armoured Division").id


def test_what_is_nearest_to_a_slip_is_what_comparing_every_name_finds(casebook: Casebook):
    draw = random.Random(7)
    places = ["".join(draw.choices(SYLLABLES, k=3)).title() for _ in range(40)]
    units = {f"{draw.randrange(1, 99)} {draw.choice(KINDS)} {place}" for place in places for _ in range(3)}
    write_stream(casebook, "import", [_unit(name) for name in sorted(units)])
    with casebook.view() as view:
        for name in sorted(units)[::4]:
            typed = _slipped(name, draw)
            best = max(fuzz.WRatio(" ".join(words_of(typed)), " ".join(words_of(one))) for one in units)
            offered = numbered(view, "unit", near(view, typed, 5)[:1])
            scores = [
                fuzz.WRatio(*(" ".join(words_of(one)) for one in (typed, o.text))) for o in offered.values()
            ]
            assert scores == [best], typed


def _slipped(name: str, draw: random.Random) -> str:
    """The same with two letters of its last word changed places, one dropped, or one doubled."""
    at = draw.randrange(len(name) - 5, len(name) - 1)
    changed = (name[at + 1] + name[at], name[at], name[at] + name[at : at + 2])
    return name[:at] + draw.choice(changed) + name[at + 2 :]


def test_a_page_that_is_pasted_in_place_of_a_name_is_given_up_on_soon(force: Casebook):
    pasted = " ".join(f"Qvx{number}" for number in range(500))
    asked: list[int] = []
    with force.view() as view:
        event.listen(view.connection, "before_cursor_execute", lambda *_: asked.append(1))
        assert near(view, pasted, 5) == []
    assert 0 < len(asked) < 50


@pytest.mark.parametrize("typed", ["Qvxz Zwrty", "?!", "", "the"])
def test_what_is_no_name_is_said_to_be_none(force: Casebook, typed: str):
    with force.view() as view, pytest.raises(UsageError) as refused:
        find(view, "unit", typed)
    assert not isinstance(refused.value, AmbiguousError)


def test_a_person_is_no_unit(force: Casebook):
    with pytest.raises(UsageError):
        _found(force, "Ilan Orvek", "unit")
    with pytest.raises(UsageError):
        _found(force, entity("Ilan Orvek").id, "unit")


def test_a_closed_name_is_not_found(force: Casebook):
    closed = _unit("9 Armoured Division", "Ghost Force", visibility=Visibility.RESTRICTED)
    again = _unit("4 Armoured Division", "Shadow Force", id=key("again"), visibility=Visibility.RESTRICTED)
    write_stream(force, "import", [closed, again])
    cleared = Visibility.RESTRICTED
    assert _found(force, "Ghost Force", clearance=cleared) == "9 Armoured Division"
    assert _found(force, "Shadow Force", clearance=cleared) == "4 Armoured Division"
    for typed in ("Ghost Force", "Shadow Force", "9th Armd Div", entity("9 Armoured Division").id):
        with pytest.raises(UsageError) as refused:
            _found(force, typed)
        choices = refused.value.choices if isinstance(refused.value, AmbiguousError) else ()
        assert not any("9 Arm" in words or "Shadow" in words or "Ghost" in words for _, words in choices)


def test_a_name_is_not_found_before_it_was_known(force: Casebook):
    with force.view() as view:
        before = view.until
    write_stream(force, "import", [_unit("7 Field Regiment")])
    assert _found(force, "7 Fd Regt 7 Field Regiment"[10:]) == "7 Field Regiment"
    with force.engine.connect() as connection:
        moment = connection.exec_driver_sql(f"SELECT at FROM act WHERE id = {before}").scalar()
    with pytest.raises(UsageError):
        _found(force, "7 Field Regiment", as_of=moment)


def test_a_name_that_only_rejected_claims_have_is_not_found(force: Casebook):
    with force.writing("decide") as act:
        decisions.record(
            act, [Decision(claim=key("claim", "Ōmeru Barracks"), status=Status.REJECTED, changes={})]
        )
    with pytest.raises(UsageError):
        _found(force, "omeru barracks")


def test_ids_judged_to_be_one_are_one(force: Casebook):
    one, other = sorted((entity("Ilan Orvek").id, entity("Mara Orvek").id))
    with force.writing("match") as act:
        judgements.record(act, Judgement(id=key("judged"), left=one, right=other, verdict="same"))
    with force.view() as view:
        found = find(view, "person", "Orvek")
    assert found.id == one
    assert found.members == {one, other}
    with force.writing("match") as act:
        judgements.withdraw(act, key("judged"))
    assert _choices(force, "Orvek", "person") == {one, other}


def test_drafts_do_not_make_a_name_ambiguous_that_a_claim_stands_by(force: Casebook):
    drafts = [
        posting(
            f"draft {number}",
            [cite(SOURCE)],
            person=f"Reader {number}",
            unit="3 Armd Div",
            status=Status.DRAFT,
        )
        for number in range(2)
    ]
    own = [
        replace(one, fields={**one.fields, "unit": Reference(key("draft unit", number), "3 Armd Div")})
        for number, one in enumerate(drafts)
    ]
    write_stream(force, "read", own)
    assert _found(force, "3 Armd Div") == "3 Armoured Division"
    assert _choices(force, "Reader", "person") == {entity(f"Reader {number}").id for number in range(2)}
