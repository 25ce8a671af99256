"""`answerable export KIND`: in which form do working copies leave the casebook?"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final, TextIO

import click

from answerable.cli.options import as_of, clearance, view
from answerable.cli.printing import several, tell
from answerable.errors import UsageError
from answerable.publish.brat import export_brat
from answerable.publish.jsonl import export_jsonl
from answerable.publish.sfm import export_sfm
from answerable.publish.training_parquet import export_parquet
from answerable.publish.training_rows import export_dataset
from answerable.publish.training_totals import compare as differences
from answerable.publish.training_totals import export_totals
from answerable.store.casebook import View

_PARQUET: Final = ".parquet"

KINDS = {
    "jsonl": "every claim whole, with its sources and spans, one JSON object a line",
    "sfm": "one claim a row in the layout of today's sheets, and their sources, in the folder named with -o",
    "brat": "a .txt and .ann pair for each source that was read, in the folder named with -o",
    "fmtr-dataset": "every training of the training reports, one a row, as CSV, or Parquet with -o X.parquet",
    "fmtr-totals": "every sum that a training report prints, beside that of its rows, as CSV",
}


@click.command(
    "export", epilog="Kinds: " + "; ".join(f"{name}: {what}" for name, what in KINDS.items()) + "."
)
@click.argument("kind", metavar="KIND", type=click.Choice(tuple(KINDS)))
@click.option(
    "-o",
    "output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where to; default: standard output.",
)
@click.option(
    "--compare",
    metavar="TSV",
    type=click.Path(path_type=Path),
    help="fmtr-totals: list instead the rows in which this other extraction differs, and who is right.",
)
@as_of
@clearance
@click.pass_context
def command(
    context: click.Context,
    kind: str,
    output: Path | None,
    compare: Path | None,
    as_of: str | None,
    clearance: str | None,
) -> None:
    """Write working copies, each claim with its status. Nothing here is published: nothing was gated."""
    if compare is not None and kind != "fmtr-totals":
        msg = "--compare is for printed sums: answerable export fmtr-totals --compare TSV"
        raise UsageError(msg)
    with view(context, as_of, clearance) as shown:
        if kind == "brat":
            _brat(shown, output)
        elif kind == "sfm":
            _sfm(shown, output)
        elif kind == "jsonl":
            _written(partial(export_jsonl, shown), output, "claim")
        elif kind == "fmtr-dataset":
            _dataset(shown, output)
        elif compare is None:
            _written(partial(export_totals, shown), output, "printed sum")
        else:
            _written(partial(differences, shown, compare), output, "difference")


def _dataset(shown: View, output: Path | None) -> None:
    if output is None or output.suffix != _PARQUET:
        _written(partial(export_dataset, shown), output, "training")
        return
    with _finished(output) as unfinished:
        count = export_parquet(shown, unfinished)
    tell(f"{several(count, 'training')} written to {output}.")


def _written(write: Callable[[TextIO], int], output: Path | None, what: str) -> None:
    if output is None:
        write(sys.stdout)
        return
    if output.suffix == _PARQUET:
        msg = f"{output} cannot be written: only fmtr-dataset is written as Parquet"
        raise UsageError(msg)
    with _finished(output) as unfinished, unfinished.open("w", encoding="utf-8", newline="\n") as out:
        count = write(out)
    tell(f"{several(count, what)} written to {output}.")


@contextmanager
def _finished(output: Path) -> Iterator[Path]:
    """Where is a file written that gets its name only when it is whole?"""
    unfinished = output.with_name(f"{output.name}.part")
    try:
        yield unfinished
        unfinished.replace(output)
    finally:
        unfinished.unlink(missing_ok=True)


def _sfm(shown: View, output: Path | None) -> None:
    if output is None or (output.exists() and not output.is_dir()):
        msg = "name a folder for claims.csv and sources.csv: answerable export sfm -o DIR"
        raise UsageError(msg)
    count = export_sfm(shown, output)
    tell(f"{several(count, 'claim')} written to {output}, with the sources that they cite.")


def _brat(shown: View, output: Path | None) -> None:
    if output is None:
        msg = "name the folder for the .txt and .ann files: answerable export brat -o DIR"
        raise UsageError(msg)
    if output.exists() and not output.is_dir():
        msg = f"{output} is a file: name a folder for the .txt and .ann files"
        raise UsageError(msg)
    exported = export_brat(shown, output)
    tell(f"{several(exported.pairs, 'pair')} of .txt and .ann written to {output}.")
    if exported.unread:
        tell(f"Not yet read, and so left out: {exported.unread}. 'answerable read' reads them.")
