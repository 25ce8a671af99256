"""Which model is shipped, and is it whole? The weights beside their card, loaded once a process."""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from answerable import __version__
from answerable.errors import AnswerableError
from answerable.extract.lexicon import DEFAULT_LANGUAGE

_DATA: Final = ("dates", "lexicons", "models", "roles", "rules")
_CARD: Final = ".json"
_DIGITS: Final = 8


class ModelError(AnswerableError):
    """Why can the shipped model not be used?"""


@dataclass(frozen=True, slots=True)
class Model:
    """Which weights are these? `version` names them and every data file that is read beside them."""

    lang: str
    version: str
    weights: bytes


@cache
def shipped_model(lang: str = DEFAULT_LANGUAGE) -> Model:
    """Which model came with this installation? ModelError if it is lacking or is not the one of its card."""
    folder = files(__package__) / "models"
    card_file = folder / f"postings-{lang}{_CARD}"
    if not card_file.is_file():
        msg = f"there is no model for the language {lang!r} in this installation: reinstall answerable"
        raise ModelError(msg)
    card: dict[str, Any] = json.loads(card_file.read_text(encoding="utf-8"))
    weights = (folder / card["weights"]).read_bytes()
    if hashlib.sha256(weights).hexdigest() != card["sha256"]:
        msg = f"the model {card['weights']} of this installation is damaged: reinstall answerable"
        raise ModelError(msg)
    return Model(lang, f"{__version__}+{_digest()}", weights)


def _digest() -> str:
    """Which make of the data files is this? A few hexadecimal digits over all of them."""
    whole = hashlib.sha256()
    for name in _DATA:
        folder = files(__package__) / name
        for item in sorted(folder.iterdir(), key=lambda item: item.name):
            if item.name.endswith((_CARD, ".py")) or item.is_dir():
                continue  # a card says how the weights were made: it changes no answer; code has its version
            whole.update(hashlib.sha256(item.read_bytes()).digest())
    return whole.hexdigest()[:_DIGITS]
