"""Documents are hostile: whatever they hold, they are words on a page and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

import strategies
from answerable.store import claim_writing, failures, renditions, sources
from answerable.store.failures import Failure
from answerable.vocabulary import ids
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.attribution import Attributed, Reference
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.rendition import Cell, Rendition, Section
from answerable.vocabulary.shapes import claim_shape
from answerable.vocabulary.source import Capture, Publication, SourceDetails
from answerable.vocabulary.span import Span
from answerable.web.rendering import UNPRINTABLE
from evidence import cite, key, posting, sha, take
from selecting import select


@pytest.fixture
def client(client_for):
    return client_for()


_ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onfocus='alert(1)",
    "{{ 7*7 }}{% raw %}",
    "</p></section><h1>Sources</h1>",
    "<!--",
    "&lt;b&gt;",
)
_ELEMENTS = {"script": 1, "link": 3, "meta": 3, "h1": 1, "img": 0, "iframe": 0, "style": 0, "base": 0}


def _is_harmless(page):
    """Is there nothing on the page that the templates did not put there?"""
    for tag, most in _ELEMENTS.items():
        assert len(select(page, tag)) <= most, tag
    for element in page.iter():
        for name, value in element.attrib.items():
            assert not name.startswith("on"), name
            assert name != "style"
            assert not (name in {"href", "src", "action"} and value.strip().lower().startswith("javascript:"))
    (script,) = select(page, "script")
    assert (script.get("src"), script.text) == ("/static/page.js", None)


@pytest.mark.parametrize("attack", _ATTACKS)
def test_every_word_of_a_document_is_a_word_and_nothing_more(opened, ask, attack):
    source, parent, text = key("s"), key("parent"), f"{attack}\n{attack}"
    cells = (Cell(0, len(attack), "A1"),)
    with opened.casebook.writing("take") as act:
        sources.say(act, parent, SourceDetails(title=attack, visibility=Visibility.PUBLIC))
        sources.say(
            act,
            source,
            SourceDetails(
                title=f"t {attack}",
                author=attack,
                publication=Publication(key("publication"), attack),
                url=attack,
                archive_url=f"javascript:{attack}",
                language=attack,
                visibility=Visibility.PUBLIC,
                parent=parent,
                within=attack,
            ),
        )
        sources.hold(act, source, Capture(sha(text), 9, attack))
        sources.find(act, source, sha(text), attack)
        sections = (Section("sheet", attack, 0, len(attack), cells=cells),)
        notes = (attack,)
        rendition = renditions.keep(act, sha(text), Rendition(text, attack, attack, sections, notes=notes))
        citation = Citation(
            id=key("citation"),
            type="cell",
            trigger="A1",
            source=cite(source).source,
            rendition=rendition,
            spans=(Span(0, len(attack), attack, supports=("person",)),),
        )
        claim = posting(
            1,
            [citation],
            fields={"person": Reference(key("p"), attack), "title": attack, "role": attack, "rank": attack},
            attribution=(Attributed(speaker_text=attack),),
            reader=attack,
            notes=attack,
        )
        claim_writing.add_claims(act, [claim])
        failure = Failure(stage="take", name=attack, kind="x", problem=attack, remedy=attack, source=source)
        failures.record(act, failure, 0)
    for address in ("/", "/failures", f"/sources/{source}", "/?q=t", "/?q=alert"):
        _is_harmless(ask(address))
    page = ask(f"/sources/{source}")
    assert select(page, ".grid td a.mark")[0].text_content() == attack
    assert attack in select(page, ".claim .says")[0].text_content()


@pytest.mark.parametrize("attack", _ATTACKS)
def test_words_of_an_address_are_words_and_nothing_more(client_for, attack):
    for address, query in (("/", {"q": attack}), ("/", {"page": attack}), ("/sources/x", {"found": attack})):
        _is_harmless(html.document_fromstring(client_for().get(address, params=query).text))
    _is_harmless(html.document_fromstring(client_for().get(f"/sources/{attack}").text))
    _is_harmless(html.document_fromstring(client_for().get("/", headers={"host": "<script>"}).text))


def _as_a_browser_has_it(text):
    """A browser's text has no carriage returns, and we leave out what no page can hold."""
    return UNPRINTABLE.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")


_WORDS = st.text(
    st.sampled_from("ab <>&\"'/\t\r\n\x00\x0c\x1b\x7f\x85\u202e\u2028\ud800\udfff\ufffe\U0001f9d0{}%é"),
    max_size=60,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(_WORDS.filter(str.strip))
def test_any_text_at_all_is_shown_character_for_character(opened, client, text):
    with opened.casebook.writing("take") as act:
        source, _ = take(act, text)
    answer = client.get(f"/sources/{source}")
    assert answer.status_code == 200
    drawn = answer.content.decode("utf-8")
    pieces = [part.split("</p>")[0] for part in drawn.split('<p class="line')[1:]]
    lines = [html.fromstring(f'<p class="line{piece}</p>').text_content() for piece in pieces]
    written = text.removesuffix("\n").split("\n")
    assert [*map(_as_a_browser_has_it, lines)] == [*map(_as_a_browser_has_it, written)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(strategies.claims())
def test_any_claim_at_all_has_its_card(opened, client, claim):
    citation = claim.citations[0]
    citation = replace(citation, id=ids.citation(citation.source.id, citation.type, citation.trigger))
    claim = replace(claim, id=ids.derived("test", claim_shape(claim)), citations=(citation,))
    with opened.casebook.writing("import") as act:
        claim_writing.add_claims(act, [claim])
    answer = client.get(f"/sources/{citation.source.id}")
    assert answer.status_code == 200
    page = html.document_fromstring(answer.content.decode("utf-8"))
    _is_harmless(page)
    assert len(select(page, f"#claim-{claim.id}")) == 1
