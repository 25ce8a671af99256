"""Who was above, and who below, on that day? Golden cases of the claim model, laws over random armies."""

import csv
import io
from datetime import timedelta
from itertools import permutations
from xml.dom import minidom

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import chain_oracle as oracle
from answerable.ask.chain.chain import chain_on
from answerable.ask.chain.graph import as_csv, graph_of_chain, graph_of_whole, graphml, mermaid, svg
from answerable.ask.chain.shapes import chain_shape, whole_shape
from answerable.ask.chain.whole import whole_chain
from answerable.vocabulary.access import Status
from officers import DAY0, Army, dated, posting_claim, relation_claim, thing

WHOLE_TIME = dated("0..100")


def on(day):
    return DAY0 + timedelta(days=day)


def up(day, *claims, unit="9 Battalion", way="up"):
    return chain_on(Army(*claims), thing(unit), on(day), way)


def links(answer):
    return {(link.child.name, link.parent.name): link.answer.value for link in answer.links}


def depths(answer):
    return {node.unit.name: node.depth for node in answer.nodes}


def below(child, parent, dates=WHOLE_TIME, **more):
    return relation_claim(child, parent, dates, **more)


LINE = (below("9 Battalion", "4 Brigade"), below("4 Brigade", "2 Division"), below("2 Division", "Army"))


def test_the_chain_goes_up_to_the_top_each_with_its_commander():
    answer = up(10, *LINE, posting_claim("A", "4 Brigade", dated("5..15")))
    assert depths(answer) == {"9 Battalion": 0, "4 Brigade": 1, "2 Division": 2, "Army": 3}
    assert [node.commander.answer for node in answer.nodes] == ["unknown", "confirmed", "unknown", "unknown"]
    assert set(links(answer).values()) == {"confirmed"}
    assert answer.warnings == ()


def test_the_chain_goes_down_to_every_subordinate():
    answer = up(10, *LINE, below("7 Battalion", "4 Brigade"), unit="2 Division", way="down")
    assert depths(answer) == {"2 Division": 0, "4 Brigade": 1, "9 Battalion": 2, "7 Battalion": 2}


@pytest.mark.parametrize(
    ("claims", "answer"),
    [
        ([below("9 Battalion", "4 Brigade", dated("5..15"))], "confirmed"),
        (
            [below("9 Battalion", "4 Brigade", dated("5")), below("9 Battalion", "4 Brigade", dated("15"))],
            "bracketed",
        ),
        ([below("9 Battalion", "4 Brigade", dated(imprecise="5..15"))], "possible"),
        ([below("9 Battalion", "4 Brigade", dated("5", open=True))], "assumed"),
        ([below("9 Battalion", "4 Brigade", dated("5"))], None),
        ([below("9 Battalion", "4 Brigade", dated("5", open=False))], None),
        ([below("9 Battalion", "4 Brigade", dated("5", open=True, ending=True))], None),
        ([below("9 Battalion", "4 Brigade", dated("15", open=True))], None),
    ],
)
def test_each_link_has_its_own_answer(claims, answer):
    assert links(up(10, *claims)) == ({("9 Battalion", "4 Brigade"): answer} if answer else {})


def test_what_is_assumed_says_when_it_was_last_seen():
    (link,) = up(10, below("9 Battalion", "4 Brigade", dated("2..5", open=True))).links
    assert (link.last_seen, link.age) == (on(5), 5)


@pytest.mark.parametrize(
    ("other", "broken"),
    [
        (below("9 Battalion", "5 Brigade", dated("7")), True),
        (below("9 Battalion", "5 Brigade", dated("7", open=False), class_=None), True),
        (below("9 Battalion", "5 Brigade", dated("7"), class_="administrative"), False),
        (below("9 Battalion", "Task Force", dated("7"), kind="member-of", class_=None), False),
        (below("9 Battalion", "5 Brigade", dated("2")), False),
    ],
)
def test_another_home_since_breaks_what_was_assumed(other, broken):
    found = links(up(10, below("9 Battalion", "4 Brigade", dated("5", open=True)), other))
    assert (("9 Battalion", "4 Brigade") not in found) == broken


def test_two_commands_at_once_are_contested_and_an_administrative_one_beside_is_not():
    one, other = below("9 Battalion", "4 Brigade"), below("9 Battalion", "5 Brigade")
    answer = up(10, one, other)
    assert set(links(answer).values()) == {"contested"}
    assert "several units above it at once" in answer.warnings[0]
    beside = below("9 Battalion", "5 Brigade", class_="administrative")
    assert set(links(up(10, one, beside)).values()) == {"confirmed"}


def test_a_change_of_command_on_the_day_is_no_contest():
    answer = up(
        10,
        below("9 Battalion", "4 Brigade", dated("0..10")),
        below("9 Battalion", "5 Brigade", dated("10..20")),
    )
    assert set(links(answer).values()) == {"confirmed"}


def test_one_command_that_goes_on_after_the_day_hands_over_to_none():
    """Rows of one relation within a day of each other are one: the same rule as for commanders."""
    goes_on = (
        below("9 Battalion", "4 Brigade", dated("0..10")),
        below("9 Battalion", "4 Brigade", dated("11..20")),
    )
    answer = up(10, *goes_on, below("9 Battalion", "5 Brigade", dated("10..30")))
    assert set(links(answer).values()) == {"contested"}


@pytest.mark.parametrize(("flags", "answer"), [({}, "contested"), ({"starting": True}, "confirmed")])
def test_two_seen_on_that_day_alone_change_only_where_a_claim_says_so(flags, answer):
    claims = (
        below("9 Battalion", "4 Brigade", dated("10")),
        below("9 Battalion", "5 Brigade", dated("10", **flags)),
    )
    assert set(links(up(10, *claims)).values()) == {answer}


def test_a_unit_that_is_lent_is_not_under_its_home_command_meanwhile():
    lent = below("9 Battalion", "Task Force", dated("8..12"), kind="member-of", class_=None)
    answer = up(10, *LINE, lent)
    assert links(answer) == {("9 Battalion", "Task Force"): "confirmed"}
    assert "was lent to Task Force" in answer.warnings[0]
    assert ("9 Battalion", "4 Brigade") in links(up(13, *LINE, lent))
    down = up(10, *LINE, lent, unit="4 Brigade", way="down")
    assert depths(down) == {"4 Brigade": 0}


def test_a_circle_is_told_and_followed_once():
    answer = up(10, *LINE, below("Army", "4 Brigade"))
    assert len(answer.nodes) == 4
    assert any("circle" in warning for warning in answer.warnings)


def test_units_that_meet_again_higher_up_stand_there_once():
    answer = up(
        10,
        *LINE,
        below("9 Battalion", "Area Command", class_="administrative"),
        below("Area Command", "Army"),
    )
    assert [node.unit.name for node in answer.nodes].count("Army") == 1
    assert len(answer.links) == 5


def test_whoever_heads_two_levels_is_marked():
    heads = [posting_claim("A", unit, dated("5..15")) for unit in ("4 Brigade", "2 Division")]
    answer = up(10, *LINE, *heads)
    assert any("A heads both 4 Brigade and 2 Division" in warning for warning in answer.warnings)


def test_a_chain_is_as_strong_as_its_weakest_link():
    weak = below("4 Brigade", "2 Division", dated("5", open=True))
    answer = up(10, LINE[0], weak, LINE[2])
    assert [node.weakest for node in answer.nodes] == [None, "confirmed", "assumed", "assumed"]


def test_of_several_ways_to_a_unit_the_best_counts_for_all_above_it():
    """9 Battalion may be under 4 Brigade itself, and surely is by way of the task force."""
    answer = up(
        10,
        below("9 Battalion", "4 Brigade", dated(imprecise="5..15"), class_="administrative"),
        below("9 Battalion", "Task Force"),
        below("Task Force", "4 Brigade"),
        below("4 Brigade", "Army"),
    )
    assert {node.unit.name: node.weakest for node in answer.nodes} == {
        "9 Battalion": None,
        "4 Brigade": "confirmed",
        "Task Force": "confirmed",
        "Army": "confirmed",
    }


def test_without_a_day_all_relations_stand_with_their_ranges():
    claims = [
        *LINE,
        below("9 Battalion", "5 Brigade", dated("200..210", starting=True)),
        below("7 Battalion", "4 Brigade"),
        below("Company", "9 Battalion", dated("3", open=True)),
        below("Company", "Elsewhere"),
    ]
    whole = whole_chain(Army(*claims), thing("9 Battalion"))
    assert {unit.name for unit in whole.units} == {
        "9 Battalion",
        "4 Brigade",
        "5 Brigade",
        "2 Division",
        "Army",
        "Company",
    }
    assert len(whole.stretches) == 5
    assert whole_shape(whole)["relations"]


def test_a_relation_that_ended_and_began_again_is_two():
    claims = [
        below("9 Battalion", "4 Brigade", dated("0..5", ending=True)),
        below("9 Battalion", "4 Brigade", dated("50..60")),
    ]
    graph = graph_of_whole(whole_chain(Army(*claims), thing("9 Battalion")))
    assert len(graph.edges) == 2


ODD = 'A "quoted" <unit> & =cmd()\x0b'


def test_every_form_is_whole_and_holds_every_unit_and_relation():
    answer = up(
        10, *LINE, below("Army", ODD), below("9 Battalion", "4 Brigade", dated("5"), class_="administrative")
    )
    graph = graph_of_chain(answer)
    drawn = minidom.parseString(graphml(graph))
    assert {node.getAttribute("id") for node in drawn.getElementsByTagName("node")} == {
        u.id for u in graph.units
    }
    edges = [(e.getAttribute("source"), e.getAttribute("target")) for e in drawn.getElementsByTagName("edge")]
    assert edges == [(edge.parent.id, edge.child.id) for edge in graph.edges]
    assert {key.getAttribute("id") for key in drawn.getElementsByTagName("key")} == {
        "node_label",
        "edge_label",
    }
    picture = minidom.parseString(svg(graph))
    assert len(picture.getElementsByTagName("rect")) == len(graph.units)
    assert len(picture.getElementsByTagName("path")) == len(graph.edges)
    rows = list(csv.DictReader(io.StringIO(as_csv(graph))))
    assert [(row["parent_id"], row["child_id"]) for row in rows] == edges
    assert mermaid(graph).count("\n") == 1 + len(graph.units) + len(graph.edges)
    assert [item["answer"] for item in chain_shape(answer)["relations"]] == [
        link.answer for link in answer.links
    ]


units = st.sampled_from(["9 Battalion", "4 Brigade", "2 Division", "Army", "Task Force"])


@st.composite
def some_relation(draw):
    child, parent = draw(units), draw(units)
    start, length = draw(st.integers(0, 20)), draw(st.integers(0, 8))
    kind = draw(st.sampled_from(["child-of", "child-of", "member-of"]))
    class_ = draw(st.sampled_from(["command", "administrative", None])) if kind == "child-of" else None
    flags = {
        "open": draw(st.sampled_from([True, False, None])),
        "starting": draw(st.booleans()),
        "ending": draw(st.booleans()),
    }
    status = draw(st.sampled_from([Status.ACCEPTED] * 4 + [Status.CONFLICT]))
    dates = dated(f"{start}..{start + length}", **flags)
    match draw(st.sampled_from(["precise", "imprecise", "both", "open"])):
        case "imprecise":
            dates = dated(imprecise=f"{start}..{start + length}", **flags)
        case "both":
            dates = dated(f"{start + 3}..{start + 3 + length}", f"{start}..{start + 2}", **flags)
        case "open":
            dates = dated(imprecise=f"*..{start}")
    return relation_claim(child, parent, dates, kind=kind, class_=class_, status=status)


armies = st.lists(
    some_relation().filter(lambda claim: claim.fields["unit"] != claim.fields["related_unit"]), max_size=8
)


def known(claims):
    """What the oracle is told: every relation that did not lose as conflict, and joins two units."""
    said = {}
    for claim in claims:
        fields = claim.fields
        if claim.status is not Status.CONFLICT:
            ends = fields["unit"].name, fields["related_unit"].name
            said[claim.id] = oracle.Said(*ends, fields["type"], fields.get("class"), claim.dates, claim.id)
    return list(said.values())


@settings(max_examples=2_000, deadline=None)
@given(armies, st.integers(0, 40), st.sampled_from(["up", "down"]))
def test_the_chain_is_the_oracle_s(claims, day, way):
    answer = up(day, *claims, unit="4 Brigade", way=way)
    found = {
        (link.child.name, link.parent.name, link.type, link.relation_class): link.answer.value
        for link in answer.links
    }
    weakest = {node.unit.name: node.weakest and node.weakest.value for node in answer.nodes}
    assert (found, depths(answer), weakest) == oracle.chain("4 Brigade", known(claims), on(day), way)


@settings(max_examples=300, deadline=None)
@given(armies, st.integers(0, 40), st.sampled_from(["up", "down"]))
def test_every_chain_ends_and_every_link_joins_two_of_its_units(claims, day, way):
    answer = up(day, *claims, unit="4 Brigade", way=way)
    names = [node.unit.id for node in answer.nodes]
    assert len(names) == len(set(names))
    assert {end.id for link in answer.links for end in (link.child, link.parent)} <= set(names)
    for link in answer.links:
        if link.answer == "confirmed":
            assert any(item.dates.certain and item.dates.certain.contains(on(day)) for item in link.relations)
        if link.answer != "assumed":
            assert link.extent.last >= on(day)


@settings(max_examples=100, deadline=None)
@given(st.lists(some_relation(), max_size=4), st.integers(0, 30))
def test_the_order_in_which_claims_come_in_never_matters(claims, day):
    claims = [claim for claim in claims if claim.fields["unit"] != claim.fields["related_unit"]]
    answers = [chain_shape(up(day, *order)) for order in permutations(claims)]
    assert all(answer == answers[0] for answer in answers)


@settings(max_examples=200, deadline=None)
@given(armies, st.integers(0, 40))
def test_up_and_down_agree(claims, day):
    """Whoever is found right above a unit has that unit right below."""
    for link in up(day, *claims).links:
        if link.child.name == "9 Battalion":
            down = up(day, *claims, unit=link.parent.name, way="down")
            assert (link.child.id, link.answer) in {(item.child.id, item.answer) for item in down.links}
