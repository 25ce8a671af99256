"""Who holds which office? A simple rule that joins the mentions of one sentence into postings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from answerable.extract.attachment import Held, attach
from answerable.extract.gaps import Characters, Cues, cues, extent, first_of, phrase, words
from answerable.extract.lexicon import DEFAULT_LANGUAGE, lexicon
from answerable.extract.offices import Somebody, parts
from answerable.extract.sentences import Sentence, sentences
from answerable.extract.tenses import Tense, beside, tense_of
from answerable.vocabulary.mention import Mention

Role = Literal["Commander"]

_TITLES_BETWEEN: Final = 2
"""Words that may stand between "succeeding" and the name: a form of address, an article."""

_PLACES: Final = 4


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
        dead, retired = beside(text, somebody, ahead, known)
        mine = [item for item in held if item.somebody is somebody]
        succeeded = phrase(ahead, known.succession, _TITLES_BETWEEN) if latest is not None else ()
        if succeeded and latest is not None:
            yield _draft(somebody, latest, known, "past", extent(succeeded))
        for place, item in enumerate(mine):
            tense, cue = ("past", dead) if dead else tense_of(text, item, mine[place + 1 :], known)
            yield _draft(somebody, item, known, tense, cue)
        if somebody.rank is not None and not mine and not succeeded:
            out = dead or retired
            yield _draft(somebody, None, known, "past" if out else "current", out)
        latest = mine[-1] if mine else latest


def _draft(
    somebody: Somebody, held: Held | None, known: Cues, tense: Tense, cue: Characters | None
) -> PostingDraft:
    title, unit = (held.office.title, held.office.unit) if held else (None, None)
    acting = first_of(held.gap[-1:], known.acting) if held else None
    scores = [part.score for part in (somebody.person, somebody.rank, title, unit) if part is not None]
    score = round(min(scores) / (1 + max(held.cost if held else 0.0, 0.0)), _PLACES)
    commands = (
        title is not None and unit is not None and tuple(title.text.lower().split()) in known.commanders
    )
    role: Role | None = "Commander" if commands else None
    return PostingDraft(somebody.person, somebody.rank, title, unit, role, tense, cue, acting, score)
