"""Where in its source do these words stand? From characters to page, line, paragraph or cell, and boxes."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from answerable.vocabulary import ids
from answerable.vocabulary.citation import Citation
from answerable.vocabulary.rendition import Section
from answerable.vocabulary.source import SourceReference
from answerable.vocabulary.span import Span
from answerable.vocabulary.trigger import TriggerType, number_list, parse_trigger

LINE_BY_LINE: Final = frozenset({"text/plain", "text/markdown"})
"""Kinds whose lines a person can count in the file itself; of the others paragraphs are counted."""


class Places:
    """Where do the characters of one rendition stand? Made once a document, asked once a claim.

    Pages and cells come from the layout; lines are counted from 1; paragraphs are the lines that are not
    blank, counted from 1, which is what the readers of marked-up documents deliver.
    """

    def __init__(self, text: str, sections: Sequence[Section], media_type: str) -> None:
        self._sections = sections
        self._section_starts = [section.start for section in sections]
        self._kind: TriggerType = "line" if media_type in LINE_BY_LINE else "paragraph"
        self._starts: list[int] = []
        offset = 0
        for line in text.split("\n"):
            if self._kind == "line" or line.strip():
                self._starts.append(offset)
            offset += len(line) + 1

    def citations(
        self, source: SourceReference, rendition: str, spans: Iterable[Span]
    ) -> tuple[Citation, ...]:
        """Which citations do these spans make? One; or one a sheet, where they stand on several."""
        ordered = sorted(spans, key=lambda span: (span.start, span.end))
        groups: dict[tuple[TriggerType, str], list[Span]] = {}
        for span in ordered:
            section = self._section(span)
            if section is None:
                groups.setdefault((self._kind, ""), []).append(span)
            elif section.kind == "page":
                groups.setdefault(("page", ""), []).append(_placed(span, section))
            else:
                groups.setdefault(("cell", section.label), []).append(span)
        return tuple(
            self._citation(source, rendition, kind, sheet, group) for (kind, sheet), group in groups.items()
        )

    def _citation(
        self, source: SourceReference, rendition: str, kind: TriggerType, sheet: str, spans: list[Span]
    ) -> Citation:
        match kind:
            case "page":
                trigger = number_list({span.page for span in spans if span.page is not None})
            case "cell":
                trigger = f"{sheet}!{','.join(dict.fromkeys(self._refs(spans)))}"
            case _:
                trigger = number_list({number for span in spans for number in self._numbers(span)})
        trigger = parse_trigger(kind, trigger)
        return Citation(
            id=ids.citation(source.id, kind, trigger),
            type=kind,
            trigger=trigger,
            source=source,
            rendition=rendition,
            spans=tuple(spans),
            supports=tuple(sorted({field for span in spans for field in span.supports})),
        )

    def _section(self, span: Span) -> Section | None:
        index = bisect_right(self._section_starts, span.start) - 1
        if index < 0 or span.start >= self._sections[index].end:
            return None
        return self._sections[index]

    def _refs(self, spans: list[Span]) -> Iterable[str]:
        for span in spans:
            section = self._section(span)
            if section is not None:
                yield from section.cell_refs(span.start, span.end)

    def _numbers(self, span: Span) -> range:
        first = bisect_right(self._starts, span.start)
        last = bisect_right(self._starts, span.end - 1)
        return range(max(first, 1), max(last, 1) + 1)


def _placed(span: Span, section: Section) -> Span:
    return replace(span, page=int(section.label), boxes=section.boxes(span.start, span.end))
