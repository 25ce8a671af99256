"""Which claims stand on the lines of a file that `export jsonl` wrote, here or elsewhere?"""

import json
from collections.abc import Iterator
from typing import BinaryIO, Final

from answerable.archive.opening import open_file
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.imported import Imported, ImportFile, Made, Options, Unusable
from answerable.vocabulary.shapes import claim_from

LONGEST_LINE: Final = 16 << 20
"""Bytes of a line: a claim with all its words takes a few thousand."""


def read(file: ImportFile, _options: Options) -> Iterator[Imported]:
    """Which claim stands on each line, or why is there none?"""
    with open_file(file.path, file.name) as stream:
        for number, line in enumerate(_lines(stream), start=1):
            if line.strip():
                claim = _claim_on(line)
                place = f"line {number}"
                yield Unusable(place, claim) if isinstance(claim, str) else Made(place, claim)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Which lines are there? One that never ends is cut, so that it cannot fill the memory."""
    while line := stream.readline(LONGEST_LINE + 1):
        yield line
        while line and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE)


def _claim_on(line: bytes) -> Claim | str:
    if len(line) > LONGEST_LINE:
        return f"it is longer than {LONGEST_LINE >> 20} MiB"
    try:
        shape = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"it is not JSON ({error})"
    try:
        return claim_from(shape)
    except KeyError as error:
        return f"a claim needs the key {error}"
    except (ValueError, RecursionError) as error:
        return " ".join(str(error).split())
