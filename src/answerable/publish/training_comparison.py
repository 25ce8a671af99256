"""Where do two extractions of one report differ, and who is right by the sums and words that it prints?"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

COMPARED: Final = (
    "country", "program", "course_title", "us_unit", "student_unit", "start_date_raw", "end_date_raw",
    "location", "quantity", "total_cost",
)  # fmt: skip
"""The fields by which two extractions of one report are compared, spaces and accents set aside."""

OURS: Final = "ours"
THEIRS: Final = "theirs"
OPEN: Final = "not decided"

_FIGURES: Final = frozenset({"quantity", "total_cost"})  # printed with commas and signs
_SUMMED: Final = _FIGURES | {"country"}
_DATES: Final = ("start_date_raw", "end_date_raw")
_DATE: Final = re.compile(r"\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})", re.ASCII)
_FEWEST_ALIKE: Final = 4
"""Of the ten fields, those that two readings of one row share at least: a row whose cells slid into other
columns keeps its headings, its course and its number."""

_TELLING: Final = (3, 5, 8, 10)
"""Places in a row's key by which the same row is looked for: course, students' unit, location and cost."""

_ROUNDING: Final = Decimal("0.5")

Row = Mapping[str, str]
Sums = Mapping[tuple[str, str], tuple[Decimal, Decimal]]


@dataclass(frozen=True, slots=True)
class Difference:
    """In what do the two differ here? One row of each side, or a row that the other side has not.

    `columns` are those that differ; `how` says what kind of mistake it is, empty where it is none that can be
    told; `right` is `ours`, `theirs` or `not decided`, with the reason.
    """

    ours: Row | None
    theirs: Row | None
    columns: tuple[str, ...]
    how: str
    right: str


def differences(
    ours: Sequence[Row], theirs: Sequence[Row], printed: Sums, page_of: Callable[[Row], str]
) -> Iterator[Difference]:
    """Where do they differ? Rows have `report` and the fields of `COMPARED`, as text.

    `printed` is what the report prints for each report and country (`plain`); `page_of` gives the text of the
    page on which a row of ours stands. Rows that share most fields are told as one row read in two ways.
    A number is decided by the sums: a side is right whose rows come to the printed ones, where the other
    side's do not. Words are decided by the page: a word that it does not print was not read from it.
    """
    judging = _Judging(printed, sums_of(ours), sums_of(theirs), page_of)
    left, right = _only(ours, theirs), _only(theirs, ours)
    pairs = _paired(left, right)
    fragments = judging.fragments(pairs, right)
    for one, other in pairs:
        yield judging.pair(one, other)
    paired_ours, paired_theirs = {id(one) for one, _ in pairs}, {id(other) for _, other in pairs}
    for row in left:
        if id(row) not in paired_ours:
            yield Difference(row, None, (), "missing there", judging.by_sums(row))
    for row in right:
        if id(row) in paired_theirs:
            continue
        if id(row) in fragments:
            yield Difference(None, row, (), "a rest of a title as a row", f"{OURS}: the page prints one row")
        else:
            yield Difference(None, row, (), "missing here", judging.by_sums(row))


def plain(text: str) -> str:
    """Which letters are printed, spaces and accents set aside? A dash alone says nothing."""
    letters = unicodedata.normalize("NFKD", text)
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter) and not letter.isspace())
    return "" if kept == "-" else kept


def sums_of(rows: Iterable[Row]) -> dict[tuple[str, str], tuple[Decimal, Decimal]]:
    """To how many people and dollars do the rows of each report and country come?"""
    sums: dict[tuple[str, str], tuple[Decimal, Decimal]] = defaultdict(lambda: (Decimal(0), Decimal(0)))
    for row in rows:
        key = _country(row)
        people, dollars = sums[key]
        sums[key] = people + _number(row["quantity"]), dollars + _number(row["total_cost"])
    return sums


class _Judging:
    """Who is right, by what the report prints?"""

    def __init__(self, printed: Sums, ours: Sums, theirs: Sums, page_of: Callable[[Row], str]) -> None:
        self._printed = printed
        self._sums = ours, theirs
        self._page_of = page_of

    def by_sums(self, row: Row) -> str:
        key = _country(row)
        if key not in self._printed:
            return f"{OPEN}: the report prints no sum for the country"
        met = [key in sums and _meets(self._printed[key], sums[key]) for sums in self._sums]
        if met[0] == met[1]:
            return f"{OPEN}: {'both meet' if met[0] else 'neither meets'} the printed sum"
        return f"{OURS if met[0] else THEIRS}: the country's printed sum is met by these rows alone"

    def pair(self, one: Row, other: Row) -> Difference:
        columns = tuple(name for name in COMPARED if plain(one[name]) != plain(other[name]))
        how, right = self._words(one, other, columns)
        if _SUMMED.intersection(columns):
            by_sums = self.by_sums(one)
            right = by_sums if not by_sums.startswith(OPEN) or right.startswith(OPEN) else right
        return Difference(one, other, columns, how, right)

    def _words(self, one: Row, other: Row, columns: Sequence[str]) -> tuple[str, str]:
        page = plain(self._page_of(one))
        for name in columns:
            strange = next((word for word in other[name].split() if plain(word) not in page), None)
            if strange is not None and name not in _FIGURES:
                return "not as printed", f"{OURS}: the page does not print {strange!r}"
        mine, its = _letters(one, columns), _letters(other, columns)
        if mine == its:
            if set(columns) <= set(_DATES) and all(_DATE.fullmatch(plain(one[name])) for name in columns):
                return "two dates in one cell", f"{OURS}: a cell holds one date"
            return "the same words in other columns", f"{OPEN}: look at the boxes"
        if its < mine:
            return "cut short", f"{OURS}: the page prints the rest in the row (see its boxes)"
        if mine < its:
            apart = any(plain(one[name]) in page and plain(other[name]) not in page for name in columns)
            said = f"{OURS}: the page prints no such piece" if apart else f"{OPEN}: look at the page"
            return "words more than here", said
        return "other words", f"{OPEN}: look at the page"

    @staticmethod
    def fragments(pairs: Sequence[tuple[Row, Row]], theirs: Sequence[Row]) -> set[int]:
        """Which of their rows, without any number, are but the rest of a title that they cut short?"""
        rests = {
            (*_country(one), plain(one["course_title"])[len(plain(other["course_title"])) :])
            for one, other in pairs
            if _is_cut(other["course_title"], one["course_title"])
        }
        return {
            id(row)
            for row in theirs
            if not row["quantity"]
            and not row["total_cost"]
            and (*_country(row), plain(row["course_title"])) in rests
        }


def _country(row: Row) -> tuple[str, str]:
    return row["report"], plain(row["country"])


def _is_cut(short: str, whole: str) -> bool:
    """Is one but the beginning of the other?"""
    return len(plain(short)) < len(plain(whole)) and plain(whole).startswith(plain(short)) and short != ""


def _letters(row: Row, columns: Sequence[str]) -> Counter[str]:
    return Counter(plain("".join(row[name] for name in columns)))


def _only(rows: Sequence[Row], others: Sequence[Row]) -> list[Row]:
    """Which rows are there that the other side has not, as often as they are?"""
    left = Counter(_key(row) for row in others)
    only = []
    for row in rows:
        key = _key(row)
        if left[key] > 0:
            left[key] -= 1
        else:
            only.append(row)
    return only


def _key(row: Row) -> tuple[str, ...]:
    return row["report"], *(plain(row[name]) for name in COMPARED)


def _paired(ours: Sequence[Row], theirs: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Which rows are one row that was read in two ways? Those most alike first; each row once."""
    keys = {id(row): _key(row) for row in (*ours, *theirs)}
    by_field: dict[tuple[int, str], list[Row]] = defaultdict(list)
    for row in theirs:
        for place, value in enumerate(keys[id(row)]):
            if place in _TELLING and value:
                by_field[place, value].append(row)
    found = []
    for order, one in enumerate(ours):
        key = keys[id(one)]
        near = {id(other): other for place in _TELLING for other in by_field.get((place, key[place]), ())}
        for other in near.values():
            alike = [mine for mine, its in zip(key[1:], keys[id(other)][1:], strict=True) if mine == its]
            if key[0] == keys[id(other)][0] and len(alike) >= _FEWEST_ALIKE:
                filled = sum(map(bool, alike))
                found.append((-len(alike), -filled, order, id(other), one, other))
    found.sort(key=lambda item: item[:4])
    taken: set[int] = set()
    pairs = []
    for _, _, _, _, one, other in found:
        if id(one) not in taken and id(other) not in taken:
            taken |= {id(one), id(other)}
            pairs.append((one, other))
    return pairs


def _number(text: str) -> Decimal:
    try:
        return Decimal(text.replace(",", "").replace("$", "") or 0)
    except InvalidOperation:
        return Decimal(0)


def _meets(printed: tuple[Decimal, Decimal], found: tuple[Decimal, Decimal]) -> bool:
    return printed[0] == found[0] and abs(printed[1] - found[1]) <= _ROUNDING
