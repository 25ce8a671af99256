"""Does the BRAT export write what was read, in the layout that annotators exchange?"""

from datetime import date
from pathlib import Path

import pytest

from answerable.publish.brat import export_brat
from answerable.store import readings, renditions, sources
from answerable.store.casebook import Casebook
from answerable.store.readings import Reading
from answerable.vocabulary import ids
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.mention import AttributionMention, Mention
from answerable.vocabulary.rendition import Rendition
from answerable.vocabulary.source import Capture, SourceDetails, SourceReference
from answerable.vocabulary.span import Span

SAID = (
    AttributionMention(cue=((14, 16),), source=((5, 13),), content=((17, 30), (38, 47)), score=0.5),
    AttributionMention(cue=((14, 16),), source=(), content=((17, 30),), score=0.5),
)
TEXT = "Col. Ada Rill is the Commander of the 9 Brigade.\r\nÉtat-major\r\n"


@pytest.fixture
def casebook(tmp_path):
    made = Casebook.create(tmp_path / "casebook", actor="tester")
    yield made
    made.close()


def read_source(casebook, name, digit, *, visibility=Visibility.TEAM):
    """Hold one source with a text, two mentions and the posting that joins them."""
    sha256 = digit * 64
    source = ids.source_of_bytes(sha256)
    rendition = Rendition(TEXT, "text", "1")
    person = Mention("Person", 5, 13, "Ada Rill", 0.9)
    title = Mention("Title", 21, 30, "Commander", 0.8)
    with casebook.writing("test") as act:
        sources.say(act, source, SourceDetails(visibility=visibility))
        sources.hold(act, source, Capture(sha256, len(TEXT), "text/plain"))
        sources.find(act, source, sha256, name)
        key = renditions.keep(act, sha256, rendition)
        spans = tuple(
            Span(item.start, item.end, item.text, supports=(field,))
            for item, field in ((person, "person"), (title, "title"))
        )
        claim = Claim(
            id=ids.read_claim(source, "posting", spans),
            type="posting",
            about=ids.derived("test", source),
            fields={"person": Reference(ids.draft_entity(source, "person", "Ada Rill"), "Ada Rill")},
            dates=ClaimDates(precise=DayRange.day(date(2024, 3, 1))),
            citations=(
                Citation(
                    id=ids.citation(source, "line", "1"),
                    type="line",
                    trigger="1",
                    source=SourceReference(source),
                    rendition=key,
                    spans=spans,
                ),
            ),
            reader="test 1",
            score=0.8,
        )
        readings.record(act, Reading(source, key, "test", "1"), [person, title], [claim], SAID)
    return source


def exported(casebook, folder, clearance=Visibility.RESTRICTED):
    with casebook.view(clearance=clearance) as view:
        return export_brat(view, folder)


def test_a_pair_has_the_text_as_it_is_and_mentions_and_relations_in_standoff(casebook, tmp_path):
    read_source(casebook, "north/report.txt", "a")

    result = exported(casebook, tmp_path / "out")

    assert (result.pairs, result.unread) == (1, 0)
    assert (tmp_path / "out" / "report.txt").read_bytes() == TEXT.encode()
    assert (tmp_path / "out" / "report.ann").read_text(encoding="utf-8").splitlines() == [
        "T1\tPerson 5 13\tAda Rill",
        "T2\tTitle 21 30\tCommander",
        "R1\thas_title Arg1:T1 Arg2:T2",
        "T3\tSource 5 13\tAda Rill",
        "T4\tCue 14 16\tis",
        "T5\tContent 17 30;38 47\tthe Commander 9 Brigade",
        "T6\tAttribution 14 16\tis",
        "E1\tAttribution:T6 Source:T3 Cue:T4 Content:T5",
        "T7\tCue 14 16\tis",
        "T8\tContent 17 30\tthe Commander",
        "T9\tAttribution 14 16\tis",
        "E2\tAttribution:T9 Cue:T7 Content:T8",
    ]


def test_a_hierarchy_is_a_relation_between_units(casebook, tmp_path):
    text = "The 9 Brigade is part of 3 Division."
    source, sha256 = ids.source_of_bytes("d" * 64), "d" * 64
    lower, upper = (
        Mention("Organization", 4, 13, "9 Brigade", 1.0),
        Mention("Organization", 25, 35, "3 Division", 1.0),
    )
    with casebook.writing("test") as act:
        sources.say(act, source, SourceDetails())
        sources.hold(act, source, Capture(sha256, len(text), "text/plain"))
        sources.find(act, source, sha256, "part.txt")
        key = renditions.keep(act, sha256, Rendition(text, "text", "1"))
        spans = (
            Span(4, 13, "9 Brigade", supports=("unit",)),
            Span(25, 35, "3 Division", supports=("related_unit",)),
        )
        claim = Claim(
            id=ids.read_claim(source, "relation", spans),
            type="relation",
            about=ids.derived("test", source),
            fields={
                "unit": Reference(ids.draft_entity(source, "unit", "9 Brigade"), "9 Brigade"),
                "type": "child-of",
                "related_unit": Reference(ids.draft_entity(source, "unit", "3 Division"), "3 Division"),
            },
            dates=ClaimDates(precise=DayRange.day(date(2024, 3, 1))),
            citations=(
                Citation(
                    id=ids.citation(source, "line", "1"),
                    type="line",
                    trigger="1",
                    source=SourceReference(source),
                    rendition=key,
                    spans=spans,
                ),
            ),
            reader="test 1",
        )
        readings.record(act, Reading(source, key, "test", "1"), [lower, upper], [claim])

    exported(casebook, tmp_path / "out")

    lines = (tmp_path / "out" / "part.ann").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == "R1\tchild_of Arg1:T1 Arg2:T2"


def test_the_second_and_later_of_one_stem_carry_digits_of_their_hash(casebook, tmp_path):
    read_source(casebook, "a/report.txt", "a")
    read_source(casebook, "b/report.html", "b")

    exported(casebook, tmp_path / "out")

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "report.ann",
        "report.txt",
        "report~bbbbbbbb.ann",
        "report~bbbbbbbb.txt",
    ]


@pytest.mark.parametrize("name", ["../../etc/passwd", "..", "x" * 300 + ".txt", "é" * 200 + ".txt"])
def test_no_name_leads_out_of_the_folder_or_is_too_long_for_it(casebook, tmp_path, name):
    read_source(casebook, name, "a")

    exported(casebook, tmp_path / "deep" / "out")

    written = list((tmp_path / "deep" / "out").iterdir())
    assert len(written) == 2
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["out"]


def test_a_source_that_may_not_be_shown_is_not_written(casebook, tmp_path):
    read_source(casebook, "open.txt", "a")
    read_source(casebook, "closed.txt", "b", visibility=Visibility.RESTRICTED)

    result = exported(casebook, tmp_path / "out", Visibility.TEAM)

    assert result.pairs == 1
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["open.ann", "open.txt"]


def test_a_source_with_a_text_that_nobody_read_is_counted_and_not_written(casebook, tmp_path):
    sha256 = "c" * 64
    source = ids.source_of_bytes(sha256)
    with casebook.writing("test") as act:
        sources.say(act, source, SourceDetails())
        sources.hold(act, source, Capture(sha256, 3, "text/plain"))
        renditions.keep(act, sha256, Rendition("abc", "text", "1"))

    result = exported(casebook, tmp_path / "out")

    assert (result.pairs, result.unread) == (0, 1)
    assert list(Path(tmp_path / "out").iterdir()) == []
