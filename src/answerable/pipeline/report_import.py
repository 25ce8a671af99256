"""How do training reports come in? Taken and read as any document is, then row by row as claims."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from answerable.errors import UnreadableError, UsageError
from answerable.pipeline.opened import Opened
from answerable.pipeline.take import Came, take
from answerable.store import failures, renditions, sources
from answerable.store.casebook import View
from answerable.store.claim_writing import write_stream
from answerable.store.failures import Failure
from answerable.tables.fmtr.claims import Held, claims_of
from answerable.tables.fmtr.reading import page_printed, read_report, years_of
from answerable.tables.fmtr.reconciling import compared, lines_of
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.rendition import Rendition
from answerable.vocabulary.source import SourceReference

STAGE: Final = "import"

_YEARS: Final = re.compile(r"(?<!\d)(\d{4})[-_](\d{4})(?!\d)")


@dataclass(slots=True)
class Reports:
    """What came of it? Claims that were new, claims in all, what failed, and how each printed sum compares.

    `years` says for each file which years it is taken to cover, and by what.
    """

    new: int = 0
    claims: int = 0
    failed: int = 0
    reconciliation: list[dict[str, Any]] = field(default_factory=list)
    years: list[tuple[str, str, str]] = field(default_factory=list)


def checked_years(text: str | None) -> str | None:
    """Which report is meant by "2007-2008"? UsageError if these are no two years in a row."""
    if text is None:
        return None
    found = _YEARS.fullmatch(text.strip())
    if not found or int(found[2]) != int(found[1]) + 1:
        msg = f"{text!r} are no years of a report: write 2007-2008"
        raise UsageError(msg)
    return f"{found[1]}-{found[2]}"


def import_reports(
    opened: Opened,
    files: Sequence[Path],
    years: str | None = None,
    progress: Callable[[str], None] | None = None,
) -> Reports:
    """What came of importing these reports? Importing them again changes nothing.

    UsageError, before anything is imported, if there is nothing at one of the paths.
    """
    result = Reports()

    def use(came: Came) -> None:
        problems: list[UnreadableError] = []
        try:
            _one(opened, came, years, result, problems)
        except UnreadableError as problem:
            problems.append(problem)
        result.failed += len(problems)
        _record(opened, came.name, problems)

    taken = take(opened, files, progress=progress, use=use)
    result.failed += taken.failed
    return result


def _one(
    opened: Opened, came: Came, said: str | None, result: Reports, problems: list[UnreadableError]
) -> None:
    source, rendition, made = _held(opened, came)
    report = read_report(made)
    if report is None:
        raise UnreadableError(
            "unusable",
            f"{came.name} heads its columns in no way that reports of US training are known to",
            "import a report's section IV, country by country; take the file if it is another document",
        )
    years, by = _years(years_of(report), said, came.name)
    result.years.append((came.name, years, by))
    comparisons = compared(report, years)
    result.reconciliation += lines_of(came.name, years, comparisons)
    problems += [_unusable(f"{came.name}, {problem}") for problem in report.problems]
    pages = {
        place: printed
        for place, section in enumerate(made.sections, start=1)
        if (printed := page_printed(made.text, section)) and printed != str(place)
    }
    held = Held(source=source, rendition=rendition, made=made, years=years, pages=pages)
    result.new += write_stream(opened.casebook, STAGE, _counted(claims_of(report, comparisons, held), result))


def _counted(found: Iterator[tuple[str, Claim]], result: Reports) -> Iterator[Claim]:
    for _, claim in found:
        result.claims += 1
        yield claim


def _years(printed: str | None, said: str | None, name: str) -> tuple[str, str]:
    if printed is not None:
        return printed, "its headings"
    if said is not None:
        return said, "--report-years"
    found = _YEARS.search(name)
    if found:
        return f"{found[1]}-{found[2]}", "its name"
    raise UnreadableError(
        "unusable",
        f"{name} prints no fiscal year, and its name has none",
        "say which report it is: --report-years 2007-2008",
    )


def _held(opened: Opened, came: Came) -> tuple[SourceReference, str, Rendition]:
    """On which source, and which rendition of its bytes, does this file stand?"""
    with opened.casebook.view() as view:
        holders = sources.holders(view.connection, came.sha256)
        rendition, made = came.rendition, came.made
        if rendition is None or made is None:
            rendition, made = _stored(view, came)
        source = sources.one(view, holders[0])
    reference = SourceReference(
        holders[0],
        source.details.title if source else None,
        source.details.publication.name if source and source.details.publication else None,
        source.details.published if source else None,
        came.sha256,
    )
    return reference, rendition, made


def _stored(view: View, came: Came) -> tuple[str, Rendition]:
    """Which rendition was made of these bytes when they were read before?"""
    stored = renditions.newest(view, came.sha256)
    if stored is None:
        raise UnreadableError(
            "unusable",
            f"{came.name} was taken, but no reader made a text of it",
            "see 'answerable failures'",
        )
    made = Rendition(
        renditions.text_of(view.connection, stored.id),
        stored.reader,
        stored.version,
        renditions.sections_of(view.connection, stored.id),
        stored.metadata,
        elements=renditions.elements_of(view.connection, stored.id),
    )
    return stored.id, made


def _record(opened: Opened, name: str, problems: list[UnreadableError]) -> None:
    found = [
        Failure(stage=STAGE, name=name, kind=problem.kind, problem=str(problem), remedy=problem.remedy)
        for problem in problems
    ]
    with opened.casebook.writing(STAGE) as act:
        failures.settle(act, STAGE, found, Visibility.TEAM.rank, name=name, sha256=None, whole=False)


def _unusable(problem: str) -> UnreadableError:
    return UnreadableError("unusable", problem, "look at the page: the line is in none of the claims")
