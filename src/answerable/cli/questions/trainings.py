"""`answerable ask trainings`: who was trained, how many people, where, in what and for how much?"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from answerable.ask.trainings.asking import TrainingsAnswer, ask_trainings, trainings_shape
from answerable.ask.trainings.counting import BY
from answerable.ask.trainings.country import country_typed
from answerable.ask.trainings.plot import plot
from answerable.ask.trainings.selecting import Wanted
from answerable.ask.trainings.telling import lines_csv, note_lines, plot_note, rows_csv, title_of
from answerable.cli.options import as_json, as_of, casebook, clearance, drafts
from answerable.cli.printing import add_row, console, plain, plain_table, print_json, tell
from answerable.errors import UsageError
from answerable.match.finding import find
from answerable.match.places import places_of
from answerable.store.casebook import View
from answerable.vocabulary.day_range import DayRange, parse_day_range
from answerable.vocabulary.elements import element_words

_FILE = click.Path(path_type=Path, dir_okay=False)

_HEADINGS: Final = {"fy": "fiscal year", "unit": "recipient, as printed", "place": "place"}


@click.command("trainings")
@click.option("--country", metavar="COUNTRY", help="Of this country: an ISO 3166 code or a name.")
@click.option("--fy", metavar="YEARS", help="Of these fiscal years: 2007, or 2006..2011.")
@click.option("--from", "first", metavar="DATE", help="That start on this day or later.")
@click.option("--to", "last", metavar="DATE", help="That start on this day or earlier.")
@click.option("--unit", metavar="UNIT", help="Whose recipient has these words, or is the unit with this id.")
@click.option("--course", metavar="WORDS", help="Whose course has these words.")
@click.option("--place", metavar="PLACE", help="At this place, by any of its names.")
@click.option("--by", type=click.Choice(tuple(BY)), default="fy", help="Count by this. Default: fy.")
@click.option("--rows", is_flag=True, help="List each training, with its claim and page, besides.")
@click.option("--plot", "plotted", metavar="FILE", type=_FILE, help="Draw the counts there, as SVG.")
@click.option(
    "--csv", "csv_file", metavar="FILE", type=_FILE, help="Write the counts there; with --rows, the rows."
)
@drafts
@as_of
@clearance
@as_json
@click.pass_context
def command(  # noqa: PLR0913  (each is a word that can be typed)
    context: click.Context,
    *,
    country: str | None,
    fy: str | None,
    first: str | None,
    last: str | None,
    unit: str | None,
    course: str | None,
    place: str | None,
    by: str,
    plotted: Path | None,
    csv_file: Path | None,
    as_of: str | None,
    clearance: str | None,
    rows: bool,
    drafts: bool,
    as_json: bool,
) -> None:
    """Count trainings, people and money, as the reports print them.

    Where two reports cover one year of a country both are shown, and never added up. It is said how many rows
    name only a service: no battalion was trained on a row that says "Army".
    """
    years = None if fy is None else _years(fy)
    start, end = _days(first), _days(last)
    with (
        casebook(context, clearance) as opened,
        opened.casebook.view(as_of, opened.clearance) as shown,
    ):
        places = places_of(opened.casebook.folder)
        wanted = Wanted(
            country=None if country is None else country_typed(country),
            years=years,
            first=None if start is None else start.first,
            last=None if end is None else end.last,
            units=_ids(shown, unit),
            unit=None if unit is None or _is_id(unit) else unit,
            course=course,
            place=None if place is None else places.named(place) or place,
        )
        answer = ask_trainings(shown, opened.casebook.folder, wanted, by, drafts=drafts, rows=rows)
    if csv_file is not None:
        _write(csv_file, rows_csv(answer.selected.rows) if rows else lines_csv(answer.counted))
    if plotted is not None:
        _write(plotted, plot(answer.counted, title_of(answer), plot_note(answer)))
    if as_json:
        print_json(trainings_shape(answer, rows=rows))
    else:
        _print(answer, rows=rows)


def _print(answer: TrainingsAnswer, *, rows: bool) -> None:
    screen = console()
    screen.print()
    screen.print(plain(title_of(answer)), markup=False, style="bold")
    screen.print()
    by = answer.counted.by
    reports = any(line.report for line in answer.counted.lines)
    table = plain_table(_HEADINGS.get(by, by), *(["report"] if reports else []))
    for heading in ("trainings", "people", "US dollars"):
        table.add_column(heading, justify="right")
    lines = [(line.name, line.report, line.sum) for line in answer.counted.lines]
    if answer.counted.total is not None and len(lines) > 1:
        lines.append(("in all", None, answer.counted.total))
    for name, report, total in lines:
        numbers = (f"{total.trainings:,}", f"{total.people:,}", f"{total.cost:,}")
        add_row(table, name, *([report or ""] if reports else []), *numbers)
    if lines:
        screen.print(table)
        screen.print()
    for line in note_lines(answer):
        screen.print(plain(line), markup=False)
    if rows:
        screen.print()
        for line in _row_lines(answer):
            screen.print(plain(line), markup=False)
    screen.print()


def _row_lines(answer: TrainingsAnswer) -> Iterator[str]:
    for row in answer.selected.rows:
        when = " to ".join(day.isoformat() for day in (row.start, row.end) if day) or "no days printed"
        where = "" if row.page is None else f", page {row.page}"
        where += "" if row.element is None else f", {element_words(row.element)}"
        draft = " [draft]" if row.is_draft else ""
        said = (row.course, row.unit or "no recipient printed", row.people, row.location, when)
        yield f"{row.claim[:8]}{draft}  {'; '.join(filter(None, said))} (source {row.source[:8]}{where})"


def _years(typed: str) -> tuple[int, int]:
    first, dots, last = typed.partition("..")
    years = (first.strip(), (last if dots else first).strip())
    if not all(len(year) == len("2006") and year.isdecimal() for year in years) or years[0] > years[1]:
        msg = f"{typed!r} are no fiscal years: write 2007, or 2006..2011"
        raise UsageError(msg)
    return int(years[0]), int(years[1])


def _days(typed: str | None) -> DayRange | None:
    if typed is None:
        return None
    try:
        return parse_day_range(typed)
    except ValueError as error:
        raise UsageError(str(error)) from error


def _is_id(unit: str) -> bool:
    return len(unit) >= len("abcdef") and all(letter in "0123456789abcdef-" for letter in unit.lower())


def _ids(shown: View, unit: str | None) -> frozenset[str] | None:
    return None if unit is None or not _is_id(unit) else frozenset((find(shown, "unit", unit).id,))


def _write(path: Path, text: str) -> None:
    unfinished = path.with_name(f"{path.name}.part")
    try:
        unfinished.write_text(text, encoding="utf-8", newline="")
        unfinished.replace(path)
    except OSError as error:
        msg = f"{path} cannot be written ({error.strerror}): name a file in a folder that you may write to"
        raise UsageError(msg) from error
    tell(f"{path} written.")
