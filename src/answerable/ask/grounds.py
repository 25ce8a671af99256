"""On which claims does an answer rest, whole and with their citations? Read when it is known which.

Rules decide over what claims say in brief (`store.brief_reading`): hundreds may have to be weighed, and the
answer names a few of them.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from answerable.store.casebook import View
from answerable.store.claim_reading import Which, listed
from answerable.vocabulary.claim import Claim

Grounds: TypeAlias = Callable[[Iterable[str]], Mapping[str, Claim]]
"""Which claims, whole, have these ids? There may be others among them."""


def grounds_in(view: View) -> Grounds:
    """How are whole claims had from the casebook? Each is read once, and all that are missing together."""
    held: dict[str, Claim] = {}

    def read(claims: Iterable[str]) -> Mapping[str, Claim]:
        missing = tuple(sorted(set(claims) - held.keys()))
        if missing:
            held.update((claim.id, claim) for claim in listed(view, Which(keys=missing)))
        return held

    return read
