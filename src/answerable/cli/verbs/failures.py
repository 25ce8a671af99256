"""`answerable failures`: what could not be taken or read, and why?"""

import click

from answerable.cli.options import as_json, as_of, clearance, view
from answerable.cli.printing import add_row, console, plain_table, print_json_list, several
from answerable.store import failures
from answerable.store.failures import Failure


@click.command("failures")
@as_of
@clearance
@as_json
@click.pass_context
def command(context: click.Context, as_of: str | None, clearance: str | None, *, as_json: bool) -> None:
    """List what could not be taken, read or imported, why, and what to do about it."""
    with view(context, as_of, clearance) as shown:
        if as_json:
            print_json_list("failures", (failure_document(failure) for failure in failures.listed(shown)))
            return
        table, count = plain_table("stage", "name", "what happened", "what to do"), 0
        for failure in failures.listed(shown):
            count += 1
            add_row(table, failure.stage, failure.name, failure.problem, failure.remedy)
        screen = console()
        if count:
            screen.print(table)
        screen.print(f"{several(count, 'failure')}.")


def failure_document(failure: Failure) -> dict[str, str | None]:
    """How is a failure written as JSON?"""
    return {
        "stage": failure.stage,
        "name": failure.name,
        "kind": failure.kind,
        "problem": failure.problem,
        "remedy": failure.remedy,
        "source": failure.source,
        "sha256": failure.sha256,
        "at": failure.at,
    }
