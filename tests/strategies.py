"""Which records can there be? Hypothesis strategies of the vocabulary, for every test that needs some.

Texts hold no lone surrogates and no NUL: no database keeps those, and what to do with them is decided
where bytes become text, not in each test.
"""

from datetime import date, timedelta

from hypothesis import strategies as st

from answerable.vocabulary.access import Modality, Status, Visibility
from answerable.vocabulary.attribution import Attributed, Reference
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.claim_types import REGISTRY, ClaimType, Field, FieldKind
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.rendition import Cell, Rendition, Section, Word
from answerable.vocabulary.source import Publication, SourceDetails, SourceReference
from answerable.vocabulary.span import Box, Span
from answerable.vocabulary.trigger import TRIGGER_TYPES, parse_trigger

_CHARACTERS = st.characters(codec="utf-8", exclude_characters="\x00")
_PRINTED = st.characters(codec="utf-8", categories=("L", "N", "P"))
_HEXADECIMAL = "0123456789abcdef"


def texts(min_size: int = 1, max_size: int = 30) -> st.SearchStrategy[str]:
    """Any text that can be stored, line breaks and odd spaces included."""
    return st.text(_CHARACTERS, min_size=min_size, max_size=max_size)


def names() -> st.SearchStrategy[str]:
    """A text that is not blank, as the fields of claims want it."""
    return texts().filter(lambda text: bool(text.strip()))


def identifiers() -> st.SearchStrategy[str]:
    return st.uuids().map(str)


def digests() -> st.SearchStrategy[str]:
    """SHA-256, in hexadecimal."""
    return st.text(_HEXADECIMAL, min_size=64, max_size=64)


def days(first: date = date.min, last: date = date.max) -> st.SearchStrategy[date]:
    return st.dates(first, last)


def day_ranges(
    first: date = date.min, last: date = date.max, *, open_ended: bool = True
) -> st.SearchStrategy[DayRange]:
    """Ranges between two days, those since the beginning of time among them unless not `open_ended`."""
    closed = st.tuples(days(first, last), days(first, last)).map(
        lambda pair: DayRange(min(pair), max(pair)),
    )
    return st.one_of(closed, days(first, last).map(DayRange.until)) if open_ended else closed


def claim_dates(
    first: date = date.min, last: date = date.max, *, open_ended: bool = True
) -> st.SearchStrategy[ClaimDates]:
    """Precise, imprecise, or both on neighbouring days, in either order."""
    ranges = day_ranges(first, last, open_ended=open_ended)
    alone = st.tuples(ranges, st.booleans()).map(
        lambda drawn: (drawn[0], None) if drawn[1] else (None, drawn[0]),
    )
    pairs = st.one_of(alone, _adjoining(first, last, open_ended=open_ended)) if first < last else alone
    return st.builds(
        lambda pair, starting, ending, going_on: ClaimDates(*pair, starting, ending, going_on),
        pairs,
        st.booleans(),
        st.booleans(),
        st.none() | st.booleans(),
    )


@st.composite
def _adjoining(
    draw: st.DrawFn, first: date, last: date, *, open_ended: bool
) -> tuple[DayRange | None, DayRange | None]:
    seam = draw(days(first, last - timedelta(days=1)))
    start = draw(days(first, seam) | st.none()) if open_ended else draw(days(first, seam))
    earlier = DayRange(start, seam)
    next_day = seam + timedelta(days=1)
    later = DayRange(next_day, draw(days(next_day, last)))
    return draw(st.sampled_from([(earlier, later), (later, earlier)]))


def references() -> st.SearchStrategy[Reference]:
    return st.builds(Reference, identifiers(), names())


def visibilities() -> st.SearchStrategy[Visibility]:
    return st.sampled_from(Visibility)


def publications() -> st.SearchStrategy[Publication]:
    return st.builds(Publication, identifiers(), names(), st.none() | names())


def source_details() -> st.SearchStrategy[SourceDetails]:
    return st.builds(
        SourceDetails,
        title=st.none() | names(),
        author=st.none() | names(),
        publication=st.none() | publications(),
        published=st.none() | day_ranges(),
        url=st.none() | names(),
        archive_url=st.none() | names(),
        type=st.none() | names(),
        created=st.none() | day_ranges(),
        uploaded=st.none() | day_ranges(),
        language=st.none() | st.sampled_from(["en", "es", "fr"]),
        visibility=st.none() | visibilities(),
        parent=st.none() | identifiers(),
        within=st.none() | names(),
    )


def source_references() -> st.SearchStrategy[SourceReference]:
    return st.builds(
        SourceReference,
        identifiers(),
        st.none() | names(),
        st.none() | names(),
        st.none() | day_ranges(),
        st.none() | digests(),
    )


@st.composite
def triggers(draw: st.DrawFn) -> tuple[str, str]:
    """A kind of citation and a trigger of that kind, in canonical form."""
    kind = draw(st.sampled_from(TRIGGER_TYPES))
    return kind, parse_trigger(kind, draw(_WRITTEN[kind]))


def _lists(items: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(items, min_size=1, max_size=4).map(",".join)


def _numbers() -> st.SearchStrategy[str]:
    number = st.integers(1, 9999)
    runs = st.tuples(number, number).map(lambda pair: f"{min(pair)}-{max(pair)}")
    return _lists(number.map(str) | runs)


def _seconds() -> st.SearchStrategy[int]:
    return st.integers(0, 360_000 - 1)


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _cells() -> st.SearchStrategy[str]:
    columns = st.sampled_from(["A", "C", "Z", "AA", "XFD"])
    rows = st.integers(1, 1_048_576)
    single = st.tuples(columns, rows).map(lambda cell: f"{cell[0]}{cell[1]}")
    runs = st.tuples(columns, rows, rows).map(lambda run: f"{run[0]}{min(run[1:])}-{run[0]}{max(run[1:])}")
    sheets = st.sampled_from(["", "Postings!", "Sheet 1!", "Fuerzas (2019)!"])
    return st.tuples(sheets, _lists(single | runs)).map("".join)


_WRITTEN: dict[str, st.SearchStrategy[str]] = {
    "archive": st.just("")
    | st.datetimes().map(lambda moment: f"{moment.year:04}{moment.strftime('%m%d%H%M%S')}"),
    "page": _numbers() | st.sampled_from(["iv", "iv-ix", "xii-3", "i,iii-v,2"]),
    "line": _numbers(),
    "paragraph": _numbers() | st.sampled_from(["3(1)(c)", "3(1)(a)-3(1)(c)", "12(iv),14"]),
    "clip": st.tuples(_seconds(), _seconds()).map(
        lambda pair: f"{_clock(min(pair))}-{_clock(max(pair))}",
    ),
    "frame": _seconds().map(_clock) | st.integers(1, 10**6).map(str) | st.just("00:01:20.5"),
    "still": _numbers(),
    "cell": _cells(),
}


def boxes() -> st.SearchStrategy[Box]:
    """Boxes on a page of A4, in points."""
    across = st.tuples(st.floats(0, 595), st.floats(0, 595)).map(sorted)
    down = st.tuples(st.floats(0, 842), st.floats(0, 842)).map(sorted)
    return st.tuples(across, down).map(
        lambda sides: Box(sides[0][0], sides[1][0], sides[0][1], sides[1][1]),
    )


def supports() -> st.SearchStrategy[tuple[str, ...]]:
    fields = ["person", "unit", "rank", "title", "date.first", "date.last", "attribution.0.cue"]
    return st.lists(st.sampled_from(fields), max_size=3, unique=True).map(tuple)


@st.composite
def spans(draw: st.DrawFn, text: str | None = None) -> Span:
    """A stretch of this text (which must not be empty), or of some text."""
    if text is None:
        words = draw(texts())
        start = draw(st.integers(0, 10_000))
    else:
        start = draw(st.integers(0, len(text) - 1))
        words = text[start : draw(st.integers(start + 1, len(text)))]
    page = draw(st.none() | st.integers(1, 500))
    places = () if page is None else tuple(draw(st.lists(boxes(), max_size=2)))
    return Span(start, start + len(words), words, page, places, draw(supports()))


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    """Citations of all eight kinds, with spans or of sources that are not held."""
    kind, trigger = draw(triggers())
    source = draw(source_references())
    held = source.sha256 is not None and draw(st.booleans())
    return Citation(
        id=draw(identifiers()),
        type=kind,
        trigger=trigger,
        source=source,
        rendition=draw(identifiers()) if held else None,
        spans=tuple(draw(st.lists(spans(), max_size=2))) if held else (),
        supports=draw(supports()),
        archive_url=draw(st.none() | names()),
        archived=draw(st.none() | names()),
        accessed=draw(st.none() | names()),
    )


def attributions() -> st.SearchStrategy[Attributed]:
    """One speaker of a chain."""
    return st.builds(
        Attributed,
        speaker_text=names(),
        speaker=st.none() | references(),
        described_as=st.none() | names(),
        named=st.booleans(),
        number=st.sampled_from(["one", "several", "unknown"]),
        cue=st.none() | names(),
        stance=st.sampled_from(["asserts", "alleges", "denies", "doubts", "confirms", "retracts"]),
        grounds=st.sampled_from(["witnessed", "was_told", "document", "inference", "none_stated"]),
        visibility=visibilities(),
    )


def field_values(field: Field) -> st.SearchStrategy[object]:
    """Whatever this field of a claim may hold."""
    return st.sampled_from(field.choices) if field.choices else _VALUES[field.kind]


def numbers() -> st.SearchStrategy[float]:
    """Numbers that JSON can write, whole ones up to those that every reader of JSON keeps."""
    return st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)


_VALUES: dict[FieldKind, st.SearchStrategy[object]] = {
    "text": names(),
    "texts": st.lists(names(), min_size=1, max_size=3).map(tuple),
    "number": numbers(),
    "flag": st.booleans(),
    "reference": references(),
    "references": st.lists(references(), min_size=1, max_size=3).map(tuple),
}


@st.composite
def field_mappings(draw: st.DrawFn, kind: ClaimType) -> dict[str, object]:
    """Some of the fields of this type, filled."""
    filled = draw(st.lists(st.sampled_from(kind.fields), unique=True, max_size=5))
    return {field.name: draw(field_values(field)) for field in filled}


@st.composite
def claims(
    draw: st.DrawFn,
    type_name: str | None = None,
    evidence: st.SearchStrategy[tuple[Citation, ...]] | None = None,
) -> Claim:
    """Claims of this type, or of every type; on this evidence (citations), or on some."""
    kind = REGISTRY[type_name] if type_name else draw(st.sampled_from(list(REGISTRY.values())))
    fields = draw(field_mappings(kind))
    some_evidence = st.lists(citations(), min_size=1, max_size=2).map(tuple)
    by_machine = draw(st.booleans())
    return Claim(
        id=draw(identifiers()),
        type=kind.name,
        about=draw(identifiers()),
        fields=fields,
        dates=draw(claim_dates()),
        citations=draw(some_evidence if evidence is None else evidence),
        status=draw(st.sampled_from(Status)),
        visibility=draw(visibilities()),
        modality=draw(st.sampled_from(Modality)),
        confidence={name: draw(st.sampled_from(["Low", "Medium", "High"])) for name in fields},
        attribution=tuple(draw(st.lists(attributions(), max_size=2))),
        reader="reader 1" if by_machine else None,
        score=draw(st.floats(0, 1)) if by_machine else None,
        notes=draw(st.none() | names()),
    )


def renditions() -> st.SearchStrategy[Rendition]:
    """Plain texts (the empty one too), documents of pages with a box for every word, sheets of cells."""
    return st.one_of(_plain(), _paged(), _tabular())


def _plain() -> st.SearchStrategy[Rendition]:
    return st.builds(Rendition, texts(min_size=0, max_size=200), st.just("plain"), st.just("1"))


def _printed(max_size: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.text(_PRINTED, min_size=1, max_size=8), max_size=max_size)


@st.composite
def _paged(draw: st.DrawFn) -> Rendition:
    text, sections = "", []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        start, words = len(text), []
        for word in draw(_printed(6)):
            words.append(Word(len(text), len(text) + len(word), draw(boxes())))
            text += f"{word} "
        sections.append(Section("page", str(number), start, len(text), 595.0, 842.0, tuple(words)))
        text += "\n"
    return Rendition(text, "paged", "1", tuple(sections))


@st.composite
def _tabular(draw: st.DrawFn) -> Rendition:
    text, sections = "", []
    for label in ["Postings", "Sheet 2"][: draw(st.integers(1, 2))]:
        start, cells = len(text), []
        for row, content in enumerate(draw(_printed(6)), start=1):
            cells.append(Cell(len(text), len(text) + len(content), f"A{row}"))
            text += f"{content}\n"
        sections.append(Section("sheet", label, start, len(text), cells=tuple(cells)))
    return Rendition(text, "tabular", "1", tuple(sections))
