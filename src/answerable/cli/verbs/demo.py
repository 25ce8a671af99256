"""`answerable demo [DIR]`: what does Answerable do, shown on a case that was invented for it?"""

import os
import shutil
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import click
from rich.console import Console

from answerable.ask.chain.chain import Held, chain_on
from answerable.ask.command.commander import commander_on
from answerable.ask.command.loading import load_postings
from answerable.cli.options import settings_of
from answerable.cli.printing import console, plain_table, progress, shortened
from answerable.cli.questions.chain import print_chain
from answerable.cli.questions.commander import print_commander
from answerable.match.finding import find
from answerable.pipeline.demo import Said, commands_said, demo_casebook, import_sheets, take_and_read
from answerable.pipeline.importing import Result
from answerable.pipeline.read import Read
from answerable.pipeline.take import Taken
from answerable.store import sources
from answerable.store.casebook import View
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.wording import citation_words, dates_words, day_words, published_words

BRIGADE: Final = "4 Brigade"
BATTALION: Final = "17 Battalion"
NIGHT: Final = date(2024, 3, 12)
"""On which units and which day the case turns."""


@click.command("demo")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.pass_context
def command(context: click.Context, folder: Path | None) -> None:
    """Build an invented case in DIR (default: demo-casebook), from documents and sheets to answers.

    The country, its units and its people do not exist. Nothing is fetched from any network.
    """
    place = folder or Path("demo-casebook")
    started = time.monotonic()
    # The demo never touches a team's database: its casebook is all in its folder.
    settings = replace(settings_of(context), database=None)
    with demo_casebook(place, settings) as opened, progress("taking and reading") as step:
        taken, done = take_and_read(opened, step)
        with opened.casebook.view(clearance=opened.clearance) as shown:
            screen = console()
            _what_was_taken(screen, shown, taken)
            _what_was_read(screen, done, commands_said(shown))
        imported = import_sheets(opened)
        with opened.casebook.view(clearance=opened.clearance) as shown:
            _what_it_answers(screen, shown, imported)
    _what_next(screen, place, time.monotonic() - started)


def _what_was_taken(screen: Console, shown: View, taken: Taken) -> None:
    listed = list(sources.listed(shown))
    inside = sum(source.details.parent is not None for source in listed)
    undated = sum(source.details.published is None for source in listed)
    screen.print()
    screen.print("[bold]The night raid on Imbetu[/]  An invented case in an invented country.")
    screen.print()
    screen.print(
        f"  [bold]{len(listed)}[/] sources taken: {inside} came out of others, {undated} undated, "
        f"{taken.found_again} found twice, {taken.failed} could not be read."
    )
    screen.print()
    table = plain_table("published", "publication", "title")
    for source in sorted(listed, key=lambda item: _day(item.details.published)):
        publication = source.details.publication
        table.add_row(
            published_words(source.details.published),
            publication.name if publication else "",
            shortened(source.label),
        )
    screen.print(table)
    for _, problem in taken.failures:
        screen.print()
        screen.print(f"  [yellow]Not read:[/] {problem}; {problem.remedy}.")


def _day(published: object) -> tuple[bool, str]:
    """Undated sources come last."""
    return (published is None, str(published))


def _what_was_read(screen: Console, done: Read, said: list[Said]) -> None:
    screen.print()
    screen.print(
        f"  [bold]{done.claims}[/] draft claims were read out of {done.sources} sources. They are a "
        "machine's: none counts until you accept it."
    )
    screen.print(
        "  Who is said to head which unit? By printed name only; nothing has been matched or accepted yet."
    )
    for unit in said:
        screen.print()
        screen.print(f"[bold]{unit.unit}[/]", markup=True)
        table = plain_table("who", "as what", "when", "source", "place")
        for claim in unit.claims:
            citation = claim.citations[0]
            rank, person = claim.fields.get("rank"), claim.fields["person"].name
            table.add_row(
                f"{rank} {person}" if rank else person,
                str(claim.fields["title"]),
                dates_words(claim.dates),
                citation.source.publication or shortened(citation.source.title or citation.source.id),
                citation_words(citation),
            )
        screen.print(table)


def _what_it_answers(screen: Console, shown: View, imported: Result) -> None:
    screen.print()
    screen.print(
        f"  [bold]{imported.claims}[/] claims came in from the desk's own sheets, which cite the same "
        "documents. A researcher stands behind them: they answer."
    )
    screen.print(f"  Who commanded the {BRIGADE} on {day_words(NIGHT)}, and under whom was the {BATTALION}?")
    brigade, battalion = (find(shown, "unit", unit) for unit in (BRIGADE, BATTALION))
    postings = load_postings(shown, [brigade.id], day=NIGHT)
    print_commander(screen, commander_on(Reference(brigade.id, brigade.name), postings, NIGHT))
    held = Held(shown, drafts=False)
    print_chain(screen, chain_on(held, Reference(battalion.id, battalion.name), NIGHT, "up"))


def _what_next(screen: Console, place: Path, seconds: float) -> None:
    screen.print()
    screen.print(
        f"  Done in {seconds:.0f} seconds; nothing left this machine. The casebook is in {place}. Next:"
    )
    screen.print()
    program = _typed_as()
    for verb, what in (
        ("serve", "read the sources with the claims marked in them, in your browser"),
        (f'ask commander "{BRIGADE}" --on {NIGHT}', "who was in command, and how well is that known?"),
        (f'ask chain "{BATTALION}" --on {NIGHT}', "who was above?"),
        ('ask career "Brig. Gen. Tandeway"', "where was he posted?"),
        (f'ask unit "{BATTALION}"', "what is known of it?"),
        ("ask conflicts", "what cannot all be so?"),
        ("claims", "every draft, with the words that it stands on"),
        ("search Imbetu", "where do these words stand?"),
        ("failures", "what could not be read, and why"),
        ("decide CLAIM accept", "what do you make of a draft?"),
        ("verify", "does every hash, span and link still hold?"),
    ):
        screen.print(f"    [bold]{program} -C {place} {verb}[/]", highlight=False)
        screen.print(f"        {what}", style="dim")
    screen.print()


def _typed_as() -> str:
    """How is the program typed here? By its place, where it was started from one that is not searched."""
    started = Path(sys.argv[0])
    if started.stem != "answerable" or shutil.which("answerable"):
        return "answerable"
    return os.path.relpath(started)
