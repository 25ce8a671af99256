from datetime import date

import pytest

from answerable.store import claim_writing, decisions, failures, renditions, sources
from answerable.store.decisions import Decision
from answerable.store.failures import Failure
from answerable.vocabulary.access import Status, Visibility
from answerable.vocabulary.attribution import Attributed
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.rendition import Cell, Rendition, Section, Word
from answerable.vocabulary.source import Capture, SourceDetails
from answerable.vocabulary.span import Box, Span
from answerable.web import placing, windows
from answerable.web.cards import kind_of
from answerable.web.highlights import Kind
from evidence import cite, entity, key, posting, quote, sha, take
from selecting import select

PUBLIC = Visibility.PUBLIC
TEXT = "A first line.\n\nBrig. Gen. Ama Tovi, Commander of 4 Brigade, spoke.\nTovi left.\n"


def _spans(*words):
    return tuple(
        Span(TEXT.index(text), TEXT.index(text) + len(text), text, supports=supports)
        for text, *supports in words
    )


def _citation(source, rendition, *words):
    return Citation(
        id=key("citation", *(word[0] for word in words)),
        type="line",
        trigger="3",
        source=cite(source).source,
        rendition=rendition,
        spans=_spans(*words),
    )


def _shown(page, selector):
    return [" ".join(part.text_content().split()) for part in select(page, selector)]


@pytest.fixture
def report(opened):
    """A source with two claims that share words, one drafted by a machine and one accepted."""
    with opened.casebook.writing("take") as act:
        source, rendition = take(
            act,
            TEXT,
            name="raid.txt",
            details=SourceDetails(
                title="A raid",
                author="N. Sela",
                publication=sources.publication_named("The Herald"),
                published=DayRange.month(2012, 6),
                url="https://herald.example/raid",
                archive_url="javascript:alert(1)",
                visibility=PUBLIC,
            ),
        )
        claim_writing.add_claims(
            act,
            [
                posting(
                    "later",
                    [_citation(source, rendition, ("Tovi left", "person"))],
                    person="Tovi",
                    unit=None,
                    status=Status.ACCEPTED,
                ),
                posting(
                    "first",
                    [
                        _citation(
                            source,
                            rendition,
                            ("Brig. Gen. Ama Tovi", "person"),
                            ("Brig. Gen.", "rank"),
                            ("Commander", "title", "role"),
                            ("4 Brigade", "unit"),
                        )
                    ],
                    fields={
                        "rank": "Brig. Gen.",
                        "person": entity("Ama Tovi"),
                        "role": "Commander",
                        "unit": entity("4 Brigade"),
                    },
                    dates=ClaimDates(imprecise=DayRange(date(2012, 6, 1), date(2012, 6, 9))),
                    attribution=(Attributed(speaker_text="a sergeant"),),
                    reader="crf 1",
                    score=0.87,
                    notes="Two sheets agree.",
                ),
            ],
        )
    return source


def test_what_is_known_and_held_is_told(report, ask):
    page = ask(f"/sources/{report}")
    facts = dict(zip(_shown(page, ".facts dt"), _shown(page, ".facts dd"), strict=True))
    assert facts == {
        "Author": "N. Sela",
        "Address": "https://herald.example/raid",
        "Archived at": "javascript:alert(1)",
        "Held": f"text, {len(TEXT)} bytes SHA-256 {sha(TEXT)}",
        "Taken": "1 January 2026, 12:00 UTC by ann, as raid.txt",
        "Read by": "plain 1",
    }
    assert _shown(page, ".known .lead") == ["The Herald, June 2012"]
    (link,) = select(page, ".facts a")
    assert link.get("href") == "https://herald.example/raid"
    assert "noreferrer" in link.get("rel")


def test_every_word_of_the_text_stands_there_in_its_line(report, ask):
    lines = select(ask(f"/sources/{report}"), "p.line")
    assert "\n".join(line.text_content() for line in lines) == TEXT.rstrip("\n")
    assert [line.get("id") for line in lines] == ["line-1", "line-2", "line-3", "line-4"]


def test_claims_are_told_in_the_order_of_the_text(report, ask):
    page = ask(f"/sources/{report}")
    first, later = _shown(page, "ol.cards .claim")
    assert first == (
        "1 Brig. Gen. Ama Tovi — Commander — 4 Brigade "
        "some day between 1 and 9 June 2012; said by a sergeant "
        "machine’s draft line 3 crf 1, score 0.87 Two sheets agree."
    )
    assert later == "2 Tovi on 3 May 2009 accepted line 3"
    assert _shown(page, ".claims .count") == ["1 accepted", "1 draft"]


def test_nested_words_are_marked_as_all_that_they_stand_for(report, ask):
    page = ask(f"/sources/{report}")
    assert [(mark.text_content(), mark.get("aria-description")) for mark in select(page, "a.mark")] == [
        ("Brig. Gen.", "person, rank"),
        (" Ama Tovi", "person"),
        ("Commander", "title"),
        ("4 Brigade", "unit"),
        ("Tovi left", "person"),
    ]
    assert _shown(page, ".legend") == ["person rank title unit"]


def test_words_and_claims_lead_to_each_other(report, ask):
    page = ask(f"/sources/{report}")
    anchors = {part.get("id") for part in select(page, "*[id]")}
    inside = [link.get("href")[1:] for link in select(page, "a[href]") if link.get("href").startswith("#")]
    assert set(inside) <= anchors
    assert f"claim-{key('claim', 'first')}" in anchors
    marks = select(page, "a.mark")
    assert [mark.get("data-claims") for mark in marks] == ["1", "1", "1", "1", "2"]
    # one stop for the keyboard a claim: the first of its words
    assert [mark.get("tabindex") for mark in marks] == [None, "-1", "-1", "-1", None]
    assert [note.get("data-notes") for note in select(page, "sup.note")] == ["1", "2"]


def test_ids_on_a_page_are_never_given_twice(report, ask):
    ids = [part.get("id") for part in select(ask(f"/sources/{report}?found=0-7"), "*[id]")]
    assert sorted(ids) == sorted(set(ids))


def test_a_closed_source_is_not_there(opened, ask):
    with opened.casebook.writing("take") as act:
        source, _ = take(act, "secret", details=SourceDetails(visibility=Visibility.TEAM))
    assert select(ask(f"/sources/{source}"), ".badge.team")
    closed = ask(f"/sources/{source}", clearance=PUBLIC, status=404)
    missing = ask(f"/sources/{key('nobody')}", clearance=PUBLIC, status=404)
    told = [" ".join(page.text_content().split()) for page in (closed, missing)]
    assert told[0].replace(source, "") == told[1].replace(key("nobody"), "")


@pytest.mark.parametrize("name", ["nothing", "' OR 1=1", "%00", "%ff", "x" * 3000])
def test_what_is_no_id_is_not_there(ask, name):
    ask(f"/sources/{name}", status=404)


@pytest.mark.parametrize(
    "query", ["from=-1", "from=x", "from=1e9", "found=1", "found=9-x", "page=0", "page=x"]
)
def test_an_address_that_cannot_be_says_so(report, ask, query):
    page = ask(f"/?{query}" if "page" in query else f"/sources/{report}?{query}", status=400)
    assert len(_shown(page, "main .lead")) == 1


def test_closed_claims_and_speakers_are_not_told(opened, report, ask):
    with opened.casebook.writing("read") as act:
        closed = Attributed(speaker_text="the cook", visibility=Visibility.RESTRICTED)
        claim_writing.add_claims(act, [posting("closed", [cite(report)], attribution=(closed,))])
    assert "the cook" in ask(f"/sources/{report}").text_content()
    page = ask(f"/sources/{report}", clearance=PUBLIC)
    assert "the cook" not in page.text_content()
    assert _shown(page, ".claims .count") == ["1 accepted", "1 draft"]


def test_the_past_is_shown_as_it_was(opened, report, ask):
    with opened.casebook.writing("decide") as act:
        decisions.record(act, [Decision(claim=key("claim", "first"), status=Status.CONFLICT)])
    assert _shown(ask(f"/sources/{report}"), ".claim .badge") == ["in conflict", "accepted"]
    past = ask(f"/sources/{report}", as_of="2026-01-01T12:00:01Z")
    assert _shown(past, ".claim .badge") == ["machine’s draft", "accepted"]
    ask(f"/sources/{report}", as_of="2025-12-31", status=404)


def test_what_nothing_rests_on_is_set_aside_and_not_marked(opened, report, ask):
    with opened.casebook.writing("decide") as act:
        decisions.record(act, [Decision(claim=key("claim", "first"), status=Status.REJECTED)])
    page = ask(f"/sources/{report}")
    assert [mark.text_content() for mark in select(page, "a.mark")] == ["Tovi left"]
    assert _shown(page, "details .claim .badge") == ["rejected"]


def test_a_source_that_is_not_held_says_so_and_tells_its_claims(opened, ask):
    with opened.casebook.writing("import") as act:
        claim_writing.add_claims(act, [posting(1, [cite(key("cited"))], status=Status.ACCEPTED)])
        sources.say(act, key("cited"), SourceDetails(title="Only cited"))
    page = ask(f"/sources/{key('cited')}")
    assert "is not held" in _shown(page, ".text .lead")[0]
    assert _shown(page, ".claims .says") == ["Ilan Orvek — 3rd Brigade"]


def test_bytes_that_could_not_be_read_say_why(opened, ask):
    with opened.casebook.writing("take") as act:
        source = key("broken")
        sources.say(act, source, SourceDetails(title="Broken"))
        sources.hold(act, source, Capture(sha("x"), 1, "application/pdf"))
        failure = Failure(
            stage="take",
            name="b.pdf",
            kind="damaged",
            problem="b.pdf is damaged",
            remedy="copy it",
            source=source,
        )
        failures.record(act, failure, 0)
    page = ask(f"/sources/{source}")
    assert _shown(page, ".text p")[1:] == ["b.pdf is damaged. Copy it."]


def test_claims_that_cite_other_words_of_the_source_are_told_beside_it(opened, report, ask, monkeypatch):
    monkeypatch.setattr(placing, "MOST_LISTED", 2)
    with opened.casebook.writing("import") as act:
        claim_writing.add_claims(act, [posting(number, [cite(report, "9")]) for number in range(5)])
    page = ask(f"/sources/{report}")
    assert len(select(page, ".pile .claim")) == 2
    assert "3 others" in _shown(page, ".pile .more")[0]
    assert _shown(page, ".pile .cited") == ["page 9", "page 9"]


def test_a_claim_that_stands_on_two_sources_names_the_other(opened, report, ask):
    other = key("other")
    with opened.casebook.writing("import") as act:
        sources.say(act, other, SourceDetails(title="The other report", visibility=PUBLIC))
        claim_writing.add_claims(act, [posting("both", [cite(other, "7"), cite(report, "9")])])
    places = select(ask(f"/sources/{report}"), ".pile .cited")
    assert [" ".join(place.text_content().split()) for place in places] == [
        "page 9",
        "The other report, page 7",
    ]
    assert select(places[1], "a[href]")[0].get("href") == f"/sources/{other}#claim-{key('claim', 'both')}"


def _keep(act, source, rendition, media_type):
    sha256 = sha(rendition.text)
    sources.say(act, source, SourceDetails(title="Kept"))
    sources.hold(act, source, Capture(sha256, 10, media_type))
    return renditions.keep(act, sha256, rendition)


def test_pages_are_told_apart_in_the_text(opened, ask):
    text = "one\ntwo\n\nthree\n"
    box = Box(0, 0, 1, 1)
    pages = (
        Section("page", "1", 0, 8, 595, 842, (Word(0, 3, box), Word(4, 7, box))),
        Section("page", "2", 9, 15, 595, 842, (Word(9, 14, box),)),
    )
    with opened.casebook.writing("take") as act:
        _keep(
            act, key("s"), Rendition(text, "pdf", "1", pages, notes=("page 2 is a scan",)), "application/pdf"
        )
    page = ask(f"/sources/{key('s')}")
    assert _shown(page, ".words h3") == ["Page 1", "Page 2"]
    assert _shown(page, ".words p") == ["one", "two", "three"]
    assert not select(page, "p.line[data-number]")
    assert _shown(page, ".note-line") == ["page 2 is a scan"]


def test_a_sheet_is_a_table_with_the_words_of_claims_in_their_cells(opened, ask):
    text = "Rank\tName\nCol.\tTovi"
    cells = (Cell(0, 4, "A1"), Cell(5, 9, "B1"), Cell(10, 14, "A2"), Cell(15, 19, "B2"))
    with opened.casebook.writing("take") as act:
        sheet = Rendition(text, "sheet", "1", (Section("sheet", "Postings", 0, 19, cells=cells),))
        rendition = _keep(act, key("s"), sheet, "text/csv")
        claim_writing.add_claims(act, [posting(1, [quote(key("s"), rendition, text, "Tovi", "person")])])
    page = ask(f"/sources/{key('s')}")
    assert _shown(page, ".words h3") == ["Sheet Postings"]
    assert _shown(page, ".grid th") == ["A", "B", "1", "2"]
    (cell,) = [cell for cell in select(page, ".grid td") if select(cell, "a.mark")]
    assert (cell.get("data-ref"), cell.text_content()) == ("B2", "Tovi")


def test_of_several_captures_each_text_can_be_read(opened, ask):
    source = key("s")
    with opened.casebook.writing("take") as act:
        old = _keep(act, source, Rendition("old words", "plain", "1"), "text/plain")
    with opened.casebook.writing("take") as act:
        _keep(act, source, Rendition("new words", "plain", "1"), "text/plain")
    page = ask(f"/sources/{source}")
    assert _shown(page, ".words p") == ["new words"]
    (link,) = select(page, ".facts a[href]")
    assert link.get("href") == f"/sources/{source}?rendition={old}"
    assert _shown(ask(link.get("href")), ".words p") == ["old words"]
    assert _shown(ask(f"/sources/{source}?rendition=none"), ".words p") == ["new words"]
    hits = [link.get("href") for link in select(ask("/?q=old"), ".hits a.title")]
    assert hits == [f"/sources/{source}?rendition={old}&found=0-3#found"]


def test_a_long_text_is_read_page_by_page_with_its_claims(opened, ask, monkeypatch):
    monkeypatch.setattr(windows, "WINDOW", 100)
    text = "".join(f"Line {number:02} names Col. Tovi{number:02}.\n" for number in range(1, 21))
    with opened.casebook.writing("take") as act:
        source, rendition = take(act, text)
        claims = [
            posting(number, [quote(source, rendition, text, f"Tovi{number:02}", "person")])
            for number in range(1, 21)
        ]
        claim_writing.add_claims(act, claims)
    pages = [ask(f"/sources/{source}")]
    while onward := select(pages[-1], '.turning a[rel="next"]'):
        pages.append(ask(onward[0].get("href")))
    lines = [line for page in pages for line in select(page, "p.line")]
    assert "\n".join(line.text_content() for line in lines) + "\n" == text
    assert [line.get("data-number") for line in lines] == [str(number) for number in range(1, 21)]
    told = [card.get("id") for page in pages for card in select(page, "ol.cards .claim")]
    assert told == [f"claim-{claim.id}" for claim in claims]
    assert all(len(select(page, "ol.cards .claim")) < 6 for page in pages)
    assert "claims have their words in other parts" in _shown(pages[1], ".claims .more")[0]
    back = select(pages[2], '.turning a[rel="prev"]')[0].get("href")
    assert ask(back).text_content() == pages[1].text_content()


def test_words_that_were_searched_for_are_marked_beside_those_of_claims(report, ask):
    start = TEXT.index("Tovi, Commander")
    page = ask(f"/sources/{report}?found={start}-{start + 4}")
    (found,) = select(page, ".as-found")
    assert found.text_content() == "Tovi"
    assert found.getparent().getparent().get("data-claims") == "1"
    assert len(select(page, "#found")) == 1


def test_what_a_figure_counts_is_no_unit():
    assert kind_of("figure", "unit") is Kind.OTHER
    assert kind_of("posting", "unit") is Kind.UNIT
