"""Which mentions of a text name one person, or one unit? By the names alone, and never by a guess.

"Maj. Gen. Jack Nwaogbo … J. Nwaogbo … Nwaogbo" are one person unless the text has two whom the shorter
name fits; "Joint Task Force (JTF)" is one unit under two names. Nothing is joined over texts: that is
for `match`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from answerable.vocabulary import ids
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.mention import Mention
from answerable.vocabulary.sentences import one_line

_INITIALS: Final = 3
"""Capitals in a row that are initials, not a name: "OA Azazi"."""

_BRACKET: Final = re.compile(r"\s*,?\s*\\?[(\[]\s*")

_KINDS: Final = {"Person": "person", "Organization": "unit"}


@dataclass(slots=True)
class Entity:
    """Who or what is named, under which names? `name` is the fullest; `mentions` in order of their start."""

    id: str
    name: str
    mentions: list[Mention] = field(default_factory=list)

    @property
    def first_of_names(self) -> list[Mention]:
        """Where does each of the names stand first? The fullest name leads."""
        first: dict[str, Mention] = {}
        for mention in self.mentions:
            first.setdefault(ids.folded(mention.text), mention)
        return sorted(first.values(), key=lambda item: (one_line(item.text) != self.name, item.start))


class Entities:
    """Who and what does one text name? Made once a text, asked for the bearer of each mention."""

    def __init__(self, source: str, text: str, mentions: Sequence[Mention]) -> None:
        self._source = source
        self._of: dict[Mention, Entity] = {}
        self._ids: dict[tuple[str, str], str] = {}
        self.persons = self._gathered(source, "Person", mentions, _full_persons(mentions))
        self.units = self._gathered(source, "Organization", mentions, _full_units(text, mentions))

    def of(self, mention: Mention) -> Reference:
        """Who or what does this mention name? With the name that is printed there."""
        return Reference(self._of[mention].id, one_line(mention.text))

    def named(self, kind: str, name: str) -> Reference:
        """Which `person` or `unit` goes by this name here? One of its own where no mention has it."""
        known = self._ids.get((kind, ids.folded(name)))
        return Reference(known or ids.draft_entity(self._source, kind, name), one_line(name))

    def _gathered(
        self, source: str, kind: str, mentions: Iterable[Mention], full: dict[str, str]
    ) -> list[Entity]:
        found: dict[str, Entity] = {}
        of_name: dict[str, Entity] = {}
        for mention in mentions:
            if mention.type == kind:
                folded = ids.folded(mention.text)
                name = full[folded]
                entity = of_name.get(name)
                if entity is None:
                    identity = ids.draft_entity(source, _KINDS[kind], name)
                    entity = of_name[name] = found.setdefault(identity, Entity(identity, name))
                entity.mentions.append(mention)
                self._of[mention] = entity
                self._ids[_KINDS[kind], folded] = entity.id
        return list(found.values())


def _full_persons(mentions: Iterable[Mention]) -> dict[str, str]:
    """Which full name does each name stand for, by its folded form? Its own if no single other has it."""
    names: dict[str, str] = {}
    for mention in mentions:
        if mention.type == "Person":
            names.setdefault(ids.folded(mention.text), one_line(mention.text))
    parts = {folded: _parts(name) for folded, name in names.items()}
    namesakes: dict[str, list[str]] = {}
    for folded in names:
        namesakes.setdefault("".join(parts[folded][-1:]), []).append(folded)
    full: dict[str, str] = {}
    for short, printed in names.items():
        same = namesakes["".join(parts[short][-1:])]
        longer = [other for other in same if other != short and _stands_for(parts[short], parts[other])]
        # the fullest name of whom it fits, if that fits them all: "J Obi" < "Jack Obi" < "Jack A Obi"
        top = max(longer, key=lambda other: (len(parts[other]), len(other), other), default=short)
        one = all(other == top or _stands_for(parts[other], parts[top]) for other in longer)
        full[short] = names[top] if one else printed
    return full


def may_be_one(one: str, other: str) -> bool:
    """Can two names be one person's: the same, or the one short for the other?"""
    mine, theirs = _parts(one), _parts(other)
    return mine == theirs or _stands_for(mine, theirs) or _stands_for(theirs, mine)


def _parts(name: str) -> list[str]:
    """Of which parts is a name made? Initials apart: "OA Azazi" is O, A, Azazi."""
    words = [word for word in re.split(r"[\s.]+", name) if word]
    parts: list[str] = []
    for place, word in enumerate(words):
        initials = word.isupper() and len(word) <= _INITIALS and place < len(words) - 1
        parts += [ids.folded(letter) for letter in word] if initials else [ids.folded(word)]
    return parts


def _stands_for(short: Sequence[str], full: Sequence[str]) -> bool:
    """Can the one name be short for the other? Its last name, and its others or their initials, in order."""
    if short == full or len(short) > len(full) or not short or short[-1] != full[-1]:
        return False
    place = 0
    for part in short[:-1]:
        while place < len(full) - 1 and not _same(part, full[place]):
            place += 1
        if place == len(full) - 1:
            return False
        place += 1
    return len(short) < len(full) or sum(map(len, short)) < sum(map(len, full))


def _same(part: str, full: str) -> bool:
    return part == full or (len(part) == 1 and full.startswith(part))


def _full_units(text: str, mentions: Iterable[Mention]) -> dict[str, str]:
    """Which long form does each name of a unit stand for? What it stands behind in brackets, once."""
    names: dict[str, str] = {}
    long_forms: dict[str, set[str]] = {}
    before: Mention | None = None
    for mention in mentions:
        if mention.type == "Organization":
            folded = ids.folded(mention.text)
            names.setdefault(folded, one_line(mention.text))
            if before is not None and _BRACKET.fullmatch(text, before.end, mention.start):
                long_forms.setdefault(folded, set()).add(ids.folded(before.text))
        before = mention if mention.type == "Organization" else None
    return {
        name: names[next(iter(forms))] if len(forms := long_forms.get(name, set())) == 1 else printed
        for name, printed in names.items()
    }
