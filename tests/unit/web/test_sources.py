import pytest

from answerable.store import claim_writing, decisions, failures, sources
from answerable.store.decisions import Decision
from answerable.store.failures import Failure
from answerable.vocabulary.access import Status, Visibility
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.source import Capture, SourceDetails
from answerable.web import listing
from evidence import key, posting, quote, sha, take
from selecting import select

PUBLIC = Visibility.PUBLIC
TEXT = "Brig. Gen. Ama Tovi commands 4 Brigade."


def _titles(page):
    return [link.text for link in select(page, "tbody a.title")]


def _row(page, title):
    (row,) = [row for row in select(page, "tbody tr") if select(row, "a.title")[0].text == title]
    return " ".join(row.text_content().split())


@pytest.fixture
def shelf(opened):
    """A report in the open, a closed one with a claim, a mail with its attachment, and one not held."""
    with opened.casebook.writing("take") as act:
        report, rendition = take(
            act,
            TEXT,
            details=SourceDetails(
                title="A raid",
                publication=sources.publication_named("The Herald"),
                published=DayRange.year(2009),
                visibility=PUBLIC,
            ),
        )
        closed, _ = take(
            act,
            f"{TEXT} Closed.",
            details=SourceDetails(title="Interview", visibility=Visibility.RESTRICTED),
        )
        mail = key("mail")
        sources.say(act, mail, SourceDetails(title="A letter", visibility=PUBLIC))
        sources.hold(act, mail, Capture(sha("mail"), 4, "message/rfc822"))
        take(act, "attached", details=SourceDetails(title="The list", visibility=PUBLIC, parent=mail))
        claim_writing.add_claims(
            act,
            [
                posting(1, [quote(report, rendition, TEXT, "Ama Tovi", "person")], reader="crf 1", score=0.9),
                posting(2, [quote(report, rendition, TEXT, "4 Brigade", "unit")]),
                posting(
                    3, [quote(report, rendition, TEXT, "Ama Tovi", "person")], visibility=Visibility.TEAM
                ),
                posting(4, [quote(key("cited"), "elsewhere", TEXT, "Ama Tovi", "person")]),
            ],
        )
        sources.say(act, key("cited"), SourceDetails(title="Only cited", visibility=PUBLIC))
    with opened.casebook.writing("decide") as act:
        decisions.record(act, [Decision(claim=key("claim", 2), status=Status.ACCEPTED)])
    return report, closed


@pytest.mark.usefixtures("shelf")
def test_a_row_tells_what_it_is_when_it_came_out_and_what_was_claimed(ask):
    page = ask("/")
    assert _row(page, "A raid") == "A raid text 2009 The Herald 1 accepted 2 drafts"
    assert _row(page, "Interview") == "Interview restricted text undated none"
    assert _row(page, "Only cited") == "Only cited not held undated 1 draft"


@pytest.mark.usefixtures("shelf")
def test_what_came_out_of_another_source_leads_to_it(ask):
    page = ask("/")
    assert "The list text, came out of A letter" in _row(page, "The list")
    assert select(page, f'a[href="/sources/{key("mail")}"]')


@pytest.mark.usefixtures("shelf")
def test_neither_closed_sources_nor_closed_claims_are_counted(ask):
    page = ask("/", clearance=PUBLIC)
    assert "Interview" not in _titles(page)
    assert _row(page, "A raid").endswith("1 accepted 1 draft")


@pytest.mark.usefixtures("shelf")
def test_the_list_can_be_asked_for_as_it_was(ask):
    page = ask("/", as_of="2026-01-01T12:00:01Z")
    assert _row(page, "A raid").endswith("3 drafts")
    assert "As of 1 January 2026, 12:00 UTC" in select(page, ".banner")[0].text_content()
    assert not select(ask("/"), ".banner")


def test_an_empty_casebook_says_how_to_begin(ask):
    assert "answerable take" in select(ask("/"), "main")[0].text_content()


def test_a_long_list_is_turned_page_by_page(opened, ask, monkeypatch):
    monkeypatch.setattr(listing, "ON_A_PAGE", 2)
    for number in range(5):
        with opened.casebook.writing("take") as act:
            take(act, f"text {number}", name=f"{number}.txt")
    pages = [ask("/")]
    while onward := select(pages[-1], 'a[rel="next"]'):
        pages.append(ask(onward[0].get("href")))
    assert [_titles(page) for page in pages] == [["0.txt", "1.txt"], ["2.txt", "3.txt"], ["4.txt"]]
    assert not select(pages[0], 'a[rel="prev"]')
    assert select(pages[2], 'a[rel="prev"]')[0].get("href") == "/?page=2"
    assert "ends before" in select(ask("/?page=9"), "main")[0].text_content()


@pytest.fixture
def failed(opened, shelf):
    said = {"stage": "take", "kind": "damaged", "remedy": "get another copy"}
    with opened.casebook.writing("take") as act:
        failures.record(act, Failure(name="a.pdf", problem="a.pdf is damaged", **said), PUBLIC.rank)
        problem = "secret.pdf is damaged"
        failures.record(act, Failure(name="secret.pdf", problem=problem, source=shelf[1], **said), 0)


@pytest.mark.usefixtures("failed")
def test_failures_are_told_with_what_to_do(ask):
    assert "2 files could not be read" in select(ask("/"), "main")[0].text_content()
    rows = [" ".join(row.text_content().split()) for row in select(ask("/failures"), "tbody tr")]
    assert rows[0] == "a.pdf 1 January 2026, 12:00 UTC a.pdf is damaged. Get another copy."
    assert len(rows) == 2


@pytest.mark.usefixtures("failed")
def test_failures_of_closed_sources_are_neither_told_nor_counted(ask):
    assert "secret" not in ask("/failures", clearance=PUBLIC).text_content()
    assert "1 file could not be read" in ask("/", clearance=PUBLIC).text_content()


def test_where_nothing_failed_that_is_said(ask):
    assert "could be taken and read" in select(ask("/failures"), "main")[0].text_content()
    assert "could not be read" not in select(ask("/"), "main")[0].text_content()


@pytest.mark.usefixtures("shelf")
def test_a_search_shows_names_titles_and_texts_with_the_words_marked(ask):
    page = ask("/?q=tovi")
    assert [mark.text for mark in select(page, ".snippet mark")] == ["Tovi", "Tovi"]
    page = ask("/?q=raid")
    (title,) = select(page, ".hits a.title")
    assert title.text_content() == "A raid"
    assert [mark.text for mark in select(title, "mark")] == ["raid"]
    page = ask("/?q=orvek")
    (example, *_) = select(page, ".examples a")
    assert example.text.startswith("Ilan Orvek — 3rd Brigade; on 3 May 2009")
    claim = select(ask(example.get("href")), f'[id="{example.get("href").partition("#")[2]}"]')
    assert len(claim) == 1


@pytest.mark.usefixtures("shelf")
def test_a_hit_leads_to_its_place_in_the_text(ask):
    href = select(ask("/?q=brigade"), ".hits a.title")[0].get("href")
    address, _, anchor = href.partition("#")
    page = ask(address)
    (place,) = select(page, f"#{anchor}")
    assert select(page, ".as-found")[0].text_content() == "Brigade"
    assert place.getnext() is not None


@pytest.mark.usefixtures("shelf")
def test_a_search_finds_nothing_closed(ask):
    page = ask("/?q=closed", clearance=PUBLIC)
    assert not select(page, ".hits")
    assert "Nothing" in select(page, "main .lead")[0].text_content()


def test_a_search_for_no_word_says_what_to_write(ask):
    assert "no word to look for" in select(ask("/?q=!!!", status=400), "main")[0].text_content()
