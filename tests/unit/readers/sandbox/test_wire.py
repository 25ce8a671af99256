"""Does what a reader made arrive as it was sent, and nothing that does not hold together?"""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.errors import UnreadableError
from answerable.readers.job import Job
from answerable.readers.limits import Limits
from answerable.readers.outcome import Member, ReadOutcome, Refusal
from answerable.readers.sandbox.arrival import Arrival, ArrivalError, error_of
from answerable.readers.sandbox.reply import Reply, TooMuchError
from answerable.readers.sandbox.wire import error_frame, place_frame, send_outcome
from answerable.vocabulary.rendition import Cell, Element, Rendition, Section, Word
from answerable.vocabulary.span import Box

LIMITS = Limits()
plain = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
hundredths = st.integers(-100_000, 100_000).map(lambda count: count / 100)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    left, right = sorted((draw(hundredths), draw(hundredths)))
    top, bottom = sorted((draw(hundredths), draw(hundredths)))
    return Box(left, top, right, bottom)


@st.composite
def renditions(draw: st.DrawFn) -> Rendition:
    text = draw(st.text(st.characters(codec="utf-8"), max_size=200))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=8)))
    sections = []
    for number, (start, end) in enumerate(pairwise(cuts), 1):
        inner = sorted(draw(st.sets(st.integers(start, end), max_size=8)))
        places = [pair for index, pair in enumerate(pairwise(inner)) if index % 2 == 0]
        if draw(st.booleans()):
            words = tuple(Word(first, last, draw(boxes())) for first, last in places)
            sections.append(Section("page", str(number), start, end, 612.0, 792.25, words))
        else:
            cells = tuple(Cell(first, last, f"AB{index + 1}") for index, (first, last) in enumerate(places))
            sections.append(Section("sheet", draw(plain), start, end, cells=cells))
    metadata = draw(st.dictionaries(st.sampled_from(["title", "author", "published"]), plain))
    notes = draw(st.lists(st.sampled_from(["a note", "page 3 is a scan"]), max_size=3))
    inner = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    paths = st.sampled_from(["/descendant::p[3]", "/descendant::table[1]/descendant::tr[20]/*[2]"])
    elements = tuple(Element(first, last, draw(paths)) for first, last in pairwise(inner))
    return Rendition(text, "pdf", "1+lib-2.3", tuple(sections), metadata, tuple(notes), elements)


def sent(outcome: ReadOutcome, limits: Limits = LIMITS) -> bytes:
    frames = bytearray()
    send_outcome(outcome, Job(Path("x"), "x", Path(), limits), frames.extend)
    return bytes(frames)


def arrived(data: bytes, piece: int = 65536) -> Arrival:
    reply = Reply(LIMITS)
    for at in range(0, len(data), piece):
        reply.feed(data[at : at + piece])
    whole = reply.whole()
    assert whole is not None
    return Arrival(*whole)


@given(renditions(), st.integers(1, 50))
def test_a_rendition_arrives_as_it_was_sent_in_whatever_pieces(rendition: Rendition, piece: int) -> None:
    arrival = arrived(sent(ReadOutcome("application/pdf", rendition)), piece)
    assert arrival.media_type() == "application/pdf"
    assert arrival.rendition() == rendition


@pytest.mark.parametrize("element", [Element(0, 9, "/descendant::p[1]"), Element(0, 1, "//p[1]"), (1, 0, "")])
def test_an_element_that_is_none_is_refused(element: Element) -> None:
    rendition = Rendition("ab", "webpage", "1", elements=(element,))
    with pytest.raises(ArrivalError):
        arrived(sent(ReadOutcome("text/html", rendition))).rendition()


def test_members_and_refusals_arrive(tmp_path: Path) -> None:
    path = tmp_path / "member-000001"
    path.write_bytes(b"x")
    member = Member("a/año.pdf", "message/rfc822", path)
    refusal = Refusal("../x", "unsafe_name", "it was left out", "take it on its own")
    arrival = arrived(sent(ReadOutcome("application/zip", None, (member,), (refusal,))))
    assert arrival.members(tmp_path, 10) == (member,)
    assert arrival.refused(10) == (refusal,)
    assert arrival.rendition() is None
    with pytest.raises(ArrivalError):
        arrival.members(tmp_path, 0)


@pytest.mark.parametrize("how", ["symlink", "hardlink", "folder", "missing"])
def test_a_member_that_is_no_plain_file_of_its_own_is_not_taken(tmp_path: Path, how: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    path = tmp_path / "member-000001"
    if how == "symlink":
        path.symlink_to(secret)
    elif how == "hardlink":
        path.hardlink_to(secret)
    elif how == "folder":
        path.mkdir()
    arrival = arrived(sent(ReadOutcome("application/zip", None, (Member("a", None, path),))))
    with pytest.raises(ArrivalError):
        arrival.members(tmp_path, 10)


def test_an_error_arrives_with_its_kind_and_remedy() -> None:
    reply = Reply(LIMITS)
    reply.feed(place_frame("page 3"))
    reply.feed(error_frame(UnreadableError("damaged", "a.pdf is damaged", "get another")))
    said = reply.error()
    assert said is not None
    error = error_of(said)
    assert (error.kind, str(error), error.remedy) == ("damaged", "a.pdf is damaged", "get another")
    assert reply.place == "page 3"


def test_more_than_may_be_sent_is_refused_on_both_sides() -> None:
    outcome = ReadOutcome("text/plain", Rendition("x" * 1000, "plain", "1"))
    with pytest.raises(UnreadableError) as caught:
        sent(outcome, Limits(output_bytes=999))
    assert caught.value.kind == "too_large"
    with pytest.raises(TooMuchError):
        Reply(Limits(output_bytes=999)).feed(sent(outcome))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(renditions(), st.data())
def test_a_changed_byte_never_makes_a_rendition_that_does_not_hold_together(
    rendition: Rendition, data: st.DataObject
) -> None:
    frames = bytearray(sent(ReadOutcome("application/pdf", rendition)))
    at = data.draw(st.integers(0, len(frames) - 1))
    frames[at] ^= data.draw(st.integers(1, 255))
    reply = Reply(LIMITS)
    try:
        reply.feed(bytes(frames))
        whole = reply.whole()
        if whole is None:
            return
        found = Arrival(*whole).rendition()
    except (ArrivalError, TooMuchError):
        return
    assert found is not None
    reached = 0
    for section in found.sections:
        assert reached <= section.start <= section.end <= len(found.text)
        reached = section.end
        places = [(word.start, word.end) for word in section.words]
        places += [(cell.start, cell.end) for cell in section.cells]
        assert all(section.start <= start < end <= section.end for start, end in places)
        assert all(
            word.box.left <= word.box.right and word.box.top <= word.box.bottom for word in section.words
        )


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reading_of_frames(data: bytes) -> None:
    reply = Reply(LIMITS)
    try:
        reply.feed(data)
        whole = reply.whole()
        if whole is not None:
            Arrival(*whole).rendition()
    except (ArrivalError, TooMuchError):
        return
