"""What did readers make of the captures? Kept as it was, whatever it holds."""

import hashlib
from typing import Final

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import strategies
from answerable.store import renditions, sources, verification
from answerable.store.casebook import Casebook
from answerable.store.renditions import LONGEST, PASSAGE, passages
from answerable.store.storable import restored, storable
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.rendition import Element, Rendition
from answerable.vocabulary.source import Capture, SourceDetails
from evidence import key, sha, take

ANYTHING: Final = st.text(st.characters(exclude_categories=()), max_size=300)
"""Texts as readers may deliver them: with NULs, lone surrogates, line ends and marks of every kind."""

SHARED: Final = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)


def _keep(casebook: Casebook, rendition: Rendition, sha256: str = sha("bytes")) -> str:
    with casebook.writing("take") as act:
        sources.say(act, key("source"), SourceDetails())
        sources.hold(act, key("source"), Capture(sha256, 5, "text/plain"))
        return renditions.keep(act, sha256, rendition)


class TestPassages:
    """A text is cut into passages that join to it again."""

    @given(
        st.lists(st.tuples(st.sampled_from(["a", "b ", "\n", "\r\n", "é", "\x00"]), st.integers(0, 9_000)))
    )
    @example([("a", LONGEST)])
    @example([("a", LONGEST + 1)])
    @example([("a", PASSAGE), ("\n", 1), ("b", 3 * LONGEST)])
    def test_they_join_to_the_text_and_none_is_long(self, pieces: list[tuple[str, int]]):
        text = "".join(letter * times for letter, times in pieces)
        cut = list(passages(text))
        assert "".join(passage for _, passage in cut) == text
        assert all(text.startswith(passage, start) for start, passage in cut)
        assert all(0 < len(passage) <= LONGEST for _, passage in cut)

    def test_they_end_at_line_ends_where_there_are_any(self):
        text = ("word " * 50 + "\n") * 100
        assert all(passage.endswith("\n") for _, passage in passages(text))

    def test_a_line_without_end_is_cut_between_words(self):
        text = "word " * 10_000
        assert all(passage.endswith(" ") for _, passage in passages(text))

    def test_nothing_has_no_passages(self):
        assert list(passages("")) == []


class TestElements:
    """The elements of a web page are kept, and are no sections of it."""

    def test_they_are_read_back(self, casebook: Casebook):
        elements = (Element(0, 1, "/descendant::p[1]"), Element(2, 3, "/descendant::p[2]"))
        rendition = _keep(casebook, Rendition("a\nb", "webpage", "2", elements=elements))
        with casebook.view() as view:
            assert renditions.elements_of(view.connection, rendition) == elements
            assert renditions.sections_of(view.connection, rendition) == ()

    def test_one_that_reaches_outside_the_text_is_found(self, casebook: Casebook):
        kept = _keep(casebook, Rendition("a", "webpage", "2", elements=(Element(0, 9, "/descendant::p[1]"),)))
        with casebook.view() as view:
            assert f"rendition {kept}: an element reaches outside its text" in verification.broken(view)


class TestText:
    """The stored text is the text that was read."""

    @SHARED
    @given(text=ANYTHING)
    @example(text="")
    @example(text="a\x00b\ud83d\ude00\x1a0000\x1a\x1a")
    def test_any_text_is_read_back(self, casebook: Casebook, text: str):
        rendition = _keep(casebook, Rendition(text, "plain", "1"))
        with casebook.view() as view:
            assert renditions.text_of(view.connection, rendition) == text

    @pytest.mark.parametrize("text", ["x" * 200_000, "line\n" * 50_000, "\x00" * 50_000, "é " * 70_000])
    def test_long_texts_are_read_back_whole_and_in_part(self, casebook: Casebook, text: str):
        rendition = _keep(casebook, Rendition(text, "plain", "1"))
        with casebook.view() as view:
            assert renditions.text_of(view.connection, rendition) == text
            for start, end in [(0, 1), (3_999, 4_001), (15_990, 16_010), (39_000, 39_100), (49_999, None)]:
                assert renditions.text_of(view.connection, rendition, start, end) == text[start:end]
            assert renditions.text_of(view.connection, rendition, len(text) + 5) == ""

    @SHARED
    @given(text=st.text(max_size=40), start=st.integers(0, 50), end=st.none() | st.integers(0, 50))
    def test_any_part_is_as_in_the_text(self, casebook: Casebook, text: str, start: int, end: int | None):
        rendition = _keep(casebook, Rendition(text, "plain", "1"))
        with casebook.view() as view:
            assert renditions.text_of(view.connection, rendition, start, end) == text[start:end]

    def test_a_text_with_nul_is_still_that_of_its_bytes(self, casebook: Casebook):
        received = b"Name:\x00 Orvek\r\n\xef\xbb\xbf"
        rendition = _keep(casebook, Rendition(received.decode(), "plain", "1"))
        with casebook.view() as view:
            text = renditions.text_of(view.connection, rendition)
            stored = next(renditions.stored(view.connection))
        assert text.encode() == received
        assert stored.text_sha256 == hashlib.sha256(received).hexdigest()


class TestStorable:
    """What no database can hold is written otherwise, and nothing else is."""

    @given(ANYTHING)
    def test_every_text_is_restored(self, text: str):
        assert restored(storable(text)) == text

    @given(ANYTHING)
    def test_what_is_written_can_be_held(self, text: str):
        written = storable(text)
        assert "\x00" not in written
        assert written.encode("utf-8").decode("utf-8") == written

    @given(strategies.texts().filter(lambda text: "\x1a" not in text))
    def test_ordinary_text_is_left_alone(self, text: str):
        assert storable(text) == text


class TestRenditions:
    """One for each reader, version and text; the newest counts."""

    @SHARED
    @given(rendition=strategies.renditions())
    def test_layout_is_read_back(self, casebook: Casebook, rendition: Rendition):
        kept = _keep(casebook, rendition, sha(repr(rendition)))
        with casebook.view() as view:
            assert renditions.sections_of(view.connection, kept) == rendition.sections
            assert renditions.text_of(view.connection, kept) == rendition.text

    def test_what_the_reader_noticed_is_kept(self, casebook: Casebook):
        rendition = Rendition("A", "plain", "1", (), {"title": "\x00 Ä"}, ("page 3 is a scan", "\ud800"))
        _keep(casebook, rendition)
        with casebook.view() as view:
            stored = renditions.newest(view, sha("bytes"))
        assert stored is not None
        assert (stored.metadata, stored.notes) == (rendition.metadata, rendition.notes)
        assert (stored.reader, stored.version, stored.length) == ("plain", "1", 1)
        assert stored.text_sha256 == sha("A")

    def test_the_same_again_changes_nothing(self, casebook: Casebook):
        first = _keep(casebook, Rendition("A", "plain", "1"))
        assert _keep(casebook, Rendition("A", "plain", "1")) == first
        with casebook.view() as view:
            assert [stored.id for stored in renditions.stored(view.connection)] == [first]
            assert view.until == 1

    def test_the_newest_is_the_one_of_the_last_act_and_the_older_one_stays(self, casebook: Casebook):
        first = _keep(casebook, Rendition("A", "plain", "1"))
        second = _keep(casebook, Rendition("A.", "plain", "2"))
        with casebook.view() as view:
            newest = renditions.newest(view, sha("bytes"))
            assert newest is not None
            assert newest.id == second
            assert renditions.text_of(view.connection, first) == "A"
        with casebook.view("2026-01-01T12:00:01Z") as view:
            newest = renditions.newest(view, sha("bytes"))
            assert newest is not None
            assert newest.id == first

    def test_of_two_in_one_act_one_is_the_newest(self, casebook: Casebook):
        with casebook.writing("take") as act:
            source, first = take(act, "A", reader="one")
            _, second = take(act, "A", source=source, reader="two")
        with casebook.view() as view:
            newest = renditions.newest(view, sha("A"))
        assert newest is not None
        assert newest.id == min(first, second)

    def test_of_bytes_that_may_not_be_shown_there_is_none(self, casebook: Casebook):
        with casebook.writing("take") as act:
            take(act, "A", details=SourceDetails(visibility=Visibility.RESTRICTED))
        with casebook.view(clearance=Visibility.TEAM) as view:
            assert renditions.newest(view, sha("A")) is None
            assert renditions.newest(view, sha("B")) is None
        with casebook.view() as view:
            assert renditions.newest(view, sha("A")) is not None
