"""Of which shape are the answers about command: who commanded, when, and the chain above and below?"""

from typing import Final

from answerable.ask.chain.holding import Strength
from answerable.ask.command.answer import Answer
from docs.generate.json_claim import CITED
from docs.generate.json_words import (
    COUNT,
    DAY,
    FLAG,
    ID,
    WORDS,
    Schema,
    document,
    listing,
    one_of,
    or_null,
    other,
    part,
    record,
    said,
)

THING: Final = record("thing", id=ID, name=WORDS)

CANDIDATE: Final = record(
    "candidate",
    person=THING,
    answer=one_of(Answer),
    acting=FLAG,
    rank=or_null(WORDS),
    title=said("As printed.", or_null(WORDS)),
    role=or_null(WORDS),
    days_since_last_sighting_before=said("Null where there is none.", or_null(COUNT)),
    days_to_first_sighting_after=said("Null where there is none.", or_null(COUNT)),
    rests_on=said(
        "A researcher's row, words that a machine has read, or both.",
        one_of(("row", "words", "row and words")),
    ),
    draft=said("Whether it rests on drafts alone.", FLAG),
    claims=listing(ID, least=1),
    citations=listing(part("citation"), least=1),
)

_COMMANDER: Final = record(
    "commander",
    unit=THING,
    on=DAY,
    answer=said("`contested` if any candidate is, else the strongest.", one_of(Answer)),
    handover=said("Whether the command passed from one to another on that day.", FLAG),
    candidates=listing(part("candidate")),
    nearest=record(
        "nearest",
        before=or_null(record("before", person=THING, last_seen=DAY, days=COUNT)),
        after=or_null(record("after", person=THING, first_seen=DAY, days=COUNT)),
    ),
    others=said("Who was posted there in other roles.", listing(part("candidate"))),
    against=said("Who is claimed as well, by claims marked as in conflict.", listing(part("candidate"))),
    sentence=WORDS,
)

_RELATION: Final[dict[str, Schema]] = {
    "child": THING,
    "parent": THING,
    "class": said("Null where no claim says.", or_null(WORDS)),
    "type": one_of(("child-of", "member-of")),
    "first": said("The first day, or `since_beginning_of_time`.", WORDS),
    "last": DAY,
    "starting": said("Whether the first day is a real beginning.", FLAG),
    "open": said("Whether it was believed to go on.", or_null(FLAG)),
    "claims": listing(ID, least=1),
    "citations": listing(part("citation"), least=1),
}

STRETCH: Final = record(
    "stretch",
    days=part("range"),
    answer=one_of(Answer),
    handover=FLAG,
    candidates=said("As on the first of these days.", listing(part("candidate"))),
)

COMMAND_DOCUMENTS: Final[dict[str, Schema]] = {
    "commander": document("What `ask commander --on` prints.", _COMMANDER, **CITED, candidate=CANDIDATE),
    "commanders": document(
        "What `ask commander --from --to` prints.",
        record(
            "commanders",
            unit=THING,
            stretches=said(
                "Every day of the period is in one; gaps are stretches whose answer is `unknown`.",
                listing(
                    STRETCH,
                    least=1,
                ),
            ),
        ),
        **CITED,
        candidate=CANDIDATE,
    ),
    "chain": document(
        "What `ask chain --on` prints.",
        record(
            "chain",
            unit=THING,
            on=DAY,
            nodes=said(
                "The unit, then those on each further level.",
                listing(
                    record(
                        "node",
                        id=ID,
                        name=WORDS,
                        depth=said("Levels away from the unit that was asked about.", COUNT),
                        weakest=said(
                            "The weakest link on the best way to it; null for the unit itself.",
                            or_null(one_of(Strength)),
                        ),
                        commander=other("commander"),
                    ),
                    least=1,
                ),
            ),
            relations=listing(
                record(
                    "relation",
                    **_RELATION,
                    answer=one_of(Strength),
                    last_seen=said("Where it is assumed: the day on which it was last seen.", or_null(DAY)),
                    age=said("Where it is assumed: days from then to the day asked about.", or_null(COUNT)),
                )
            ),
            warnings=said("What must not be overlooked: one sentence each.", listing(WORDS)),
        ),
        **CITED,
    ),
    "relations": document(
        "What `ask chain` without `--on` prints.",
        record(
            "relations",
            unit=THING,
            units=said("The unit, and all that were ever above or below it.", listing(THING, least=1)),
            relations=listing(record("relation", **_RELATION)),
        ),
        **CITED,
    ),
}
"""The schemas, by the name of their file."""
