"""What disagrees, on which claims does that rest, and what would settle it?"""

from dataclasses import dataclass

from answerable.vocabulary import ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found amiss?

    `check` is the rule's name; `sentence` says what disagrees; `claims` are the ids of the claims between
    which it lies, `about` those of the units and persons; `settle` says what would settle it, and `evidence`
    what the rule goes by, where it was learnt from the casebook itself.
    """

    check: str
    sentence: str
    claims: tuple[str, ...]
    about: tuple[str, ...]
    settle: str
    evidence: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Under which id is it found again, as long as it lies between the same claims?"""
        return ids.derived("finding", self.check, sorted(self.claims))
