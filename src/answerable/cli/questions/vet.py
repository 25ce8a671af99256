"""`answerable ask vet NAME`: what is held of a unit or person, on whose word, and what is not known?"""

from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console

from answerable.ask.vet.listing import listed_names
from answerable.ask.vet.resolving import KINDS, Asked, Resolved
from answerable.ask.vet.shapes import vetted_shape
from answerable.ask.vet.telling import NO_VERDICT, sections
from answerable.ask.vet.vetting import Vetted, vet
from answerable.cli.options import as_json, as_of, casebook, clearance, drafts, strict
from answerable.cli.printing import console, plain, print_json, several, tell
from answerable.errors import AmbiguousError, UsageError
from answerable.publish.vet_page import vet_page

_LINES = 3
"""Places of a statement that are shown on a terminal; the page and the JSON have all."""

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("vet")
@click.argument("name", required=False)
@click.option("--csv", "csv_file", metavar="FILE", type=_FILE, help="Vet each line: name, kind, country.")
@click.option("--kind", type=click.Choice(KINDS), help="What NAME is.")
@click.option("--country", metavar="COUNTRY", help="Of which country NAME is: an ISO 3166 code or a name.")
@click.option("--page", metavar="FILE", type=_FILE, help="Write it as a page to print, in one HTML file.")
@drafts
@strict
@as_of
@clearance
@as_json
@click.pass_context
def command(  # noqa: PLR0913  (each is a word that can be typed)
    context: click.Context,
    *,
    name: str | None,
    csv_file: Path | None,
    kind: str | None,
    country: str | None,
    page: Path | None,
    as_of: str | None,
    clearance: str | None,
    drafts: bool,
    strict: bool,
    as_json: bool,
) -> None:
    """Tell what is held of a unit or person: facts, sources and gaps. No score, no verdict.

    For each: who it is taken to be and what else it could be; commanders; incidents alleged against it,
    against units while under it and people while posted to it, each on whose word; trainings received; and
    what is not known. Each section first says what the casebook has to go by: silence is no finding.
    """
    if (name is None) == (csv_file is None):
        msg = "vet one NAME, or a list with --csv FILE"
        raise UsageError(msg)
    bad = 0
    if csv_file is not None:
        asked: list[Asked] = []
        for line, one in listed_names(csv_file):
            if isinstance(one, Asked):
                asked.append(one)
            else:
                bad += 1
                tell(f"{csv_file.name}, line {line}: {one}")
    else:
        asked = [Asked(name=name or "", kind=next((k for k in KINDS if k == kind), None), country=country)]
    with (
        casebook(context, clearance) as opened,
        opened.casebook.view(as_of, opened.clearance) as shown,
    ):
        found = vet(shown, opened.casebook.folder, asked, drafts=drafts)
    if csv_file is None:
        check_resolved(found[0].resolved)
    if page is not None:
        _write(page, found)
    if as_json:
        print_json(vetted_shape(found))
    else:
        _print(console(), found)
    if csv_file is not None:
        unresolved = sum(one.resolved.thing is None for one in found)
        names, lines = several(len(found), "name"), several(bad, "line")
        tell(f"{names} vetted; {unresolved} not resolved; {lines} unusable.")
        if strict and (bad or unresolved):
            context.exit(1)


def check_resolved(who: Resolved) -> None:
    """Is it known who is meant? AmbiguousError, with the choices, or UsageError if not."""
    if who.thing is not None:
        return
    choices = [(one.id, f"{one.kind} {one.says}") for one in who.also]
    if len(choices) > 1:
        raise AmbiguousError(who.why or "", choices)
    hint = "".join(f"; the nearest is the {says} ({key})" for key, says in choices)
    raise UsageError(f"{who.why}{hint}")


def _print(screen: Console, found: Sequence[Vetted]) -> None:
    for vetted in found:
        screen.print()
        thing = vetted.resolved.thing
        screen.print(
            plain(vetted.resolved.asked.name if thing is None else thing.name), markup=False, style="bold"
        )
        for section in sections(vetted):
            screen.print()
            screen.print(f"  {section.title}", markup=False, style="bold")
            screen.print(f"  {plain(section.could_know)}", markup=False, style="dim")
            for item in section.items:
                screen.print(f"    {plain(item.head)}", markup=False)
                for line in item.lines:
                    screen.print(f"      {plain(line)}", markup=False)
                for line in item.grounds[:_LINES]:
                    screen.print(f"      {plain(line)}", markup=False, style="dim")
                if len(item.grounds) > _LINES:
                    more = several(len(item.grounds) - _LINES, "place")
                    screen.print(f"      and {more} more", markup=False, style="dim")
    screen.print()
    screen.print(NO_VERDICT, markup=False)
    screen.print()


def _write(page: Path, found: Sequence[Vetted]) -> None:
    unfinished = page.with_name(f"{page.name}.part")
    try:
        unfinished.write_text(vet_page(found), encoding="utf-8", newline="\n")
        unfinished.replace(page)
    except OSError as error:
        msg = f"{page} cannot be written ({error.strerror}): name a file in a folder that you may write to"
        raise UsageError(msg) from error
    tell(f"{page} written.")
