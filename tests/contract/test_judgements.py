"""Which entities were judged to be the same? Rows alone say so, and taking one back is a row."""

from sqlalchemy import event

from answerable.match.canonical import Identities, Judged
from answerable.store import judgements
from answerable.store.casebook import Casebook
from answerable.store.claim_writing import write_stream
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.judgement import Judgement, Verdict
from evidence import cite, entity, key, posting

A, B, C, D = sorted(key("entity", letter) for letter in "abcd")


def _judged(number: int, left: str, right: str, verdict: Verdict = "same") -> Judgement:
    return Judgement(
        id=key("judgement", number), left=left, right=right, verdict=verdict, why="\x00 alike", score=0.5
    )


def _record(casebook: Casebook, *judged: Judgement) -> list[bool]:
    with casebook.writing("match") as act:
        return [judgements.record(act, one) for one in judged]


def _same(casebook: Casebook, one: str, as_of: str | None = None) -> set[str]:
    with casebook.view(as_of) as view:
        return set(Identities.of(view, [one]).members(one))


def test_judgements_are_kept_once(casebook: Casebook):
    judged = _judged(1, A, B)
    assert _record(casebook, judged) == [True]
    assert _record(casebook, judged) == [False]
    with casebook.view() as view:
        assert list(judgements.listed(view)) == [judged]


def test_a_judgement_known_already_is_no_act(casebook: Casebook):
    _record(casebook, _judged(1, A, B))
    _record(casebook, _judged(1, A, B))
    with casebook.writing("match") as act:
        judgements.withdraw(act, key("judgement", 1))
    with casebook.writing("match") as act:
        judgements.withdraw(act, key("judgement", 1))
    with casebook.view() as view:
        assert view.until == 2


def test_who_is_who_follows_from_the_judgements_that_stand(casebook: Casebook):
    _record(casebook, _judged(1, A, B), _judged(2, B, C), _judged(3, C, D, "different"))
    assert _same(casebook, A) == {A, B, C}
    assert _same(casebook, D) == {D}
    with casebook.writing("match") as act:
        assert judgements.withdraw(act, key("judgement", 2), "mistaken")
        assert not judgements.withdraw(act, key("judgement", 2))
    assert _same(casebook, A) == {A, B}
    assert _same(casebook, C) == {C}
    assert _same(casebook, A, "2026-01-01T12:00:01Z") == {A, B, C}
    with casebook.view() as view:
        assert [one.withdrawn for one in judgements.listed(view)].count(True) == 1


def test_of_each_thing_it_is_asked_once_and_all_that_joins_it_is_known(casebook: Casebook):
    _record(casebook, _judged(1, A, B), _judged(2, B, C))
    asked = []
    with casebook.view() as view:
        event.listen(view.connection, "before_cursor_execute", lambda *_: asked.append(1))
        judged = Judged(view)
        for entities in ([A], [B, C], [D], [A, D]):
            groups, afresh = judged.groups(entities), Identities.of(view, entities)
            assert [groups.members(one) for one in entities] == [afresh.members(one) for one in entities]
        before = len(asked)
        assert judged.groups([A, B, C, D]).members(C) == {A, B, C}
        assert len(asked) == before > 0


def test_judgements_about_what_may_not_be_shown_are_not_shown(casebook: Casebook):
    source = key("source")
    write_stream(
        casebook,
        "import",
        [
            posting("open", [cite(source)], person="Ilan Orvek", unit="3rd Brigade"),
            posting("closed", [cite(source)], person="Mara Tolin", visibility=Visibility.RESTRICTED),
        ],
    )
    unknown = key("entity", "of which no claim speaks")
    people = [entity("Ilan Orvek").id, entity("Mara Tolin").id, entity("3rd Brigade").id, unknown]

    def judged(one: int, other: int) -> Judgement:
        left, right = sorted((people[one], people[other]))
        return _judged(10 * one + other, left, right)

    pairs = [judged(0, 1), judged(0, 2), judged(0, 3), judged(1, 3)]
    _record(casebook, *pairs)
    with casebook.view(clearance=Visibility.TEAM) as view:
        shown = {one.id for one in judgements.listed(view)}
        assert Identities.of(view, people[:1]).members(people[0]) == {people[0], people[2], people[3]}
    assert shown == {pairs[1].id, pairs[2].id}
    with casebook.view() as view:
        assert len(list(judgements.listed(view))) == 4
