"""Does somebody hold an office now, no more, or not yet? By the words around it and the name."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from answerable.extract.attachment import Held
from answerable.extract.gaps import MARKS, Characters, Cues, Word, extent, first_of, phrase, spoken, words
from answerable.extract.offices import Somebody

Tense = Literal["current", "past", "future", "sometime"]

_NEAR: Final = 4
"""Words ahead of an office within which "former" and its like speak of it, where the name comes behind."""

_ARTICLE: Final = 1
"""Words between "lost" and the name: a number, an article."""

_TOLD: Final = 60
"""Characters behind a name in which it is told that its bearer was killed."""

_PAIR: Final = 2
"""Words: a year and what stands behind it, a comma and what stands behind that."""

_YEAR: Final = re.compile(r"\d{4}")
_BEHIND: Final = re.compile(r"\s{0,2}[(,]?\s?([^\W\d_]+)")


def beside(
    text: str, somebody: Somebody, ahead: Sequence[Word], known: Cues
) -> tuple[Characters | None, Characters | None]:
    """Which words beside a name say that its bearer is dead, or retired? "the late X", "X (rtd)"."""
    directly = [*ahead[-1:], *_words_behind(text, somebody.end)]
    lost = phrase(tuple(ahead), known.losing, _ARTICLE)
    dead = first_of(directly, known.dead) or (extent(lost) if lost else _killed(text, somebody, known))
    return dead, first_of(directly, known.retired)


def _killed(text: str, somebody: Somebody, known: Cues) -> Characters | None:
    """Which word behind a name says that its bearer was killed? "X was among the policemen killed"."""
    line = text.find("\n", somebody.end)
    behind = words(text, somebody.end, min(somebody.end + _TOLD, len(text) if line < 0 else line))
    if known.being.isdisjoint(word.lower for word in behind[:_PAIR]):
        return None  # somebody else's end may be told of further on
    return first_of(behind, known.killed)


def then(ahead: Sequence[Word], known: Cues) -> Characters | None:
    """Which word ahead of a name says that what follows was so in a year gone by? "… to 1863, when X …"."""
    said = [word for word in ahead if word.lower not in MARKS]
    if len(said) < _PAIR or said[-1].lower not in known.at_that_time:
        return None
    return (said[-1].start, said[-1].end) if _YEAR.fullmatch(said[-2].lower) else None


def tense_of(text: str, held: Held, later: Sequence[Held], known: Cues) -> tuple[Tense, Characters | None]:
    """Is the office held now, no more, or not yet?

    By the words ahead of it, of which the last decides, by one behind the title, by those that link it to
    the name, or else by the words that bring the same person to a `later` office.
    """
    gap = held.gap[-_NEAR:] if held.side == "behind" else held.gap
    planned = phrase(gap, known.planned, len(gap))
    if planned:
        return "future", extent(planned)
    if held.office.title is not None:
        designate = first_of([*_words_behind(text, held.office.title.end)], known.planned_behind)
        if designate is not None:
            return "future", designate
    linking = held.link if held.side == "behind" else held.gap
    appointed = not known.appointing.isdisjoint(spoken(linking))
    was = None if appointed else first_of(linking, known.past_unless_appointed)
    past = known.past | known.leaving if held.office.title is None else known.past
    if held.side == "before" and known.having.isdisjoint(word.lower for word in gap):
        past |= known.commanding
    last = next((word for word in reversed(gap) if word.lower in past | known.current), None)
    still = first_of(gap, known.still_past)
    if last is not None:
        return ("past", still or (last.start, last.end)) if still or last.lower in past else ("current", None)
    given_up = was or next(filter(None, (first_of(item.gap, known.moving) for item in later)), None)
    return ("past", given_up) if given_up else ("current", None)


def _words_behind(text: str, end: int) -> Iterator[Word]:
    match = _BEHIND.match(text, end)
    if match is not None:
        yield Word(match.group(1).lower(), *match.span(1), capital=False)
