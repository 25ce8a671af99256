"""How is a count told? What it is of, and what it must not be taken for; and as rows for a sheet."""

import csv
import io
from collections.abc import Iterable

from answerable.ask.trainings.asking import TrainingsAnswer, line_shape, row_shape
from answerable.ask.trainings.counting import Counted
from answerable.ask.trainings.training import Training
from answerable.match.levels import LEVEL_WORDS, Level
from answerable.match.places import Place
from answerable.vocabulary.wording import day_words


def title_of(answer: TrainingsAnswer) -> str:
    """Of what is this the count? `Trainings of Mexico, fiscal years 2006 to 2011`."""
    wanted = answer.wanted
    said = "Trainings" if wanted.country is None else f"Trainings of {wanted.country.name}"
    if wanted.years is not None:
        first, last = wanted.years
        said += f", fiscal year {first}" if first == last else f", fiscal years {first} to {last}"
    if wanted.first is not None:
        said += f", starting from {day_words(wanted.first)}"
    if wanted.last is not None:
        said += f"{' up to' if wanted.first else ', starting up to'} {day_words(wanted.last)}"
    if wanted.place is not None:
        said += f", at {wanted.place.name if isinstance(wanted.place, Place) else wanted.place}"
    for what, words in (("recipient", wanted.unit), ("course", wanted.course)):
        said += f", {what} “{words}”" if words else ""
    return said


def note_lines(answer: TrainingsAnswer) -> list[str]:
    """What must be known of this count? What the rows do not say, and what was left out."""
    if not answer.held:
        return ["The casebook holds no trainings: this says nothing of whether anybody was trained."]
    counts = answer.counted
    rows, held = counts.rows, f"{answer.held:,} that the casebook holds"
    if not rows.trainings:
        lines = [f"None of the trainings fits, of the {held}. This is not to say that there was none."]
    else:
        named = (_do(rows.levels[level], words) for level, words in LEVEL_WORDS.items() if rows.levels[level])
        lines = [f"Of {_rows(rows.trainings)}, {'; '.join(named)}."]
    if rows.levels[Level.SERVICE]:
        lines.append("A row that names only a service says of no unit of it that it was trained.")
    lines += [
        f"{country or 'A country without a name'} in fiscal year {year} is covered by the reports "
        f"{' and '.join(reports)}: each is shown for itself, and they are not added up."
        for country, year, reports in counts.overlapping
    ]
    missing = (
        (rows.without_people, "print no number of people"),
        (rows.without_cost, "print no cost in US dollars"),
        (rows.without_dates, "print no day on which the training starts"),
        (rows.drafts, "stand only in a draft that nobody has accepted"),
    )
    lines += [f"{_do(number, what, 'of them ')}." for number, what in missing if number]
    if answer.selected.undated:
        lines.append(
            f"{_rows(len(answer.selected.undated))} fit but print no day on which the training starts, and "
            "are left out; leave out --from and --to to count them."
        )
    if answer.in_conflict:
        lines.append(f"Not counted: {answer.in_conflict:,} claims of trainings marked as in conflict.")
    return lines


def plot_note(answer: TrainingsAnswer) -> str:
    """What has to stand beside a plot, in one short line?"""
    rows = answer.counted.rows
    outlined = "; outlined: two reports of one year, not to be added up" if answer.counted.overlapping else ""
    return f"People, in {_rows(rows.trainings)}; {rows.levels[Level.SERVICE]:,} name only a service{outlined}"


def lines_csv(counted: Counted) -> str:
    """The counts as CSV: one line a name and report."""
    return _csv([line_shape(line) for line in counted.lines])


def rows_csv(rows: Iterable[Training]) -> str:
    """The trainings as CSV: one line a row, with its claim, source and page."""
    return _csv([row_shape(row) for row in rows])


def _csv(rows: list[dict[str, object]]) -> str:
    out = io.StringIO()
    if rows:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows({name: _safe(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def _safe(value: object) -> object:
    """No cell may be taken for a formula by the sheet that opens it: reports print whatever they like."""
    return f"'{value}" if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"} else value


def _do(number: int, what: str, of: str = "") -> str:
    """How is it said that so many do something? `3 name a unit`, `1 names a unit`."""
    verb, _, rest = what.partition(" ")
    return f"{number:,} {of}{what}" if number != 1 else f"1 {of}{verb}s {rest}"


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number:,} rows"
