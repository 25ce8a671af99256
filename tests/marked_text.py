"""Which words of a text are marked, and what is said of them? A notation for tests: `{R1 Col.} {P1 Ada Obi}`.

The letter is the type (Person, Rank, Title, Unit, Date), the number tells marks of one type apart. A posting
is written as its marks and its tense: `P1 R1 T2 U1 past`.
"""

import re
from dataclasses import dataclass

from answerable.extract.postings import PostingDraft
from answerable.vocabulary.mention import Mention, MentionType

_TYPES: dict[str, MentionType] = {"P": "Person", "R": "Rank", "T": "Title", "U": "Organization", "D": "Date"}
_MARK = re.compile(r"\{([PRTUD]\d+) ([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Marked:
    """The text without its marks, and the mention of each mark."""

    text: str
    marks: dict[str, Mention]

    @property
    def mentions(self) -> list[Mention]:
        return list(self.marks.values())

    def written(self, draft: PostingDraft) -> str:
        """How is this draft written in the notation?"""
        names = {mention: name for name, mention in self.marks.items()}
        parts = (draft.person, draft.rank, draft.title, draft.unit)
        return " ".join([*(names[part] for part in parts if part is not None), draft.tense])


def marked(notation: str) -> Marked:
    """Which text and marks does this notation stand for?"""
    text, marks, last = "", {}, 0
    for match in _MARK.finditer(notation):
        name, words = match.groups()
        text += notation[last : match.start()]
        assert name not in marks, f"{name} is marked twice"
        marks[name] = Mention(_TYPES[name[0]], len(text), len(text) + len(words), words, 1.0)
        text += words
        last = match.end()
    return Marked(text + notation[last:], marks)
