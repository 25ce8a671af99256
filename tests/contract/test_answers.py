"""What do answers about command rest on, as each database hands it over?"""

from dataclasses import replace
from datetime import date, timedelta

from answerable.ask.chain.chain import Held, chain_on
from answerable.ask.chain.links import load_relations
from answerable.ask.command.commander import commander_on, commanders_on
from answerable.ask.command.loading import load_postings
from answerable.store import decisions, judgements
from answerable.store.claim_writing import add_claims
from answerable.vocabulary.access import Modality, Status, Visibility
from answerable.vocabulary.judgement import Judgement
from officers import DAY0, dated, posting_claim, relation_claim, thing

UNIT, ABOVE, TOP = thing("4 Brigade"), thing("3 Division"), thing("Army")
DAY = date(2012, 1, 16)

CLAIMS = [
    posting_claim("A", UNIT.name, dated("10..20")),
    posting_claim("A", UNIT.name, dated("50")),
    posting_claim("A", "9 Brigade", dated("40")),
    posting_claim("B", UNIT.name, dated("12..13"), status=Status.DRAFT),
    posting_claim("C", UNIT.name, dated("12..18"), status=Status.CONFLICT),
    posting_claim("D", UNIT.name, dated("12..18"), status=Status.REJECTED),
    replace(posting_claim("E", UNIT.name, dated("14..18")), modality=Modality.DENIED),
    replace(posting_claim("F", UNIT.name, dated("14..18")), visibility=Visibility.RESTRICTED),
    posting_claim("G", ABOVE.name, dated("1..30")),
    relation_claim(UNIT.name, ABOVE.name, dated("1..30")),
    relation_claim(ABOVE.name, TOP.name, dated("1..30")),
]


def people(postings, unit=UNIT):
    return {item.person.name for item in postings.here.get(unit.id, ())}


def write(casebook):
    with casebook.writing("import") as act:
        add_claims(act, CLAIMS)


def test_answers_rest_on_what_was_accepted_and_may_be_shown(casebook):
    write(casebook)
    with casebook.view(clearance=Visibility.TEAM) as view:
        postings = load_postings(view, [UNIT.id])
        assert people(postings) == {"A", "C"}
        assert people(load_postings(view, [UNIT.id], drafts=True)) == {"A", "B", "C"}
        assert {item.unit.name for item in postings.of_person[thing("A").id]} == {"4 Brigade", "9 Brigade"}
        assert commander_on(UNIT, postings, DAY).candidates[0].claims[0].citations
    with casebook.view(clearance=Visibility.RESTRICTED) as view:
        assert people(load_postings(view, [UNIT.id])) == {"A", "C", "F"}


def test_an_earlier_state_answers_as_it_did_then(casebook, clock):
    write(casebook)
    before = clock.now
    with casebook.writing("decide") as act:
        decisions.record(act, [decisions.Decision(claim=CLAIMS[0].id, status=Status.REJECTED)])
    with casebook.view() as view:
        assert commander_on(UNIT, load_postings(view, [UNIT.id]), DAY).candidates[0].person.name == "F"
    with casebook.view(f"{before:%Y-%m-%dT%H:%M:%SZ}") as view:
        assert "A" in people(load_postings(view, [UNIT.id]))


def test_what_was_judged_to_be_one_unit_answers_as_one(casebook):
    write(casebook)
    left, right = sorted((UNIT.id, thing("9 Brigade").id))
    with casebook.writing("match") as act:
        judgements.record(act, Judgement(id=thing("same").id, left=left, right=right, verdict="same"))
    with casebook.view(clearance=Visibility.TEAM) as view:
        both = [load_postings(view, [unit]) for unit in (left, right)]
        assert [{len(items) for items in one.here.values()} for one in both] == [{4}, {4}]


def test_a_chain_is_followed_both_ways(casebook):
    write(casebook)
    with casebook.view(clearance=Visibility.TEAM) as view:
        above = load_relations(view, [UNIT.id], "up")
        below = load_relations(view, [TOP.id], "down")
        up = chain_on(Held(view), UNIT, DAY)
        down = chain_on(Held(view), TOP, DAY, "down")
    assert {unit: [item.parent.name for item in found] for unit, found in above.above.items()} == {
        UNIT.id: ["3 Division"],
        ABOVE.id: ["Army"],
    }
    assert above == below
    assert [(node.unit.name, node.depth) for node in up.nodes] == [
        ("4 Brigade", 0),
        ("3 Division", 1),
        ("Army", 2),
    ]
    assert [node.unit.name for node in down.nodes] == ["Army", "3 Division", "4 Brigade"]
    assert [node.commander.answer.value for node in up.nodes] == ["confirmed", "confirmed", "unknown"]


def test_what_is_loaded_for_a_day_answers_as_all_that_is_held(casebook):
    """Other posts are loaded only of those whose posting could be broken on the day."""
    other = [
        posting_claim("A", UNIT.name, dated("12..18"), role="Chief of Staff"),
        posting_claim("G", "9 Brigade", dated("32")),
        posting_claim("G", ABOVE.name, dated("34")),
        posting_claim("H", ABOVE.name, dated("40")),
        posting_claim("H", ABOVE.name, dated("45")),
    ]
    with casebook.writing("import") as act:
        add_claims(act, [*CLAIMS, *other])
    units, answers = [UNIT, ABOVE], []
    with casebook.view(clearance=Visibility.TEAM) as view:
        everything = load_postings(view, [unit.id for unit in units])
        for number in range(60):
            day = DAY0 + timedelta(days=number)
            of_day = load_postings(view, [unit.id for unit in units], day=day)
            found = commanders_on(units, of_day, day)
            assert found == commanders_on(units, everything, day)
            answers += [one.answer.value for one in found.values()]
        assert of_day.of_person.keys() < everything.of_person.keys()
    assert set(answers) == {"confirmed", "unknown", "bracketed"}
