"""Which unit is meant where an office names none: "the GOC, Maj. Gen. X" in a report on a division?"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from answerable.extract.gaps import Cues
from answerable.extract.posting_draft import PostingDraft
from answerable.extract.roles import role_of
from answerable.vocabulary.mention import Mention

_FAR: Final = 900
"""Characters back to the unit that was spoken of: some three paragraphs."""

_APART: Final = ">"
"""Between a title and the kinds of unit that it leads, in the data file."""


def with_understood_units(
    drafts: Sequence[PostingDraft], mentions: Sequence[Mention], known: Cues
) -> list[PostingDraft]:
    """Which unit does each office lead? Where it names none, the last named of the kind that its title leads.

    Only titles that lead one kind of unit ("Brigade Commander"), by the data file; `mentions` in order of
    their start. None if there is no such unit, if another person is said to lead it, or of a former office.
    """
    leads = {phrase[: phrase.index(_APART)]: phrase[phrase.index(_APART) + 1 :] for phrase in known.leads}
    units = [mention for mention in mentions if mention.type == "Organization"]
    taken = {id(draft.unit): draft.person.text for draft in drafts if draft.unit is not None and draft.title}
    found: list[PostingDraft] = []
    for draft in drafts:
        kinds = None if draft.title is None else leads.get(tuple(draft.title.text.lower().split()))
        if draft.unit is not None or kinds is None or draft.title is None or draft.tense == "past":
            found.append(draft)
            continue
        first = min(draft.title.start, draft.person.start)
        near = [unit for unit in units if first - _FAR < unit.start < first and _is_of(unit, kinds)]
        if not near or taken.get(id(near[-1]), draft.person.text) != draft.person.text:
            found.append(draft)
            continue
        role = role_of(draft.title.text, with_unit=True)
        found.append(replace(draft, unit=near[-1], role=role))
    return found


def _is_of(unit: Mention, kinds: Sequence[str]) -> bool:
    return not set(kinds).isdisjoint(unit.text.lower().replace(".", "").split())
