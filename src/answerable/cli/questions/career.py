"""`answerable ask career PERSON`: where was a person posted, when, and who says so?"""

from typing import Final

import click
from rich.console import Console

from answerable.ask.career import Career, Post, ask_career, career_shape
from answerable.cli.options import as_json, as_of, clearance, drafts, view
from answerable.cli.printing import console, plain, print_json, several
from answerable.cli.verbs.claims import evidence_lines
from answerable.match.finding import find
from answerable.vocabulary.access import Status
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.wording import dates_words, range_words

_LINES: Final = 3
"""Citations of a claim that are shown: all are in the JSON, and listed by `claims --about`."""


@click.command("career")
@click.argument("person")
@drafts
@as_of
@clearance
@as_json
@click.pass_context
def command(
    context: click.Context,
    person: str,
    as_of: str | None,
    clearance: str | None,
    *,
    drafts: bool,
    as_json: bool,
) -> None:
    """Tell where a person was posted, one post after the other, each on its citations.

    PERSON is a name with or without rank, an alias, or an id. Days between two sightings of one post are
    told apart from those on which it was seen; so are days on which no post is known, and posts held at once.
    """
    with view(context, as_of, clearance) as shown:
        career = ask_career(shown, find(shown, "person", person), drafts=drafts)
    if as_json:
        print_json(career_shape(career))
    else:
        _print(console(), career)


def _print(screen: Console, career: Career) -> None:
    screen.print()
    screen.print(f"[bold]{plain(career.person.name)}[/]  {career.person.id}")
    aliases = [entry.name for entry in career.names if entry.name != career.person.name]
    if aliases:
        screen.print(f"  also {plain(', '.join(aliases))}", markup=False)
    unknown = list(career.unknown)
    for place, post in enumerate(career.posts):
        while unknown and post.extent.first is not None and unknown[0].last < post.extent.first:
            days = unknown.pop(0)
            screen.print()
            screen.print(
                f"  [yellow]No post known[/] {range_words(days)} ({several(days.length or 0, 'day')})"
            )
        _post(screen, post)
        for both in career.overlaps:
            if both.other == place:
                beside, when = career.posts[both.one], ", ".join(map(range_words, both.days))
                screen.print(f"  [yellow]At once[/] with {plain(_what(beside))}: {when}")
    if not career.posts:
        screen.print("  No posting is known.")
    screen.print()


def _post(screen: Console, post: Post) -> None:
    screen.print()
    flags = [status.value for status in post.statuses if status is not Status.ACCEPTED]
    screen.print(
        f"[bold]{plain(_when(post))}[/]  {plain(_what(post))}{f' [cyan]({flags[0]})[/]' if flags else ''}"
    )
    for days in post.between:
        screen.print(
            f"  {range_words(days)}: between sightings, with nothing known that breaks the post", markup=False
        )
    for claim in post.claims:
        screen.print(f"  {plain(_said(claim))}", markup=False)
        lines = evidence_lines(claim)
        for line in lines[:_LINES]:
            screen.print(f"    {plain(line)}", markup=False, style="dim")
        if len(lines) > _LINES:
            screen.print(
                f"    and {several(len(lines) - _LINES, 'citation')} more", markup=False, style="dim"
            )


def _when(post: Post) -> str:
    """From when to when? The days seen, and what lies between them; else the range in which it was."""
    if not post.days:
        return f"some day in {range_words(post.extent)}"
    first, *others = post.days
    for other in others:
        first = first.hull(other)
    return range_words(first)


def _what(post: Post) -> str:
    role = post.role or " / ".join(post.said("title")) or "a post of which nothing more is said"
    where = "a unit that is not named" if post.unit is None else post.unit.name
    return f"{'acting ' if post.acting else ''}{role}, {where}"


def _said(claim: Claim) -> str:
    """What does one claim of a post add? Rank, title, and its own dates."""
    acting = "acting" if claim.fields.get("acting") else ""
    said = ", ".join(filter(None, (claim.fields.get("rank"), claim.fields.get("title"), acting)))
    marked = "" if claim.status is Status.ACCEPTED else f" [{claim.status.value}]"
    return f"{said or 'no rank or title given'}: {dates_words(claim.dates)}{marked}  {claim.id[:8]}"
