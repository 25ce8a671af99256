"""How is the dataset written for those who count with it? As Parquet, with the type of every column.

The rows are those of the CSV. Where a cell of that is empty, here is none; what is JSON there are lists here.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from answerable.errors import UsageError
from answerable.publish.training_rows import COLUMNS, dataset
from answerable.store.casebook import View
from answerable.store.rows import chunks

if TYPE_CHECKING:
    from pyarrow import Schema

_GROUP: Final = 5_000
"""Rows of one group, which are in memory at once."""

_WHOLE: Final = ("fiscal_year", "quantity", "page_number", "page")


def export_parquet(view: View, path: Path) -> int:
    """How many trainings were written? UsageError where pyarrow is missing, or a number fits no column."""
    try:
        from pyarrow import RecordBatch  # noqa: PLC0415  (large, and nothing else needs it)
        from pyarrow.parquet import ParquetWriter  # noqa: PLC0415
    except ImportError as error:
        msg = (
            "Parquet is written by pyarrow, which is not installed: "
            "pip install 'answerable[parquet]', or name a .csv"
        )
        raise UsageError(msg) from error
    schema = _schema()
    count = 0
    with ParquetWriter(path, schema, compression="zstd") as writer:
        for rows in chunks(map(_typed, dataset(view)), _GROUP):
            writer.write_batch(RecordBatch.from_pylist(rows, schema=schema))
            count += len(rows)
    return count


def _schema() -> "Schema":
    import pyarrow as pa  # noqa: PLC0415

    text, number = pa.string(), pa.int32()
    corners = [(side, pa.float64()) for side in ("left", "top", "right", "bottom")]
    special = {
        "fiscal_year": number,
        "start_date": pa.date32(),
        "end_date": pa.date32(),
        "quantity": pa.int64(),
        "total_cost": pa.float64(),
        "page_number": number,
        "page": number,
        "reconciled": pa.bool_(),
        "box": pa.struct(corners),
        "cell_boxes": pa.list_(pa.struct([("field", text), ("page", number), *corners])),
        "cell_spans": pa.list_(pa.struct([("field", text), ("start", number), ("end", number)])),
        "cell_elements": pa.list_(pa.struct([("field", text), ("path", text)])),
    }
    return pa.schema(
        [
            pa.field(name, special.get(name, text), metadata={"description": what})
            for name, what in COLUMNS.items()
        ]
    )


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    """Which values have the columns, of those that a row of the dataset has?"""
    box = row["box"]
    return row | {
        **{name: _whole(row, name) for name in _WHOLE},
        "total_cost": None if row["total_cost"] is None else float(row["total_cost"]),
        "box": None if box is None else box._asdict(),
        "cell_boxes": [
            {"field": name, "page": page, **place._asdict()}
            for name, places in row["cell_boxes"].items()
            for page, place in places
        ],
        "cell_spans": [
            {"field": name, "start": start, "end": end}
            for name, spans in row["cell_spans"].items()
            for start, end in spans
        ],
        "cell_elements": [
            {"field": name, "path": path} for name, paths in row["cell_elements"].items() for path in paths
        ],
    }


def _whole(row: dict[str, Any], column: str) -> int | None:
    value = row[column]
    if value is None:
        return None
    try:
        return int(str(value))
    except ValueError as error:
        msg = (
            f"claim {row['claim']} has {value!r} for its {column}, where Parquet has a whole number: "
            "correct it with 'answerable decide', or name a .csv"
        )
        raise UsageError(msg) from error
