"""Which types of claim are there, and of which fields is each made? Told from the registry."""

from answerable.vocabulary.claim_types import REGISTRY, ClaimType, Field
from docs.generate.frames import framed
from docs.generate.tables import code, table


def page() -> str:
    """What does the page of the claim types say?"""
    return framed("claim-types", "".join(_section(item) for item in REGISTRY.values()))


def _section(claim_type: ClaimType) -> str:
    rows = (
        (code(item.name), _holds(item), "needed" if item.needed else "", code(item.label or ""))
        for item in claim_type.fields
    )
    asserts = f"\n## {claim_type.name}\n\nAsserts {claim_type.asserts}.\n\n"
    return asserts + table(("field", "holds", "to be accepted", "in sheets"), rows)


def _holds(field: Field) -> str:
    if field.choices:
        return f"{field.kind}: " + " or ".join(code(choice) for choice in field.choices)
    return f"{field.kind} to a {field.entity}" if field.entity else field.kind
