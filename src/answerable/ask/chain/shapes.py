"""How is a chain written as JSON? The shape that other programs hold on to."""

from collections.abc import Mapping
from typing import Any

from answerable.ask.chain.chain import ChainAnswer
from answerable.ask.chain.holding import Link
from answerable.ask.chain.whole import Stretch, Whole
from answerable.ask.command.shapes import commander_shape, thing_shape
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.day_range import SINCE_BEGINNING_OF_TIME, DayRange
from answerable.vocabulary.shapes import citation_shape

Shape = dict[str, Any]


def chain_shape(answer: ChainAnswer) -> Shape:
    """`{"unit", "on", "nodes", "relations", "warnings"}`."""
    return {
        "unit": thing_shape(answer.unit),
        "on": answer.on.isoformat(),
        "nodes": [
            {
                "id": node.unit.id,
                "name": node.unit.name,
                "depth": node.depth,
                "weakest": None if node.weakest is None else node.weakest.value,
                "commander": commander_shape(node.commander),
            }
            for node in answer.nodes
        ],
        "relations": [_link(link, answer.claims) for link in answer.links],
        "warnings": list(answer.warnings),
    }


def whole_shape(whole: Whole) -> Shape:
    """`{"unit", "units", "relations"}`, each relation with its range and claims."""
    return {
        "unit": thing_shape(whole.unit),
        "units": [thing_shape(unit) for unit in whole.units],
        "relations": [_relation(stretch, whole.claims) for stretch in whole.stretches],
    }


def _link(link: Link, claims: Mapping[str, Claim]) -> Shape:
    return {
        **_relation(link, claims),
        "answer": link.answer.value,
        "last_seen": None if link.last_seen is None else link.last_seen.isoformat(),
        "age": link.age,
    }


def _relation(item: Link | Stretch, claims: Mapping[str, Claim]) -> Shape:
    newest = item.relations[-1]
    return {
        "child": thing_shape(item.child),
        "parent": thing_shape(item.parent),
        "class": newest.relation_class,
        "type": newest.type,
        "first": _first(item.extent),
        "last": item.extent.last.isoformat(),
        "starting": item.starting,
        "open": item.open,
        "claims": [relation.claim.id for relation in item.relations],
        "citations": [
            citation_shape(citation)
            for relation in item.relations
            for citation in claims[relation.claim.id].citations
        ],
    }


def _first(days: DayRange) -> str:
    return SINCE_BEGINNING_OF_TIME if days.first is None else days.first.isoformat()
