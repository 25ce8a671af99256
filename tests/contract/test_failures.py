"""What could not be taken or read, and why? A row each, until the same thing succeeds."""

from dataclasses import replace

from answerable.store import failures, sources
from answerable.store.casebook import Casebook
from answerable.store.failures import Failure
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.source import SourceDetails
from evidence import key, sha

BAD = Failure(
    stage="take",
    name="b\x00ad.pdf",
    kind="encrypted",
    problem="bad.pdf is encrypted",
    remedy="take it again without its password",
    sha256=sha("bad"),
)
GONE = replace(BAD, name="gone.txt", kind="vanished", sha256=None)


def _record(casebook: Casebook, *failed: Failure, rank: int = 0) -> list[bool]:
    with casebook.writing("take") as act:
        return [failures.record(act, failure, rank) for failure in failed]


def _clear(casebook: Casebook, **what: str) -> None:
    with casebook.writing("take") as act:
        failures.clear(act, "take", **what)


def _listed(
    casebook: Casebook, as_of: str | None = None, clearance: Visibility = Visibility.RESTRICTED
) -> list[Failure]:
    with casebook.view(as_of, clearance) as view:
        return [replace(failure, at="") for failure in failures.listed(view)]


def test_failures_are_listed_with_when_they_happened(casebook: Casebook):
    assert _record(casebook, BAD, GONE) == [True, True]
    assert _listed(casebook) == [BAD, GONE]
    with casebook.view() as view:
        assert {failure.at for failure in failures.listed(view)} == {"2026-01-01T12:00:01.000000Z"}


def test_the_same_again_is_nothing_new(casebook: Casebook):
    _record(casebook, BAD, GONE)
    assert _record(casebook, BAD, GONE) == [False, False]
    with casebook.view() as view:
        assert view.until == 1
    assert _record(casebook, replace(BAD, problem="bad.pdf is broken")) == [True]


def test_bytes_that_went_through_have_failed_no_more(casebook: Casebook):
    _record(casebook, BAD, GONE)
    _clear(casebook, sha256=BAD.sha256 or "")
    assert _listed(casebook) == [GONE]
    assert _listed(casebook, "2026-01-01T12:00:01Z") == [BAD, GONE]


def test_a_name_that_went_through_has_failed_no_more(casebook: Casebook):
    _record(casebook, BAD, GONE)
    _clear(casebook, name=BAD.name)
    assert _listed(casebook) == [BAD, GONE]  # other bytes may go by that name
    _clear(casebook, name=GONE.name)
    assert _listed(casebook) == [BAD]


def test_what_failed_in_another_stage_stays(casebook: Casebook):
    _record(casebook, replace(GONE, stage="read"))
    _clear(casebook, name=GONE.name)
    assert _listed(casebook) == [replace(GONE, stage="read")]


def test_clearing_nothing_is_no_act(casebook: Casebook):
    _clear(casebook, name="never failed")
    _clear(casebook)
    with casebook.view() as view:
        assert view.until == 0


def test_what_failed_again_after_it_went_through_is_new(casebook: Casebook):
    _record(casebook, GONE)
    _clear(casebook, name=GONE.name)
    assert _record(casebook, GONE) == [True]
    assert _listed(casebook) == [GONE]


class TestSettling:
    """What failed when a name, or bytes under it, last went through a stage is open, and nothing else is."""

    def _settle(self, casebook: Casebook, *found: Failure, name: str, whole: bool = False) -> None:
        with casebook.writing("take") as act:
            failures.settle(act, "take", found, 0, name=name, sha256=BAD.sha256, whole=whole)

    def test_what_failed_is_open_and_what_did_not_is_over(self, casebook: Casebook):
        _record(casebook, BAD, replace(BAD, kind="truncated"))
        other = replace(BAD, kind="too_large")
        self._settle(casebook, BAD, other, name=BAD.name)
        assert _listed(casebook) == [BAD, other]

    def test_failing_again_alike_adds_nothing(self, casebook: Casebook):
        self._settle(casebook, BAD, name=BAD.name)
        self._settle(casebook, replace(BAD, problem="bad.pdf is encrypted, page 2"), name=BAD.name)
        assert _listed(casebook) == [BAD]
        with casebook.view() as view:
            assert view.until == 1

    def test_other_names_of_the_bytes_are_over_only_when_these_went_through_whole(self, casebook: Casebook):
        copy = replace(BAD, name="copy.pdf")
        _record(casebook, BAD, copy)
        self._settle(casebook, name=BAD.name)
        assert _listed(casebook) == [copy]
        self._settle(casebook, name=BAD.name, whole=True)
        assert _listed(casebook) == []

    def test_other_bytes_of_the_name_stay(self, casebook: Casebook):
        other = replace(BAD, sha256=sha("other"))
        _record(casebook, other, replace(GONE, name=BAD.name))
        self._settle(casebook, name=BAD.name, whole=True)
        assert _listed(casebook) == [other]


def test_what_may_not_be_shown_is_not_listed(casebook: Casebook):
    closed, opened = key("closed"), key("open")
    with casebook.writing("take") as act:
        sources.say(act, closed, SourceDetails(visibility=Visibility.RESTRICTED))
        sources.say(act, opened, SourceDetails())
    of_closed, of_open = replace(GONE, source=closed), replace(BAD, source=opened)
    _record(casebook, of_closed, of_open)
    _record(casebook, replace(GONE, name="closed itself"), rank=Visibility.RESTRICTED.rank)
    assert _listed(casebook, clearance=Visibility.TEAM) == [of_open]
    assert len(_listed(casebook)) == 3
    with casebook.writing("take") as act:
        sources.say(act, opened, SourceDetails(visibility=Visibility.RESTRICTED))
    assert _listed(casebook, clearance=Visibility.TEAM) == []
