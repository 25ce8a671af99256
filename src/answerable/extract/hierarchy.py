"""Which unit is part of which? By the words between two units of one sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from answerable.extract.gaps import COMMA, Cues, cues, phrase, words
from answerable.extract.lexicon import DEFAULT_LANGUAGE, lexicon
from answerable.extract.marked import has_in_order
from answerable.extract.sentences import sentences
from answerable.vocabulary.mention import Mention

_OPENING: Final = frozenset("([")
_BESIDE: Final = frozenset({COMMA, "|", ":", "/"})

_BEFORE_NAME: Final = 1
"""Words between "part of" and the unit: an article."""

_ITS: Final = 4
"""Words ahead of a unit within which "its" says whose it is: "said its newly-created 6 Division"."""


@dataclass(frozen=True, slots=True)
class RelationDraft:
    """Which unit is said to be part of, or under, which?"""

    child: Mention
    parent: Mention

    @property
    def score(self) -> float:
        """How sure is it? As sure as the less sure of the two; no probability."""
        return min(self.child.score, self.parent.score)


def hierarchy(text: str, mentions: Sequence[Mention], lang: str = DEFAULT_LANGUAGE) -> list[RelationDraft]:
    """Which units does the text put under which? `mentions` in order of their start.

    "21 Brigade of the Nigerian Army"; "81 Division Garrison, Nigerian Army", where the second is a force
    or headquarters; "3 Division, comprising 21 Brigade and 23 Brigade".
    """
    known = cues(lang)
    found: list[RelationDraft] = []
    units = [mention for mention in mentions if mention.type == "Organization"]
    index = 0
    for sentence in sentences(text, lexicon(lang)):
        last = index
        while last < len(units) and units[last].start < sentence.end:
            last += 1
        if last - index > 1:
            found += _of_sentence(text, units[index:last], known)
        index = last
        if index == len(units):
            break
    return found


def _of_sentence(text: str, units: Sequence[Mention], known: Cues) -> Iterator[RelationDraft]:
    whole: Mention | None = None
    before, end = units[0], units[0].end
    listed: list[Mention] = []
    for unit in units[1:]:
        gap = text[end : unit.start]
        if _is_bracketed(gap) or _is_short_form(before, gap, unit):
            end = unit.end  # the short form of the unit before: what follows is said of both
            continue
        between = words(text, end, unit.start)
        said = [word.lower for word in between]
        is_below = _is_below(before, unit, said, known)
        if not known.comprising.isdisjoint(said):
            whole = before
        if whole is not None:
            yield RelationDraft(unit, whole)
        elif (
            is_below
            or _is_part(gap, said, before, unit, known)
            or phrase(between, known.belonging, _BEFORE_NAME)
        ):
            yield RelationDraft(before, unit)
            # "9 Brigade, 35 Brigade and 81 Garrison of the Army": what is said of the last is said of all
            if COMMA not in said:
                yield from (RelationDraft(other, unit) for other in listed)
        elif (
            tuple(said) in known.genitives
            or not known.its.isdisjoint(said[-_ITS:])
            or _is_within(before, unit, gap, known)
        ):
            yield RelationDraft(unit, before)
        # a comma between two levels is no list: what is said of the upper is not said of the lower
        is_list = (
            bool(said)
            and not is_below
            and known.list_words.issuperset(word for word in said if word != COMMA)
        )
        listed = [*listed, before] if is_list else []
        before, end = unit, unit.end


def _is_below(unit: Mention, wider: Mention, said: Sequence[str], known: Cues) -> bool:
    """Is it the next level up behind a comma: "3 Battalion, 22 Brigade", "26 Brigade, Operation X"?"""
    if list(said) != [COMMA]:
        return False
    lower, upper = (_level(item, known) for item in (unit, wider))
    return lower is not None and upper is not None and lower < upper


def _level(unit: Mention, known: Cues) -> int | None:
    """On which level does a unit stand, by the first or last word of its name? None if neither says so."""
    said = unit.text.lower().replace(".", "").split()
    ends = {said[0], said[-1]}
    return next((level for level, names in enumerate(known.levels) if not ends.isdisjoint(names)), None)


def _is_bracketed(gap: str) -> bool:
    return gap.strip(" ,\\") in _OPENING


def _is_short_form(unit: Mention, gap: str, other: Mention) -> bool:
    """Is it the unit's abbreviation behind a comma: "Department of Training and Operations, DTO"?"""
    short = other.text
    is_word = len(short) > 1 and short.isalpha() and short.isupper()
    return gap.strip() == COMMA and is_word and short[0] == unit.text[0] and has_in_order(unit.text, short)


def _is_within(wider: Mention, unit: Mention, gap: str, known: Cues) -> bool:
    """Is the force or headquarters named first: "the Nigerian Army, 7 Division"?"""
    return gap.strip() in _BESIDE and _is_force(wider, known) and _level(unit, known) is not None


def _is_part(gap: str, said: Sequence[str], unit: Mention, wider: Mention, known: Cues) -> bool:
    """Do these words put the unit before them under the one behind them?"""
    spoken = [word for word in said if word != COMMA]
    if not known.part_of.issuperset(spoken):
        return False
    if COMMA not in said:
        return bool(spoken) or not gap.strip()
    if spoken:  # "33 Brigade, in the ongoing Operation Dawn"
        return _is_force(wider, known) or _level(wider, known) == len(known.levels) - 1
    # "22 Brigade, Nigerian Army", and not "the Army, Navy and Police"
    return _is_force(wider, known) and not (_is_service(unit, known) and _is_service(wider, known))


def _is_force(unit: Mention, known: Cues) -> bool:
    named = unit.text.lower()
    return named.split()[-1] in known.forces and not any(letter.isdigit() for letter in named)


def _is_service(unit: Mention, known: Cues) -> bool:
    return _is_force(unit, known) and known.headquarters.isdisjoint(unit.text.lower().split())
