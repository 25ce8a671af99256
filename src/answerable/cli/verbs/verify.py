"""`answerable verify`: does every invariant hold?"""

import click

from answerable.cli.options import as_json, casebook
from answerable.cli.printing import console, plain, print_json, several
from answerable.pipeline.verify import problems


@click.command("verify")
@as_json
@click.pass_context
def command(context: click.Context, *, as_json: bool) -> None:
    """Check every hash, span, link and log entry of the casebook. Ends with 1 and a list if one fails."""
    with casebook(context) as opened:
        found = list(problems(opened))
    if as_json:
        print_json({"verified": not found, "problems": found})
    else:
        screen = console()
        for problem in found:
            screen.print(plain(problem), markup=False)
        screen.print(f"{several(len(found), 'problem')}." if found else "The casebook verifies.")
    if found:
        context.exit(1)
