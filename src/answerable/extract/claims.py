"""Which claims are the postings, relations, persons and units of a text? Each on its exact words."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from answerable.extract.dates.expressions import resolve
from answerable.extract.dates.ranges import dated, undated
from answerable.extract.dates.words import date_words
from answerable.extract.entities import Entities, Entity
from answerable.extract.facts import SourceFacts
from answerable.extract.hierarchy import RelationDraft
from answerable.extract.lexicon import DEFAULT_LANGUAGE
from answerable.extract.places import Places
from answerable.extract.posting_draft import PostingDraft
from answerable.vocabulary import ids
from answerable.vocabulary.access import Modality
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates, seen_when_published
from answerable.vocabulary.mention import Mention
from answerable.vocabulary.sentences import one_line
from answerable.vocabulary.span import Span

_ENDS: Final = ("date.first", "date.last")


class Claims:
    """How do drafts become claims? One object a text: it knows the source, its places and whom it names."""

    def __init__(
        self, text: str, facts: SourceFacts, entities: Entities, places: Places, reader: str
    ) -> None:
        self._text = text
        self._facts = facts
        self._places = places
        self._entities = entities
        self._reader = reader

    def of_posting(self, draft: PostingDraft) -> Iterator[Claim]:
        """Which claims does this draft make? One; two about one posting where both its ends are partial."""
        person = self._entities.of(draft.person)
        unit = None if draft.unit is None else self._entities.of(draft.unit)
        title = None if draft.title is None else one_line(draft.title.text)
        fields: dict[str, Any] = {
            "person": person,
            "unit": unit,
            "role": draft.role,
            "title": title,
            "rank": None if draft.rank is None else one_line(draft.rank.text),
            "when": None if draft.tense == "sometime" else draft.tense,
            "acting": True if draft.acting is not None else None,
        }
        about = ids.draft_posting(person.id, None if unit is None else unit.id, title)
        dates = self._dates(draft)
        for place, item in enumerate(dates):
            # two claims on the same words are told apart by the end that each of them dates
            ends = _ENDS if len(dates) == 1 else _ENDS[place : place + 1]
            yield self._claim(
                "posting",
                about,
                {name: value for name, value in fields.items() if value is not None},
                item,
                _posting_spans(draft, self._text, ends),
                draft.score,
                Modality.PLANNED if draft.tense == "future" else Modality.ASSERTED,
            )

    def of_relation(self, draft: RelationDraft) -> Claim:
        """Which claim says that the one unit is part of the other?"""
        child, parent = self._entities.of(draft.child), self._entities.of(draft.parent)
        return self._claim(
            "relation",
            ids.draft_relation(child.id, parent.id),
            {"unit": child, "type": "child-of", "related_unit": parent},
            self._seen(),
            [_span(draft.child, "unit"), _span(draft.parent, "related_unit")],
            draft.score,
        )

    def of_entity(self, kind: str, entity: Entity) -> Claim:
        """Which claim says that the text names this person or unit, and how?"""
        named = entity.first_of_names
        return self._claim(
            kind,
            entity.id,
            {"names": tuple(one_line(mention.text) for mention in named)},
            self._seen(),
            [_span(mention, "names") for mention in named],
            max(mention.score for mention in named),
        )

    def _dates(self, draft: PostingDraft) -> Sequence[ClaimDates]:
        published, taken = self._facts.published, self._facts.taken
        if draft.date is None:
            return (undated(draft.tense, published, taken),)
        known = date_words(DEFAULT_LANGUAGE)
        expression = resolve(draft.date.text, published, taken, known)
        return dated(draft.tense, draft.edge, expression, published, taken)

    def _seen(self) -> ClaimDates:
        return seen_when_published(self._facts.published, self._facts.taken)

    def _claim(
        self,
        kind: str,
        about: str,
        fields: dict[str, Any],
        dates: ClaimDates,
        spans: list[Span],
        score: float,
        modality: Modality = Modality.ASSERTED,
    ) -> Claim:
        source = self._facts.source
        return Claim(
            id=ids.read_claim(source.id, kind, spans),
            type=kind,
            about=about,
            fields=fields,
            dates=dates,
            citations=self._places.citations(source, self._facts.rendition, spans),
            modality=modality,
            reader=self._reader,
            score=score,
        )


def _span(mention: Mention, *fields: str) -> Span:
    return Span(mention.start, mention.end, mention.text, supports=fields)


def _posting_spans(draft: PostingDraft, text: str, ends: tuple[str, ...]) -> list[Span]:
    """On which words does the draft stand, and which field does each of them say?"""
    title = ("title",) if draft.role is None else ("role", "title")
    date = {"start": ("date.first",), "end": ("date.last",)}.get(draft.edge or "at", ends)
    cue = ("modality",) if draft.tense == "future" else ("dates",)
    named: Sequence[tuple[tuple[str, ...], Mention | None]] = (
        (("person",), draft.person),
        (("rank",), draft.rank),
        (title, draft.title),
        (("unit",), draft.unit),
        (date, draft.date),
    )
    spans = [_span(item, *fields) for fields, item in named if item]
    for fields, words in ((cue, draft.cue), (("acting",), draft.acting), (("role",), draft.command)):
        if words is not None:
            start, end = words
            spans.append(Span(start, end, text[start:end], supports=fields))
    return spans
