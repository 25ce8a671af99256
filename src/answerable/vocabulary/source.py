"""What was said where? Publications, the sources that they put out, and the bytes that are held of them.

publication (newspaper, ministry, NGO, account) → source (one article, report, page, sheet) → captures
(bytes with their SHA-256: none, one or several) → renditions (text and layout that a reader made).
"""

from dataclasses import dataclass, replace

from answerable.vocabulary.access import Visibility
from answerable.vocabulary.day_range import DayRange


@dataclass(frozen=True, slots=True)
class Publication:
    """Who put the source out? No publication is graded above another."""

    id: str
    name: str
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDetails:
    """What is known of a source? None means that nobody has said.

    `published` is a range of days ("2009" is the whole year); a source without one is undated. `type` says
    what it is (article, report, video, …); `created` and `uploaded` when a photograph or video was made and
    put up. `parent` is the source that this one came out of (a mail, an archive), `within` the name that it
    had there.
    """

    title: str | None = None
    author: str | None = None
    publication: Publication | None = None
    published: DayRange | None = None
    url: str | None = None
    archive_url: str | None = None
    language: str | None = None
    type: str | None = None
    created: DayRange | None = None
    uploaded: DayRange | None = None
    visibility: Visibility | None = None
    parent: str | None = None
    within: str | None = None

    def updated_by(self, later: "SourceDetails") -> "SourceDetails":
        """What is known once somebody has said more? What the later one leaves open stays as it was."""
        said = {
            name: value for name in self.__dataclass_fields__ if (value := getattr(later, name)) is not None
        }
        return replace(self, **said)

    def filled_from(self, document: "SourceDetails") -> "SourceDetails":
        """What is known if the document's own word counts only where nobody has said otherwise?"""
        return document.updated_by(self)


@dataclass(frozen=True, slots=True)
class Capture:
    """Which bytes are held? `media_type` was sniffed from the bytes, never believed from the name."""

    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Under which name were these bytes found? One capture may be found many times."""

    source: str
    capture: Capture
    name: str
    at: str
    actor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Which article, report, page or sheet is it, and what is held of it?

    `visibility` is the effective one: never more open than the source that it came out of.
    """

    id: str
    details: SourceDetails
    visibility: Visibility
    captures: tuple[Capture, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def is_held(self) -> bool:
        """Are its bytes in the casebook?"""
        return bool(self.captures)

    @property
    def label(self) -> str:
        """What do we call it in one line?"""
        return self.details.title or (self.names[0] if self.names else self.id)


@dataclass(frozen=True, slots=True)
class SourceReference:
    """Which source does a citation come from, as a reader outside the casebook must be told?

    `sha256` is None where the source is not held: the citation then says so.
    """

    id: str
    title: str | None = None
    publication: str | None = None
    published: DayRange | None = None
    sha256: str | None = None
