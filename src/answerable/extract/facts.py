"""What must a reader of texts know of a source to make claims of it?"""

from dataclasses import dataclass
from datetime import date

from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.rendition import Section
from answerable.vocabulary.source import SourceReference


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What must be known of a source to make claims of its text? `taken`: the day on which it was taken."""

    source: SourceReference
    rendition: str
    sections: tuple[Section, ...]
    media_type: str
    published: DayRange | None
    taken: date
