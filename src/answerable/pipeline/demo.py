"""What does the invented case show, once it was taken and read? Who is said to hold which post, by whom."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from answerable.errors import UsageError
from answerable.pipeline.importing import KINDS, Result, import_files
from answerable.pipeline.opened import Opened, new_casebook
from answerable.pipeline.read import Read, read
from answerable.pipeline.take import Taken, take
from answerable.settings import Settings
from answerable.store.casebook import MARKER, View
from answerable.store.claim_reading import Which, listed
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.ids import folded

NOTE: Final = "invented-case.txt"
"""The file that tells the demo's casebook from a real one."""

COMMANDING: Final = ("command", "commander", "commandant", "commanding")
ASSISTING: Final = ("deputy", "assistant", "second")
"""Words of a title that speak of whoever is in charge, and of whoever is not, for this summary alone."""


@dataclass(frozen=True, slots=True)
class Said:
    """Which claims put somebody at the head of a unit that is printed under this name?"""

    unit: str
    claims: tuple[Claim, ...]

    @property
    def persons(self) -> int:
        """How many different names are there?"""
        return len({folded(_name(claim, "person")) for claim in self.claims})


@contextmanager
def demo_casebook(folder: Path, settings: Settings) -> Iterator[Opened]:
    """Which casebook holds the invented case? UsageError if the folder is a casebook of another kind.

    Invented allegations must never stand among real ones.
    """
    note = folder / NOTE
    if (folder / MARKER).exists() and not note.exists():
        msg = f"{folder} is a casebook already: name a folder of its own for the invented case"
        raise UsageError(msg)
    with new_casebook(folder, settings) as opened:
        note.write_text("An invented case: the country, its units and its people do not exist.\n")
        yield opened


def take_and_read(opened: Opened, progress: Callable[[str], None] | None = None) -> tuple[Taken, Read]:
    """What came of taking and reading the invented case?"""
    with as_file(files("answerable.demo_case").joinpath("documents")) as folder:
        taken = take(opened, [folder], progress=progress)
    return taken, read(opened, progress=progress)


def import_sheets(opened: Opened) -> Result:
    """What came of importing the desk's sheets, which cite the documents that were taken?"""
    with as_file(files("answerable.demo_case").joinpath("sheets")) as folder:
        return import_files(opened, KINDS["sfm"], sorted(folder.glob("*.csv")))


def commands_said(view: View, most: int = 3) -> list[Said]:
    """At the head of which units do the drafts put the most different people? The most disputed first.

    By printed name alone: nothing has been matched yet, so two spellings count as two.
    """
    by_unit: dict[str, list[Claim]] = {}
    for claim in listed(view, Which(type="posting")):
        title = folded(str(claim.fields.get("title", ""))).split()
        heads = not set(title).isdisjoint(COMMANDING) and set(title).isdisjoint(ASSISTING)
        if heads and claim.reader is not None and "unit" in claim.fields:
            by_unit.setdefault(folded(_name(claim, "unit")), []).append(claim)
    said = [
        Said(_name(claims[0], "unit"), tuple(sorted(claims, key=lambda claim: claim.dates.extent.last)))
        for claims in by_unit.values()
    ]
    return sorted(said, key=lambda item: (-item.persons, -len(item.claims), item.unit))[:most]


def _name(claim: Claim, field: str) -> str:
    reference = claim.fields[field]
    return reference.name if isinstance(reference, Reference) else str(reference)
