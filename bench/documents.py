"""What are the benchmarks made of? Invented reports by the thousand, each different, the same every time.

The country, the units and the people are drawn from syllables: none is anybody.
"""

import json
import random
from pathlib import Path

RANKS = ("Col.", "Brig. Gen.", "Maj. Gen.", "Lt. Col.", "Capt.", "Major General", "Superintendent", "Colonel")
TITLES = ("Commander", "General Officer Commanding", "Commanding Officer", "spokesman", "Chief of Staff")
SYLLABLES = (
    *("ba", "dor", "ek", "fen", "gul", "hir", "ib", "jon", "kal", "lum"),
    *("mer", "nas", "ol", "pel", "quo", "ras", "tav", "ul", "ves", "zor"),
)
SENTENCES = (
    "{rank} {person}, {title} of the {unit}, said on Monday that his men had acted within the law.",
    "The {title} of the {unit}, {rank} {person}, visited the town of {place} with his staff.",
    "{rank} {person} took over as {title} of the {unit} from {rank2} {person2} at a parade in {place}.",
    "Residents of {place} told this newspaper that the road had been closed since the early morning.",
    "A statement by the {unit} did not say how many people had been questioned in {place}.",
    "“We have nothing to add,” {rank} {person} told reporters, and left the hall before the questions.",
    "The market of {place} opened late, and traders said that few buyers had come from the villages.",
    "Rain has made the tracks between {place} and {place2} impassable for most of the season.",
)


def make_folder(folder: Path, count: int, seed: int = 7) -> int:
    """How many tokens have these reports? `count` of them are written, with sidecars, some 260 words each."""
    draw = random.Random(seed)
    tokens = 0
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        place = folder / f"{number // 1000:03}"
        place.mkdir(exist_ok=True)
        text = report(draw)
        tokens += len(text.split())
        (place / f"report-{number:06}.txt").write_text(text, encoding="utf-8")
        said = {
            "title": text.partition("\n")[0],
            "publication": f"The {_name(draw)} Courier",
            "date": f"{2001 + number % 20}-{1 + number % 12:02}-{1 + number % 28:02}",
        }
        (place / f"report-{number:06}.meta.json").write_text(json.dumps(said), encoding="utf-8")
    return tokens


def report(draw: random.Random) -> str:
    """What does one report say? A headline and some fifteen sentences in paragraphs."""
    lines = [
        f"{_name(draw)} {draw.choice(('asks', 'waits', 'votes', 'rebuilds'))} again, {draw.random():.6f}"
    ]
    for _ in range(draw.randint(4, 6)):
        lines.append("")
        lines.append(" ".join(_sentence(draw) for _ in range(draw.randint(2, 4))))
    return "\n".join(lines) + "\n"


def _sentence(draw: random.Random) -> str:
    return draw.choice(SENTENCES).format(
        rank=draw.choice(RANKS),
        rank2=draw.choice(RANKS),
        person=f"{_name(draw)} {_name(draw)}",
        person2=f"{_name(draw)} {_name(draw)}",
        title=draw.choice(TITLES),
        unit=f"{draw.randint(1, 99)} {draw.choice(('Brigade', 'Battalion', 'Division'))}",
        place=_name(draw),
        place2=_name(draw),
    )


def _name(draw: random.Random) -> str:
    return "".join(draw.choice(SYLLABLES) for _ in range(draw.randint(2, 3))).capitalize()
