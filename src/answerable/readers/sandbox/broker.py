"""Who runs tesseract for a reader that may start no programs?

A reader that looks at a stranger's document can make no processes. So before it looks, it puts a broker
beside itself: the same process, forked, behind the same walls, but still allowed to start tesseract. The two
speak over pipes, one JSON object a line. The broker takes nothing from the reader but the name of a picture,
names of languages and a number, and checks each; tesseract itself can make no processes either.
"""

import json
import os
import platform
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, Final

from answerable.readers.sandbox import seccomp
from answerable.readers.tesseract import LocalTesseract, TesseractError

_LONGEST_LINE: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class BrokeredTesseract:
    """How does a reader reach tesseract? It asks the broker, and waits for the answer."""

    asks: IO[bytes]
    hears: IO[bytes]
    scratch: Path

    def version(self) -> str:
        """Which tesseract is it?"""
        return str(self._ask({"what": "version"}))

    def languages(self) -> tuple[str, ...]:
        """Which languages are installed?"""
        return tuple(self._ask({"what": "languages"}))

    def recognise(self, picture: str, languages: tuple[str, ...], dpi: int | None) -> str:
        """Which words does the picture hold? The broker leaves tesseract's table in the scratch folder."""
        table = self._ask({"what": "recognise", "picture": picture, "languages": languages, "dpi": dpi})
        path = self.scratch / str(table)
        try:
            return path.read_text("utf-8", "replace")
        finally:
            path.unlink()

    def _ask(self, question: dict[str, Any]) -> Any:
        self.asks.write(json.dumps(question).encode() + b"\n")
        self.asks.flush()
        answer = json.loads(self.hears.readline())
        if "error" in answer:
            raise TesseractError(str(answer["error"]))
        return answer["answer"]


def beside_this_process(tesseract: LocalTesseract) -> BrokeredTesseract:
    """How is a broker put beside this process? Forked now, before the filter of system calls is laid on."""
    question_from, question_to = os.pipe()
    answer_from, answer_to = os.pipe()
    if os.fork() == 0:
        os.close(question_to)
        os.close(answer_from)
        try:
            _serve(tesseract, hears=question_from, answers=answer_to)
        finally:
            os._exit(0)
    os.close(question_from)
    os.close(answer_to)
    asks, hears = os.fdopen(question_to, "wb"), os.fdopen(answer_from, "rb")
    return BrokeredTesseract(asks, hears, tesseract.scratch)


def _serve(tesseract: LocalTesseract, *, hears: int, answers: int) -> None:
    program = replace(tesseract, before_start=_confinement())
    with os.fdopen(hears, "rb") as questions, os.fdopen(answers, "wb") as replies:
        while line := questions.readline(_LONGEST_LINE):
            try:
                answer = {"answer": _answer(program, json.loads(line))}
            except (TesseractError, ValueError, KeyError, TypeError, OSError) as error:
                answer = {"error": str(error)}
            replies.write(json.dumps(answer).encode() + b"\n")
            replies.flush()


def _confinement() -> Callable[[], None]:
    program = seccomp.without_processes(platform.machine(), programs=True)
    return lambda: seccomp.lay_on(program)


def _answer(tesseract: LocalTesseract, question: dict[str, Any]) -> object:
    match question["what"]:
        case "version":
            return tesseract.version()
        case "languages":
            return tesseract.languages()
        case "recognise":
            dpi = question["dpi"]
            languages = tuple(str(language) for language in question["languages"])
            return tesseract.recognise_into_file(
                str(question["picture"]), languages, None if dpi is None else int(dpi)
            )
        case _:
            raise ValueError("an unknown question")
