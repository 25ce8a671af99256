"""Of which shape is what is held of the names that were vetted, and a line of time?"""

from typing import Final

from answerable.ask.chain.holding import Strength
from answerable.ask.timeline import KINDS as EVENTS
from answerable.ask.timeline import Side
from answerable.ask.vet.alleged import Tie
from answerable.ask.vet.resolving import KINDS
from answerable.vocabulary.access import Status
from docs.generate.json_claim import CITED, RANGE
from docs.generate.json_command import CANDIDATE, STRETCH, THING
from docs.generate.json_trainings import TRAINING
from docs.generate.json_words import (
    COUNT,
    DAY,
    FLAG,
    ID,
    TEXT,
    WORDS,
    Schema,
    document,
    listing,
    one_of,
    optional,
    or_null,
    other,
    part,
    record,
    said,
)

_KIND: Final = or_null(one_of(KINDS))

_KNOWABLE: Final = record(
    "could know",
    country=said("Null where no claim says of which country it is: then all count.", or_null(WORDS)),
    incidents=said("Incident records of the country.", COUNT),
    incidents_in_all=COUNT,
    incident_drafts=said("Of the country, and decided by nobody.", COUNT),
    nobody_named=said("Records of the country that name no unit or person as perpetrator.", COUNT),
    reports=said("Sources whose words are held.", COUNT),
    unread=said("Those of them that no reader has read for incidents.", COUNT),
    trainings=said("Of the country.", COUNT),
    trainings_in_all=COUNT,
    years=said("The first and the last fiscal year of these.", or_null(listing(COUNT, least=2))),
    name_only_service=said("Trainings of the country that name only a service.", COUNT),
    name_nobody=said("Trainings of the country that name no recipient.", COUNT),
    incident_words=said("What it could know of incidents, in a sentence.", WORDS),
    training_words=said("What it could know of trainings, in a sentence.", WORDS),
)

_ALLEGATION: Final = record(
    "allegation",
    claim=other("claim"),
    said_by=said("On whose word: the speakers that the source cites, else the source itself.", WORDS),
    through=said("The unit below it, or the person or unit of the posting.", or_null(THING)),
    held_then=said("How well it is known that the tie held at the time.", or_null(one_of(Strength))),
    grounds=said("The relations or postings that the tie rests on.", listing(other("claim"))),
    commander=said("Who commanded the unit on the first day of the incident.", or_null(other("commander"))),
)

_POSTING: Final = record(
    "posting",
    unit=or_null(THING),
    role=or_null(WORDS),
    extent=part("range"),
    claims=listing(other("claim"), least=1),
)

_RESOLVED: Final = record(
    "resolved",
    kind=_KIND,
    thing=said("Null where nothing, or more than one thing, fits.", or_null(THING)),
    ids=listing(ID),
    countries=listing(WORDS),
    why=said("Why it is not known who is meant.", or_null(WORDS)),
)

_NAME: Final = record(
    "name",
    asked=record("asked", name=TEXT, kind=_KIND, country=or_null(WORDS)),
    resolved=_RESOLVED,
    could_also_be=listing(record("choice", id=ID, kind=one_of(KINDS), description=WORDS)),
    could_know=_KNOWABLE,
    commanders=said("From the first claim of command to the last; gaps are `unknown`.", listing(STRETCH)),
    postings=said("Those of a person.", listing(_POSTING)),
    incidents=record("incidents", **{tie.value: listing(_ALLEGATION) for tie in Tie}),
    trainings=listing(
        {
            **optional(TRAINING, commander=said("On its first day.", or_null(other("commander")))),
            "required": [*TRAINING["required"], "commander"],
        }
    ),
    not_known=said("What is asked and not answered: one sentence each.", listing(WORDS)),
)

_EVENT: Final = record(
    "event",
    kind=one_of(EVENTS),
    side=said("`either`: its range lets it be on both. Null where no day parts them.", or_null(one_of(Side))),
    days=said("The days on which it is surely so.", listing(part("range"))),
    extent=part("range"),
    through=said("The unit of a person by way of which it concerns them.", or_null(THING)),
    certainly_there=said("Whether the person surely was posted there then.", FLAG),
    statuses=listing(one_of(Status), least=1),
    claims=listing(other("claim"), least=1),
)

VET_DOCUMENTS: Final[dict[str, Schema]] = {
    "vet": document(
        "What `ask vet` prints.",
        record(
            "vetted",
            notice=said("What this is not.", WORDS),
            names=said("In the order in which they were asked for.", listing(_NAME)),
        ),
        **CITED,
        candidate=CANDIDATE,
    ),
    "timeline": document(
        "What `ask timeline` prints.",
        record(
            "timeline",
            of=record("thing", kind=one_of(KINDS), id=ID, name=WORDS, ids=listing(ID, least=1)),
            since=said("The day by which before and after are told.", or_null(DAY)),
            first_training=said("The claims of the training that gives it.", or_null(listing(ID, least=1))),
            events=said("In order of time.", listing(_EVENT)),
            gaps=said("Days between of which nothing is held.", listing(part("range"))),
            undated_trainings=said("Trainings that print no day.", COUNT),
        ),
        range=RANGE,
    ),
}
"""The schemas, by the name of their file."""
