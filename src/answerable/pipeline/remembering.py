"""What does the casebook know already of what the files of an import name?"""

from collections.abc import Iterable, Sequence

from answerable.pipeline.opened import Opened
from answerable.store import known_entities
from answerable.vocabulary.access import Visibility
from answerable.vocabulary.imported import Before, ImportFile, KnownEntity


def before(opened: Opened, files: Sequence[ImportFile], outdated: Iterable[str]) -> Before:
    """What was known before these files? `outdated` are sources that they replace.

    Nothing that is more closed than the most open of the files: what is told of them would give it away.
    """
    here = {file.held.source.id for file in files if file.held}
    own = here | set(outdated)
    levels = [file.held.visibility for file in files if file.held]
    clearance = min(levels, key=lambda level: level.rank, default=Visibility.PUBLIC)

    def entities(kind: str) -> list[KnownEntity]:
        with opened.casebook.view(clearance=clearance) as view:
            return list(known_entities.of_sheets(view, kind, own))

    def citations(keys: Iterable[str]) -> dict[str, tuple[str, str, str]]:
        with opened.casebook.view() as view:
            return known_entities.cited_at(view, keys)

    def claims() -> set[str]:
        with opened.casebook.view() as view:
            return known_entities.claims_on_cells(view, here)

    return Before(entities, citations, claims)
