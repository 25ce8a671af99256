"""How well is it settled who speaks, and in which stance? Scores over attributions annotated by hand.

The annotations lie in `tests/quality/annotated`, which says what each label means and how it is scored. Those
of PolNeAR's dev part hold offsets only: the texts are read from the unpacked archive.
"""

import json
import tarfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from answerable.extract.recogniser import Recognised
from answerable.extract.speech.reading import Said, Speech
from answerable.vocabulary import ids
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.mention import AttributionMention, Stretches, reach
from training.corpus import CHECKOUT
from training.polnear import annotated

ANNOTATED: Final = CHECKOUT / "tests" / "quality" / "annotated"
ARCHIVE: Final = CHECKOUT.parent / "shared" / "data" / "attribution.tar.xz"
MEASURES: Final = ("speaker", "stance", "grounds", "number", "named")

_SOURCE: Final = ids.source_of_bytes("0" * 64)


@dataclass(frozen=True, slots=True)
class Case:
    """Which attribution was annotated, in which text, and with which labels?"""

    document: str
    text: str
    mention: AttributionMention
    labels: dict[str, Any]


def invented() -> list[Case]:
    """Which attributions of our own reports are annotated?"""
    return [
        Case(path.stem, text, _mention(item), item)
        for path in sorted((ANNOTATED / "invented_speech").glob("*.json"))
        for text in [path.with_suffix(".txt").read_bytes().decode()]
        for item in _items(path)
    ]


def polnear() -> list[Case]:
    """Which attributions of PolNeAR's dev part are annotated? None without the archive."""
    texts = _texts()
    return [
        Case(item["document"], texts[item["document"]], _mention(item), item)
        for item in _items(ANNOTATED / "polnear_dev.json")
        if item["document"] in texts
    ]


def scored(cases: Sequence[Case], readings: dict[str, Recognised]) -> dict[str, tuple[int, int, int]]:
    """How many are right, of those whose cue was found, and of all? For each measure (right, found, all).

    `readings` gives what was recognised in each document: with the annotated attributions themselves it is
    the score of the settling alone.
    """
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for document in dict.fromkeys(case.document for case in cases):
        mine = [case for case in cases if case.document == document]
        speech = Speech(mine[0].text, readings[document], _refer)
        for case in mine:
            said = _found(speech.said, case.mention)
            for measure in MEASURES:
                if measure == "stance" and case.labels["stance"] is None:
                    continue
                every[measure] += 1
                if said is not None:
                    found[measure] += 1
                    right[measure] += _is_right(measure, said, case)
    return {measure: (right[measure], found[measure], every[measure]) for measure in MEASURES}


def wrong(
    cases: Sequence[Case], readings: dict[str, Recognised], measure: str
) -> Iterator[tuple[Case, Said]]:
    """Which are wrong by this measure? For whoever looks into a score; not for writing rules by."""
    for document in dict.fromkeys(case.document for case in cases):
        mine = [case for case in cases if case.document == document]
        speech = Speech(mine[0].text, readings[document], _refer)
        for case in mine:
            said = _found(speech.said, case.mention)
            if said is not None and not _is_right(measure, said, case):
                yield case, said


def annotated_readings(cases: Sequence[Case]) -> dict[str, Recognised]:
    """What is recognised where the annotated attributions are given, each once?

    Of PolNeAR all those that the annotator of the cases marked in the document, the labelled ones among
    them: whoever reads a pronoun has read who spoke before.
    """
    found: dict[str, Recognised] = {}
    for document in dict.fromkeys(case.document for case in cases):
        mine = tuple(dict.fromkeys(case.mention for case in cases if case.document == document))
        annotation = next(case.labels.get("annotation") for case in cases if case.document == document)
        others = () if annotation is None else annotated("dev", annotation)
        more = (item for item in others if not any(_overlap(item.cue, given.cue) for given in mine))
        found[document] = Recognised((), (*mine, *more))
    return found


def _is_right(measure: str, said: Said, case: Case) -> bool:
    expected = case.labels[measure]
    match measure:
        case "speaker":
            wanted = None if expected is None else case.text[expected["start"] : expected["end"]]
            return ids.folded(said.speaker.name or "") == ids.folded(wanted or "")
        case "named":
            return bool(said.speaker.is_named == expected)
        case "number":
            return bool(said.speaker.number == expected)
        case "stance":
            return bool(said.stance == expected)
        case _:
            return bool(said.grounds == expected)


def _found(said: Sequence[Said], wanted: AttributionMention) -> Said | None:
    """Which attribution of the reading is it? That whose cue overlaps, and whose content does most."""
    candidates = [item for item in said if _overlap(item.mention.cue, wanted.cue)]
    return max(candidates, key=lambda item: _overlap(item.mention.content, wanted.content), default=None)


def _overlap(one: Stretches, other: Stretches) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def _mention(item: dict[str, Any]) -> AttributionMention:
    parts = {
        part: tuple(sorted((span["start"], span["end"]) for span in item[part] or ()))
        for part in ("cue", "source", "content")
    }
    return AttributionMention(**{part: _apart(spans) for part, spans in parts.items()}, score=1.0)


def _apart(spans: Stretches) -> Stretches:
    """The corpus has spans that touch or cover each other: what overlaps is one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = reach((joined[-1], (start, end)))
        else:
            joined.append((start, end))
    return tuple(joined)


def _items(path: Path) -> list[dict[str, Any]]:
    data = json.loads(path.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = data if isinstance(data, list) else data["attributions"]
    return found


@cache
def _texts() -> dict[str, str]:
    if not ARCHIVE.is_file():
        return {}
    with tarfile.open(ARCHIVE) as archive:
        return {
            Path(member.name).stem: opened.read().decode()
            for member in archive.getmembers()
            if "/dev/text/" in member.name and (opened := archive.extractfile(member)) is not None
        }


def _refer(kind: str, name: str) -> Reference:
    return Reference(ids.draft_entity(_SOURCE, kind, name), name)
