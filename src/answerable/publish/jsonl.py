"""How is every claim written whole? One JSON object a line, with its sources, spans and status."""

import json
import re
from typing import Final, TextIO

from answerable.store.casebook import View
from answerable.store.claim_reading import listed
from answerable.vocabulary.shapes import Shape, claim_shape

_LONE_HALF: Final = re.compile("[\ud800-\udfff]")


def export_jsonl(view: View, out: TextIO) -> int:
    """How many claims were written? All that may be shown, in the order in which they came in: a stream."""
    count = 0
    for claim in listed(view):
        out.write(f"{_line(claim_shape(claim))}\n")
        count += 1
    return count


def _line(shape: Shape) -> str:
    """A line in letters as they are; half a surrogate pair, which UTF-8 lacks, only as an escape."""
    text = json.dumps(shape, ensure_ascii=False)
    return json.dumps(shape) if _LONE_HALF.search(text) else text
