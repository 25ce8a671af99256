"""`answerable import KIND FILE…`: which claims made elsewhere come in?"""

from pathlib import Path

import click

from answerable.cli.options import as_json, casebook, strict
from answerable.cli.printing import console, plain_table, print_json
from answerable.errors import UsageError
from answerable.pipeline.importing import KINDS, import_files


@click.command("import")
@click.argument("kind", metavar="KIND", required=False)
@click.argument("files", metavar="FILE…", nargs=-1, type=click.Path(path_type=Path))
@click.option("--list", "list_kinds", is_flag=True, help="List the kinds of file that can be imported.")
@click.option(
    "--set", "settings", metavar="NAME=VALUE", multiple=True, help="Tell the kind of import something."
)
@click.option(
    "--replaces",
    metavar="EARLIER",
    help="An imported file, or the id of its source, that this one replaces: what is gone is retracted.",
)
@strict
@as_json
@click.pass_context
def command(
    context: click.Context,
    kind: str | None,
    files: tuple[Path, ...],
    *,
    list_kinds: bool,
    settings: tuple[str, ...],
    replaces: str | None,
    strict: bool,
    as_json: bool,
) -> None:
    """Import claims that were made elsewhere. Importing the same file again changes nothing.

    Name all sheets of one country together: they name each other's rows.
    """
    if list_kinds:
        _list_kinds(as_json=as_json)
        return
    if kind not in KINDS:
        msg = f"{kind or 'nothing'} is no kind of import: use one of {', '.join(KINDS)}"
        raise UsageError(msg)
    if not files:
        msg = f"name the files to import: answerable import {kind} FILE…"
        raise UsageError(msg)
    with casebook(context) as opened:
        imported = import_files(opened, KINDS[kind], files, _options(settings), replaces)
    if as_json:
        print_json(
            {
                "new": imported.new,
                "claims": imported.claims,
                "failed": imported.failed,
                "retracted": imported.retracted,
            }
        )
    else:
        console().print(
            f"[bold]{imported.new}[/] new claims of {imported.claims}; "
            + (f"{imported.retracted} retracted; " if replaces else "")
            + f"{imported.failed} places could not "
            "be used" + (": 'answerable failures' lists them." if imported.failed else ".")
        )
    if strict and imported.failed:
        context.exit(1)


def _list_kinds(*, as_json: bool) -> None:
    if as_json:
        print_json({"kinds": [{"name": item.name, "reads": item.reads} for item in KINDS.values()]})
        return
    table = plain_table("kind", "reads")
    for item in KINDS.values():
        table.add_row(item.name, item.reads)
    console().print(table)


def _options(settings: tuple[str, ...]) -> dict[str, str]:
    options = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            msg = f"{setting!r} tells nothing: write --set NAME=VALUE"
            raise UsageError(msg)
        options[name.strip()] = value.strip()
    return options
