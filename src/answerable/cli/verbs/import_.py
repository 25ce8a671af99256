"""`answerable import KIND FILE…`: which claims made elsewhere come in?"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from answerable.cli.options import as_json, casebook, strict
from answerable.cli.printing import console, plain_table, print_json
from answerable.cli.reports import READS, REPORTS, import_and_tell
from answerable.errors import UsageError
from answerable.pipeline.opened import Opened

if TYPE_CHECKING:
    from answerable.pipeline.importing import Kind


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
@click.option(
    "--report-years",
    metavar="YEARS",
    help="fmtr: which report it is, where its pages print no fiscal year: 2007-2008.",
)
@click.option(
    "--reconciliation",
    is_flag=True,
    help="fmtr: print every sum that the report prints beside that of its rows.",
)
@strict
@as_json
@click.pass_context
def command(  # noqa: PLR0913  (as many as it has options)
    context: click.Context,
    kind: str | None,
    files: tuple[Path, ...],
    *,
    list_kinds: bool,
    settings: tuple[str, ...],
    replaces: str | None,
    report_years: str | None,
    reconciliation: bool,
    strict: bool,
    as_json: bool,
) -> None:
    """Import claims that were made elsewhere. Importing the same file again changes nothing.

    Name all sheets of one country together: they name each other's rows.
    """
    if list_kinds:
        _list_kinds(as_json=as_json)
        return
    if kind is None or (kind != REPORTS and kind not in _others()):
        msg = f"{kind or 'nothing'} is no kind of import: use one of {', '.join(_kinds())}"
        raise UsageError(msg)
    if not files:
        msg = f"name the files to import: answerable import {kind} FILE…"
        raise UsageError(msg)
    with casebook(context) as opened:
        if kind == REPORTS:
            failed = import_and_tell(opened, files, report_years, tells_all=reconciliation, as_json=as_json)
        else:
            _refuse(report_years, reconciliation=reconciliation)
            failed = _import(opened, kind, files, _options(settings), replaces, as_json=as_json)
    if strict and failed:
        context.exit(1)


def _refuse(report_years: str | None, *, reconciliation: bool) -> None:
    if report_years is not None or reconciliation:
        msg = "--report-years and --reconciliation are for training reports: answerable import fmtr FILE…"
        raise UsageError(msg)


def _import(
    opened: Opened,
    kind: str,
    files: tuple[Path, ...],
    options: dict[str, str],
    replaces: str | None,
    *,
    as_json: bool,
) -> int:
    from answerable.pipeline.importing import import_files  # noqa: PLC0415  (see `_others`)

    imported = import_files(opened, _others()[kind], files, options, replaces)
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
    return imported.failed


def _list_kinds(*, as_json: bool) -> None:
    if as_json:
        print_json({"kinds": [{"name": name, "reads": reads} for name, reads in _kinds().items()]})
        return
    table = plain_table("kind", "reads")
    for name, reads in _kinds().items():
        table.add_row(name, reads)
    console().print(table)


def _kinds() -> dict[str, str]:
    """What can be imported, and what is each kind of file?"""
    return {item.name: item.reads for item in _others().values()} | {REPORTS: READS}


def _others() -> "Mapping[str, Kind]":
    """Which kinds are there beside training reports? Loading them takes a tenth of a second: not before."""
    from answerable.pipeline.importing import KINDS  # noqa: PLC0415

    return KINDS


def _options(settings: tuple[str, ...]) -> dict[str, str]:
    options = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            msg = f"{setting!r} tells nothing: write --set NAME=VALUE"
            raise UsageError(msg)
        options[name.strip()] = value.strip()
    return options
