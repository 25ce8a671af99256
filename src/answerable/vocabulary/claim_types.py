"""What can a claim assert? An open registry: one entry a type, its fields and what accepting needs.

A new type is a new entry here; no migration follows. The fields are those of the field's own sheets
(`label` is the column's name there), in snake case without the prefix.
"""

import dataclasses
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from answerable.vocabulary.attribution import Reference

FieldKind = Literal["text", "texts", "number", "flag", "reference", "references"]


@dataclass(frozen=True, slots=True)
class Field:
    """What does one field of a claim hold?

    `needed` means that a claim cannot be accepted without it; `choices` closes the values;
    `label` is the column of today's sheets; `entity` says what kind of thing a reference is to.
    """

    name: str
    kind: FieldKind
    label: str | None = None
    needed: bool = False
    choices: tuple[str, ...] = ()
    entity: str = ""


@dataclass(frozen=True, slots=True)
class ClaimType:
    """What does a claim of this type assert, and of what is it made?"""

    name: str
    asserts: str
    fields: tuple[Field, ...]
    _by_name: dict[str, Field] = dataclasses.field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Have the fields at hand by their names: they are asked for at every claim that is read."""
        object.__setattr__(self, "_by_name", {one.name: one for one in self.fields})

    def field(self, name: str) -> Field | None:
        """Which field has this name?"""
        return self._by_name.get(name)


REGISTRY: Final[dict[str, ClaimType]] = {}


CONTEXTS: Final = (
    Field("starting_context", "text", "starting_context:range"),
    Field("ending_context", "text", "ending_context:range"),
)
"""What did the sources say of how it began and ended ("appointed", "retired")?"""


def register(claim_type: ClaimType) -> ClaimType:
    """How does a new type of claim come in? Once, under a name of its own."""
    if claim_type.name in REGISTRY:
        msg = f"there is a claim type {claim_type.name!r} already"
        raise ValueError(msg)
    REGISTRY[claim_type.name] = claim_type
    return claim_type


register(
    ClaimType(
        "unit",
        "that a unit exists, its names, classifications and country",
        (
            Field("names", "texts", "unit:names:assertion", needed=True),
            Field("classifications", "texts", "unit:classifications:assertion"),
            Field("country", "text", "country:annotation"),
            # a unit whose parent is known only by its level hangs under an Unknown one; a unit spoken of
            # without its name is Unnamed
            Field("placeholder", "text", choices=("unknown", "unnamed")),
            *CONTEXTS,
        ),
    )
)
register(
    ClaimType(
        "person",
        "that a person exists, their names and country",
        (
            Field("names", "texts", "person:names:assertion", needed=True),
            Field("gender", "text", "person:gender:assertion"),
            Field("account_type", "text", "person:account_type:assertion"),
            Field("account_id", "text", "person:account_id:assertion"),
            Field("media_description", "text", "person:media_description:annotation"),
            Field("country", "text", "country:annotation"),
            *CONTEXTS,
        ),
    )
)
register(
    ClaimType(
        "posting",
        "that a person held a role, title or rank in a unit",
        (
            Field("person", "reference", "posting:person:refs:assertion", needed=True, entity="person"),
            Field("unit", "reference", "posting:unit:refs:assertion", needed=True, entity="unit"),
            Field("role", "text", "posting:roles:assertion"),
            Field("title", "text", "posting:titles:assertion"),
            Field("rank", "text", "posting:ranks:assertion"),
            Field("when", "text", choices=("current", "past", "future")),
            Field("acting", "flag"),
            *CONTEXTS,
        ),
    )
)
register(
    ClaimType(
        "relation",
        "that a unit was part of, or lent to, another",
        (
            Field("unit", "reference", "relation:unit:refs:assertion", needed=True, entity="unit"),
            Field(
                "type",
                "text",
                "relation:types:assertion",
                needed=True,
                choices=("child-of", "member-of"),
            ),
            Field(
                "related_unit",
                "reference",
                "relation:related_unit:refs:assertion",
                needed=True,
                entity="unit",
            ),
            Field(
                "class",
                "text",
                "relation:related_unit_classes:assertion",
                choices=("command", "administrative", "class"),
            ),
            *CONTEXTS,
        ),
    )
)
register(
    ClaimType(
        "positioning",
        "that a unit had a site or an area of operations at a place",
        (
            Field("unit", "reference", "positioning:unit:refs:assertion", needed=True, entity="unit"),
            Field("type", "text", "positioning:types:assertion", needed=True, choices=("site", "aoo")),
            Field("base_name", "text", "positioning:base_names:assertion"),
            Field(
                "location", "reference", "positioning:location:refs:assertion", needed=True, entity="location"
            ),
            *CONTEXTS,
        ),
    )
)
register(
    ClaimType(
        "incident",
        "that somebody alleges a violation, at a place, by and against somebody",
        (
            Field("violation_types", "texts", "incident:violation:types:assertion", needed=True),
            Field("description", "text", "incident:violation:descriptions:assertion", needed=True),
            Field("violation_categories", "texts", "category:violation_types:annotation"),
            Field("location_description", "text", "incident:location:descriptions:assertion"),
            Field("location", "reference", "incident:location:refs:assertion", entity="location"),
            Field("country", "text", "country:annotation"),
            Field("perpetrators", "references", "incident:perpetrator:refs:assertion", entity="unit"),
            Field("perpetrator_classifications", "texts", "incident:perpetrator:classifications:assertion"),
            Field("victims", "references", "incident:victim:refs:assertion", entity="person"),
            *CONTEXTS,
        ),
    )
)
register(
    ClaimType(
        "training",
        "that a trainer trained a recipient",
        (
            Field("programme", "text", "training:program:refs:assertion"),
            Field("course", "text", "training:course:refs:assertion"),
            Field("trainer_unit", "reference", "training:trainer_unit:refs:assertion", entity="unit"),
            Field("trainer_country", "text", "training:trainer_country:annotation"),
            Field("recipient_unit", "reference", "training:recepient_unit:refs:assertion", entity="unit"),
            Field("recipient_classifications", "texts", "training:recipient:classifications:assertion"),
            Field("recipient_country", "text", "training:recipient_country:annotation"),
            Field("location_description", "text", "training:location:descriptions:assertion"),
            Field("location", "reference", "training:location:refs:assertion", entity="location"),
            Field("quantity", "number", "training:quantity:assertion"),
            Field("cost", "number", "training:cost:assertion"),
            Field("cost_currency", "text", "training:cost_currency:assertion"),
            Field("report", "text"),
            Field("fiscal_year", "number"),
            Field("region", "text"),
            Field("recipient_iso3", "text"),
            Field("start_printed", "text"),
            Field("end_printed", "text"),
            Field("page_printed", "text"),
            Field("reconciled", "flag"),
            *CONTEXTS,
        ),
    )
)
register(
    ClaimType(
        "printed_total",
        "that a report of trainings prints a sum over the rows above it, or a country without any",
        (
            Field("level", "text", needed=True, choices=("year", "programme", "country", "no_activity")),
            Field("report", "text"),
            Field("fiscal_year", "number"),
            Field("region", "text"),
            Field("recipient_country", "text"),
            Field("recipient_iso3", "text"),
            Field("programme", "text"),
            Field("quantity", "number"),
            Field("cost", "number"),
            Field("cost_currency", "text"),
            Field("rows", "number"),
            Field("rows_quantity", "number"),
            Field("rows_cost", "number"),
            Field("met", "flag"),
            Field("fault", "text"),
            Field("page_printed", "text"),
        ),
    )
)
register(
    ClaimType(
        "location",
        "that a place is a point, line or polygon, and where in the administrative tree",
        (
            Field("name", "text", "name:annotation", needed=True),
            Field("origin", "text", "origin:location"),
            Field("origin_id", "text", "origin_id:location"),
            Field("geo_type", "text", "geo_type:qa", choices=("point", "line", "polygon")),
            Field("country", "text", "country:annotation"),
            Field("geometry", "text", "geometry:ref:entity"),
            Field("explicit_parent", "reference", "location:explicit_parent:annotation", entity="location"),
            Field("admin_level", "number", "location:admin_level:qa"),
            Field("admin_names", "texts"),
            *CONTEXTS,
        ),
    )
)
register(
    ClaimType(
        "statement",
        "that somebody says something: who, in which stance and on what grounds is in its attribution",
        (
            Field("content", "text", needed=True),
            Field("units", "references", entity="unit"),
            Field("people", "references", entity="person"),
            Field("places", "texts"),
            Field("figures", "texts"),
            Field("dates", "texts"),
        ),
    )
)
register(
    ClaimType(
        "figure",
        "that there is so much of something: a count, money, a share, a rate or a rank",
        (
            Field("value", "number", needed=True),
            Field("value_to", "number"),
            Field("unit", "text"),
            Field("currency", "text"),
            Field("qualifier", "text"),
            Field("text", "text", needed=True),
            Field("period", "text"),
            Field("about", "text"),
            Field("place", "text"),
        ),
    )
)


def claim_type(name: str) -> ClaimType:
    """Which type of claim has this name? ValueError, listing those there are, if none has."""
    if name not in REGISTRY:
        msg = f"{name!r} is no type of claim: use one of {', '.join(REGISTRY)}"
        raise ValueError(msg)
    return REGISTRY[name]


def check_fields(type_name: str, fields: Mapping[str, Any]) -> None:
    """Does every field belong to the type and hold what it should? ValueError, in one sentence, if not."""
    known = claim_type(type_name)
    for name, value in fields.items():
        field = known.field(name)
        if field is None:
            names = ", ".join(item.name for item in known.fields)
            msg = f"a {type_name} claim has no field {name!r}: its fields are {names}"
            raise ValueError(msg)
        if not _fits(field.kind, value):
            msg = f"the field {name!r} of a {type_name} claim holds a {field.kind}, not {value!r}"
            raise ValueError(msg)
        if field.choices and value not in field.choices:
            choices = ", ".join(field.choices)
            msg = f"the field {name!r} of a {type_name} claim is one of {choices}, not {value!r}"
            raise ValueError(msg)


def missing_to_accept(type_name: str, fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Which fields must still be filled before this claim can be accepted?"""
    return tuple(
        field.name
        for field in claim_type(type_name).fields
        if field.needed and fields.get(field.name) in (None, "", ())
    )


def references(fields: Mapping[str, Any]) -> Iterable[tuple[str, Reference]]:
    """Which entities does the claim name, and in which field?"""
    for name, value in fields.items():
        if isinstance(value, Reference):
            yield name, value
        elif isinstance(value, tuple):
            yield from ((name, item) for item in value if isinstance(item, Reference))


def _fits(kind: FieldKind, value: object) -> bool:
    match kind:
        case "text":
            return isinstance(value, str) and bool(value.strip())
        case "number":
            # JSON has no infinity and no "not a number"
            return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        case "flag":
            return isinstance(value, bool)
        case "reference":
            return isinstance(value, Reference)
        case "texts":
            return _all_fit("text", value)
        case "references":
            return _all_fit("reference", value)


def _all_fit(kind: FieldKind, value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and all(_fits(kind, item) for item in value)
