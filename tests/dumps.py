"""What stands in a casebook's database? Every row of every table, to compare one state with another."""

import sqlite3
from pathlib import Path
from typing import Any

Dump = dict[str, list[tuple[Any, ...]]]


def dump(folder: Path) -> Dump:
    """Which rows has each table, those of the index of words included?"""
    connection = sqlite3.connect(folder / "casebook.db")
    try:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        # Text is compared as bytes: it may hold what is no text to the driver.
        connection.text_factory = bytes
        return {
            table: sorted(connection.execute(f'SELECT * FROM "{table}"').fetchall(), key=repr)
            for table in sorted(tables)
        }
    finally:
        connection.close()


def files(folder: Path) -> dict[str, bytes]:
    """Which files are kept, and what is in them?"""
    kept = folder / "files"
    return {
        path.name: path.read_bytes()
        for path in sorted(kept.rglob("*"))
        if path.is_file() and path.parent.name != "incoming"
    }


def traces(folder: Path, words: bytes) -> list[str]:
    """In which of the casebook's files do these words stand?"""
    return [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and words in path.read_bytes()
    ]
