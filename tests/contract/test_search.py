"""Where do these words occur? Both databases find the same: what a plain reading of the text would."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from answerable.errors import UsageError
from answerable.store import search
from answerable.store.casebook import Casebook
from answerable.store.claim_writing import write_stream
from answerable.store.search import NameHit, TextHit, terms_of
from answerable.store.words import LONGEST_WORD, words_of
from answerable.vocabulary import ids
from answerable.vocabulary.source import SourceDetails
from evidence import cite, entity, key, posting, take

REPORT = """Colonel Ñandú Pérez, G.O.C. of the 20th Motorised Brigade (Serti), said on 3 May 2009:
"We lost 1,000 men." N'Djamena denied it. Полковник Йоргов молчал. ဗိုလ်မှူး ကျော် said nothing.
العقيد أحمد spoke of the 7 Bn; the straße was closed.\x00 End\u2014of-line."""


def _take(casebook: Casebook, *texts: str) -> list[str]:
    with casebook.writing("take") as act:
        return [take(act, text, name=f"{number}.txt")[0] for number, text in enumerate(texts)]


def _hits(casebook: Casebook, query: str, as_of: str | None = None) -> list[TextHit]:
    with casebook.view(as_of) as view:
        return list(search.in_texts(view, query))


class TestInTexts:
    """Words in source texts, whatever their case, accents and punctuation."""

    @pytest.fixture
    def report(self, casebook: Casebook) -> Casebook:
        _take(casebook, REPORT, "Nothing of the kind.")
        return casebook

    @pytest.mark.parametrize(
        ("query", "words"),
        [
            ("nandu", "Ñandú"),
            ("PÉREZ", "Pérez"),
            ("Pe\u0301rez", "Pérez"),
            ("goc", None),
            ("g.o.c.", "G.O.C"),
            ('"g o c"', "G.O.C"),
            ("serti", "Serti"),
            ("20th", "20th"),
            ("20", None),
            ("1,000", "1,000"),
            ("1000", None),
            ("n'djamena", "N'Djamena"),
            ("djamena", "Djamena"),
            ("йоргов", "Йоргов"),
            ("ЙОРГОВ", "Йоргов"),
            ("ဗိုလ်မှူး", "ဗိုလ်မှူး"),
            ("ဗိုလ်", None),
            ("أحمد", "أحمد"),
            ("strasse", "straße"),
            ("end", "End"),
            ('"end of line"', "End\u2014of-line"),
            ('"of end"', None),
            ('"motorised brigade"', "Motorised Brigade"),
            ('"motorised serti"', None),
            ("motor", None),
            ("brigade colonel", "Colonel"),
            ("brigade navy", None),
        ],
    )
    def test_words(self, report: Casebook, query: str, words: str | None):
        hits = _hits(report, query)
        assert [hit.words for hit in hits] == ([] if words is None else [words])
        for hit in hits:
            assert REPORT[hit.start : hit.end] == hit.words
            assert REPORT[: hit.start].endswith(hit.before)
            assert REPORT[hit.end :].startswith(hit.after)

    @pytest.mark.parametrize(
        "query",
        [
            *('" OR 1=1 --', "NEAR(", "*", "brig*", "'", "';--", "text:colonel", "-colonel", "^colonel"),
            *("colonel AND NOT", "a:b", "(", "{", "\\", "%", "_", "ñandú\x00pérez", "\ud800", '"', '""'),
            *("colonel & pérez", "colonel | navy", "<->", "!colonel", ":*", "$1", "%s", ":term", "?1", "//"),
        ],
    )
    def test_no_query_is_more_than_its_words(self, report: Casebook, query: str):
        if not words_of(query):
            with pytest.raises(UsageError, match="has no word to look for"):
                _hits(report, query)
            return
        assert bool(_hits(report, query)) == bool(list(_plainly_found([REPORT], query)))

    def test_a_word_too_long_for_any_index(self, casebook: Casebook):
        blob = "QUJD" * 3_000
        _take(casebook, f"see {blob} there")
        assert [hit.words for hit in _hits(casebook, blob)] == [blob]

    def test_a_question_of_very_many_words_is_refused(self, report: Casebook):
        with pytest.raises(UsageError, match="too many to look for"):
            _hits(report, " ".join(f"word{number}" for number in range(1_000)))
        assert _hits(report, f'"{" ".join("word" for _ in range(1_000))}"') == []

    def test_words_in_different_places_of_one_long_text(self, casebook: Casebook):
        page = "Nothing happens here.\n" * 400
        text = f"Orvek\n{page}Tolin\n{page}Orvek and Tolin"
        source, other = _take(casebook, text, f"Orvek\n{page}")
        assert [(hit.source, text[hit.start :][:5]) for hit in _hits(casebook, "tolin orvek")] == [
            (source, "Orvek")
        ]
        assert _hits(casebook, "tolin orvek")[0].start == text.rindex("Orvek")
        assert {hit.source for hit in _hits(casebook, "orvek")} == {source, other}
        spread = f"Orvek\n{page}Tolin"
        _take(casebook, spread)
        assert len(_hits(casebook, "tolin orvek")) == 3

    def test_hits_come_in_the_order_of_taking_and_no_more_than_asked_for(self, casebook: Casebook):
        taken = _take(casebook, *(f"Orvek {number}" for number in range(20)))
        assert [hit.source for hit in _hits(casebook, "orvek")] == taken
        with casebook.view() as view:
            assert [hit.source for hit in search.in_texts(view, "orvek", 5)] == taken[:5]

    def test_every_source_that_holds_the_same_bytes(self, casebook: Casebook):
        (first,) = _take(casebook, "Orvek")
        with casebook.writing("take") as act:
            take(act, "Orvek", source=key("also"))
        assert [hit.source for hit in _hits(casebook, "orvek")] == [first, key("also")]

    def test_only_the_newest_rendition_and_in_the_past_that_of_then(self, casebook: Casebook):
        (source,) = _take(casebook, "Orvek")
        moment = "2026-01-01T12:00:01Z"
        with casebook.writing("take") as act:
            take(act, "Orvek", source=source, reader="better")
        assert len(_hits(casebook, "orvek")) == 1
        assert _hits(casebook, "orvek")[0].rendition != _hits(casebook, "orvek", moment)[0].rendition


LETTERS = st.sampled_from([*"aAbé\u0301ñÑß019 .,-'\"\n\x00Ййက်ﷺ", "ab", "ba", " a ", "\ud800", "İ", "ǆ"])
TEXTS = st.lists(LETTERS, max_size=25).map("".join)


def _plainly_found(texts: list[str], query: str) -> Iterator[int]:
    """Which of these texts have all of the terms? By going through their words."""
    for number, text in enumerate(texts):
        line = f" {' '.join(words_of(text))} "
        if all(f" {term} " in line for term in terms_of(query)):
            yield number


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(texts=st.lists(TEXTS, min_size=1, max_size=4, unique=True), query=TEXTS)
@example(texts=["a b", "ab", "b a"], query='"a b"')
@example(texts=["Orvek\u0301 x"], query="orvek")
def test_both_databases_find_what_a_plain_reading_finds(casebook: Casebook, texts: list[str], query: str):
    assume(words_of(query))
    marked = [f"{text}\n{key('text', number, *texts)}" for number, text in enumerate(texts)]
    taken = _take(casebook, *marked)
    expected = {taken[number] for number in _plainly_found(marked, query)}
    with casebook.view() as view:
        hits = [hit for hit in search.in_texts(view, query, 100_000) if hit.source in taken]
    assert {hit.source for hit in hits} == expected
    for hit in hits:
        text = marked[taken.index(hit.source)]
        assert text[hit.start : hit.end] == hit.words
        assert any(f" {term} " in f" {' '.join(words_of(hit.words))} " for term in terms_of(query))


@given(st.text(max_size=60))
@example("ﷺ \u0e33 İ ŉ Σς")
def test_words_are_folded_as_names_are(text: str):
    folded = ids.folded(text).split(" ")
    assert words_of(text) == [word[:LONGEST_WORD] for word in folded if word]


@given(st.text(max_size=60))
def test_terms_are_the_words_of_the_query(query: str):
    assume(words_of(query))
    assert set(" ".join(terms_of(query)).split(" ")) == set(words_of(query))


class TestInTitlesAndNames:
    """Words in the titles of sources, and in the names of what claims speak of."""

    def test_titles_as_they_are_now_and_as_they_were(self, casebook: Casebook):
        with casebook.writing("take") as act:
            source, _ = take(act, "A", details=SourceDetails(title="The Motorised Brigade of Sérti"))
            other, _ = take(act, "B", details=SourceDetails(title="A brigade"))
        with casebook.writing("take") as act:
            take(act, "A", details=SourceDetails(title="The long road"))

        def found(query: str, as_of: str | None = None) -> list[str]:
            with casebook.view(as_of) as view:
                return search.in_titles(view, query)

        assert found("brigade") == [other]
        assert found("ROAD") == [source]
        assert found("brigade", "2026-01-01T12:00:01Z") == [source, other]
        assert found('"brigade of serti"', "2026-01-01T12:00:01Z") == [source]

    def test_names_the_most_used_first(self, casebook: Casebook):
        claims = [posting(number, [cite(key("source"))], unit="Brigada Única") for number in range(3)]
        claims.append(posting("other", [cite(key("source"))], unit="Única Brigada 2"))
        write_stream(casebook, "import", claims)
        with casebook.view() as view:
            assert search.in_names(view, "unica") == [
                NameHit(entity("Brigada Única").id, "Brigada Única", 3),
                NameHit(entity("Única Brigada 2").id, "Única Brigada 2", 1),
            ]
            assert [hit.claims for hit in search.in_names(view, '"brigada unica"')] == [3]
            assert len(search.in_names(view, "brigada", 1)) == 1
            assert search.in_names(view, "nobody") == []
        with casebook.view("2025-01-01") as view:
            assert search.in_names(view, "unica") == []

    def test_an_odd_name_is_found_and_told_as_it_is(self, casebook: Casebook):
        name = "Orvek\x00 \ud800\x1a0000"
        write_stream(casebook, "import", [posting(1, [cite(key("source"))], person=name)])
        with casebook.view() as view:
            assert [hit.name for hit in search.in_names(view, "orvek 0000")] == [name]
