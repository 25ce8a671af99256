"""Where in a text does an answer quote it? What another mind says of it counts only by its exact words."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, get_args

from answerable.extract.dates.finding import dates
from answerable.extract.recogniser import Recognised
from answerable.vocabulary.mention import AttributionMention, Mention, MentionType, Stretch

_TYPES: Final = frozenset(get_args(MentionType)) - {"Date"}
_SCORE: Final = 0.5
"""An answer says nothing of how sure it is."""
_FENCE: Final = "```"


@dataclass(frozen=True, slots=True)
class Piece:
    """Which characters of a text were asked about?"""

    start: int
    end: int


def pieces(text: str, longest: int) -> Iterator[Piece]:
    """In which pieces is a text asked about? Whole lines together; a line is cut only if it is longer."""
    start = 0
    while start < len(text):
        end = min(len(text), start + longest)
        if end < len(text):
            line = text.rfind("\n", start, end)
            end = line + 1 if line > start else end
        if text[start:end].strip():
            yield Piece(start, end)
        start = end


def answer_of(content: str) -> Mapping[str, Any]:
    """Which JSON object is this answer, fenced or not? ValueError if it is none."""
    plain = content.strip()
    if plain.startswith(_FENCE) and plain.endswith(_FENCE):
        plain = plain.strip("`").removeprefix("json")
    answer = json.loads(plain)
    if not isinstance(answer, dict):
        msg = "the answer is no JSON object"
        raise ValueError(msg)  # noqa: TRY004  (its kind is the value's, not a programmer's slip)
    return answer


class Quoted:
    """What do the answers about one text come to? Whatever quotes other words is dropped and counted."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._mentions: list[Mention] = []
        self._attributions: list[AttributionMention] = []
        self._dropped = 0

    def add(self, piece: Piece, answer: Mapping[str, Any]) -> None:
        """What does the answer about this piece say?"""
        place = piece.start
        for item in _listed(answer.get("mentions")):
            found = self._mention(piece, place, item)
            if found is None:
                self._dropped += 1
            else:
                self._mentions.append(found)
                place = found.end
        for item in _listed(answer.get("attributions")):
            said = self._attribution(piece, item)
            if said is None:
                self._dropped += 1
            else:
                self._attributions.append(said)

    def recognised(self) -> Recognised:
        """What was recognised in all? Dates are found by rule, beside what was quoted."""
        mentions = sorted(self._mentions, key=lambda mention: mention.start)
        mentions += list(dates(self._text, mentions))
        return Recognised(
            tuple(sorted(mentions, key=lambda mention: mention.start)),
            tuple(sorted(set(self._attributions), key=lambda said: (said.cue, said.content))),
            self._dropped,
        )

    def _mention(self, piece: Piece, place: int, item: Mapping[str, Any]) -> Mention | None:
        words = item.get("text")
        kind = next((known for known in _TYPES if known == item.get("type")), None)
        if kind is None or not isinstance(words, str) or not words.strip():
            return None
        for start in (*self._found(words, place, piece.end), *self._found(words, piece.start, piece.end)):
            end = start + len(words)
            if all(end <= other.start or other.end <= start for other in self._mentions):
                return Mention(kind, start, end, words, _SCORE)
        return None

    def _attribution(self, piece: Piece, item: Mapping[str, Any]) -> AttributionMention | None:
        cue, content, source = (item.get(part) for part in ("cue", "content", "source"))
        if not isinstance(cue, str) or not isinstance(content, str) or not isinstance(source, str | None):
            return None
        for start in self._found(content, piece.start, piece.end):
            said = (start, start + len(content))
            by = self._nearest(cue, piece, said, (said,))
            if by is None:
                continue
            who = self._nearest(source, piece, by, (said, by)) if source else None
            if source and who is None:
                continue
            return AttributionMention((by,), () if who is None else (who,), (said,), _SCORE)
        return None

    def _nearest(self, words: str, piece: Piece, to: Stretch, but: Sequence[Stretch]) -> Stretch | None:
        """Where do these words stand nearest to that stretch, outside of those?"""
        found = [
            (start, start + len(words))
            for start in self._found(words, piece.start, piece.end)
            if all(start + len(words) <= first or last <= start for first, last in but)
        ]
        return min(found, key=lambda at: (max(to[0] - at[1], at[0] - to[1]), at), default=None)

    def _found(self, words: str, start: int, end: int) -> Iterator[int]:
        """Where do these words begin, as words of their own?"""
        while words.strip() and (at := self._text.find(words, start, end)) >= 0:
            behind = at + len(words)
            cut = self._text[at - 1 : at].isalnum() and words[0].isalnum()
            cut = cut or (self._text[behind : behind + 1].isalnum() and words[-1].isalnum())
            if not cut:
                yield at
            start = at + 1


def _listed(value: object) -> Iterator[Mapping[str, Any]]:
    """Which items has this list, if it is one? What is no object counts as an empty one."""
    for item in value if isinstance(value, list) else []:
        yield item if isinstance(item, dict) else {}
