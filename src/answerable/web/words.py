"""How do statuses, sizes, kinds and moments read on a page? In words; programs ask the command line."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from answerable.vocabulary.access import Status
from answerable.vocabulary.wording import day_words

STATUSES: Final[dict[Status, str]] = {
    Status.DRAFT: "draft",
    Status.ACCEPTED: "accepted",
    Status.CONFLICT: "in conflict",
    Status.WORK_NEEDED: "needs work",
    Status.ISSUE: "has an issue",
    Status.REJECTED: "rejected",
    Status.SUPERSEDED: "superseded",
    Status.RETRACTED: "retracted",
}
"""What does a claim's card say of how far it was decided? In this order they are counted, too."""

SET_ASIDE: Final = frozenset({Status.REJECTED, Status.SUPERSEDED, Status.RETRACTED})
"""Claims that nothing rests on any more: kept and listed, but not marked in the text."""

MACHINE_DRAFT: Final = "machine’s draft"

NOT_HELD: Final = "not held"

_KILO: Final = 1000


def size_words(size: int) -> str:
    """How large is it? `812 bytes`, `3.4 kB`, `12 MB`."""
    if size < _KILO:
        return f"{size} byte" if size == 1 else f"{size} bytes"
    amount = float(size)
    for unit in ("kB", "MB", "GB"):
        amount /= _KILO
        if amount < _KILO or unit == "GB":
            break
    return f"{amount:.1f} {unit}" if amount < 10 else f"{amount:.0f} {unit}"  # noqa: PLR2004 - two digits


def moment_words(stamp: str) -> str:
    """When was it? `23 November 2026, 20:15 UTC`, from an act's time."""
    moment = datetime.fromisoformat(stamp)
    return f"{day_words(moment.date())}, {moment:%H:%M} UTC"


def sentence(words: str, name: str = "") -> str:
    """How do these words stand by themselves? With a capital and a full stop; the rest is left as it is.

    The `name` of a file keeps its small letter where the words begin with it.
    """
    first = words[:1] if name and words.startswith(name) else words[:1].upper()
    return f"{first}{words[1:].rstrip('.')}."


def number_words(number: int, one: str, several: str) -> str:
    """How many are they? `1 source`, `2,014 sources`."""
    return f"{number:,} {one if number == 1 else several}"


def status_counts(counts: Mapping[Status, int]) -> tuple[str, ...]:
    """How many claims of each status? `3 accepted`, `12 drafts`; those there are none of are left out."""
    plurals = {Status.DRAFT: "drafts", Status.WORK_NEEDED: "need work", Status.ISSUE: "have an issue"}
    return tuple(
        number_words(counts[status], word, plurals.get(status, word))
        for status, word in sorted(STATUSES.items(), key=lambda item: item[0] is Status.DRAFT)
        if counts.get(status)
    )
