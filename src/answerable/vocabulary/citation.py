"""On what does a claim stand? The part of a source that is evidence, and the very words of it."""

from dataclasses import dataclass

from answerable.vocabulary.source import SourceReference
from answerable.vocabulary.span import Span
from answerable.vocabulary.trigger import TriggerType, parse_trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Which part of which source is evidence, and for which of the claim's fields?

    `type` and `trigger` say where (see `trigger`); `spans` are the words, in the rendition named by
    `rendition`, and are empty where the source is not held. `supports` names the fields that the citation
    as a whole stands for. Older sheets call a citation an access point.
    """

    id: str
    type: TriggerType
    trigger: str
    source: SourceReference
    rendition: str | None = None
    spans: tuple[Span, ...] = ()
    supports: tuple[str, ...] = ()
    archive_url: str | None = None
    archived: str | None = None
    accessed: str | None = None

    def __post_init__(self) -> None:
        """Refuse a trigger that is not in canonical form, and spans of no rendition."""
        if parse_trigger(self.type, self.trigger) != self.trigger:
            msg = f"write the trigger {self.trigger!r} as {parse_trigger(self.type, self.trigger)!r}"
            raise ValueError(msg)
        if self.spans and self.rendition is None:
            msg = "spans point into a rendition: this citation names none"
            raise ValueError(msg)
