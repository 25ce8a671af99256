"""How was the casebook of the first schema made? `python -m first_casebook.make`, from tests/, and only then.

It writes beside itself what a casebook of schema 0001 looks like on either database (as statements, which
can be read) and what it shows. These files are never made again: every later version of the program must
open them and show the same. Needs PostgreSQL's own programs.
"""

import json
import os
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from sqlalchemy import make_url

from answerable.store import (
    custody,
    decisions,
    failures,
    judgements,
    purging,
    readings,
    renditions,
    sources,
)
from answerable.store.act import Act
from answerable.store.casebook import MARKER, Casebook
from answerable.store.claim_writing import add_claims
from answerable.store.database import DATABASE_FILE
from answerable.store.decisions import Decision
from answerable.store.failures import Failure
from answerable.store.readings import Reading
from answerable.store.words import SEARCHED, words_of
from answerable.vocabulary.access import Modality, Status, Visibility
from answerable.vocabulary.attribution import Attributed
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.judgement import Judgement
from answerable.vocabulary.mention import Mention
from answerable.vocabulary.rendition import Cell, Rendition, Section, Word
from answerable.vocabulary.shapes import value_shape
from answerable.vocabulary.source import Capture, Publication, SourceDetails
from answerable.vocabulary.span import Box
from evidence import Ticking, cite, entity, key, posting, quote, sha, take
from first_casebook.shown import shown
from postgres import server

HERE: Final = Path(__file__).parent
IDENTITY: Final = "0a8a2c5e-5d0c-4d2b-9a43-4b6f6a1c7f10"

TEXT: Final = "Cnel. Ilán Orvek of the 3rd Brigade\x00 met Mara Tolin.\nShe left.\n"
LETTER, MAIL, SHEET, GONE = (key("source", name) for name in ("letter", "mail", "sheet", "gone"))


def build(casebook: Casebook) -> None:
    """What happened in it? Something of everything that the first schema can keep."""
    for verb, doing in (
        *(("take", _take), ("read", _read), ("import", _import), ("decide", _decide)),
        *(("match", _match), ("read", _read_again), ("purge", _purge), ("take", _close)),
    ):
        with casebook.writing(verb) as act:
            doing(act)
    purging.leave_no_traces(casebook.engine)


def _take(act: Act) -> None:
    publication = Publication(key("publication"), "El Correo", "Nembria")
    details = SourceDetails(
        title="La brigada",
        author="N. Sela",
        publication=publication,
        published=DayRange.year(2009),
        url="https://correo.example/1",
        archive_url="https://archive.example/1",
        language="es",
        visibility=Visibility.PUBLIC,
    )
    take(act, "From: N. Sela", source=MAIL, name="mail.eml", details=SourceDetails(title="Re: brigada"))
    take(act, TEXT, source=LETTER, name="let\udce9ter.txt", details=details)
    sources.say(act, LETTER, SourceDetails(parent=MAIL, within="letter.txt"))
    sources.find(act, LETTER, sha(TEXT), "copy.txt")
    take(act, "Nobody may know.", source=GONE, name="gone.txt")
    sources.say(act, SHEET, SourceDetails(title="Postings"))
    sources.hold(act, SHEET, Capture(sha("sheet"), 5, "text/csv"))
    custody.record(act, "taken", sha("sheet"), source=SHEET, name="postings.csv")
    page = Section("page", "1", 0, 5, 595.0, 842.0, (Word(0, 5, Box(72.0, 72.5, 101.25, 84.0)),))
    cells = Section("sheet", "Postings", 6, 11, cells=(Cell(6, 11, "A1"),))
    rendition = Rendition(
        "Orvek\nTolin", "table", "1", (page, cells), {"title": "Postings"}, ("two sections",)
    )
    renditions.keep(act, sha("sheet"), rendition)
    open_one = Failure(
        stage="take", name="bad.pdf", kind="encrypted", problem="is encrypted", remedy="open it"
    )
    over = Failure(stage="take", name="late.txt", kind="vanished", problem="was gone", remedy="take it again")
    failures.record(act, open_one, 0)
    failures.record(act, over, 1)


def _drafts(act: Act, *names: str, version: str) -> None:
    rendition = renditions.keep(act, sha(TEXT), Rendition(TEXT, "plain", "1"))
    said = Attributed(
        speaker_text="a guard", described_as="who was there", number="one", cue="said", grounds="witnessed"
    )
    claims = [
        posting(
            name,
            [quote(LETTER, rendition, TEXT, name, "person")],
            person=name,
            dates=ClaimDates(DayRange.year(2009), DayRange.year(2008), starting=True, open=True),
            attribution=(said,),
            confidence={"person": "Low"},
            reader=f"crf {version}",
            score=0.625,
        )
        for name in names
    ]
    mentions = [
        Mention("Person", TEXT.index(name), TEXT.index(name) + len(name), name, 0.5) for name in names
    ]
    readings.record(act, Reading(LETTER, rendition, "crf", version), mentions, claims)


def _read(act: Act) -> None:
    _drafts(act, "Ilán Orvek", "Mara Tolin", version="1")


def _import(act: Act) -> None:
    for number, (name, fields) in enumerate(EVERY_TYPE.items()):
        claim = Claim(
            id=key("claim", name),
            type=name,
            about=key("thing", name),
            fields=fields,
            dates=ClaimDates(imprecise=DayRange.until(DayRange.year(2010).last)),
            citations=(cite(SHEET, str(number + 1), archived="20100101"), cite(MAIL)),
            status=Status.ACCEPTED,
            modality=Modality.DENIED if name == "incident" else Modality.ASSERTED,
            notes="As printed.",
        )
        add_claims(act, [claim])
    add_claims(act, [posting("of gone", [cite(GONE)]), posting("of both", [cite(GONE), cite(SHEET)])])
    closed = (Attributed(speaker_text="she", visibility=Visibility.RESTRICTED),)
    add_claims(act, [posting("closed", [cite(SHEET)], attribution=closed)])


EVERY_TYPE: Final[dict[str, dict[str, Any]]] = {
    "unit": {"names": ("3rd Brigade", "Brigada 3"), "country": "Nembria"},
    "person": {"names": ("Ilán Orvek",)},
    "posting": {"person": entity("Ilán Orvek"), "unit": entity("3rd Brigade"), "acting": True},
    "relation": {"unit": entity("3rd Brigade"), "type": "child-of", "related_unit": entity("Army")},
    "positioning": {"unit": entity("3rd Brigade"), "type": "site", "location": entity("Dorum")},
    "incident": {
        "violation_types": ("arbitrary detention",),
        "description": "Men were held.",
        "perpetrators": (entity("3rd Brigade"), entity("7th Brigade")),
    },
    "training": {"recipient_unit": entity("3rd Brigade"), "quantity": 12, "cost": 1500.5},
    "location": {"name": "Dorum", "geo_type": "point", "admin_level": 4},
}


def _decide(act: Act) -> None:
    unit = {"fields": {"unit": value_shape(entity("7th Brigade")), "title": "Commander"}, "notes": "n"}
    told = [
        Decision(claim=key("claim", "Ilán Orvek"), status=Status.ACCEPTED, changes=unit, why="the ministry"),
        Decision(claim=key("claim", "unit"), status=Status.CONFLICT),
        Decision(claim=key("claim", "person"), status=Status.ACCEPTED, changes={"visibility": "restricted"}),
    ]
    decisions.record(act, told)


def _match(act: Act) -> None:
    one, two, three = sorted(entity(name).id for name in ("Ilán Orvek", "Mara Tolin", "3rd Brigade"))
    pairs = [(one, two, "same"), (one, three, "different"), (two, three, "same")]
    for number, (left, right, verdict) in enumerate(pairs):
        judgement = Judgement(
            id=key("judgement", number), left=left, right=right, verdict=verdict, why="alike", score=0.5
        )
        judgements.record(act, judgement)
    judgements.withdraw(act, key("judgement", 2), "not alike")


def _read_again(act: Act) -> None:
    _drafts(act, "Ilán Orvek", version="2")
    failures.clear(act, "take", name="late.txt")


def _purge(act: Act) -> None:
    purging.purge(act, [GONE], "asked to")


def _close(act: Act) -> None:
    sources.say(act, MAIL, SourceDetails(visibility=Visibility.RESTRICTED))


def main() -> None:
    """Which files are written? The statements for both databases, and what is shown."""
    with tempfile.TemporaryDirectory() as folder, server() as found:
        if found is None:
            raise SystemExit("this needs PostgreSQL's own programs")
        on_sqlite = _made(Path(folder) / "sqlite", None)
        address = found.create()
        on_server = _made(Path(folder) / "postgres", address)
        if on_sqlite != on_server:
            raise SystemExit("the two databases show different things")
        statements = "\n".join(_sqlite_statements(Path(folder) / "sqlite" / DATABASE_FILE))
        (HERE / "sqlite.sql").write_text(f"{statements}\n", encoding="utf-8")
        (HERE / "postgresql.sql").write_text(_postgresql_statements(address), encoding="utf-8")
        expected = ",\n".join(f"{json.dumps(name)}: {json.dumps(value)}" for name, value in on_sqlite.items())
        (HERE / "shown.json").write_text(f"{{\n{expected}\n}}\n", encoding="ascii")


def _made(folder: Path, database: str | None) -> dict[str, Any]:
    folder.mkdir()
    (folder / MARKER).write_text(f"{IDENTITY}\n")
    casebook = Casebook.create(folder, actor="ann", database=database, clock=Ticking())
    build(casebook)
    found = shown(casebook)
    casebook.close()
    return found


def _sqlite_statements(path: Path) -> Iterator[str]:
    connection = sqlite3.connect(path)
    indexes = {f"{table.name}_words": table for table in SEARCHED}
    made = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    for kind, name, table, statement in made.fetchall():
        if kind == "table" and (name in indexes or not table.startswith(tuple(indexes))):
            yield f"{statement};"
            yield from _rows(connection, name) if name not in indexes else ()
        elif kind == "index" and not table.startswith(tuple(indexes)):
            yield f"{statement};"
    for name, table in indexes.items():
        column = SEARCHED[table]
        for number, text in connection.execute(f"SELECT id, {column} FROM {table.name} ORDER BY id"):
            words = " ".join(words_of(text or ""))
            if words:
                yield f"INSERT INTO {name}(rowid, words) VALUES ({number}, '{words}');"
    connection.close()


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    quoted = " || ', ' || ".join(f'quote("{name}")' for name in columns)
    for (values,) in connection.execute(f'SELECT {quoted} FROM "{table}"'):
        yield f'INSERT INTO "{table}" VALUES ({values});'


def _postgresql_statements(address: str) -> str:
    url = make_url(address)
    host = url.query["host"]
    command = [
        "pg_dump",
        "--inserts",
        "--no-owner",
        "--no-privileges",
        f"--host={host}",
        "--username=answerable",
    ]
    dumped = subprocess.run(
        [*command, url.database or ""], check=True, capture_output=True, text=True, env=os.environ
    )
    lines = (line for line in dumped.stdout.splitlines() if line and not line.startswith(("--", "\\")))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
