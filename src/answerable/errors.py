"""What can go wrong, and which exit code does it end in?

    AnswerableError            anything that a user is told in one sentence
    ├── UsageError             wrong use, bad input, an unknown or ambiguous name: exit 2
    │   └── AmbiguousError     several things go by that name: the choices are listed
    ├── UnreadableError        one file could not be taken or read: a row among the failures
    ├── IntegrityError         an invariant of the casebook does not hold: exit 1
    └── StoreError             the casebook's database could not be opened or written: exit 2

Every message is one sentence that names the thing, the place in it, and the way out.
"""

from collections.abc import Sequence
from typing import ClassVar


class AnswerableError(Exception):
    """What do we tell the user? The message is shown as it stands."""

    exit_code: ClassVar[int] = 2


class UsageError(AnswerableError):
    """Was the command, the input or a name wrong?"""


class AmbiguousError(UsageError):
    """Which of several things was meant? `choices` are (id, description) pairs."""

    def __init__(self, message: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(message)
        self.choices = tuple(choices)


class UnreadableError(AnswerableError):
    """Why could this file not be taken or read?

    `kind` is a short fixed word for counting (`encrypted`, `too_large`, `vanished`, …), the message
    names the file and the place, and `remedy` says what to do about it.
    """

    def __init__(self, kind: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.remedy = remedy


class IntegrityError(AnswerableError):
    """Which invariant of the casebook does not hold?"""

    exit_code: ClassVar[int] = 1


class StoreError(AnswerableError):
    """Why can the casebook's database not be opened or written?"""
