"""What do a claim's fields say, in one line? One sentence for each type of claim, and one for any other."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from answerable.vocabulary.attribution import Reference

_RELATIONS: Final = {"child-of": "part of", "member-of": "lent to"}

_POSITIONINGS: Final = {"site": "based at", "aoo": "operating in"}


def fields_sentence(type_name: str, fields: Mapping[str, Any]) -> str:
    """What do these fields say? `Brig. Gen. X — Commander — 4 Brigade`, for a posting."""
    sentence = _SENTENCES.get(type_name, _any_sentence)(fields)
    return sentence or f"a {type_name} of which nothing more is said"


def one_line(text: str) -> str:
    """How do printed words read in one line? Line breaks and rows of spaces become one space."""
    return " ".join(text.split())


def _said(value: object) -> str:
    """A field's value in words; empty where it holds nothing."""
    match value:
        case None:
            return ""
        case Reference(name=name):
            return one_line(name)
        case tuple():
            return ", ".join(_said(item) for item in value)
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return f"{value:,}"
        case _:
            return one_line(str(value))


def _joined(*parts: str) -> str:
    return " — ".join(part for part in parts if part)


def _before(word: str, value: str) -> str:
    return f"{word} {value}" if value else ""


def _posting(fields: Mapping[str, Any]) -> str:
    role, title = _said(fields.get("role")), _said(fields.get("title"))
    person = f"{_said(fields.get('rank'))} {_said(fields.get('person'))}".strip()
    printed = (
        f"{role} (“{title}”)" if role and title and title.casefold() != role.casefold() else role or title
    )
    if fields.get("acting"):
        printed = f"acting {printed}".strip()
    return _joined(person, printed, _said(fields.get("unit")))


def _relation(fields: Mapping[str, Any]) -> str:
    kind, wider = _said(fields.get("type")), _said(fields.get("class"))
    said = f"{_RELATIONS.get(kind, kind)} {f'({wider})' if wider else ''}".strip()
    return _joined(_said(fields.get("unit")), said, _said(fields.get("related_unit")))


def _positioning(fields: Mapping[str, Any]) -> str:
    kind = _said(fields.get("type"))
    place = ", ".join(filter(None, (_said(fields.get("base_name")), _said(fields.get("location")))))
    return _joined(_said(fields.get("unit")), _POSITIONINGS.get(kind, kind), place)


def _named(fields: Mapping[str, Any]) -> str:
    names = [one_line(name) for name in fields.get("names") or ()]
    others = f"{names[0]} (also {', '.join(names[1:])})" if names[1:] else "".join(names)
    return _joined(others, _said(fields.get("classifications")), _said(fields.get("country")))


def _incident(fields: Mapping[str, Any]) -> str:
    by = (_said(fields.get("perpetrators")), _said(fields.get("perpetrator_classifications")))
    places = (_said(fields.get("location_description")), _said(fields.get("location")))
    return _joined(
        _said(fields.get("violation_types")),
        _said(fields.get("description")),
        _before("at", ", ".join(filter(None, places))),
        _before("by", ", ".join(filter(None, by))),
        _before("against", _said(fields.get("victims"))),
    )


def _training(fields: Mapping[str, Any]) -> str:
    trainer = _said(fields.get("trainer_unit")) or _said(fields.get("trainer_country"))
    country = _said(fields.get("recipient_country"))
    recipient = _said(fields.get("recipient_unit")) or _said(fields.get("recipient_classifications"))
    recipient = f"{recipient} ({country})" if recipient and country else recipient or country
    course = ", ".join(filter(None, (_said(fields.get("programme")), _said(fields.get("course")))))
    cost = f"{_said(fields.get('cost'))} {_said(fields.get('cost_currency'))}".strip()
    quantity = _said(fields.get("quantity"))
    return _joined(
        _before("trained by", trainer),
        recipient,
        course,
        f"{quantity} trained" if quantity else "",
        _before("cost", cost) if fields.get("cost") is not None else "",
    )


def _location(fields: Mapping[str, Any]) -> str:
    parent = _said(fields.get("explicit_parent")) or _said(fields.get("admin_names"))
    return _joined(_said(fields.get("name")), _before("in", parent), _said(fields.get("country")))


def _statement(fields: Mapping[str, Any]) -> str:
    content = _said(fields.get("content"))
    return content if content[:1] in "\"“‘'«" else f"“{content}”" if content else ""


def _figure(fields: Mapping[str, Any]) -> str:
    """`about $400m (400,000,000 USD) — aid — in 2009`: as printed, then what it comes to, and of what."""
    printed = f"{_said(fields.get('qualifier'))} {_said(fields.get('text'))}".strip()
    value, currency = _said(fields.get("value")), _said(fields.get("currency"))
    highest = _said(fields.get("value_to"))
    is_plain = value in printed and highest in printed and not currency
    both = f"{value} to {highest}" if highest else value
    worth = "" if is_plain else f"({both} {currency})".replace(" )", ")")
    about = _said(fields.get("about"))
    whole = about if printed and about and about.split()[0] in printed.split() else ""
    said = " ".join(filter(None, (printed, worth)))
    return _joined(said, whole or about, _said(fields.get("period")), _said(fields.get("place")))


def _any_sentence(fields: Mapping[str, Any]) -> str:
    """What does a claim of a type say that this module has no sentence for? Its fields, each by its name."""
    return _joined(*(f"{name.replace('_', ' ')}: {_said(value)}" for name, value in fields.items()))


_SENTENCES: Final[dict[str, Callable[[Mapping[str, Any]], str]]] = {
    "posting": _posting,
    "relation": _relation,
    "positioning": _positioning,
    "unit": _named,
    "person": _named,
    "incident": _incident,
    "training": _training,
    "location": _location,
    "statement": _statement,
    "figure": _figure,
}
