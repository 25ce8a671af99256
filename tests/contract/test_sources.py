"""What is known of a source, what is held of it, and how closed is it?"""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import strategies
from answerable.store import sources
from answerable.store.casebook import Casebook
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.source import Capture, Publication, Source, SourceDetails, SourceReference
from evidence import Ticking, key, sha

REPORT = key("source", "report")
MAIL, LETTER, NOTE = key("source", "mail"), key("source", "letter"), key("source", "note")


def _say(casebook: Casebook, source: str, **said: object) -> bool:
    with casebook.writing("take") as act:
        return sources.say(act, source, SourceDetails(**said))


def _one(casebook: Casebook, source: str, clearance: Visibility = Visibility.RESTRICTED) -> Source | None:
    with casebook.view(clearance=clearance) as view:
        return sources.one(view, source)


def _visibility(casebook: Casebook, source: str) -> Visibility:
    found = _one(casebook, source)
    assert found is not None
    return found.visibility


def test_what_was_said_is_known_and_said_again_adds_nothing(casebook: Casebook):
    details = SourceDetails(
        title="The road",
        author="N. Sela",
        publication=Publication(key("publication"), "The Courier", "Nembria"),
        published=DayRange.year(2009),
        url="https://courier.example/road",
        archive_url="https://archive.example/1",
        language="en",
        type="video",
        created=DayRange.day(date(2009, 5, 3)),
        uploaded=DayRange.month(2009, 5),
        visibility=Visibility.PUBLIC,
    )
    with casebook.writing("take") as act:
        assert sources.say(act, REPORT, details)
        assert not sources.say(act, REPORT, details)
        assert not sources.say(act, REPORT, SourceDetails())
    assert not _say(casebook, REPORT, title="The road")
    found = _one(casebook, REPORT)
    assert found is not None
    assert found.details == details
    with casebook.view() as view:
        assert sources.known(view.connection, REPORT) == details
        assert view.until == 1


def test_what_is_said_later_is_added_and_the_rest_stays(casebook: Casebook):
    _say(casebook, REPORT, title="The road", author="N. Sela")
    assert _say(casebook, REPORT, title="The long road", published=DayRange.day(date(2009, 5, 3)))
    found = _one(casebook, REPORT)
    assert found is not None
    assert found.details == SourceDetails(
        title="The long road", author="N. Sela", published=DayRange.day(date(2009, 5, 3))
    )


def test_a_publication_spelled_otherwise_is_still_the_same(casebook: Casebook):
    first = sources.publication_named("The Courier")
    second = sources.publication_named("THE COURIER")
    assert first.id == second.id
    assert _say(casebook, REPORT, publication=first)
    assert not _say(casebook, REPORT, publication=second)


def test_more_can_be_said_of_a_publication_later(casebook: Casebook):
    name = sources.publication_named("The Courier")
    assert _say(casebook, REPORT, publication=name)
    assert _say(casebook, NOTE, publication=sources.publication_named("The Courier", "Nembria"))
    assert not _say(casebook, REPORT, publication=name)
    for source in (REPORT, NOTE):
        found = _one(casebook, source)
        assert found is not None
        assert found.details.publication == sources.publication_named("The Courier", "Nembria")
    with casebook.view("2026-01-01T12:00:01Z") as view:
        assert sources.by_id(view, [REPORT])[REPORT].details.publication == name


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(said=st.lists(strategies.source_details(), min_size=1, max_size=4))
def test_any_details_are_kept_as_they_were_said(casebook: Casebook, said: list[SourceDetails]):
    source = str(uuid4())
    expected = SourceDetails()
    with casebook.writing("take") as act:
        for drawn in said:
            # of a publication of its own: what is said of one twice is tested above
            own = drawn.publication and replace(drawn.publication, id=str(uuid4()))
            details = replace(drawn, publication=own)
            if details.parent is not None:
                sources.say(act, details.parent, SourceDetails())
            expected = expected.updated_by(details)
            sources.say(act, source, details)
        assert sources.known(act.connection, source) == expected


def test_sources_are_listed_in_the_order_in_which_they_came(casebook: Casebook):
    keys = [key("source", number) for number in range(30)]
    for one in keys:
        _say(casebook, one)
    _say(casebook, keys[3], title="Known better")
    with casebook.view() as view:
        assert [source.id for source in sources.listed(view)] == keys


class TestCaptures:
    """What is held, and under which names was it found?"""

    CAPTURE = Capture(sha("bytes"), 5, "text/plain")

    def test_one_capture_found_twice(self, casebook: Casebook, clock: Ticking):
        clock.now = clock.now.replace(hour=8)
        _say(casebook, REPORT)
        with casebook.writing("take") as act:
            assert sources.hold(act, REPORT, self.CAPTURE)
            assert sources.find(act, REPORT, self.CAPTURE.sha256, "a.txt")
        with casebook.writing("take") as act:
            assert not sources.hold(act, REPORT, self.CAPTURE)
            assert not sources.find(act, REPORT, self.CAPTURE.sha256, "a.txt")
            assert sources.find(act, REPORT, self.CAPTURE.sha256, "copy of a.txt")
        found = _one(casebook, REPORT)
        assert found is not None
        assert (found.captures, found.names) == ((self.CAPTURE,), ("a.txt", "copy of a.txt"))
        assert found.is_held
        with casebook.view() as view:
            findings = sources.findings(view, REPORT)
        assert [(item.name, item.capture, item.actor) for item in findings] == [
            ("a.txt", self.CAPTURE, "ann"),
            ("copy of a.txt", self.CAPTURE, "ann"),
        ]
        assert findings[0].at < findings[1].at

    def test_two_sources_of_the_same_bytes(self, casebook: Casebook):
        for source in (REPORT, NOTE):
            _say(casebook, source)
            with casebook.writing("take") as act:
                sources.hold(act, source, self.CAPTURE)
        with casebook.view() as view:
            assert sources.holders(view.connection, self.CAPTURE.sha256) == [REPORT, NOTE]
            assert sources.holders(view.connection, sha("others")) == []

    def test_several_captures_of_one_source_in_order(self, casebook: Casebook):
        captures = [Capture(sha(text), 1, "text/plain") for text in "cab"]
        _say(casebook, REPORT)
        for capture in captures:
            with casebook.writing("take") as act:
                sources.hold(act, REPORT, capture)
        found = _one(casebook, REPORT)
        assert found is not None
        assert list(found.captures) == captures


def test_a_source_is_found_by_its_address_however_long(casebook: Casebook):
    address = "https://courier.example/" + "x" * 10_000
    _say(casebook, REPORT, url=address)
    with casebook.view() as view:
        assert sources.with_url(view.connection, address) == REPORT
        assert sources.with_url(view.connection, "https://courier.example/") is None


class TestVisibility:
    """A source is never more open than the one that it came out of."""

    def test_nobody_said_means_team(self, casebook: Casebook):
        _say(casebook, REPORT)
        assert _visibility(casebook, REPORT) is Visibility.TEAM

    @pytest.fixture
    def family(self, casebook: Casebook) -> Casebook:
        """A mail, its attachment, and a note out of that."""
        _say(casebook, MAIL, visibility=Visibility.PUBLIC)
        _say(casebook, LETTER, parent=MAIL, visibility=Visibility.PUBLIC)
        _say(casebook, NOTE, parent=LETTER, visibility=Visibility.TEAM)
        return casebook

    def test_children_inherit(self, family: Casebook):
        seen = [_visibility(family, source) for source in (MAIL, LETTER, NOTE)]
        assert seen == [Visibility.PUBLIC, Visibility.PUBLIC, Visibility.TEAM]

    def test_closing_a_parent_closes_its_children_at_any_depth(self, family: Casebook):
        _say(family, MAIL, visibility=Visibility.RESTRICTED)
        assert [_visibility(family, source) for source in (MAIL, LETTER, NOTE)] == [Visibility.RESTRICTED] * 3
        assert _one(family, NOTE, Visibility.TEAM) is None

    def test_opening_it_again_leaves_children_as_closed_as_they_are_themselves(self, family: Casebook):
        _say(family, MAIL, visibility=Visibility.RESTRICTED)
        _say(family, MAIL, visibility=Visibility.PUBLIC)
        seen = [_visibility(family, source) for source in (MAIL, LETTER, NOTE)]
        assert seen == [Visibility.PUBLIC, Visibility.PUBLIC, Visibility.TEAM]

    def test_a_child_that_comes_later_is_as_closed_as_its_parent(self, casebook: Casebook):
        _say(casebook, MAIL, visibility=Visibility.RESTRICTED)
        _say(casebook, LETTER, parent=MAIL, visibility=Visibility.PUBLIC)
        assert _visibility(casebook, LETTER) is Visibility.RESTRICTED


class TestCited:
    """Sources that nobody took are known by what a citation says."""

    REFERENCE = SourceReference(REPORT, "The road", "The Courier", DayRange.year(2009))

    def test_what_the_citation_says(self, casebook: Casebook):
        with casebook.writing("import") as act:
            sources.introduce(act, [self.REFERENCE, self.REFERENCE])
        found = _one(casebook, REPORT)
        assert found is not None
        assert found.details == SourceDetails(
            title="The road",
            publication=sources.publication_named("The Courier"),
            published=DayRange.year(2009),
        )
        assert not found.is_held

    def test_what_is_known_already_stays(self, casebook: Casebook):
        _say(casebook, REPORT, title="The long road")
        with casebook.writing("import") as act:
            sources.introduce(act, [self.REFERENCE])
        found = _one(casebook, REPORT)
        assert found is not None
        assert found.details == SourceDetails(title="The long road")
