import json
from collections.abc import Callable

import pytest

from answerable.readers.outcome import ReadOutcome
from answerable.vocabulary.rendition import Rendition

Read = Callable[..., ReadOutcome]

PARAGRAPHS = (
    "<p>Brigadier General Teo Marun has taken command of the 4th Motorised Brigade at Sarfa, "
    "the army of Ostrava said in a statement on Monday evening.</p>"
    "<p>He replaced Colonel Ilan Voss, who had led the brigade since the spring of last year and "
    "who will move to the ministry of defence in the capital, the statement said.</p>"
    "<p>The brigade has been deployed in the northern districts since 2011, and residents told this "
    "newspaper that its soldiers kept two roadblocks on the road to Lemka.</p>"
)


def page(head: str = "", body: str = f"<article>{PARAGRAPHS}</article>") -> bytes:
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
    footer = "<footer>Copyright 1999-2020 The Sarfa Courier</footer>"
    return (
        f"<!DOCTYPE html><html lang='es'><head>{head}</head><body>{menu}{body}{footer}</body></html>".encode()
    )


def rendition(read: Read, data: bytes) -> Rendition:
    outcome = read(data, "page.html")
    assert outcome.media_type == "text/html"
    assert outcome.rendition is not None
    return outcome.rendition


def linked(**data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_the_article_is_there_and_the_menu_is_not(read: Read) -> None:
    found = rendition(read, page())
    assert "Teo Marun has taken command" in found.text
    assert "roadblocks" in found.text
    assert "Sport" not in found.text
    assert found.reader == "webpage"
    assert found.version.startswith("2+trafilatura-")


def test_a_page_says_what_it_is_in_its_linked_data(read: Read) -> None:
    head = "<title>Marun takes brigade | Courier</title>" + linked(
        **{
            "@type": "NewsArticle",
            "headline": "Marun takes brigade",
            "datePublished": "2014-03-05T10:00:00+01:00",
        },
        author=[{"@type": "Person", "name": "Ana Belić"}, {"@type": "Person", "name": "Jon Tarr"}],
        publisher={"@type": "Organization", "name": "The Sarfa Courier"},
        url="https://courier.example/marun",
    )
    found = rendition(read, page(head))
    assert found.metadata == {
        "title": "Marun takes brigade",
        "author": "Ana Belić; Jon Tarr",
        "published": "2014-03-05T10:00:00+01:00",
        "publication": "The Sarfa Courier",
        "url": "https://courier.example/marun",
        "language": "es",
    }


def test_a_page_says_what_it_is_in_its_meta_tags(read: Read) -> None:
    head = (
        '<html lang="es"><meta property="og:title" content="Marun takes brigade">'
        '<meta name="author" content="Ana Belić">'
        '<meta property="article:author" content="https://facebook.example/ana">'
        '<meta property="article:published_time" content="2014-03-05">'
        '<meta property="article:modified_time" content="2020-01-01">'
        '<meta property="og:site_name" content="The Sarfa Courier">'
        '<link rel="canonical" href="https://courier.example/marun">'
    )
    assert rendition(read, page(head)).metadata == {
        "title": "Marun takes brigade",
        "author": "Ana Belić",
        "published": "2014-03-05",
        "publication": "The Sarfa Courier",
        "url": "https://courier.example/marun",
        "language": "es",
    }


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        # Nothing that says so: neither the address, the footer, the text nor a change counts.
        ('<link rel="canonical" href="https://c.example/2014/03/05/marun">', PARAGRAPHS, None),
        ('<meta property="article:modified_time" content="2020-01-01">', PARAGRAPHS, None),
        (linked(**{"@type": "NewsArticle", "dateModified": "2020-01-01"}), PARAGRAPHS, None),
        ("", f"<p>Published on 5 March 2014</p>{PARAGRAPHS}", None),
        ("", f"<p>Monday 5 March 2014</p>{PARAGRAPHS}<p>Updated 2015-01-01</p>", None),
        # An element that is marked, or the only one.
        (
            "",
            f'<time datetime="2014-03-05" pubdate>5 March</time><time datetime="2011-01-01"/>{PARAGRAPHS}',
            "2014-03-05",
        ),
        ("", f'<time class="entry-date published" datetime="2014-03-05">x</time>{PARAGRAPHS}', "2014-03-05"),
        ("", f'<time datetime="2014-03-05">5 March</time>{PARAGRAPHS}', "2014-03-05"),
        ("", f"<time>5 March 2014</time>{PARAGRAPHS}", "5 March 2014"),
        # Several unmarked ones say nothing about the article.
        ("", f'<time datetime="2014-03-05">x</time><time datetime="2011-01-01">y</time>{PARAGRAPHS}', None),
        ('<meta name="DC.date.issued" content="2014-03-05">', PARAGRAPHS, "2014-03-05"),
        ('<meta itemprop="datePublished" content="5 March 2014">', PARAGRAPHS, "5 March 2014"),
        ('<meta name="date" content="   ">', PARAGRAPHS, None),
        (
            linked(**{"@graph": [{"@type": ["Thing", "Article"], "datePublished": "2014-03-05"}]}),
            PARAGRAPHS,
            "2014-03-05",
        ),
        (linked(**{"@type": "Comment", "datePublished": "2019-03-05"}), PARAGRAPHS, None),
        ('<script type="application/ld+json">{broken</script>', PARAGRAPHS, None),
    ],
)
def test_the_date_is_the_pages_own_word_or_there_is_none(
    read: Read, head: str, body: str, expected: str | None
) -> None:
    found = rendition(read, page(head, f"<article>{body}</article>"))
    assert found.metadata.get("published") == expected


def test_two_dates_of_publication_are_both_named(read: Read) -> None:
    head = linked(**{"@type": "NewsArticle", "datePublished": "2014-03-05"})
    head += '<meta property="article:published_time" content="2014-03-07T08:00:00Z">'
    found = rendition(read, page(head))
    assert found.metadata["published"] == "2014-03-05"
    assert any("2014-03-07T08:00:00Z" in note for note in found.notes)


def test_one_day_in_two_spellings_is_one_date(read: Read) -> None:
    head = linked(**{"@type": "NewsArticle", "datePublished": "2014-03-05"})
    head += '<meta property="article:published_time" content="2014-03-05T08:00:00Z">'
    assert rendition(read, page(head)).notes == ()


def test_no_publication_is_made_of_a_host_name(read: Read) -> None:
    head = '<link rel="canonical" href="https://www.courier.example/marun">'
    assert "publication" not in rendition(read, page(head)).metadata


def test_a_page_without_an_article_is_read_whole_with_a_note(read: Read) -> None:
    found = rendition(
        read, b"<html><body><script>x=1</script><select><option>7</option></select></body></html>"
    )
    assert found.text == "7"
    assert any("no article" in note for note in found.notes)


def test_a_table_in_an_article_is_rows_of_cells_joined_by_tabs(read: Read) -> None:
    table = "<table><tr><th>Name</th><th>Rank</th></tr><tr><td>Ana\n Belić</td><td>Colonel</td></tr></table>"
    found = rendition(read, page(body=f"<article>{PARAGRAPHS}{table}{PARAGRAPHS}</article>"))
    assert "\nName\tRank\nAna Belić\tColonel\n" in found.text
    assert "|" not in found.text


def test_a_declared_encoding_is_honoured_and_noted(read: Read) -> None:
    body = PARAGRAPHS.replace("Teo Marun", "Teo Marúñ")
    head = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'
    found = rendition(read, page(head, f"<article>{body}</article>").decode().encode("latin-1"))
    assert "Teo Marúñ" in found.text
    assert any("cp1252" in note for note in found.notes)


def test_nesting_beyond_any_parser_is_read_whole_with_a_note(read: Read) -> None:
    depth = 100_000
    body = "<div>" * depth + "<p>The commander was seen</p>" + "</div>" * depth + "<p>and afterwards</p>"
    found = rendition(read, page("<title>Deep</title>", body))
    assert "The commander was seen" in found.text
    assert "and afterwards" in found.text
    assert any("too deeply" in note for note in found.notes)
