"""What does a language model say of a text, that answers at an address which the user has named?

The only place from which words of a source may leave this process for another, and only where
ANSWERABLE_READER is `endpoint`. Nothing is sent anywhere but to the address that is named: no proxy of the
environment is used, and no redirection followed.
"""

import hashlib
import json
from functools import cached_property
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from importlib.resources import files
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit

import yaml

from answerable import __version__
from answerable.errors import AnswerableError
from answerable.extract.lexicon import DEFAULT_LANGUAGE
from answerable.extract.quoted import Quoted, answer_of, pieces
from answerable.extract.recogniser import Recognised

_LONGEST: Final = 6000
"""Characters that are asked about at a time: small models lose the thread of more."""
_MOST: Final = 4 * 1024 * 1024
"""Bytes of an answer that are read; no honest one is longer."""
_OK: Final = 200
_HERE: Final = "localhost"
_DIGITS: Final = 8


class EndpointError(AnswerableError):
    """Why did the endpoint not answer, or not so that it can be used?"""


class EndpointRecogniser:
    """Which mentions and attributions does the model behind this address quote from a text?

    `address` is the base of an OpenAI-compatible interface (`http://127.0.0.1:8080/v1`), `seconds` how long
    one answer may take. The model is asked for its likeliest answer with a fixed seed; whether it says the
    same again is up to it.
    """

    name = "endpoint"

    def __init__(self, address: str, model: str, seconds: int) -> None:
        self._parts = urlsplit(address)
        self._address = address
        self._model = model
        self._seconds = seconds

    @property
    def address(self) -> str:
        """Where are the texts sent to?"""
        return self._address

    @property
    def is_here(self) -> bool:
        """Does it answer on this machine, so that nothing leaves it?"""
        host = str(self._parts.hostname)
        try:
            return ip_address(host).is_loopback
        except ValueError:  # a name, not a number
            return host == _HERE

    @property
    def version(self) -> str:
        """Which model, asked what? A change of either is another version."""
        asked = hashlib.sha256(f"{self._model}\n{self._prompt}".encode()).hexdigest()[:_DIGITS]
        return f"{__version__}+{asked}"

    def recognise(self, text: str) -> Recognised:
        """What does the text say, by quotations that stand in it? EndpointError if no answer comes."""
        quoted = Quoted(text)
        for piece in pieces(text, _LONGEST):
            content = self._said(text[piece.start : piece.end])
            try:
                quoted.add(piece, answer_of(content))
            except ValueError as error:
                msg = f"the endpoint {self._address} answered with no JSON object ({error})"
                raise EndpointError(msg) from error
        return quoted.recognised()

    def check(self) -> None:
        """Does anything answer at this address? EndpointError if not; no word of a source is sent."""
        self._ask("GET", "/models", None)

    @cached_property
    def _prompt(self) -> str:
        resource = files("answerable.extract") / "rules" / f"endpoint-{DEFAULT_LANGUAGE}.yaml"
        prompt: str = yaml.safe_load(resource.read_text(encoding="utf-8"))["prompt"]
        return prompt

    def _said(self, text: str) -> str:
        answer = self._ask(
            "POST",
            "/chat/completions",
            {
                "model": self._model,
                "messages": [{"role": "system", "content": self._prompt}, {"role": "user", "content": text}],
                "temperature": 0,
                "seed": 1,
                "stream": False,
                "response_format": {"type": "json_object"},
            },
        )
        try:
            content = json.loads(answer)["choices"][0]["message"]["content"]
        except (ValueError, LookupError, TypeError) as error:
            msg = f"the endpoint {self._address} does not answer as OpenAI-compatible ones do"
            raise EndpointError(msg) from error
        return str(content)

    def _ask(self, method: str, path: str, body: dict[str, Any] | None) -> bytes:
        kind = HTTPSConnection if self._parts.scheme == "https" else HTTPConnection
        connection = kind(str(self._parts.hostname), self._parts.port, timeout=self._seconds)
        try:
            data = None if body is None else json.dumps(body).encode()
            headers = {"Content-Type": "application/json", "Accept": "application/json"}
            connection.request(method, self._parts.path.rstrip("/") + path, data, headers)
            answer = connection.getresponse()
            said = answer.read(_MOST)
        except (OSError, HTTPException) as error:
            reason = str(error) or type(error).__name__
            msg = (
                f"the endpoint {self._address} could not be reached ({reason}): start it, or set "
                "ANSWERABLE_READER to crf or encoder"
            )
            raise EndpointError(msg) from error
        finally:
            connection.close()
        if answer.status != _OK:
            msg = (
                f"the endpoint {self._address} answered {answer.status} {answer.reason}: look at its address "
                "and at ANSWERABLE_ENDPOINT_MODEL"
            )
            raise EndpointError(msg)
        return said
