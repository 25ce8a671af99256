"""`answerable read`: which draft claims do the sources hold?"""

import click

from answerable.cli.options import as_json, casebook, strict
from answerable.cli.printing import console, print_json, progress, several
from answerable.pipeline.read import Read, read


@click.command("read")
@click.option("--again", is_flag=True, help="Also what only an earlier version of the reader has read.")
@strict
@as_json
@click.pass_context
def command(context: click.Context, *, again: bool, strict: bool, as_json: bool) -> None:
    """Make draft claims of everything that was taken and not yet read, each on its exact words.

    Drafts are a machine's. Nothing rests on them until a person accepts them: answerable decide.
    """
    with casebook(context) as opened, progress("reading") as step:
        if opened.settings.reader == "endpoint":
            click.echo(f"The texts that are read are sent to {opened.settings.endpoint}.", err=True)
        result = read(opened, again=again, progress=step)
    if as_json:
        print_json(
            {
                "sources": result.sources,
                "mentions": result.mentions,
                "claims": result.claims,
                "failed": result.failed,
                "dropped": result.dropped,
            }
        )
    else:
        _show(result)
    if strict and result.failed:
        context.exit(1)


def _show(result: Read) -> None:
    screen = console()
    screen.print(
        f"[bold]{result.sources}[/] sources read, {result.mentions} names, ranks, titles and units marked, "
        f"[bold]{result.claims}[/] new draft claims."
    )
    if result.failed:
        screen.print(f"{several(result.failed, 'source')} could not be read: 'answerable failures' says why.")
    if result.dropped:
        screen.print(f"Dropped: {several(result.dropped, 'answer')} whose words do not stand in the text.")
    if result.claims:
        screen.print("Next: [bold]answerable claims[/] lists them, [bold]answerable serve[/] shows them.")
