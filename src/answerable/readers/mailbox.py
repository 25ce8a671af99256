"""Which messages does a mailbox hold? Each becomes a member; the mailbox itself has no text."""

import re
from pathlib import Path
from typing import Final

from answerable.readers.job import Job
from answerable.readers.member_writer import MemberWriter
from answerable.readers.outcome import Content
from answerable.readers.text_kinds import EMAIL

NAME: Final = "mailbox"
VERSION: Final = "1"
LIBRARY: Final = None

# The line between messages: "From", the sender, a date that ends in a year (and perhaps a time zone).
_FROM_LINE: Final = re.compile(rb"From \S.{0,300}\d{4}(?: [+-]\d{4})?\s*")
_LONGEST_LINE: Final = 1024 * 1024


def read(path: Path, job: Job) -> Content:
    """Which messages are there? Read line by line, so that a mailbox of any size fits.

    A message begins at a "From " line with a date, at the start or after an empty line. Its bytes are kept as
    they stand (a ">From" inside stays so, since mailboxes differ in whether they add the mark). The members
    are named `00001.eml` and so on in their order.
    """
    writer = MemberWriter(job)
    number = 0
    after_empty = True
    with path.open("rb") as file:
        while line := file.readline(_LONGEST_LINE):
            if after_empty and _FROM_LINE.fullmatch(line):
                number += 1
                job.tell_place(f"message {number}")
                writer.begin(f"{number:05d}.eml", EMAIL)
            else:
                writer.append(line)
            after_empty = line in {b"\n", b"\r\n"}
    writer.finish()
    return Content(None, tuple(writer.members), tuple(writer.refused))
