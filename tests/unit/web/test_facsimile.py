"""Is a page shown as it was printed, with the words of its claims where they stand?"""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from answerable.pipeline.opened import Opened
from answerable.pipeline.read import read
from answerable.pipeline.take import take
from answerable.store import sources
from answerable.store.claim_reading import listed
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.span import Box
from answerable.vocabulary.wording import claim_words
from answerable.web.facsimile import lines_of
from papers import pdf, put
from selecting import select

WORDS = "Brig. Gen. Ama Tovi, Commander of 4 Brigade, spoke at Ledo on Monday."


@pytest.fixture
def report(opened: Opened, tmp_path: Path):
    """A PDF of two pages of the same words, taken and read: its source."""
    take(
        opened, [put(tmp_path / "papers", "raid.pdf", pdf(WORDS, pages=2)), put(tmp_path / "papers", "a.txt")]
    )
    read(opened)
    with opened.casebook.view() as view:
        return next(item for item in sources.listed(view) if "raid.pdf" in item.names)


def _path(source, number, **query):
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    return f"/sources/{source.id}/pages/{number}{'?' if asked else ''}{asked}"


def test_the_words_of_the_claims_are_outlined_where_they_stand(report, ask, opened):
    page = ask(_path(report, 2))
    with opened.casebook.view() as view:
        claims = [claim for claim in listed(view) if any(span.page == 2 for span in claim.citations[0].spans)]
    boxes = {tuple(box) for claim in claims for span in claim.citations[0].spans for box in span.boxes}
    assert claims
    cards = {card.get("id") for card in select(page, ".claim")}
    assert cards == {f"claim-{claim.id}" for claim in claims}
    for rect in select(page, "rect"):
        left, top, width, height = (float(rect.get(name)) for name in ("x", "y", "width", "height"))
        assert any(
            box[0] >= left - 0.1
            and box[2] <= left + width + 0.1
            and box[1] >= top - 0.1
            and box[3] <= top + height + 0.1
            for box in boxes
        )
    assert {link.get("href") for link in select(page, "svg a")} == {f"#{card}" for card in cards}


def test_a_claim_that_is_asked_for_stands_out(report, ask, opened):
    with opened.casebook.view() as view:
        claim = next(claim for claim in listed(view) if claim.citations[0].spans[0].page == 1)
    page = ask(_path(report, 1, claim=claim.id))
    asked = select(page, "rect.asked")
    assert asked
    assert {rect.getparent().get("href") for rect in asked} == {f"#claim-{claim.id}"}
    (link,) = select(page, ".asked-for a")
    assert (link.get("href"), link.text) == (f"#claim-{claim.id}", claim_words(claim))
    assert not select(ask(_path(report, 1)), ".asked-for")


def test_the_text_leads_to_the_page_and_back(report, ask):
    text = ask(f"/sources/{report.id}")
    ways = [link.get("href") for link in select(text, ".border a")]
    assert [way.partition("?")[0] for way in ways] == [_path(report, 1), _path(report, 2)]
    page = ask(ways[1])
    back = select(page, ".lead a")[0].get("href")
    assert back.endswith("#page-2")
    assert select(ask(back.partition("#")[0]), "#page-2")
    cited = [link.get("href") for link in select(text, ".cited a") if "/pages/" in link.get("href")]
    assert cited
    assert select(ask(cited[0]), "rect.asked")


def test_one_turns_the_pages(report, ask):
    assert [link.get("rel") for link in select(ask(_path(report, 1)), ".turning a")] == ["next", "next"]
    assert [link.get("rel") for link in select(ask(_path(report, 2)), ".turning a")] == ["prev", "prev"]


def test_the_picture_is_drawn_and_drawn_once(report, client_for, opened):
    with client_for() as client:
        address = select_picture(client.get(_path(report, 1)).text)
        first = client.get(address)
        assert first.headers["content-type"] == "image/png"
        assert Image.open(BytesIO(first.content)).format == "PNG"
        opened.files.path(report.captures[0].sha256).unlink()
        assert client.get(address).content == first.content
        gone = client.get(address.replace("/pages/1/", "/pages/2/"))
    assert gone.status_code == 404
    assert "not among the casebook&#39;s files" in gone.text


def select_picture(text: str) -> str:
    return text.partition('<image href="')[2].partition('"')[0]


@pytest.mark.parametrize("number", [0, 3, 99999])
def test_a_page_that_is_not_there_is_said_not_to_be(report, ask, number):
    assert "has no page" in ask(_path(report, number), status=404).text_content()


def test_what_has_no_printed_pages_says_so(report, ask, opened):
    with opened.casebook.view() as view:
        text = next(item for item in sources.listed(view) if "a.txt" in item.names)
    assert "no printed pages" in ask(_path(text, 1), status=404).text_content()
    assert not select(ask(f"/sources/{text.id}"), ".border a")


def test_a_closed_source_shows_no_page(report, client_for):
    client = client_for(Visibility.PUBLIC)
    for address in (_path(report, 1), f"/sources/{report.id}/pages/1/picture"):
        assert client.get(address).status_code == 404


sides = st.floats(0, 500, allow_nan=False, width=32)
boxes = st.lists(
    st.builds(lambda x, y, w, h: Box(x, y, x + w, y + h), sides, sides, sides, st.floats(1, 20, width=32)),
    max_size=12,
)


@given(boxes)
def test_every_word_lies_within_a_stretch(words):
    lines = lines_of(words)
    assert len(lines) <= len(words)
    for word in words:
        assert any(
            line.left <= word.left
            and line.top <= word.top
            and word.right <= line.right
            and word.bottom <= line.bottom
            for line in lines
        )
