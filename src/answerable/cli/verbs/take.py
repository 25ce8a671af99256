"""`answerable take PATH…`: which files come into the casebook?"""

from pathlib import Path
from typing import Any

import click

from answerable.archive.sidecar import describe
from answerable.cli.options import as_json, casebook, strict
from answerable.cli.printing import console, print_json, progress, tell
from answerable.pipeline.take import Taken, take
from answerable.vocabulary.access import Visibility


@click.command("take")
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--id", "id_", metavar="UUID", help="The id of the source that these files are captures of.")
@click.option("--title", help="The source's title.")
@click.option("--author", help="Who wrote it.")
@click.option("--publication", metavar="NAME", help="Who put it out: a newspaper, ministry, NGO, account.")
@click.option("--country", help="The publication's country.")
@click.option(
    "--date", metavar="RANGE", help="When it was published: 2016, 2016-07, 2016-07-22, FIRST..LAST."
)
@click.option("--url", help="Its address. Files with an address that is known join that source.")
@click.option("--archive-url", help="Where a web archive keeps it.")
@click.option("--language", help="Its language, as a code such as en or es.")
@click.option(
    "--visibility",
    type=click.Choice([level.value for level in Visibility]),
    help="Who may see it. Default: team.",
)
@strict
@as_json
@click.pass_context
def command(
    context: click.Context,
    /,
    paths: tuple[Path, ...],
    id_: str | None,
    *,
    strict: bool,
    as_json: bool,
    **said: str | None,
) -> None:
    """Take files and folders into the casebook: copied, hashed, read, and entered in the custody log.

    What a sidecar beside a file says (STEM.meta.json, .yaml or .yml) counts, and these options before it.
    Taking the same thing again changes nothing.
    """
    described = describe({key: value for key, value in {"id": id_, **said}.items() if value is not None})
    with casebook(context) as opened, progress("taking") as step:
        taken = take(opened, paths, described, step)
    if as_json:
        print_json(_document(taken))
    else:
        _show(taken)
    for name, problem in taken.failures[:20]:
        tell(
            f"not read: {problem}; {problem.remedy}"
            if name in str(problem)
            else f"{name}: {problem}; {problem.remedy}"
        )
    if taken.failed > 20:  # noqa: PLR2004  (a screenful)
        tell(f"… and {taken.failed - 20} more: 'answerable failures' lists them all")
    if strict and taken.failed:
        context.exit(1)


def _document(taken: Taken) -> dict[str, Any]:
    protections = taken.protections
    return {
        "new": taken.new,
        "found_again": taken.found_again,
        "unchanged": taken.unchanged,
        "failed": taken.failed,
        "failures": [
            {"name": name, "kind": problem.kind, "problem": str(problem), "remedy": problem.remedy}
            for name, problem in taken.failures
        ],
        "protections": {
            "present": list(protections.present) if protections else [],
            "missing": list(protections.missing) if protections else [],
        },
    }


def _show(taken: Taken) -> None:
    screen = console()
    counts = [f"[bold]{taken.new}[/] taken"]
    if taken.found_again:
        counts.append(f"{taken.found_again} known already, found again or described anew")
    if taken.unchanged:
        counts.append(f"{taken.unchanged} unchanged")
    counts.append(f"{taken.failed} failed")
    screen.print(", ".join(counts) + ".")
    if taken.protections and taken.protections.missing:
        missing = ", ".join(taken.protections.missing)
        screen.print(f"[yellow]Protections that this system lacks while reading:[/] {missing}.")
    if taken.new:
        screen.print("Next: [bold]answerable read[/] makes draft claims of them.")
