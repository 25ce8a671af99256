"""Which casebook do the tests of the pages open, and how do they ask for a page?"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import settings
from lxml import html

from answerable.pipeline.opened import Opened, new_casebook
from answerable.settings import Settings
from answerable.vocabulary.access import Visibility
from answerable.web.app import create_app
from evidence import Ticking

# Two cores shared with a whole suite: how long one example takes says nothing of the law it tests.
settings.register_profile("laws", deadline=None)
settings.load_profile("laws")

Ask = Callable[..., html.HtmlElement]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """An empty casebook of which everything may be shown."""
    with new_casebook(tmp_path / "case", Settings(user="ann", clearance="restricted"), Ticking()) as found:
        yield found


@pytest.fixture
def client_for(opened: Opened) -> Callable[..., TestClient]:
    """Who asks, up to which clearance, and as of when?"""

    def make(clearance: Visibility = Visibility.RESTRICTED, as_of: str | None = None) -> TestClient:
        shown = replace(opened, settings=replace(opened.settings, clearance=clearance.value))
        return TestClient(create_app(shown, as_of), base_url="http://localhost")

    return make


@pytest.fixture
def ask(client_for: Callable[..., TestClient]) -> Ask:
    """The page at this address, as a browser's tree of elements."""

    def page(path: str, *, status: int = 200, **who: object) -> html.HtmlElement:
        answer = client_for(**who).get(path)
        assert answer.status_code == status, answer.text
        return html.document_fromstring(answer.content.decode("utf-8"))

    return page
