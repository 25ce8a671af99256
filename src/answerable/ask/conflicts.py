"""What in the casebook cannot all be so? The handbook's checks by cross-reference, run over all that is held.

Each finding names the claims between which it lies, and what would settle it. A claim that is marked as
`conflict` has lost already: it is not looked at again.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from answerable.ask.checks import beginnings, existence, placeholders, places, ranks, twins, two_commanders
from answerable.ask.finding import Finding
from answerable.ask.held import Holdings

CHECKS: Final[Mapping[str, Callable[[Holdings], Iterator[Finding]]]] = {
    two_commanders.NAME: two_commanders.two_commanders,
    beginnings.NAME: beginnings.two_beginnings,
    ranks.NAME: ranks.ranks_out_of_line,
    places.NAME: places.two_places,
    twins.NAME: twins.near_twins,
    placeholders.NAME: placeholders.staffed_placeholders,
    existence.NAME: existence.relations_out_of_time,
}
"""Every check, by its name, in the order in which they are run."""


def conflicts(held: Holdings, checks: tuple[str, ...] = ()) -> Iterator[Finding]:
    """What was found amiss, check after check? A stream; `checks` narrows to those named."""
    for name, check in CHECKS.items():
        if not checks or name in checks:
            yield from check(held)
