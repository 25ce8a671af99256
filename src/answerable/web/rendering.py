"""How do records become a page? Through templates that escape every word: documents are hostile."""

import re
from collections.abc import Mapping
from typing import Any, Final

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from answerable.vocabulary import kinds, wording
from answerable.web import links, words
from answerable.web.blocks import Border, Line
from answerable.web.sheets import CellList, Grid

UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no page can hold, or that browsers take for something else."""


class Pages:
    """Which page is drawn from which template? `everywhere` is what every page shows."""

    def __init__(self, **everywhere: Any) -> None:
        self._templates = Environment(
            loader=PackageLoader("answerable.web"),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_printable,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.tests.update(
            {f"a_{kind.__name__.lower()}": _is_a(kind) for kind in (Line, Border, Grid, CellList)}
        )
        self._templates.globals.update(everywhere, wording=wording, kinds=kinds, words=words, links=links)

    def page(
        self, template: str, *, code: int = 200, headers: Mapping[str, str] | None = None, **shown: Any
    ) -> HTMLResponse:
        """How does this page look?"""
        drawn = self._templates.get_template(template).render(**shown)
        return HTMLResponse(drawn, code, headers)


def _is_a(kind: type) -> Any:
    return lambda value: isinstance(value, kind)


def _printable(value: object) -> object:
    """Documents hold characters that pages cannot: each is shown as one that says so."""
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", value) if type(value) is str else value
