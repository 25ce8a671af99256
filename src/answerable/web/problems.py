"""Why is there no such page? One table from what went wrong to the status and the sentence that is shown."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException

from answerable.errors import AnswerableError, StoreError, UsageError
from answerable.logs import logger
from answerable.store.database import explained
from answerable.web.protection import HEADERS
from answerable.web.rendering import Pages


class NotShownError(AnswerableError):
    """Which thing is not there, or may not be shown? The two are told alike."""


def _own_words(error: Any) -> str:
    return str(error)


def _of_status(error: HTTPException) -> str:
    if error.status_code == HTTPStatus.NOT_FOUND:
        return "There is no page at this address: begin at the list of sources."
    return f"This request cannot be answered: {error.detail}."


def _of_query(error: RequestValidationError) -> str:
    places = ", ".join(str(item["loc"][-1]) for item in error.errors())
    return f"The address has a value that cannot be used ({places}): follow a link of these pages instead."


def _of_database(error: OperationalError) -> str:
    return str(explained(error))


def _unexpected(_error: Exception) -> str:
    return "Something went wrong here that should not: the terminal that runs this page says more."


PROBLEMS: Final[dict[type[Exception], tuple[HTTPStatus | None, Callable[[Any], str]]]] = {
    NotShownError: (HTTPStatus.NOT_FOUND, _own_words),
    UsageError: (HTTPStatus.BAD_REQUEST, _own_words),
    StoreError: (HTTPStatus.SERVICE_UNAVAILABLE, _own_words),
    AnswerableError: (HTTPStatus.INTERNAL_SERVER_ERROR, _own_words),
    OperationalError: (HTTPStatus.SERVICE_UNAVAILABLE, _of_database),
    RequestValidationError: (HTTPStatus.BAD_REQUEST, _of_query),
    HTTPException: (None, _of_status),
    Exception: (HTTPStatus.INTERNAL_SERVER_ERROR, _unexpected),
}
"""Which status and which words belong to which error? None: the error has its own status."""


def problem_page(pages: Pages, status: HTTPStatus, sentence: str) -> Response:
    """How does a page look that says why there is none?"""
    return pages.page("problem.html", code=status, headers=HEADERS, status=status, sentence=sentence)


def answer_problems(app: FastAPI, pages: Pages) -> None:
    """How is every error of the table answered? With a page; what nobody expected is logged as well."""

    def answer(kind: type[Exception]) -> Callable[[Request, Exception], Response]:
        status, say = PROBLEMS[kind]

        def handler(request: Request, error: Exception) -> Response:
            if kind is Exception:
                logger("serve").error("unexpected", path=request.url.path, error=repr(error))
            own = getattr(error, "status_code", HTTPStatus.INTERNAL_SERVER_ERROR)
            return problem_page(pages, HTTPStatus(own) if status is None else status, say(error))

        return handler

    for kind in PROBLEMS:
        app.add_exception_handler(kind, answer(kind))
