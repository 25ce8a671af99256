"""Who holds which office? A simple rule that joins the mentions of one sentence into postings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from answerable.extract.attachment import Held, attach
from answerable.extract.gaps import Cues, Word, cues, phrase_at_end, spoken, words
from answerable.extract.lexicon import DEFAULT_LANGUAGE, lexicon
from answerable.extract.offices import Somebody, parts
from answerable.extract.sentences import Sentence, sentences
from answerable.vocabulary.mention import Mention

Tense = Literal["current", "past", "future", "sometime"]
Role = Literal["Commander"]
Characters = tuple[int, int]

_NEAR: Final = 4
"""Words ahead of an office within which "former" and its like speak of it, where the name comes behind."""

_PLACES: Final = 4

_BEHIND: Final = re.compile(r"\s{0,2}[(,]?\s?([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class PostingDraft:
    """Who is said to hold, have held or be about to hold which office, and on which words does it stand?

    Without title and unit it says only that the person bears the rank. `tense` is `sometime` where the
    words make no sentence (a heading, a row of a table) and so say nothing of when. `role` is there only
    where the title leaves no doubt that its holder is in charge of the unit. `cue` are the
    characters that put it in the past or the future, `acting` those that say it is held for the time
    being. `score` is that of its least sure mention, lowered where the words between them link them
    loosely: an order to review in, no probability.
    """

    person: Mention
    rank: Mention | None
    title: Mention | None
    unit: Mention | None
    role: Role | None
    tense: Tense
    cue: Characters | None
    acting: Characters | None
    score: float


def postings(text: str, mentions: Sequence[Mention], lang: str = DEFAULT_LANGUAGE) -> list[PostingDraft]:
    """Which postings does the text assert? `mentions` in order of their start; the drafts in that of names.

    Words are joined within one sentence; only a rank that is alone on its line, as in a table, goes to the
    name on the next line (not if the line before is a lone rank too: that is a column of ranks).
    """
    known = cues(lang)
    drafts: list[PostingDraft] = []
    first = 0
    above: list[Mention] = []
    for sentence in sentences(text, lexicon(lang)):
        last = first
        while last < len(mentions) and mentions[last].start < sentence.end:
            last += 1
        mine, first = mentions[first:last], last
        if len(mine) == 1 and mine[0].type == "Rank" and _fills(mine[0], sentence):
            above = [] if above else [mine[0]]
            continue
        if any(mention.type == "Person" for mention in mine):
            found = _of_sentence(text, [*above, *mine], sentence.start, known)
            drafts += found if _is_prose(sentence) else map(_sometime, found)
        if last == len(mentions):
            break
        above = []
    return drafts


def _fills(mention: Mention, sentence: Sentence) -> bool:
    return (mention.start, mention.end) == (sentence.start, sentence.end)


def _is_prose(sentence: Sentence) -> bool:
    """Is it more than a heading or a row of names? A sentence has small words."""
    return any(word[0].islower() for word in sentence.words)


def _sometime(draft: PostingDraft) -> PostingDraft:
    return replace(draft, tense="sometime") if draft.tense == "current" else draft


def _of_sentence(text: str, mentions: Sequence[Mention], start: int, known: Cues) -> Iterator[PostingDraft]:
    found = parts(text, mentions, known)
    held = attach(text, found, start, known)
    people = [part for part in found if isinstance(part, Somebody)]
    latest: Held | None = None
    for index, somebody in enumerate(people):
        ahead = words(text, people[index - 1].end if index else start, somebody.start)
        dead, retired = _beside(text, somebody, ahead, known)
        mine = [item for item in held if item.somebody is somebody]
        succeeded = phrase_at_end(ahead, known.succession) if latest is not None else ()
        if succeeded and latest is not None:
            yield _draft(somebody, latest, known, "past", _extent(succeeded))
        for place, item in enumerate(mine):
            tense, cue = ("past", dead) if dead else _tense(item, mine[place + 1 :], known)
            yield _draft(somebody, item, known, tense, cue)
        if somebody.rank is not None and not mine and not succeeded:
            out = dead or retired
            yield _draft(somebody, None, known, "past" if out else "current", out)
        latest = mine[-1] if mine else latest


def _draft(
    somebody: Somebody, held: Held | None, known: Cues, tense: Tense, cue: Characters | None
) -> PostingDraft:
    title, unit = (held.office.title, held.office.unit) if held else (None, None)
    acting = _first(held.gap[-1:], known.acting) if held else None
    scores = [part.score for part in (somebody.person, somebody.rank, title, unit) if part is not None]
    score = round(min(scores) / (1 + max(held.cost if held else 0.0, 0.0)), _PLACES)
    commands = (
        title is not None and unit is not None and tuple(title.text.lower().split()) in known.commanders
    )
    role: Role | None = "Commander" if commands else None
    return PostingDraft(somebody.person, somebody.rank, title, unit, role, tense, cue, acting, score)


def _beside(
    text: str, somebody: Somebody, ahead: Sequence[Word], known: Cues
) -> tuple[Characters | None, Characters | None]:
    """Which words beside a name say that its bearer is dead, or retired? "the late X", "X (rtd)"."""
    directly = [*ahead[-1:], *_words_behind(text, somebody.end)]
    return _first(directly, known.dead), _first(directly, known.retired)


def _words_behind(text: str, end: int) -> Iterator[Word]:
    match = _BEHIND.match(text, end)
    if match is not None:
        yield Word(match.group(1).lower(), *match.span(1), capital=False)


def _first(of: Sequence[Word], which: frozenset[str]) -> Characters | None:
    return next(((word.start, word.end) for word in of if word.lower in which), None)


def _extent(phrase: Sequence[Word]) -> Characters:
    return phrase[0].start, phrase[-1].end


def _tense(held: Held, later: Sequence[Held], known: Cues) -> tuple[Tense, Characters | None]:
    """Is the office held now, no more, or not yet?

    By the words ahead of it, of which the last decides, by those that link it to the name, or else by the
    words that bring the same person to a `later` office.
    """
    gap = held.gap[-_NEAR:] if held.side == "behind" else held.gap
    planned = phrase_at_end(gap, known.planned)
    if planned:
        return "future", _extent(planned)
    linking = held.link if held.side == "behind" else held.gap
    appointed = not known.appointing.isdisjoint(spoken(linking))
    was = None if appointed else _first(linking, known.past_unless_appointed)
    past = known.past | known.leaving if held.office.title is None else known.past
    last = next((word for word in reversed(gap) if word.lower in past | known.current), None)
    still = _first(gap, known.still_past)
    if last is not None:
        return ("past", still or (last.start, last.end)) if still or last.lower in past else ("current", None)
    given_up = was or next(filter(None, (_first(item.gap, known.moving) for item in later)), None)
    return ("past", given_up) if given_up else ("current", None)
