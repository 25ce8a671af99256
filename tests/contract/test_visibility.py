"""What may be shown? Whatever is restricted is in no listing, count, search or look-up of a lower clearance.

One casebook with an open and a closed one of everything; every public way of looking at the store is
tried with every clearance, and each must give what it gives of a casebook that never had the closed part.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from answerable.match.canonical import Identities
from answerable.store import (
    claim_reading,
    custody,
    decisions,
    failures,
    judgements,
    readings,
    renditions,
    search,
    sources,
)
from answerable.store.casebook import Casebook, View
from answerable.store.claim_reading import Which, counted, listed
from answerable.store.claim_writing import write_stream
from answerable.store.decisions import Decision
from answerable.store.failures import Failure
from answerable.store.readings import Reading
from answerable.vocabulary.access import Status, Visibility
from answerable.vocabulary.attribution import Attributed
from answerable.vocabulary.judgement import Judgement
from answerable.vocabulary.mention import AttributionMention, Mention
from answerable.vocabulary.source import SourceDetails
from evidence import cite, entity, key, posting, quote, sha, take

OPEN, CLOSED = key("source", "open"), key("source", "closed")
OPEN_TEXT, CLOSED_TEXT = "Orvek led the brigade.", "Tolin led the garrison."
CLAIMS = ("open", "both", "of closed source", "closed itself", "closed speaker", "decided closed")

LOOKS: dict[str, Callable[[View], Any]] = {
    "sources": lambda view: [source.id for source in sources.listed(view)],
    "one source": lambda view: sources.one(view, CLOSED),
    "findings": lambda view: sources.findings(view, CLOSED),
    "rendition": lambda view: renditions.newest(view, sha(CLOSED_TEXT)),
    "claims": lambda view: [claim.id for claim in listed(view)],
    "claims of a type": lambda view: [claim.id for claim in listed(view, Which(type="posting"))],
    "claims by status": lambda view: [claim.id for claim in listed(view, Which(status=Status.DRAFT))],
    "claims about": lambda view: [claim.id for claim in listed(view, Which(about=entity("Tolin").id))],
    "claims of a source": lambda view: [claim.id for claim in listed(view, Which(source=CLOSED))],
    "counts": counted,
    "counts about": lambda view: counted(view, Which(about=entity("Tolin").id)),
    "counts of a source": lambda view: counted(view, Which(source=CLOSED)),
    "one claim": lambda view: [
        name for name in CLAIMS if claim_reading.one(view, key("claim", name)) is not None
    ],
    "decisions": lambda view: [list(decisions.of_claim(view, key("claim", name))) for name in CLAIMS[2:]],
    "texts": lambda view: [hit.source for hit in search.in_texts(view, "led")],
    "titles": lambda view: search.in_titles(view, "title"),
    "names": lambda view: [(hit.name, hit.claims) for hit in search.in_names(view, "tolin")],
    "marks": lambda view: readings.marked(view, CLOSED),
    "attributions": lambda view: readings.attributed(view, CLOSED),
    "unread": lambda view: [item.source for item in readings.unread(view, "other", "1", again=True)],
    "failures": lambda view: [failure.name for failure in failures.listed(view)],
    "custody": lambda view: [entry.sha256 for entry in custody.entries(view)],
    "judgements": lambda view: [judgement.id for judgement in judgements.listed(view)],
    "same as": lambda view: Identities.of(view, [entity("Orvek").id]).members(entity("Orvek").id),
}

SEEN: dict[str, Any] = {
    "sources": [OPEN],
    "one source": None,
    "findings": [],
    "rendition": None,
    "claims": [key("claim", "open"), key("claim", "both")],
    "claims of a type": [key("claim", "open"), key("claim", "both")],
    "claims by status": [key("claim", "open"), key("claim", "both")],
    "claims about": [],
    "claims of a source": [],
    "counts": {("posting", "draft"): 2},
    "counts about": {},
    "counts of a source": {},
    "one claim": ["open", "both"],
    "decisions": [[], [], [], []],
    "texts": [OPEN],
    "titles": [OPEN],
    "names": [],
    "marks": None,
    "attributions": [],
    "unread": [OPEN],
    "failures": ["open"],
    "custody": [sha(OPEN_TEXT)],
    "judgements": [],
    "same as": {entity("Orvek").id},
}


def _details(name: str, visibility: Visibility) -> SourceDetails:
    return SourceDetails(title=f"Title of the {name} one", visibility=visibility)


@pytest.fixture(params=[(Visibility.PUBLIC, Visibility.TEAM), (Visibility.TEAM, Visibility.RESTRICTED)])
def levels(request: pytest.FixtureRequest) -> tuple[Visibility, Visibility]:
    """How open is the open part, and how closed the closed one?"""
    return request.param


@pytest.fixture
def filled(casebook: Casebook, levels: tuple[Visibility, Visibility]) -> Casebook:
    opened, closed = levels
    with casebook.writing("take") as act:
        _, open_text = take(act, OPEN_TEXT, source=OPEN, details=_details("open", opened))
        _, closed_text = take(act, CLOSED_TEXT, source=CLOSED, details=_details("closed", closed))
        for name, source in (("open", OPEN), ("closed", CLOSED)):
            failure = Failure(stage="take", name=name, kind="k", problem="p", remedy="r", source=source)
            failures.record(act, failure, 0)
        itself = Failure(stage="take", name="closed itself", kind="k", problem="p", remedy="r")
        failures.record(act, itself, closed.rank)
    on_open = quote(OPEN, open_text, OPEN_TEXT, "Orvek")
    on_closed = quote(CLOSED, closed_text, CLOSED_TEXT, "Tolin")
    speaker = Attributed(speaker_text="a former operative", visibility=closed)
    write_stream(
        casebook,
        "import",
        [
            posting("open", [on_open], person="Orvek", unit=None),
            posting("both", [on_closed, on_open], person="Orvek", unit=None),
            posting("of closed source", [on_closed], person="Tolin", unit=None),
            posting("closed itself", [on_open], person="Tolin", unit=None, visibility=closed),
            posting("closed speaker", [on_open], person="Tolin", unit=None, attribution=(speaker,)),
            posting("decided closed", [on_open], person="Tolin", unit=None),
        ],
    )
    with casebook.writing("decide") as act:
        changes = {"visibility": closed.value}
        decided = [Decision(claim=key("claim", name), status=Status.DRAFT) for name in CLAIMS[2:5]]
        last = Decision(claim=key("claim", "decided closed"), status=Status.DRAFT, changes=changes)
        decisions.record(act, [*decided, last])
    with casebook.writing("read") as act:
        marked = [Mention("Person", 0, 5, "Tolin", 0.5)]
        said = [AttributionMention(cue=((6, 9),), source=((0, 5),), content=((10, 12),), score=0.5)]
        readings.record(act, Reading(CLOSED, closed_text, "crf", "1"), marked, [], said)
    left, right = sorted((entity("Orvek").id, entity("Tolin").id))
    with casebook.writing("match") as act:
        judgement = Judgement(id=key("judgement"), left=left, right=right, verdict="same", why="Tolin spoke")
        judgements.record(act, judgement)
    return casebook


def _looked(casebook: Casebook, clearance: Visibility, as_of: str | None = None) -> dict[str, Any]:
    with casebook.view(as_of, clearance) as view:
        return {name: look(view) for name, look in LOOKS.items()}


def test_what_is_closed_is_not_there(filled: Casebook, levels: tuple[Visibility, Visibility]):
    assert _looked(filled, levels[0]) == SEEN


def test_who_is_cleared_sees_it(filled: Casebook, levels: tuple[Visibility, Visibility]):
    found = _looked(filled, levels[1])
    assert [look for look, seen in found.items() if seen == SEEN[look]] == []


def test_asking_for_the_past_opens_nothing(casebook: Casebook):
    """Everything is open when it comes in; then it is closed, and the past with it."""
    with casebook.writing("take") as act:
        _, rendition = take(act, CLOSED_TEXT, source=CLOSED, details=_details("closed", Visibility.PUBLIC))
    on_it = quote(CLOSED, rendition, CLOSED_TEXT, "Tolin")
    write_stream(casebook, "import", [posting("both", [on_it], person="Tolin", unit=None)])
    moments = ("2026-01-01T12:00:01Z", "2026-01-01T12:00:02Z", None)
    assert any(_looked(casebook, Visibility.TEAM, moment)["claims"] for moment in moments)
    with casebook.writing("take") as act:
        sources.say(act, CLOSED, SourceDetails(visibility=Visibility.RESTRICTED))
    nothing = {name: type(seen)() if seen is not None else None for name, seen in SEEN.items()}
    nothing |= {"decisions": [[], [], [], []], "same as": {entity("Orvek").id}}
    for moment in moments:
        assert _looked(casebook, Visibility.TEAM, moment) == nothing


def _shown(casebook: Casebook, name: str, clearance: Visibility) -> Any:
    with casebook.view(clearance=clearance) as view:
        return claim_reading.one(view, key("claim", name))


def test_a_claim_that_stands_on_another_source_too_does_not_name_the_closed_one(
    filled: Casebook, levels: tuple[Visibility, Visibility]
):
    opened, closed = levels
    claim = _shown(filled, "both", opened)
    assert [citation.source.id for citation in claim.citations] == [OPEN]
    assert claim.visibility is opened
    claim = _shown(filled, "both", closed)
    assert [citation.source.id for citation in claim.citations] == [CLOSED, OPEN]
    assert claim.visibility is opened


def test_opening_a_claim_does_not_open_its_speaker(filled: Casebook, levels: tuple[Visibility, Visibility]):
    opened, closed = levels
    with filled.writing("decide") as act:
        changes = {"visibility": "public"}
        names = ("closed speaker", "closed itself", "decided closed", "of closed source")
        decisions.record(
            act,
            [Decision(claim=key("claim", name), status=Status.DRAFT, changes=changes) for name in names],
        )
    assert [_shown(filled, name, opened) is not None for name in names] == [False, True, True, False]
    assert _shown(filled, "closed speaker", closed).visibility is closed


def _levels() -> Iterator[tuple[Visibility, Visibility, Visibility]]:
    for own in Visibility:
        for speaker in Visibility:
            for source in Visibility:
                yield own, speaker, source


@pytest.mark.parametrize("clearance", Visibility)
def test_a_claim_is_shown_to_whom_its_own_speakers_and_sources_visibility_allow(
    casebook: Casebook, clearance: Visibility
):
    with casebook.writing("take") as act:
        for level in Visibility:
            sources.say(act, key("source", level), SourceDetails(visibility=level))
    claims = [
        posting(
            f"{own} {speaker} {source}",
            [cite(key("source", source))],
            visibility=own,
            attribution=(Attributed(speaker_text="he"), Attributed(speaker_text="x", visibility=speaker)),
        )
        for own, speaker, source in _levels()
    ]
    write_stream(casebook, "import", claims)
    expected = {
        key("claim", f"{own} {speaker} {source}"): max(own, speaker, source, key=lambda level: level.rank)
        for own, speaker, source in _levels()
    }
    with casebook.view(clearance=clearance) as view:
        shown = {claim.id: claim.visibility for claim in listed(view)}
        assert sum(counted(view).values()) == len(shown)
    assert shown == {claim: level for claim, level in expected.items() if level.allows(clearance)}
