"""`answerable purge SOURCE --why TEXT`: what must go for good?"""

import click

from answerable.cli.options import as_json, casebook
from answerable.cli.printing import console, print_json, several
from answerable.pipeline.purge import purge


@click.command("purge")
@click.argument("sources", metavar="SOURCE…", nargs=-1, required=True)
@click.option("--why", required=True, metavar="TEXT", help="The reason, which stays with the tombstone.")
@as_json
@click.pass_context
def command(context: click.Context, sources: tuple[str, ...], why: str, *, as_json: bool) -> None:
    """Remove a source for good: bytes, text, claims that stand on it alone, and every quoted word.

    A tombstone with its hash and your reason stays, so that the casebook still verifies. What came out of
    the source (attachments, files of an archive) goes with it. This cannot be undone, by --as-of neither.
    """
    with casebook(context) as opened:
        purged = purge(opened, sources, why)
    if as_json:
        print_json({"sources": list(purged.sources), "sha256": list(purged.sha256), "claims": purged.claims})
        return
    console().print(
        f"Purged {several(len(purged.sources), 'source')}, {several(len(purged.sha256), 'capture')} and "
        f"{several(purged.claims, 'claim')}. "
        "Copies outside this casebook, and backups of it, are yours to find."
    )
