"""Which JSON documents does Answerable print, and of which shape is each?"""

from typing import Final, get_args

from answerable.ask.conflicts import CHECKS
from answerable.ask.unit_claims import SECTIONS
from answerable.match.levels import Level
from answerable.pipeline import importing, keeping, read
from answerable.vocabulary.access import Status, Visibility
from answerable.vocabulary.claim_types import REGISTRY
from answerable.vocabulary.judgement import Verdict
from docs.generate.failure_kinds import failure_kinds
from docs.generate.frames import framed
from docs.generate.json_claim import DATES, RANGE, claim_schema
from docs.generate.json_command import COMMAND_DOCUMENTS
from docs.generate.json_trainings import TRAININGS_DOCUMENTS
from docs.generate.json_vet import VET_DOCUMENTS
from docs.generate.json_words import (
    COUNT,
    FLAG,
    ID,
    MOMENT,
    NUMBER,
    SHA256,
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
from docs.generate.tables import table

_KIND: Final = said("A fixed word, explained on the page of the failures.", one_of(failure_kinds()))
_PROBLEM: Final = said("What happened: one sentence that names the file and the place.", WORDS)
_REMEDY: Final = said("What can be done about it.", WORDS)

_SOURCE: Final = record(
    "source",
    id=ID,
    title=or_null(TEXT),
    author=or_null(TEXT),
    publication=said(
        "Who put it out.", or_null(record("publication", id=ID, name=WORDS, country=or_null(TEXT)))
    ),
    published=said("When it was published; null: undated.", or_null(part("range"))),
    undated=said("Whether no date is known.", FLAG),
    url=or_null(TEXT),
    archive_url=or_null(TEXT),
    language=or_null(TEXT),
    type=said("What it is, in the words of whoever said so: article, report, video.", or_null(TEXT)),
    created=said("When a photograph or video was made.", or_null(part("range"))),
    uploaded=said("When it was put up.", or_null(part("range"))),
    visibility=said("Who may see it; never more open than what it came out of.", one_of(Visibility)),
    parent=said("The source that it came out of: a mail, an archive.", or_null(ID)),
    within=said("Its name in there.", or_null(TEXT)),
    held=said("Whether its bytes are in the casebook.", FLAG),
    captures=listing(
        record(
            "capture",
            sha256=SHA256,
            size=said("Bytes.", COUNT),
            media_type=said("Told from the bytes, never from the name.", WORDS),
        )
    ),
    names=said("The names under which it was found.", listing(TEXT)),
)

_FAILURE: Final = record(
    "failure",
    stage=said("Where it happened.", one_of((keeping.STAGE, read.STAGE, importing.STAGE))),
    name=said("What the file is called.", TEXT),
    kind=_KIND,
    problem=_PROBLEM,
    remedy=_REMEDY,
    source=said("The source that it is, or that it came out of.", or_null(ID)),
    sha256=said("The hash of its bytes, where it had any.", or_null(SHA256)),
    at=said("When it was first seen, in UTC.", MOMENT),
)

_JUDGEMENT: Final = record(
    "judgement",
    id=ID,
    left=said("The one thing.", ID),
    right=said("The other.", ID),
    verdict=said("`unsure` is a proposal that nobody has accepted or rejected.", one_of(get_args(Verdict))),
    score=said("How well the two fit: an order to review in, no probability.", or_null(NUMBER)),
    why=or_null(TEXT),
    withdrawn=said("Whether it was taken back.", FLAG),
)

_TEXT_HIT: Final = record(
    "place in a text",
    source=ID,
    title=said("What the source is called.", TEXT),
    rendition=said("The text that start and end point into.", ID),
    start=COUNT,
    end=COUNT,
    before=said("Some of the text before it.", TEXT),
    words=said("The words found.", TEXT),
    after=said("Some of the text after it.", TEXT),
)


_CUT_SHORT: Final = said("Why the list ends before its end; the command then ends with 2.", WORDS)


def _list(title: str, items: Schema) -> Schema:
    """Which documents hold a long list under this title? One that was cut short says why."""
    return optional(record(title, **{title: listing(items)}), error=_CUT_SHORT)


_THING: Final = record("thing", id=ID, name=WORDS)

_SUBJECT: Final = record(
    "subject",
    id=said("Its canonical id.", ID),
    name=said("The name that most claims use.", WORDS),
    ids=said("All of its ids, joined by judgements.", listing(ID, least=1)),
)

_ENTRY: Final = record(
    "entry",
    name=said("What is said: a name, or what the thing is called.", WORDS),
    thing=said("The other unit, the person or the place.", or_null(_THING)),
    how=said("In which way: the type of a relation, the base, the role.", or_null(WORDS)),
    days=said("The days on which it is surely so.", listing(part("range"))),
    extent=said("Between which days lies all that is said of it.", part("range")),
    open=said("Whether it was believed to go on.", or_null(FLAG)),
    statuses=listing(one_of(Status), least=1),
    claims=listing(other("claim"), least=1),
)

_TAKEN_ON: Final = record(
    "what a unit takes on",
    kind=one_of(("area", "classification")),
    name=WORDS,
    location=said("The place; null for a classification.", or_null(ID)),
    dates=part("dates"),
    through=said("The units on the way down; of the last one it is claimed.", listing(_THING, least=1)),
    premises=said(
        "The claims that it rests on: of the unit at the bottom, then a relation for each step up.",
        listing(other("claim"), least=2),
    ),
)

DOCUMENTS: Final[dict[str, Schema]] = {
    "claim": claim_schema(),
    "claims": document("What `claims` prints.", _list("claims", other("claim"))),
    "counts": document(
        "What `claims --count` prints.",
        _list("counts", record("count", type=one_of(REGISTRY), status=one_of(Status), claims=COUNT)),
    ),
    "sources": document("What `sources` prints.", _list("sources", _SOURCE), range=RANGE),
    "failures": document("What `failures` prints.", _list("failures", _FAILURE)),
    "take": document(
        "What `take` prints.",
        record(
            "taken",
            new=said("Files whose bytes were not held before.", COUNT),
            found_again=said("Files whose bytes were known: under another name, or described anew.", COUNT),
            unchanged=said("Files about which nothing was new.", COUNT),
            failed=said("Files, and members of archives, that could not be taken or read.", COUNT),
            failures=listing(record("failure", name=TEXT, kind=_KIND, problem=_PROBLEM, remedy=_REMEDY)),
            protections=record(
                "protections",
                present=said("What holds around a reader on this system.", listing(WORDS)),
                missing=said("What this system lacks.", listing(WORDS)),
            ),
        ),
    ),
    "read": document(
        "What `read` prints.",
        record(
            "read",
            sources=said("Sources read.", COUNT),
            mentions=said("Persons, ranks, titles and units marked.", COUNT),
            claims=said("Draft claims that are new.", COUNT),
            failed=said("Sources that could not be read.", COUNT),
            dropped=said("Answers of an endpoint that quoted words which do not stand in the text.", COUNT),
        ),
    ),
    "search": document(
        "What `search` prints.",
        record(
            "found",
            names=listing(record("name", entity=ID, name=TEXT, claims=said("Claims that use it.", COUNT))),
            titles=listing(record("title", source=ID, title=TEXT)),
            texts=listing(_TEXT_HIT),
        ),
    ),
    **COMMAND_DOCUMENTS,
    **TRAININGS_DOCUMENTS,
    **VET_DOCUMENTS,
    "unit": document(
        "What `ask unit` prints.",
        record(
            "known of a unit",
            unit=_SUBJECT,
            **{section: listing(part("entry")) for section in SECTIONS},
            taken_on=said("What it takes on from the units below it, while they are.", listing(_TAKEN_ON)),
        ),
        range=RANGE,
        dates=DATES,
        entry=_ENTRY,
    ),
    "career": document(
        "What `ask career` prints.",
        record(
            "career",
            person=_SUBJECT,
            names=said("The names that claims of the person give.", listing(part("entry"))),
            postings=said(
                "Posts, in order of time.",
                listing(
                    record(
                        "post",
                        unit=said("Null where no claim says which.", or_null(_THING)),
                        role=or_null(WORDS),
                        acting=said("Whether a claim says that it was held as acting.", FLAG),
                        titles=listing(WORDS),
                        ranks=listing(WORDS),
                        days=said("The days on which the person is surely in it.", listing(part("range"))),
                        between=said(
                            "Days between two sightings, with nothing known that breaks the post.",
                            listing(part("range")),
                        ),
                        extent=said("Between which days lies all that is said of it.", part("range")),
                        statuses=listing(one_of(Status), least=1),
                        claims=listing(other("claim"), least=1),
                    )
                ),
            ),
            gaps=said("Days between posts on which none is known.", listing(part("range"))),
            overlaps=listing(
                record(
                    "held at once",
                    postings=said("Their places in the list of postings.", listing(COUNT, least=2)),
                    days=listing(part("range"), least=1),
                )
            ),
        ),
        range=RANGE,
        entry=_ENTRY,
    ),
    "conflicts": document(
        "What `ask conflicts` prints.",
        _list(
            "findings",
            record(
                "finding",
                id=said("The same as long as it lies between the same claims.", ID),
                check=one_of(CHECKS),
                sentence=said("What cannot be so.", WORDS),
                about=said("The units and persons that it is about.", listing(_THING, least=1)),
                claims=said("The claims between which it lies.", listing(other("claim"), least=1)),
                evidence=said("What the check goes by, where the casebook taught it.", listing(WORDS)),
                settle=said("What would settle it.", WORDS),
            ),
        ),
    ),
    "decide": document(
        "What `decide` prints.",
        record(
            "decided",
            claims=said("The claims as they stand now.", listing(other("claim"))),
            warnings=said(
                "Rules of the field that a claim does not meet. It was decided all the same.",
                listing(record("warning", claim=ID, warning=WORDS)),
            ),
        ),
    ),
    "purge": document(
        "What `purge` prints.",
        record(
            "purged",
            sources=said("Sources removed, with what came out of them.", listing(ID)),
            sha256=said("Hashes of the bytes removed.", listing(SHA256)),
            claims=said("Claims that stood on these alone, and are gone.", COUNT),
        ),
    ),
    "import": document(
        "What `import` prints.",
        record(
            "imported",
            new=said("Claims that were not there before.", COUNT),
            claims=said("Claims in all.", COUNT),
            failed=said("Places of the files that could not be used.", COUNT),
            retracted=said("Claims of what --replaces names that are gone.", COUNT),
        ),
    ),
    "import-kinds": document(
        "What `import --list` prints.",
        record(
            "kinds", kinds=listing(record("kind", name=WORDS, reads=said("Which files it reads.", WORDS)))
        ),
    ),
    "match": document(
        "What `match` prints.",
        record(
            "matched",
            new=said("Proposals that were not there before.", COUNT),
            proposals=said("Proposals in all.", COUNT),
            recipients=said(
                "How much the names of recipients say that only reports of trainings name: how many of each.",
                record("levels", **{level.value: COUNT for level in Level}),
            ),
        ),
    ),
    "judgements": document("What `match --list` prints.", _list("judgements", _JUDGEMENT)),
    "judged": document(
        "What `match --accept`, `--reject` and `--take-back` print.",
        record(
            "judged",
            word=said("What was done.", one_of(("accept", "reject", "take-back"))),
            judgements=listing(_JUDGEMENT),
        ),
    ),
    "verify": document(
        "What `verify` prints.",
        record("verified", verified=FLAG, problems=said("One sentence each.", listing(WORDS))),
    ),
    "error": document(
        "What any command with `--json` prints instead, when it ends because of wrong use, input or names.",
        optional(
            record("error", error=said("One sentence.", WORDS)),
            choices=said(
                "What could have been meant, where a name is ambiguous.",
                listing(record("choice", id=WORDS, description=TEXT), least=2),
            ),
        ),
    ),
}
"""The schemas, by the name of their file."""

PRINTED_BY: Final[dict[str, tuple[str, ...]]] = {
    "take": ("take",),
    "sources": ("sources",),
    "failures": ("failures",),
    "read": ("read",),
    "import": ("import", "import-kinds"),
    "match": ("match", "judgements", "judged"),
    "claims": ("claims", "counts"),
    "search": ("search",),
    "ask career": ("career",),
    "ask commander": ("commander", "commanders"),
    "ask chain": ("chain", "relations"),
    "ask unit": ("unit",),
    "ask trainings": ("trainings",),
    "ask vet": ("vet",),
    "ask timeline": ("timeline",),
    "ask conflicts": ("conflicts",),
    "decide": ("decide",),
    "purge": ("purge",),
    "verify": ("verify",),
}
"""Which documents each verb prints with `--json`."""


def index() -> str:
    """What does the page say that lists the schemas?"""
    rows = ((f"[{name}]({name}.schema.json)", schema["description"]) for name, schema in DOCUMENTS.items())
    return framed("json", table(("schema", "what it is"), rows))
