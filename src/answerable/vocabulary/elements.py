"""Which element of a web page is meant by a path? Its row, and how people say it.

A path is XPath that counts in the order of the page: `/descendant::table[3]/descendant::tr[5]/*[2]`, or
`/descendant::p[4]`. `document.evaluate` of any browser finds the element by it.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

_CELL: Final = re.compile(r"/\*\[(\d+)\]$")
_STEP: Final = re.compile(r"/descendant::([a-z0-9]+)\[(\d+)\]")


def row_of(paths: Iterable[str]) -> str | None:
    """Which row of a table, or other element, holds most of these? The first of several; None of none."""
    counted = Counter(_CELL.sub("", path) for path in paths)
    return max(counted, key=lambda path: counted[path], default=None)


def element_words(path: str) -> str:
    """How do people say which element it is? `table 3, row 5, cell 2`; `p 4`."""
    cell = _CELL.search(path)
    steps = [f"{'row' if tag == 'tr' else tag} {number}" for tag, number in _STEP.findall(path)]
    return ", ".join([*steps, f"cell {cell[1]}"] if cell else steps)
