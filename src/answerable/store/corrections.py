"""What does a claim say once a person has corrected it? Changes are kept beside the reading, never in it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from answerable.vocabulary.access import Modality, Visibility
from answerable.vocabulary.claim import Claim
from answerable.vocabulary.shapes import dates_from, value_from


def corrected(claim: Claim, changes: Mapping[str, Any]) -> Claim:
    """What does the claim say after these changes?

    `changes` has any of `fields` (name to new value, null to empty it), `dates` (whole), `modality`,
    `notes`, `visibility`, in the shapes of `vocabulary.shapes`. ValueError if the result is no claim.
    """
    if not changes:
        return claim
    fields = dict(claim.fields)
    for name, shape in changes.get("fields", {}).items():
        if shape is None:
            fields.pop(name, None)
        else:
            fields[name] = value_from(shape)
    return replace(
        claim,
        fields=fields,
        dates=dates_from(changes["dates"]) if "dates" in changes else claim.dates,
        modality=Modality(changes.get("modality", claim.modality)),
        notes=changes.get("notes", claim.notes),
        visibility=Visibility(changes.get("visibility", claim.visibility)),
    )
