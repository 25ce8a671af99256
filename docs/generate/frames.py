"""How do generated tables get their prose around them? A frame is a page with one gap in it."""

from pathlib import Path
from typing import Final

_FRAMES: Final = Path(__file__).parent / "frames"


def framed(name: str, body: str) -> str:
    """What does the page say, with this body in the gap of the frame `name`? The gap is a line `{…}`."""
    lines = (_FRAMES / f"{name}.md").read_text(encoding="utf-8").splitlines()
    gaps = [number for number, line in enumerate(lines) if line.startswith("{") and line.endswith("}")]
    if len(gaps) != 1:
        msg = f"the frame {name}.md has {len(gaps)} gaps: it needs one line such as {{commands}}"
        raise ValueError(msg)
    lines[gaps[0]] = body.strip("\n")
    return "\n".join(lines) + "\n"
