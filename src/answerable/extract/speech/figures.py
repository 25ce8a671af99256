"""Which figures does a text put forward: how many of what, how much money, what share, rate or rank?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from answerable.extract.speech.numerals import YEAR, FigureRules, Numeral, figure_rules, numerals
from answerable.extract.speech.ranges import with_ranges
from answerable.vocabulary.mention import Mention, Stretch

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_PIECE: Final = re.compile(r"\S+")
_REACH: Final = 4
_LONGEST_ABOUT: Final = 9


@dataclass(frozen=True, slots=True)
class Figure:
    """What is put in numbers? `number` are the characters of the number, `extent` those with what it counts.

    `value` is in base units, the lower end where there are two, and `highest` the upper one; `unit` what is
    counted as printed ("accusations", "percent", "rank", "killings per 100,000 people"); `currency` a code
    of ISO 4217; `qualifier`, `period` and `place` as printed; `about` what the figure is of.
    """

    number: Stretch
    extent: Stretch
    value: int | float
    unit: str | None
    currency: str | None
    qualifier: str | None
    period: str | None
    place: str | None
    about: str | None
    highest: int | float | None = None


def figures(
    text: str, mentions: Sequence[Mention], sentence_starts: Sequence[int], lang: str = "en"
) -> list[Figure]:
    """Which figures does the text hold, in order? Not dates, ages, distances, times, and numbers of units."""
    rules = figure_rules(lang)
    taken = [(mention.start, mention.end) for mention in mentions]
    found: list[Figure] = []
    for place, start in enumerate(sentence_starts):
        end = sentence_starts[place + 1] if place + 1 < len(sentence_starts) else len(text)
        found += _of_sentence(_Sentence(text, start, end, rules), taken)
    return sorted(found, key=lambda figure: figure.number)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Which words stand together? From `start` up to `end` of the text."""

    text: str
    start: int
    end: int
    rules: FigureRules


def _of_sentence(sentence: _Sentence, taken: Sequence[Stretch]) -> Iterator[Figure]:
    text, start, end, rules = sentence.text, sentence.start, sentence.end, sentence.rules
    known: list[Stretch] = []
    for match in rules.ranked.finditer(text, start, end):
        value = int(match.group("digits") or rules.ordinals.get((match.group("word") or "").lower(), 0))
        if value:
            extent = match.span("digits" if match.group("digits") else "word")
            extent = (extent[0], match.end())
            about = _about(text, match.end(), end, rules)
            known.append(extent)
            yield _figure(sentence, extent, extent, (value, "rank", None), about)
    for match in rules.most_ranked.finditer(text, start, end):
        value = int(match.group("digits") or rules.ordinals.get((match.group("word") or "").lower(), 0))
        if value and not any(first < match.end() and last > match.start() for first, last in known):
            first, *rest = text[match.start("noun") : match.end("noun")].split()
            is_whole = not rest or (rest[0].lower() not in rules.words["no_modifiers"] and rest[0].islower())
            last = match.end("noun") if is_whole else match.start("noun") + len(first)
            extent = (match.start(), last)
            known.append(extent)
            about = " ".join(text[match.start("most") : last].split())
            yield _figure(sentence, extent, extent, (value, "rank", None), about)
    for numeral in with_ranges(text, numerals(text, start, end, rules), rules):
        if any(first < numeral.end and last > numeral.start for first, last in (*taken, *known)):
            continue
        made = _of_numeral(sentence, numeral)
        if made is not None:
            known.append(made.extent)
            yield replace(made, highest=numeral.highest)


def _of_numeral(sentence: _Sentence, numeral: Numeral) -> Figure | None:
    text, end, rules = sentence.text, sentence.end, sentence.rules
    number = (numeral.start, numeral.end)
    if numeral.currency or numeral.is_percent:
        unit = "percent" if numeral.is_percent else None
        about = _about(text, numeral.end, end, rules)
        about = about and (rules.of.sub("", about) or None)
        return _figure(sentence, number, number, (numeral.value, unit, numeral.currency), about)
    is_year = YEAR.fullmatch(text, *number)
    if is_year or rules.compound.match(text, numeral.end) or _is_date(text, numeral, rules):
        return None
    share = _share(sentence, numeral)
    if share is not None:
        return share
    noun = _noun(text, numeral.end, end, rules)
    if noun is None or (numeral.is_word and numeral.value == 1):
        return None
    first, last = noun
    unit = " ".join(text[first:last].split())
    rate = rules.rate.match(text, last, end)
    if rate is not None:
        unit = f"{unit} {' '.join(rate.group().split())}"
        last = rate.end()
    about = _about(text, last, end, rules)
    whole = unit if about is None else f"{unit} {about}"
    return _figure(sentence, number, (numeral.start, last), (numeral.value, unit, None), whole)


def _share(sentence: _Sentence, numeral: Numeral) -> Figure | None:
    """Is it so many of so many: "one in five prisoners"? The unit says of how many: "in five prisoners"."""
    text, end, rules = sentence.text, sentence.end, sentence.rules
    joint = rules.share.match(text, numeral.end, end)
    if joint is None:
        return None
    whole = next(iter(numerals(text, joint.end(), end, rules)), None)
    if whole is None or whole.start != joint.end() or not numeral.value < whole.value or whole.currency:
        return None
    noun = _noun(text, whole.end, end, rules)
    if noun is None:
        return None
    unit = " ".join(text[joint.start() : noun[1]].split())
    extent = (numeral.start, noun[1])
    about = " ".join(text[noun[0] : noun[1]].split())
    return _figure(sentence, (numeral.start, numeral.end), extent, (numeral.value, unit, None), about)


def _figure(
    sentence: _Sentence,
    number: Stretch,
    extent: Stretch,
    amount: tuple[int | float, str | None, str | None],
    about: str | None,
) -> Figure:
    text, rules = sentence.text, sentence.rules
    before = rules.qualifier.search(text[sentence.start : number[0]])
    qualifier = " ".join(before.group(1).lower().split()) if before else None
    period = _nearest(rules.period, text[sentence.start : sentence.end], extent[1] - sentence.start)
    match = rules.place.search(text, extent[1], sentence.end)
    place = match.group(1).strip() if match else ""
    is_place = place and place.split()[0].lower() not in rules.words["months"]
    return Figure(number, extent, *amount, qualifier, period, place if is_place else None, about)


def _nearest(pattern: re.Pattern[str], words: str, place: int) -> str | None:
    """Which of the matches stands nearest to this place? The first behind it, else the last before."""
    found = list(pattern.finditer(words))
    behind = [match for match in found if match.start() >= place]
    chosen = behind[0] if behind else found[-1] if found else None
    return " ".join(chosen.group().split()) if chosen else None


def _noun(text: str, start: int, end: int, rules: FigureRules) -> Stretch | None:
    """Which noun does a number count? A plural within the next words, none of which parts it off."""
    first: int | None = None
    part = rules.part.match(text, start, end)
    place = start if part is None else part.end() - 1
    for _ in range(_REACH):
        match = _WORD.match(text, place + 1) if text[place : place + 1] in (" ", "\n", "-", " ") else None
        if match is None or match.end() > end:
            return None
        word = match.group()
        lower = word.lower()
        if lower in rules.words["measures"] or lower in rules.words["no_modifiers"]:
            return None
        if word[0].isupper() and first is None and not lower.endswith(rules.plural_ends):
            return None
        first = match.start() if first is None else first
        is_plural = lower.endswith(rules.plural_ends) and not lower.endswith(rules.singular_ends)
        is_plural = is_plural and lower not in rules.words["no_nouns"]
        if is_plural or lower in rules.words["plurals"]:
            return first, match.end()
        place = match.end()
    return None


def _about(text: str, start: int, end: int, rules: FigureRules) -> str | None:
    """Of what is the figure? The words joined on by "of", "against", "in" …, up to a pause or a verb."""
    match = _WORD.match(text, start + 1, end)
    if match is None or match.group().lower() not in rules.words["behind"]:
        return None
    words: list[str] = []
    for piece in _PIECE.finditer(text, start, end):
        if len(words) == _LONGEST_ABOUT or (words and rules.about_ends.fullmatch(piece.group())):
            break
        words.append(piece.group().strip(",.;:”\"'’)"))
        if piece.group()[-1] in ',.;:”")':
            break
    said = " ".join(words)
    cut = rules.period.search(said)
    said = said[: cut.start()].strip() if cut else said
    return said or None


def _is_date(text: str, numeral: Numeral, rules: FigureRules) -> bool:
    """Is it a day of a month, or the number of a section or list?"""
    behind = _WORD.match(text, numeral.end + 1)
    if (
        behind
        and behind.group().lower() in rules.words["months"]
        and text[numeral.end : numeral.end + 1] == " "
    ):
        return True
    before = _WORD.findall(text[max(0, numeral.start - 14) : numeral.start])
    return bool(before) and before[-1].lower() in rules.words["months"] and text[numeral.start - 1] == " "
