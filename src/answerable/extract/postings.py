"""Who holds which office, since when or until when? Rules that join the mentions of a text into postings."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from answerable.extract.attachment import PLACED, Held
from answerable.extract.edges import Edge, edge_of, is_open
from answerable.extract.gaps import Cues, cues
from answerable.extract.joining import Joining
from answerable.extract.lexicon import DEFAULT_LANGUAGE, lexicon
from answerable.extract.offices import Office, Somebody
from answerable.extract.posting_draft import PostingDraft, drafted
from answerable.extract.roles import COMMANDER
from answerable.extract.rolls import Row, rolls
from answerable.extract.sentences import Sentence, sentences
from answerable.extract.tenses import Tense
from answerable.extract.understood import with_understood_units
from answerable.vocabulary.mention import Mention

__all__ = ["PostingDraft", "postings"]


def postings(text: str, mentions: Sequence[Mention], lang: str = DEFAULT_LANGUAGE) -> list[PostingDraft]:
    """Which postings does the text assert? `mentions` in order of their start; the drafts in that of names.

    Words are joined within one sentence; only a rank that is alone on its line, as in a table, goes to the
    name on the next line (not if the line before is a lone rank too: that is a column of ranks), the rows
    of a roll have the office of its heading, and a date in a sentence that names nobody ("Changes were
    announced on Monday.") dates the changes that are listed below it.
    """
    known = cues(lang)
    listed = {row.person: row for row in rolls(text, mentions, known)}
    joining = Joining(known)
    drafts: list[PostingDraft] = []
    announced: Mention | None = None
    above: list[Mention] = []
    for sentence, mine in _by_sentence(text, mentions, lang):
        if len(mine) == 1 and mine[0].type == "Rank" and _fills(mine[0], sentence):
            above = [] if above else [mine[0]]
            continue
        dates = [mention for mention in mine if mention.type == "Date"]
        named = [*above, *(mention for mention in mine if mention.type != "Date")]
        above = []
        said = {word.lower() for word in sentence.words}
        if any(mention.type == "Person" for mention in named):
            prose = _is_prose(sentence)
            found = list(joining.postings(text, named, sentence.start))
            moves = announced if not known.moves.isdisjoint(said) else None
            drafts += _dated(text, found if prose else list(map(_sometime, found)), dates, moves, known)
        elif dates and not known.reshuffles.isdisjoint(said):
            announced = dates[0]
    drafts = [draft for draft in drafts if draft.person not in listed]
    drafts = with_understood_units(drafts, mentions, known)
    drafts += [_of_row(text, row, known) for row in listed.values()]
    return sorted(drafts, key=lambda draft: draft.person.start)


def _by_sentence(
    text: str, mentions: Sequence[Mention], lang: str
) -> Iterator[tuple[Sentence, Sequence[Mention]]]:
    """Which sentences have mentions, and which?"""
    first = 0
    for sentence in sentences(text, lexicon(lang)):
        last = first
        while last < len(mentions) and mentions[last].start < sentence.end:
            last += 1
        if last > first:
            yield sentence, mentions[first:last]
        if last == len(mentions):
            return
        first = last


def _of_row(text: str, row: Row, known: Cues) -> PostingDraft:
    """Who held which office by this row of a roll? The last row alone may hold it still."""
    edge = None if row.date is None else edge_of(text, row.date, "past", known)
    if row.date is not None:
        tense: Tense = "current" if edge == "start" or is_open(row.date.text, known) else "past"
    else:
        tense = "sometime" if row.last else "past"
    somebody = Somebody(row.person, row.rank, row.person.start, row.person.end)
    held = None
    if row.title or row.unit:
        held = Held(
            somebody, Office(row.title, row.unit, row.person.end, row.person.end), "before", PLACED, ()
        )
    draft = replace(drafted(somebody, held, known, tense, None), date=row.date, edge=edge)
    if row.title is None and row.command is not None:
        return replace(draft, role=COMMANDER, command=row.command)
    return draft


def _dated(
    text: str,
    drafts: Sequence[PostingDraft],
    dates: Sequence[Mention],
    announced: Mention | None,
    known: Cues,
) -> list[PostingDraft]:
    """Which of the drafts of one sentence does a date of it, or the one announced above, date?

    A date of the sentence dates the office next to it, of whoever takes it up and of whom they replace.
    """
    offices = [draft for draft in drafts if draft.title is not None or draft.unit is not None]
    of: dict[int, tuple[Mention, Edge]] = {}
    if announced is not None:
        of = {id(draft): (announced, "end" if draft.tense == "past" else "start") for draft in offices}
    for day in dates:
        nearest = min(offices, key=lambda draft: _apart(draft, day), default=None)
        if nearest is None:
            continue
        same = [draft for draft in offices if (draft.title, draft.unit) == (nearest.title, nearest.unit)]
        taken_up = any(draft.tense == "current" for draft in same)
        for draft in same:
            given_up = taken_up and draft.tense == "past"
            of[id(draft)] = (day, "end" if given_up else edge_of(text, day, draft.tense, known))
    dated = []
    for draft in drafts:
        date, edge = of.get(id(draft), (None, None))
        dated.append(replace(draft, date=date, edge=edge))
    return dated


def _apart(draft: PostingDraft, date: Mention) -> int:
    """How many characters lie between the date and the nearest word of the office?"""
    parts = [part for part in (draft.title, draft.unit) if part is not None]
    return min(max(date.start - part.end, part.start - date.end) for part in parts)


def _fills(mention: Mention, sentence: Sentence) -> bool:
    return (mention.start, mention.end) == (sentence.start, sentence.end)


def _is_prose(sentence: Sentence) -> bool:
    """Is it more than a heading or a row of names? A sentence has small words."""
    return any(word[0].islower() for word in sentence.words)


def _sometime(draft: PostingDraft) -> PostingDraft:
    return replace(draft, tense="sometime") if draft.tense == "current" else draft
