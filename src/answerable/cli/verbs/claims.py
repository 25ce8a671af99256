"""`answerable claims`: which claims are there, and on which words does each stand?"""

import click

from answerable.cli.options import as_json, as_of, clearance, view
from answerable.cli.printing import console, plain, print_json_list, several
from answerable.errors import UsageError
from answerable.store.casebook import View
from answerable.store.claim_reading import Which, counted, listed
from answerable.vocabulary import ids
from answerable.vocabulary.access import Status
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.claim_types import REGISTRY
from answerable.vocabulary.shapes import claim_shape
from answerable.vocabulary.wording import attribution_words, citation_words, claim_sentence


@click.command("claims")
@click.option("--type", "type_", type=click.Choice(tuple(REGISTRY)), help="Claims of this type.")
@click.option(
    "--status", type=click.Choice([status.value for status in Status]), help="Claims with this status."
)
@click.option("--about", metavar="ID", help="Claims about, or naming, this person, unit, place or posting.")
@click.option("--source", metavar="ID", help="Claims that stand on this source.")
@click.option("--count", is_flag=True, help="Only count them, by type and status.")
@as_of
@clearance
@as_json
@click.pass_context
def command(  # noqa: PLR0913  (each is a word that can be typed)
    context: click.Context,
    type_: str | None,
    status: str | None,
    about: str | None,
    source: str | None,
    as_of: str | None,
    clearance: str | None,
    *,
    count: bool,
    as_json: bool,
) -> None:
    """List claims, each with its status, what it says, and the words that it stands on."""
    which = Which(
        type=type_,
        status=None if status is None else Status(status),
        about=None if about is None else _id(about),
        source=None if source is None else _id(source),
    )
    with view(context, as_of, clearance) as shown:
        if count:
            _counts(shown, which, as_json=as_json)
        elif as_json:
            print_json_list("claims", (claim_shape(claim) for claim in listed(shown, which)))
        else:
            _list(shown, which)


def _list(shown: View, which: Which) -> None:
    screen, number = console(), 0
    for claim in listed(shown, which):
        number += 1
        screen.print(f"[bold]{claim.id}[/]  [cyan]{claim.status.value}[/] {claim.type}")
        screen.print(f"  {plain(claim_sentence(claim))}", markup=False)
        if claim.attribution:
            screen.print(f"  {plain(attribution_words(claim.attribution))}", markup=False)
        for line in evidence_lines(claim):
            screen.print(f"  {plain(line)}", markup=False, style="dim")
        screen.print()
    screen.print(f"{several(number, 'claim')}.")


def evidence_lines(claim: Claim) -> list[str]:
    """On what does the claim stand? One line a citation, those with words first: place, source, words."""
    return [
        f"{citation.source.title or citation.source.id}, {citation_words(citation)}: "
        + (" … ".join(f"“{' '.join(span.text.split())}”" for span in citation.spans) or "no words held")
        for citation in sorted(claim.citations, key=lambda one: not one.spans)
    ]


def _counts(shown: View, which: Which, *, as_json: bool) -> None:
    rows = counted(shown, which)
    if as_json:
        print_json_list(
            "counts", ({"type": kind, "status": state, "claims": n} for (kind, state), n in rows.items())
        )
        return
    screen = console()
    for (kind, state), number in rows.items():
        screen.print(f"{number:>9}  {kind}  {state}")
    screen.print(f"{sum(rows.values()):>9}  in all")


def _id(text: str) -> str:
    try:
        return ids.checked(text)
    except ValueError as error:
        raise UsageError(str(error)) from error
