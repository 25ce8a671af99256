"""Which pages are there? Sources, one source with its claims in place, and what could not be read."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Annotated, Final

from fastapi import FastAPI, Query
from fastapi.responses import HTMLResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.middleware import Middleware

from answerable.errors import UnreadableError
from answerable.pipeline.facsimile import Facsimiles
from answerable.pipeline.opened import Opened
from answerable.store import sources
from answerable.store.act import moment_of
from answerable.store.casebook import View
from answerable.vocabulary import ids
from answerable.vocabulary.source import Source
from answerable.web.facsimile import capture_of, facsimile, rendition_of
from answerable.web.finding import found
from answerable.web.listing import failure_count, failure_rows, source_rows
from answerable.web.problems import NotShownError, answer_problems, problem_page
from answerable.web.protection import Guard
from answerable.web.reading import Wanted, source_page
from answerable.web.rendering import Pages

_FARTHEST: Final = 2**53

Number = Annotated[int, Query(ge=1, le=1_000_000)]
Offset = Annotated[int, Query(ge=0, le=_FARTHEST, alias="from")]
Stretch = Annotated[str, Query(pattern=r"^[0-9]{1,15}-[0-9]{1,15}$")]
Words = Annotated[str, Query(max_length=500)]
Id = Annotated[str, Query(max_length=100)]


def create_app(opened: Opened, as_of: str | None = None, *, host: str = "127.0.0.1") -> FastAPI:
    """How is this casebook shown, to its clearance, as it was at a moment? `host` is the bound address.

    UsageError if `as_of` names no moment.
    """
    moment = None if as_of is None else moment_of(as_of)
    pages = Pages(as_of=moment)
    facsimiles = Facsimiles(opened)
    app = FastAPI(
        lifespan=partial(_closing, facsimiles),
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        middleware=[Middleware(Guard, refuse=partial(problem_page, pages), names=[host])],
    )
    answer_problems(app, pages)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    view = partial(opened.casebook.view, as_of, opened.clearance)

    @app.get("/")
    def list_sources(page: Number = 1, q: Words = "") -> HTMLResponse:
        with view() as shown:
            if q.strip():
                return pages.page("found.html", found=found(shown, q), query=q)
            portion = source_rows(shown, page)
            return pages.page("sources.html", portion=portion, failed=failure_count(shown))

    @app.get("/failures")
    def list_failures(page: Number = 1) -> HTMLResponse:
        with view() as shown:
            return pages.page("failures.html", portion=failure_rows(shown, page))

    @app.get("/sources/{source_id}")
    def show_source(
        source_id: str, offset: Offset = 0, rendition: Id | None = None, found: Stretch | None = None
    ) -> HTMLResponse:
        wanted = Wanted(offset, rendition, None if found is None else _stretch(found))
        with view() as shown:
            source = _source(shown, source_id)
            return pages.page("source.html", shown=source_page(shown, source, wanted))

    @app.get("/sources/{source_id}/pages/{number}")
    def show_printed_page(
        source_id: str, number: int, rendition: Id | None = None, claim: Id | None = None
    ) -> HTMLResponse:
        with view() as shown:
            source = _source(shown, source_id)
            drawn = facsimile(shown, source, number, rendition, claim)
            return pages.page("facsimile.html", shown=drawn)

    @app.get("/sources/{source_id}/pages/{number}/picture")
    def draw_printed_page(source_id: str, number: int, rendition: Id | None = None) -> Response:
        with view() as shown:
            source = _source(shown, source_id)
            capture = capture_of(source, rendition_of(shown, source, rendition))
        try:
            picture = facsimiles.page(capture, number, source.label)
        except UnreadableError as error:
            msg = f"This page cannot be drawn: {error}."
            raise NotShownError(msg) from error
        return Response(picture, media_type="image/png")

    return app


@asynccontextmanager
async def _closing(facsimiles: Facsimiles, _app: FastAPI) -> AsyncIterator[None]:
    """When do the processes end that draw pages? With the server."""
    yield
    facsimiles.close()


def _source(view: View, source_id: str) -> Source:
    try:
        source = sources.one(view, ids.checked(source_id))
    except ValueError:
        source = None
    if source is None:
        msg = f"There is no source “{source_id}” that could be shown here: begin at the list of sources."
        raise NotShownError(msg)
    return source


def _stretch(found: str) -> tuple[int, int]:
    start, _, end = found.partition("-")
    return int(start), max(int(end), int(start) + 1)
