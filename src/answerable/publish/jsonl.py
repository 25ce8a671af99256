"""How is every claim written whole? One JSON object a line, with its sources, spans and status."""

import json
from typing import TextIO

from answerable.store.casebook import View
from answerable.store.claim_reading import listed
from answerable.vocabulary.shapes import claim_shape


def export_jsonl(view: View, out: TextIO) -> int:
    """How many claims were written? All that may be shown, in the order in which they came in: a stream."""
    count = 0
    for claim in listed(view):
        out.write(json.dumps(claim_shape(claim), ensure_ascii=False))
        out.write("\n")
        count += 1
    return count
