"""Who may ask, and what may a page do? This machine only, reading only, nothing fetched, nothing framed.

A page of some other site could ask us through the browser of whoever reads the casebook, by a name that it
made to point at this machine (DNS rebinding). So the name that is asked for must be one of ours.
"""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL_NAMES: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})

HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What browsers are told of every answer."""

Refuse = Callable[[HTTPStatus, str], Response]
"""Which page says, in one sentence, why there is no answer?"""


class Guard:
    """Which requests go through, and with which headers do all answers go out?"""

    def __init__(self, app: ASGIApp, *, refuse: Refuse, names: Iterable[str] = ()) -> None:
        self._app = app
        self._refuse = refuse
        self._names = LOCAL_NAMES | {name.lower() for name in names}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Does this request go through? Those that do not are answered here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        answer = self._refusal(scope) or self._app
        await answer(scope, receive, send_guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        asked = Headers(scope=scope).get("host", "")
        if host_name(asked) not in self._names:
            return self._refuse(
                HTTPStatus.BAD_REQUEST,
                f"This page answers to the name localhost, and not to {asked!r}: open it by that name.",
            )
        if scope["method"] != "GET":
            answer = self._refuse(
                HTTPStatus.METHOD_NOT_ALLOWED,
                "Pages can only be read here: decide and correct on the command line.",
            )
            answer.headers["Allow"] = "GET"
            return answer
        return None


def host_name(host: str) -> str:
    """Which name was asked for, in lower case and without its port? `[::1]` keeps its brackets."""
    name, colon, port = host.lower().rpartition(":")
    return name if colon and port.isdigit() and not name.endswith(":") else host.lower()
