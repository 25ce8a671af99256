"""How does it look on paper what is held of the names that were vetted? One HTML file that needs no other.

A working copy: it was not accepted for publication, and says so. Every word is escaped, for documents are
hostile.
"""

from collections.abc import Sequence
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from answerable.ask.vet.telling import NO_VERDICT, sections
from answerable.ask.vet.vetting import Vetted

_TEMPLATES: Final = Environment(
    loader=PackageLoader("answerable.publish"),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=lambda value: _printable(value) if isinstance(value, str) else value,
    trim_blocks=True,
    lstrip_blocks=True,
)


def vet_page(found: Sequence[Vetted]) -> str:
    """Which page is it? No script, no address that is fetched, nothing from outside."""
    names = [
        (
            one.resolved.asked.name if one.resolved.thing is None else one.resolved.thing.name,
            one.resolved.kind,
            list(sections(one)),
        )
        for one in found
    ]
    return _TEMPLATES.get_template("vet.html").render(names=names, notice=NO_VERDICT)


def _printable(value: str) -> str:
    """Characters that no page can hold, or that turn the line around, are shown as one that says so."""
    if type(value) is not str:  # what a template has escaped already
        return value
    return "".join(
        char if char.isprintable() or char in "\n\u200c\u200d" else "\N{REPLACEMENT CHARACTER}"
        for char in value
    )
