"""Can every past state be asked for? What a casebook showed at a moment, it shows of that moment for ever.

Except how closed things are, which is always today's, and what was purged, which is gone from the past too.
"""

import random
from dataclasses import dataclass, replace
from typing import Any

import pytest

from answerable.store import (
    claim_reading,
    custody,
    decisions,
    failures,
    judgements,
    purging,
    readings,
    renditions,
    search,
    sources,
    verification,
)
from answerable.store.act import Act, last_act_at
from answerable.store.casebook import Casebook, View
from answerable.store.claim_reading import Which, counted, listed
from answerable.store.claim_writing import add_claims
from answerable.store.decisions import Decision
from answerable.store.failures import Failure
from answerable.store.readings import Reading
from answerable.vocabulary.access import Status, Visibility
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.judgement import Judgement
from answerable.vocabulary.mention import Mention
from answerable.vocabulary.shapes import dates_shape, value_shape
from answerable.vocabulary.source import SourceDetails
from evidence import cite, day, entity, key, posting, quote, sha, take

PEOPLE = ("Orvek", "Tolin", "Sela")
UNITS = ("3rd Brigade", "7th Brigade", None)


def _open(claim: Claim) -> Claim:
    return replace(claim, visibility=Visibility.PUBLIC)


def _snapshot(view: View) -> dict[str, Any]:
    """Everything that can be seen of the casebook, but how closed it is."""
    found = list(listed(view))
    return {
        "sources": [
            (
                source.id,
                replace(source.details, visibility=None),
                source.captures,
                source.names,
                [finding.name for finding in sources.findings(view, source.id)],
                readings.marked(view, source.id),
            )
            for source in sources.listed(view)
        ],
        "claims": [_open(claim) for claim in found],
        "counts": counted(view),
        "by status": {status: [c.id for c in listed(view, Which(status=status))] for status in Status},
        "about": {
            name: (
                [c.id for c in listed(view, Which(about=entity(name).id))],
                counted(view, Which(about=entity(name).id)),
            )
            for name in (*PEOPLE, *filter(None, UNITS))
        },
        "decisions": [list(decisions.of_claim(view, claim.id)) for claim in found],
        "judgements": list(judgements.listed(view)),
        "failures": list(failures.listed(view)),
        "custody": list(custody.entries(view)),
        "texts": [list(search.in_texts(view, word)) for word in ("led", *PEOPLE)],
        "titles": [search.in_titles(view, word) for word in ("draft", "final")],
        "names": [search.in_names(view, word) for word in ("brigade", *PEOPLE)],
        "newest": [renditions.newest(view, sha(_text(person))) for person in PEOPLE],
    }


def _text(person: str) -> str:
    return f"Col. {person} led the men."


@dataclass
class Doings:
    """Which random thing is done next? Each adds rows in one act, or finds that there is nothing to add."""

    draw: random.Random

    def next(self, act: Act) -> None:
        chosen = self.draw.choice([self._take, self._describe, self._import, self._read, self._read])
        self.draw.choice([chosen, self._decide, self._decide, self._judge, self._fail])(act)

    def _take(self, act: Act) -> None:
        person = self.draw.choice(PEOPLE)
        reader, name = self.draw.choice(["plain", "better"]), self.draw.choice(["a.txt", "b.txt"])
        take(act, _text(person), source=key("source", person), name=name, reader=reader)

    def _describe(self, act: Act) -> None:
        details = SourceDetails(
            title=self.draw.choice([None, "The draft", "The final"]),
            publication=self.draw.choice(
                [None, sources.publication_named("Courier"), sources.publication_named("Courier", "Nembria")]
            ),
            visibility=self.draw.choice([None, *Visibility]),
        )
        sources.say(act, key("source", self.draw.choice(PEOPLE)), details)

    def _import(self, act: Act) -> None:
        number = self.draw.randrange(8)
        draw = random.Random(number)  # the same claim says the same whenever it comes in
        source = key("source", draw.choice(PEOPLE))
        add_claims(
            act, [posting(number, [cite(source)], person=draw.choice(PEOPLE), unit=draw.choice(UNITS))]
        )

    def _read(self, act: Act) -> None:
        person, version = self.draw.choice(PEOPLE), str(self.draw.randrange(4))
        text = _text(person)
        source, rendition = take(act, text, source=key("source", person))
        citations = [quote(source, rendition, text, person, "person")]
        claim = posting(
            f"read {person}", citations, person=person, unit=self.draw.choice(UNITS), reader=f"crf {version}"
        )
        drafts = self.draw.choice([[], [claim]])
        mentions = [Mention("Person", 5, 5 + len(person), person, 0.5)] * len(drafts)
        readings.record(act, Reading(source, rendition, "crf", version), mentions, drafts)

    def _decide(self, act: Act) -> None:
        view = View(act.connection, last_act_at(act.connection, None), Visibility.RESTRICTED)
        known = [claim.id for claim in listed(view)]
        if not known:
            return
        unit = self.draw.choice(UNITS)
        changes: dict[str, Any] = self.draw.choice(
            [
                {},
                {"fields": {"unit": None if unit is None else value_shape(entity(unit))}},
                {"fields": {"title": "Commander"}, "notes": "n"},
                {"dates": dates_shape(day("2010-01-01"))},
                {"visibility": self.draw.choice(list(Visibility)).value},
            ]
        )
        status = self.draw.choice([Status.ACCEPTED, Status.CONFLICT, Status.REJECTED])
        decisions.record(act, [Decision(claim=self.draw.choice(known), status=status, changes=changes)])

    def _judge(self, act: Act) -> None:
        left, right = sorted(entity(name).id for name in self.draw.sample(PEOPLE, 2))
        number = self.draw.randrange(6)
        judgement = Judgement(
            id=key("judgement", number, left, right), left=left, right=right, verdict="same"
        )
        if not judgements.record(act, judgement):
            judgements.withdraw(act, judgement.id)

    def _fail(self, act: Act) -> None:
        name = self.draw.choice(["a", "b"])
        if self.draw.random() < 0.5:
            failures.record(act, Failure(stage="take", name=name, kind="k", problem="p", remedy="r"), 0)
        else:
            failures.clear(act, "take", name=name)


@pytest.mark.parametrize("seed", range(2))
def test_the_past_stays_as_it_was_seen(casebook: Casebook, seed: int):
    doings = Doings(random.Random(seed))
    seen: dict[str, dict[str, Any]] = {}
    for _ in range(30):
        with casebook.writing("do") as act:
            doings.next(act)
            moment = act.at if act.is_written else None
        if moment is not None:
            with casebook.view() as view:
                seen[moment] = _snapshot(view)
    assert len(seen) > 12
    for moment, snapshot in seen.items():
        with casebook.view(moment) as view:
            assert _snapshot(view) == snapshot
    with casebook.view() as view:
        assert list(verification.broken(view)) == []


def test_what_is_purged_is_gone_from_the_past_and_nothing_else_is(casebook: Casebook):
    with casebook.writing("take") as act:
        for person in PEOPLE:
            take(act, _text(person), source=key("source", person))
        moment = act.at
        add_claims(act, [posting(person, [cite(key("source", person))], person=person) for person in PEOPLE])
    with casebook.writing("purge") as act:
        purging.purge(act, [key("source", "Tolin")], "asked to")
    with casebook.view(moment) as view:
        assert [source.id for source in sources.listed(view)] == [
            key("source", "Orvek"),
            key("source", "Sela"),
        ]
        assert claim_reading.one(view, key("claim", "Tolin")) is None
        assert len(list(listed(view))) == 2
