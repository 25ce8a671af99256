"""`answerable decide CLAIM… WORD`: what do you make of these claims?"""

import click

from answerable.cli.options import as_json, casebook, clearance
from answerable.cli.printing import console, plain, print_json, tell
from answerable.errors import UsageError
from answerable.review.deciding import decide
from answerable.vocabulary.access import DECISIONS
from answerable.vocabulary.shapes import claim_shape
from answerable.vocabulary.wording import claim_sentence


@click.command("decide")
@click.argument("words", metavar=f"CLAIM… {'|'.join(DECISIONS)}", nargs=-1, required=True)
@click.option(
    "--set",
    "settings",
    metavar="FIELD=VALUE",
    multiple=True,
    help="Correct a field; an empty VALUE empties it.",
)
@click.option("--why", metavar="TEXT", help="Your reason, for your colleagues.")
@clearance
@as_json
@click.pass_context
def command(
    context: click.Context,
    words: tuple[str, ...],
    settings: tuple[str, ...],
    why: str | None,
    clearance: str | None,
    *,
    as_json: bool,
) -> None:
    """Accept, reject or mark claims, and correct them with --set.

    CLAIM is a claim's id or its unique beginning. Besides the fields of its type, precise and imprecise
    (a range of days), starting, ending, open, modality, visibility and notes (public) can be set.
    """
    *claims, word = words
    if not claims:
        msg = f"name the claims and what you decide: answerable decide CLAIM… {'|'.join(DECISIONS)}"
        raise UsageError(msg)
    with casebook(context, clearance) as opened:
        decided = decide(
            opened.casebook,
            claims,
            word,
            [_pair(text) for text in settings],
            why=why,
            clearance=opened.clearance,
        )
    if as_json:
        print_json(
            {
                "claims": [claim_shape(item.claim) for item in decided],
                "warnings": [
                    {"claim": item.claim.id, "warning": warning}
                    for item in decided
                    for warning in item.warnings
                ],
            }
        )
    for item in decided:
        if not as_json:
            line = f"{item.claim.id}  {item.claim.status.value}  {claim_sentence(item.claim)}"
            console().print(plain(line), markup=False)
        for warning in item.warnings:
            tell(f"{item.claim.id[:8]}: {warning}")


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        msg = f"--set {text!r} sets nothing: write --set FIELD=VALUE"
        raise UsageError(msg)
    return name.strip(), value
