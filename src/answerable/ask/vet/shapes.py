"""How is it written as JSON what is held of the names that were vetted?"""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from answerable.ask.command.shapes import commander_shape, period_shape
from answerable.ask.trainings.asking import row_shape
from answerable.ask.vet.alleged import Allegation, Tie
from answerable.ask.vet.knowable import incident_words, training_words
from answerable.ask.vet.resolving import Choice, Resolved
from answerable.ask.vet.telling import NO_VERDICT, gaps_of, said_by
from answerable.ask.vet.vetting import Vetted
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.shapes import claim_shape, range_shape, value_shape

Shape = dict[str, Any]


def vetted_shape(vetted: Iterable[Vetted]) -> Shape:
    """`{"notice", "names": […]}`: the names in the order in which they were asked for."""
    return {"notice": NO_VERDICT, "names": [_one(one) for one in vetted]}


def _one(vetted: Vetted) -> Shape:
    who, thing = vetted.resolved, vetted.resolved.thing
    unit = Reference(thing.id, thing.name) if thing is not None else None
    return {
        "asked": asdict(who.asked),
        "resolved": _resolved(who),
        "could_also_be": [_choice(one) for one in who.also],
        "could_know": {
            **asdict(vetted.known),
            "years": None if vetted.known.years is None else list(vetted.known.years),
            "incident_words": incident_words(vetted.known),
            "training_words": training_words(vetted.known),
        },
        "commanders": [] if unit is None else period_shape(unit, vetted.commanders)["stretches"],
        "postings": [
            {
                "unit": value_shape(post.unit),
                "role": post.role or None,
                "extent": range_shape(post.extent),
                "claims": [claim_shape(claim) for claim in post.claims],
            }
            for post in vetted.posts
        ],
        "incidents": {
            tie.value: [_allegation(vetted, one) for one in vetted.allegations if one.tie is tie]
            for tie in Tie
        },
        "trainings": [
            {**row_shape(row), "commander": _commander(vetted, row.claim)} for row in vetted.trainings
        ],
        "not_known": [] if thing is None else list(gaps_of(vetted)),
    }


def _resolved(who: Resolved) -> Shape:
    thing = who.thing
    return {
        "kind": who.kind,
        "thing": None if thing is None else {"id": thing.id, "name": thing.name},
        "ids": [] if thing is None else sorted(thing.members),
        "countries": list(who.countries),
        "why": who.why,
    }


def _choice(one: Choice) -> Shape:
    return {"id": one.id, "kind": one.kind, "description": one.says}


def _allegation(vetted: Vetted, one: Allegation) -> Shape:
    return {
        "claim": claim_shape(one.claim),
        "said_by": said_by(one.claim),
        "through": value_shape(one.through),
        "held_then": None if one.strength is None else one.strength.value,
        "grounds": [claim_shape(claim) for claim in one.grounds],
        "commander": _commander(vetted, one.claim.id),
    }


def _commander(vetted: Vetted, claim: str) -> Shape | None:
    answer = vetted.at_the_time.get(claim)
    return None if answer is None else commander_shape(answer)
