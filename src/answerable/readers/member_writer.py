"""How do the documents inside a document get out of it? Written one by one, each under a limit."""

from typing import IO, Final

from answerable.errors import UnreadableError
from answerable.readers.failures import human_size, printable, storable
from answerable.readers.job import Job
from answerable.readers.outcome import Member, Refusal

_LONGEST_NAME: Final = 1_000


class MemberWriter:
    """Which members were written so far, and which refused?

    Files go into the job's scratch folder under names made up here. A member beyond `member_bytes`, beyond
    `total_member_bytes` with those before it, or beyond the count of `members` is refused with a sentence
    of its own, and the others are still written.
    """

    def __init__(self, job: Job) -> None:
        self._job = job
        self._left = job.limits.total_member_bytes
        self._file: IO[bytes] | None = None
        self._size = 0
        self._number = 0
        self._too_many = 0
        self.members: list[Member] = []
        self.refused: list[Refusal] = []

    def write(self, name: str, data: bytes, media_hint: str | None) -> None:
        """What is a whole member?"""
        self.begin(name, media_hint)
        self.append(data)
        self.end()

    def begin(self, name: str, media_hint: str | None) -> bool:
        """Which member comes now? Ends the one before it. False if there are as many as may be."""
        self.end()
        if len(self.members) >= self._job.limits.members:
            self._too_many += 1
            return False
        self._number += 1
        path = self._job.scratch / f"member-{self._number:06d}"
        self.members.append(Member(storable(name[:_LONGEST_NAME]), media_hint, path))
        self._file = path.open("wb")
        self._size = 0
        return True

    def append(self, data: bytes) -> bool:
        """What is its next piece? False if there is no room for it: the member is then refused."""
        if self._file is None:
            return False
        self._size += len(data)
        self._left -= len(data)
        if self._size > self._job.limits.member_bytes:
            self._give_up("it is larger", self._job.limits.member_bytes)
        elif self._left < 0:
            self._give_up("with those before it, it is larger", self._job.limits.total_member_bytes)
        else:
            self._file.write(data)
        return self._file is not None

    def end(self) -> None:
        """Is the member complete?"""
        if self._file is not None:
            self._file.close()
            self._file = None

    def discard(self, error: UnreadableError) -> None:
        """Why is the member that was begun not to be kept? What was written of it is removed."""
        self.end()
        member = self.members.pop()
        member.path.unlink()
        self._left += self._size
        self.refuse(member.name, error.kind, str(error), error.remedy)

    def refuse(self, name: str, kind: str, message: str, remedy: str) -> None:
        """Why is this member left out?"""
        self.refused.append(Refusal(storable(name[:_LONGEST_NAME]), kind, message, remedy))

    def finish(self) -> None:
        """Were there more members than may be?"""
        self.end()
        if self._too_many:
            limit = self._job.limits.members
            self.refuse(
                self._job.name,
                "too_many",
                f"{printable(self._job.name)} holds {self._too_many} more documents than the limit, {limit}",
                "split it into smaller files, or raise the limit",
            )

    def _give_up(self, what: str, limit: int) -> None:
        name = self.members[-1].name
        self.discard(
            UnreadableError(
                "too_large",
                f"{printable(name)} in {printable(self._job.name)} was left out: "
                f"{what} than the limit of {human_size(limit)}",
                "unpack it yourself and take what you need, or raise the limit",
            )
        )
