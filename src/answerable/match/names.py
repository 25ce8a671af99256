"""What does a name say, however it is written? "3 Armd Div" and "3rd Armoured Division" say the same.

A name is taken apart into what it says, word by word: numbers, echelons and arms become one form each, and
each knows every way in which it can be written, so that an index of words finds them all.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from answerable.match.spellings import (
    number_in,
    number_spellings,
    spellings,
    split_number,
    without_ranks,
)
from answerable.vocabulary.ids import folded

Kind = Literal["unit", "person"]


@dataclass(frozen=True, slots=True)
class Said:
    """What does one part of a name say? `spellings` are the words and phrases that say it too."""

    meaning: str
    spellings: tuple[str, ...]


class Fit(IntEnum):
    """How well does a name fit what was typed? The lesser the better."""

    PRINTED = 0
    """It is printed so, case, accents and dots aside."""
    SAYS_THE_SAME = 1
    """It says the same in the same order: other spellings of numbers, echelons and ranks."""
    OTHER_ORDER = 2
    """It says the same in another order."""
    SAYS_MORE = 3
    """It says all that was typed, and more."""
    BY_INITIALS = 4
    """What was typed gives some of its words by their first letters."""


def said_in(name: str, kind: Kind) -> tuple[Said, ...]:
    """What does this name say, part by part? Fillers, ranks and honorifics do not count."""
    words = folded(name).split()
    if kind == "person":
        return tuple(Said(word, (word,)) for word in without_ranks(words))
    return tuple(_parts(_numbers_apart(words)))


def fit_of(typed: str, name: str, kind: Kind) -> Fit | None:
    """How well does this name fit what was typed? None if it says something else."""
    if folded(typed) == folded(name):
        return Fit.PRINTED
    wanted = [part.meaning for part in said_in(typed, kind)]
    there = [part.meaning for part in said_in(name, kind)]
    if not wanted:
        return None
    if wanted == there:
        return Fit.SAYS_THE_SAME
    missing, more = Counter(wanted) - Counter(there), Counter(there) - Counter(wanted)
    if not missing:
        return Fit.SAYS_MORE if more else Fit.OTHER_ORDER
    return Fit.BY_INITIALS if _by_initials(wanted, name, kind, set(missing)) else None


def _numbers_apart(words: Sequence[str]) -> list[tuple[str, str | None]]:
    """Which words are there, each with the form in which a number and it are written together?"""
    apart: list[tuple[str, str | None]] = []
    for word in words:
        if (split := split_number(word)) is not None:
            apart += [(split[0], word), (split[1], word)]
        else:
            apart.append((word, None))
    return [(word, together or _joined(apart, place)) for place, (word, together) in enumerate(apart)]


def _joined(words: Sequence[tuple[str, str | None]], place: int) -> str | None:
    word = words[place][0]
    if word.isdecimal() and place + 1 < len(words) and words[place + 1][0].isalpha():
        return word + words[place + 1][0]
    return (
        words[place - 1][0] + word if place and word.isalpha() and words[place - 1][0].isdecimal() else None
    )


def _parts(words: list[tuple[str, str | None]]) -> Iterator[Said]:
    known, place, fillers = spellings(), 0, 0
    while place < len(words):
        length, meaning = _longest([word for word, _ in words[place : place + known.longest]])
        together = {form for _, form in words[place : place + length] if form}
        if meaning is not None:
            yield Said(meaning, (*known.spelled[meaning], *sorted(together)))
        else:
            word = words[place][0]
            number = number_in(word)
            if number is not None:
                yield Said(str(number), tuple(dict.fromkeys((*number_spellings(number), word, *together))))
            elif word in known.fillers and len(words) > fillers + 1:
                fillers += 1
            else:
                yield Said(word, tuple(dict.fromkeys((word, *together))))
        place += length


def _longest(words: Sequence[str]) -> tuple[int, str | None]:
    known = spellings()
    for length in range(len(words), 0, -1):
        if (meaning := known.units.get(tuple(words[:length]))) is not None:
            return length, meaning
    return 1, None


def _by_initials(wanted: Sequence[str], name: str, kind: Kind, missing: set[str]) -> bool:
    """Do the parts that are not in the name give words of it by their first letters, one after the other?

    Each word of the name is used once: "3 AD" is 3 A(rmoured) D(ivision), "I Attahiru" I(brahim) Attahiru.
    """
    words = [part.meaning for part in said_in(name, kind)]
    rest = [word for word in words if word not in wanted or word in missing]
    if kind == "unit":
        rest = [piece for word in rest for piece in word.split()]
    letters = "".join(part for part in wanted if part in missing)
    longest = 5
    if any(len(part) > longest or not part.isalpha() for part in missing) or not rest:
        return False
    initials = "".join(word[0] for word in rest)
    return letters in initials if kind == "unit" else _in_order(letters, initials)


def _in_order(letters: str, initials: str) -> bool:
    found = iter(initials)
    return all(letter in found for letter in letters)
