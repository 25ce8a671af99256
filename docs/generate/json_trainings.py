"""Of which shape is the answer about trainings: how many, of whom, where, in what?"""

from typing import Final

from answerable.ask.trainings.counting import BY
from answerable.match.levels import Level
from docs.generate.json_words import (
    COUNT,
    DAY,
    FLAG,
    ID,
    NUMBER,
    TEXT,
    WORDS,
    Schema,
    document,
    listing,
    one_of,
    or_null,
    record,
    said,
)

_SUM: Final[dict[str, Schema]] = {
    "trainings": said("Rows of the reports.", COUNT),
    "people": NUMBER,
    "cost": said("US dollars.", NUMBER),
    "name_only_service": said("Rows whose recipient is only a service or ministry.", COUNT),
    "without_people": said("Rows that print no number of people.", COUNT),
    "without_cost": said("Rows that print no cost in US dollars.", COUNT),
    "without_dates": said("Rows that print no day on which the training starts.", COUNT),
    "drafts": said("Rows that nobody has accepted.", COUNT),
}

TRAINING: Final = record(
    "training",
    claim=ID,
    country=TEXT,
    iso3=or_null(WORDS),
    report=said("The report that prints it: 2007-2008.", or_null(WORDS)),
    fiscal_year=said("As the heading of its programme prints it.", or_null(COUNT)),
    programme=or_null(WORDS),
    course=or_null(WORDS),
    trainer=or_null(WORDS),
    unit=said("The recipient, as printed.", or_null(WORDS)),
    unit_id=said("Its canonical id.", or_null(ID)),
    level=said("How much the recipient's name says.", one_of(level.value for level in Level)),
    location=said("As printed.", or_null(WORDS)),
    place=said(
        "The place by the table of places; the location as printed where it knows none.", or_null(WORDS)
    ),
    start=or_null(DAY),
    end=or_null(DAY),
    people=or_null(NUMBER),
    cost=said("US dollars.", or_null(NUMBER)),
    source=ID,
    page=said("The page of the source, counted from 1.", or_null(COUNT)),
    element=said("The path of its row, in a web page.", or_null(TEXT)),
    draft=FLAG,
)

TRAININGS_DOCUMENTS: Final[dict[str, Schema]] = {
    "trainings": document(
        "What `ask trainings` prints.",
        record(
            "trainings",
            by=one_of(BY),
            held=said("Trainings that the casebook holds in all.", COUNT),
            lines=listing(
                record(
                    "line",
                    name=said("What is counted by: a year, recipient, programme or place.", WORDS),
                    report=said("The report, where others cover one of its years as well.", or_null(WORDS)),
                    **_SUM,
                )
            ),
            total=said(
                "Null where two reports cover one year: they do not add up.", or_null(record("sum", **_SUM))
            ),
            overlapping=listing(
                record("year", country=TEXT, fiscal_year=COUNT, reports=listing(TEXT, least=2)),
            ),
            levels=said(
                "How much the recipients' names say: how many rows of each.",
                record("levels", **{level.value: COUNT for level in Level}),
            ),
            without_start=said(
                "What fits but has no day on which it starts, where days were asked for.",
                record("undated", trainings=COUNT, claims=listing(ID)),
            ),
            in_conflict=said("Claims of trainings set aside as in conflict, and not counted.", COUNT),
            rows=said("The trainings themselves, with `--rows`.", or_null(listing(TRAINING))),
        ),
    ),
}
"""The schemas, by the name of their file."""
