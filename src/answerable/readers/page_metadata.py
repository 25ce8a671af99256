"""What does a web page say of itself? Title, author, date, publication and address, as printed there."""

import json
from collections.abc import Iterator
from typing import Any, Final

from lxml.html import HtmlElement

# Nothing is derived: no date from an address or from the text, no publication from a host name.
_ARTICLES: Final = frozenset(
    {
        "article",
        "newsarticle",
        "reportagenewsarticle",
        "analysisnewsarticle",
        "backgroundnewsarticle",
        "opinionnewsarticle",
        "report",
        "scholarlyarticle",
        "blogposting",
        "liveblogposting",
        "socialmediaposting",
    }
)
_PAGES: Final = frozenset({"webpage", "itempage", "creativework"})
_DEPTH: Final = 6  # of JSON-LD, where the article lies at most a few lists and graphs deep

_META: Final = {
    "published": (
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "datepublished",
        "citation_publication_date",
        "citation_date",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.date",
        "dc.date",
        "dc:date",
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "publication_date",
        "publicationdate",
        "published_date",
        "rbpubdate",
        "cxenseparse:recs:publishtime",
        "date",
    ),
    "title": (
        "og:title",
        "citation_title",
        "dc.title",
        "dcterms.title",
        "twitter:title",
        "headline",
        "title",
    ),
    "author": ("author", "citation_author", "dc.creator", "dcterms.creator", "parsely-author", "byl"),
    "publication": (
        "og:site_name",
        "citation_journal_title",
        "dc.publisher",
        "dcterms.publisher",
        "publisher",
        "application-name",
    ),
    "url": ("og:url", "twitter:url"),
}


def page_metadata(tree: HtmlElement) -> tuple[dict[str, str], tuple[str, ...]]:
    """What do the page's JSON-LD, its meta tags, `<time>`, `<title>` and `<link>` say, and do they agree?

    Keys are `title`, `author`, `published`, `publication`, `url`, `language`; each value stands as printed,
    trimmed. The JSON-LD of an article comes first, then meta tags, then the JSON-LD of the page, then
    elements. Where two of these give publication dates of different days, a note names both.
    """
    objects = list(_linked_data(tree))
    tags = _tags(tree)
    article = _of_objects(objects, _ARTICLES)
    page = _of_objects(objects, _PAGES)
    elements = _of_elements(tree)
    found: dict[str, str] = {}
    for source in (article, tags, page, elements):
        for key, value in source.items():
            found.setdefault(key, value)
    dates = dict.fromkeys(
        source["published"] for source in (article, tags, page, elements) if "published" in source
    )
    notes: tuple[str, ...] = ()
    if len({date[:10] for date in dates}) > 1:
        notes = (f"the page gives several dates of publication ({', '.join(dates)}): the first was taken",)
    return found, notes


def _clean(value: object) -> str:
    return " ".join(value.split())[:2_000] if isinstance(value, str) else ""


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text_content(), strict=False)
        except ValueError:
            # Broken JSON-LD is common; the page's other words about itself remain.
            continue
        yield from _objects(data, _DEPTH)


def _objects(data: object, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for entry in data:
            if depth:
                yield from _objects(entry, depth - 1)
    elif isinstance(data, dict):
        yield data
        if depth:
            yield from _objects(data.get("@graph"), depth - 1)
            yield from _objects(data.get("mainEntity"), depth - 1)


def _of_objects(objects: list[dict[str, Any]], kinds: frozenset[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for data in objects:
        said = data.get("@type")
        types = said if isinstance(said, list) else [said]
        if not any(isinstance(kind, str) and kind.rpartition("/")[2].lower() in kinds for kind in types):
            continue
        values = {
            "published": _clean(data.get("datePublished")),
            "title": _clean(data.get("headline")) or _clean(data.get("name")),
            "author": _names(data.get("author")),
            "publication": _names(data.get("publisher")),
            "url": _clean(data.get("url")),
        }
        for key, value in values.items():
            if value:
                found.setdefault(key, value)
    return found


def _names(value: object) -> str:
    entries = value if isinstance(value, list) else [value]
    names = (_clean(entry.get("name") if isinstance(entry, dict) else entry) for entry in entries)
    return "; ".join(
        dict.fromkeys(name for name in names if name and not name.startswith(("http:", "https:")))
    )


def _tags(tree: HtmlElement) -> dict[str, str]:
    said: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            key = _clean(meta.get(attribute)).lower()
            value = _clean(meta.get("content"))
            if key and value:
                said.setdefault(key, value)
    found = {}
    for key, names in _META.items():
        value = next((said[name] for name in names if name in said), "")
        # `article:author` and its like often hold the address of a profile.
        if value and not (key == "author" and value.startswith(("http:", "https:"))):
            found[key] = value
    return found


def _of_elements(tree: HtmlElement) -> dict[str, str]:
    found = {"published": _time(tree), "language": _clean(tree.get("lang"))}
    title = tree.find(".//title")
    headings = {_clean(heading.text_content()) for heading in tree.iter("h1")} - {""}
    # A page's only main heading is its title; `<title>` often has the site's name behind it.
    found["title"] = (
        headings.pop() if len(headings) == 1 else _clean("" if title is None else title.text_content())
    )
    for link in tree.iter("link", "a"):
        rel = (link.get("rel") or "").lower().split()
        if link.tag == "link" and "canonical" in rel:
            found.setdefault("url", _clean(link.get("href")))
        elif "author" in rel and link.tag == "a":
            found.setdefault("author", _clean(link.text_content()))
    for element in tree.iter("span", "p", "div", "a"):
        if element.get("itemprop") == "author":
            found.setdefault("author", _clean(element.text_content())[:200])
    return {key: value for key, value in found.items() if value}


def _time(tree: HtmlElement) -> str:
    """Which `<time>` is the publication's? One that is marked as such, or else the page's only one."""
    times = [
        (time, _clean(time.get("datetime")) or _clean(time.text_content())) for time in tree.iter("time")
    ]
    for time, value in times:
        marks = f"{time.get('class') or ''} {time.get('itemprop') or ''}".lower()
        if value and ("pubdate" in time.attrib or "published" in marks or "entry-date" in marks):
            return value
    values = {value for _, value in times if value}
    return values.pop() if len(values) == 1 else ""
