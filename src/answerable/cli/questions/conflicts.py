"""`answerable ask conflicts`: what in the casebook cannot all be so, and what would settle it?"""

from collections.abc import Generator, Iterator
from typing import Any

import click

from answerable.ask.conflicts import CHECKS, conflicts
from answerable.ask.finding import Finding
from answerable.ask.held import Holdings, holdings
from answerable.cli.options import as_json, as_of, clearance, drafts, view
from answerable.cli.printing import console, plain, print_json_list, several
from answerable.cli.verbs.claims import evidence_lines
from answerable.store.casebook import View
from answerable.store.claim_reading import Which, listed
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.shapes import claim_shape
from answerable.vocabulary.wording import claim_sentence


@click.command("conflicts")
@click.option(
    "--check",
    "checks",
    type=click.Choice(tuple(CHECKS)),
    multiple=True,
    help="Run this check only. Can be given several times. Default: all.",
)
@drafts
@as_of
@clearance
@as_json
@click.pass_context
def command(
    context: click.Context,
    checks: tuple[str, ...],
    as_of: str | None,
    clearance: str | None,
    *,
    drafts: bool,
    as_json: bool,
) -> None:
    """Check claims against one another, as the handbook tells people to do by hand.

    Each finding names the claims between which it lies and what would settle it. Claims marked as conflict
    have lost already and are left out.
    """
    with view(context, as_of, clearance) as shown:
        held = holdings(shown, drafts=drafts)
        found = conflicts(held, checks)
        if as_json:
            print_json_list("findings", _documents(shown, held, found))
        else:
            _print(shown, found)


def _documents(
    shown: View, held: Holdings, found: Iterator[Finding]
) -> Generator[dict[str, Any], None, None]:
    for finding in found:
        yield {
            "id": finding.id,
            "check": finding.check,
            "sentence": finding.sentence,
            "about": [{"id": entity, "name": held.name(entity)} for entity in finding.about],
            "claims": [claim_shape(claim) for claim in _claims(shown, finding)],
            "evidence": list(finding.evidence),
            "settle": finding.settle,
        }


def _print(shown: View, found: Iterator[Finding]) -> None:
    screen, number = console(), 0
    for finding in found:
        number += 1
        screen.print(f"[bold]{finding.check}[/]")
        screen.print(f"  {plain(finding.sentence)}.", markup=False)
        for line in finding.evidence:
            screen.print(f"  {plain(line)}", markup=False)
        for claim in _claims(shown, finding):
            screen.print(f"  [cyan]{claim.id[:8]}[/] {claim.status.value}", end=" ")
            screen.print(plain(claim_sentence(claim)), markup=False)
            for line in evidence_lines(claim)[:_LINES]:
                screen.print(f"           {plain(line)}", markup=False, style="dim")
            if len(claim.citations) > _LINES:
                more = several(len(claim.citations) - _LINES, "citation")
                screen.print(f"           and {more} more", markup=False, style="dim")
        screen.print(f"  To settle it: {plain(finding.settle)}.", markup=False)
        screen.print()
    screen.print(f"{several(number, 'finding')}.")


_LINES = 2
"""Citations of each claim that are shown; `claims --about` and `--json` show all."""


def _claims(shown: View, finding: Finding) -> list[Claim]:
    """Which claims does it name? In the order in which the finding names them."""
    order = {key: place for place, key in enumerate(finding.claims)}
    return sorted(listed(shown, Which(keys=tuple(order))), key=lambda claim: order[claim.id])
