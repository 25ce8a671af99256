"""How does it look, bar by bar? A plot as SVG that needs no other program and no colour to be read."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final
from xml.sax.saxutils import escape

from answerable.ask.trainings.counting import Counted, Line

WIDTH: Final = 980
_LEFT: Final = 400
_RIGHT: Final = 110
_TOP: Final = 84
_ROW: Final = 30
_BAR: Final = 18
_MOST: Final = 40
_LONGEST_NAME: Final = 42
_ENDING: Final = 20
"""Letters at the end of a long name that are kept: they tell a year, a report or a battalion from another."""
_STYLE: Final = (
    "text{font:14px system-ui,sans-serif;fill:#1d1b18}.title{font-size:19px;font-weight:600}"
    ".note{fill:#5d5850;font-size:12.5px}.bar{fill:#0b5261}.twice{fill:none;stroke:#0b5261;stroke-width:1.5}"
    "@media (prefers-color-scheme:dark){svg{background:#17181b}text{fill:#e9e6e0}.note{fill:#a9a59c}"
    ".bar{fill:#83cbd6}.twice{stroke:#83cbd6}}"
)


def plot(counted: Counted, title: str, note: str) -> str:
    """Which SVG shows these lines? A bar a line, as long as its people are many; the largest only, if many.

    Lines of a year that several reports cover are outlined, since they do not add up.
    """
    lines = counted.lines[:_MOST]
    left_out = len(counted.lines) - len(lines)
    height = _TOP + _ROW * len(lines) + (50 if left_out else 28)
    largest = max((line.sum.people for line in lines), default=Decimal(0)) or Decimal(1)
    size = f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style>",
        f'<text class="title" x="20" y="34">{escape(title)}</text>',
        f'<text class="note" x="20" y="58">{escape(note)}</text>',
        *_bars(lines, largest),
    ]
    if left_out:
        drawn.append(f'<text class="note" x="20" y="{height - 18}">{left_out} more are not drawn</text>')
    return "\n".join([*drawn, "</svg>\n"])


def _bars(lines: Sequence[Line], largest: Decimal) -> list[str]:
    drawn = []
    for number, line in enumerate(lines):
        top = _TOP + _ROW * number
        length = round(float(line.sum.people / largest) * (WIDTH - _LEFT - _RIGHT), 1)
        name = _shortened(line.name if line.report is None else f"{line.name}, report {line.report}")
        kind = "bar" if line.report is None else "twice"
        drawn.append(
            f'<text x="{_LEFT - 12}" y="{top + 14}" text-anchor="end">{escape(name)}</text>'
            f'<rect class="{kind}" x="{_LEFT}" y="{top}" width="{length}" height="{_BAR}" rx="2"/>'
            f'<text x="{_LEFT + length + 8}" y="{top + 14}">{line.sum.people:,}</text>'
        )
    return drawn


def _shortened(name: str) -> str:
    if len(name) <= _LONGEST_NAME:
        return name
    return f"{name[: _LONGEST_NAME - _ENDING - 1].rstrip()}…{name[-_ENDING:].lstrip()}"
