"""Which identities are proposed? What the rules find, kept as judgements that a person can accept."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from answerable.match.levels import Level, level_of
from answerable.match.proposing import proposals
from answerable.pipeline.opened import Opened
from answerable.review.judging import propose
from answerable.store import judgements
from answerable.store.recipients import unknown_recipients
from answerable.vocabulary.judgement import Judgement


@dataclass(slots=True)
class Matched:
    """What came of it? Proposals that are new, and how much the names of unknown recipients say."""

    new: int = 0
    found: int = 0
    levels: Counter[Level] = field(default_factory=Counter)


def match(opened: Opened) -> Matched:
    """Which pairs are proposed anew? Doing it again changes nothing; what was judged stays judged."""
    result = Matched()
    # all are found before any is kept: whatever is proposed must not wait on its own finding
    with opened.casebook.view(clearance=opened.clearance) as view:
        found = list(proposals(view))
        for recipient in unknown_recipients(view):
            result.levels[level_of(recipient.name, recipient.country)] += 1
        known: defaultdict[tuple[str, str], list[Judgement]] = defaultdict(list)
        for judgement in judgements.listed(view):
            known[judgement.left, judgement.right].append(judgement)
    result.found = len(found)
    with opened.casebook.writing("match") as act:
        for proposal in found:
            left, right = sorted((proposal.recipient.entity, proposal.unit.entity))
            earlier = known[left, right]
            result.new += propose(act, (left, right), earlier, score=proposal.score, why=proposal.why)
    return result
