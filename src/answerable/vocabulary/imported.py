"""What does an import make of a file that was made elsewhere? Claims, words about sources, and problems."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from answerable.vocabulary.access import Status, Visibility
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.rendition import Rendition
from answerable.vocabulary.source import SourceDetails, SourceReference


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """As what is a file held, now that it was taken?

    `rendition` is the id of its text, which `content` gives, layout included; both are missing where no
    reader could make one. `taken` is the day on which its bytes first came in: the same ever after.
    """

    source: SourceReference
    visibility: Visibility
    taken: date
    rendition: str | None
    content: Callable[[], Rendition]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFile:
    """Which file is to be imported? `name` is what people know it by, `path` where its bytes lie.

    `held` is there for kinds that take their files first, and so can cite cells and pages of them.
    """

    name: str
    path: Path
    held: Held | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """Which claim was made, of what stands where? `place`: `line 17`, `sheet units, row 17`."""

    place: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class MadeAgain:
    """Which claim, that these files made when they came in before, do they make again?"""

    claim: str
    status: Status


@dataclass(frozen=True, slots=True)
class SourceSaid:
    """What does a file say of a source that its claims cite?"""

    source: str
    details: SourceDetails


@dataclass(frozen=True, slots=True)
class Unusable:
    """What in a file could not be used, and why? `place` as in `Made`, with the column where there is one."""

    place: str
    why: str


Imported = Made | MadeAgain | SourceSaid | Unusable
"""What a kind of import yields, in any order and of any length."""

Options = Mapping[str, str]
"""What was told to a kind of import, by the names of its options."""


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """Which person or unit do sheets name that were imported before?

    `is_elsewhere`: in other files than those that are being imported.
    """

    id: str
    name: str
    country: str
    classifications: tuple[str, ...]
    is_elsewhere: bool


@dataclass(frozen=True, slots=True)
class Before:
    """What does the casebook know of what files name? Of a new one it is nothing.

    `entities` by kind; `citations` by id, with the place at which they point: source, type and trigger;
    `claims` are the ids of those that stand on cells of these files.
    """

    entities: Callable[[str], Iterable[KnownEntity]] = lambda _kind: ()
    citations: Callable[[Iterable[str]], Mapping[str, tuple[str, str, str]]] = lambda _keys: {}
    claims: Callable[[], Container[str]] = frozenset


@dataclass(frozen=True, slots=True)
class ImportOption:
    """What can be told to a kind of import, as `--set NAME=VALUE`?"""

    name: str
    what: str


@dataclass(frozen=True, slots=True)
class Piece:
    """What came of one file? `found` is a stream, read before the next piece is asked for."""

    file: ImportFile
    found: Iterator[Imported]
