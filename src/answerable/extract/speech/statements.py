"""Which claims follow from what people say? Statements, one an attribution, and the figures of a text."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from answerable.extract.facts import SourceFacts
from answerable.extract.places import Places
from answerable.extract.speech.figures import Figure
from answerable.extract.speech.numerals import FigureRules
from answerable.extract.speech.reading import Said, Speech
from answerable.vocabulary import ids
from answerable.vocabulary.access import Modality
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_dates import ClaimDates
from answerable.vocabulary.day_range import DayRange
from answerable.vocabulary.mention import Stretches
from answerable.vocabulary.sentences import one_line


def speech_claims(speech: Speech, facts: SourceFacts, places: Places, reader: str) -> Iterator[Claim]:
    """Which statements and figures does this text put forward? Each on its exact words, none decided.

    `reader` is the `NAME VERSION` of what marked the text.
    """
    for index, said in enumerate(speech.said):
        claim = _statement(index, said, speech, facts, places)
        yield replace(claim, reader=reader, score=said.mention.score)
    for figure in speech.figures:
        yield replace(_figure(figure, speech, facts, places), reader=reader)


def _statement(index: int, said: Said, speech: Speech, facts: SourceFacts, places: Places) -> Claim:
    chain = speech.chain(index)
    content = speech.spans(said.mention.content, "content")
    own = [*content, *speech.spans(said.mention.cue, "cue"), *speech.spans(said.mention.source, "speaker")]
    days = speech.dates_of(index, facts.published, facts.taken)
    dated = [] if days is None else speech.spans((days[1],), "date.first", "date.last")
    return Claim(
        id=ids.read_claim(facts.source.id, "statement", own),
        type="statement",
        about=ids.draft_statement(facts.source.id, said.content),
        fields={"content": said.content, **_mentioned(said.mention.content, speech)},
        dates=_up_to(facts) if days is None else days[0],
        citations=places.citations(facts.source, facts.rendition, [*content, *chain.spans, *dated]),
        modality=chain.modality,
        attribution=chain.speakers,
    )


def _mentioned(content: Stretches, speech: Speech) -> dict[str, Any]:
    """Which units, people, places, figures and dates are spoken of? Those of which there are any."""
    inside = [
        item for start, end in content for item in speech.mentions if start <= item.start and item.end <= end
    ]
    counted = [
        figure
        for start, end in content
        for figure in speech.figures
        if start <= figure.extent[0] and figure.extent[1] <= end
    ]
    found: dict[str, Iterable[Any]] = {
        "units": (speech.refer("unit", item.text) for item in inside if item.type == "Organization"),
        "people": (speech.refer("person", item.text) for item in inside if item.type == "Person"),
        "places": speech.places(content),
        "figures": (one_line(speech.text[slice(*figure.extent)]) for figure in counted),
        "dates": (one_line(item.text) for item in inside if item.type == "Date"),
    }
    unique = {name: tuple(dict.fromkeys(values)) for name, values in found.items()}
    return {name: values for name, values in unique.items() if values}


def _figure(figure: Figure, speech: Speech, facts: SourceFacts, places: Places) -> Claim:
    start, end = figure.extent
    chain = speech.chain_for(start, end)
    own = speech.spans((figure.extent,), "value", "unit", "text")
    found: dict[str, Any] = {
        "value": figure.value,
        "value_to": figure.highest,
        "unit": figure.unit,
        "currency": figure.currency,
        "qualifier": figure.qualifier,
        "text": one_line(speech.text[start:end]),
        "period": figure.period,
        "about": figure.about,
        "place": figure.place,
    }
    modality = chain.modality
    if modality is Modality.ASSERTED:
        modality = speech.modality_around(start)
    return Claim(
        id=ids.read_claim(facts.source.id, "figure", own),
        type="figure",
        about=ids.derived("figure", facts.source.id, figure.unit, figure.about, figure.period),
        fields={name: value for name, value in found.items() if value is not None},
        dates=_of_period(figure.period, facts, speech.counting),
        citations=places.citations(facts.source, facts.rendition, [*own, *chain.spans]),
        modality=modality,
        attribution=chain.speakers,
    )


def _up_to(facts: SourceFacts) -> ClaimDates:
    """When was it said, where the text does not say? Some day up to publication: a report tells the past."""
    return ClaimDates(imprecise=DayRange.until((facts.published or DayRange.day(facts.taken)).last))


def _of_period(period: str | None, facts: SourceFacts, rules: FigureRules) -> ClaimDates:
    """Of which days is the figure? Those of its year or since its year, never past publication."""
    last = (facts.published or DayRange.day(facts.taken)).last
    year = rules.within_year.match(period or "")
    since = rules.since_year.match(period or "")
    if year and int(year.group(1)) <= last.year:
        number = int(year.group(1))
        return ClaimDates(imprecise=DayRange(date(number, 1, 1), min(date(number, 12, 31), last)))
    if since and int(since.group(1)) <= last.year:
        return ClaimDates(imprecise=DayRange(date(int(since.group(1)), 1, 1), last))
    return _up_to(facts)
