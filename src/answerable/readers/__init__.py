"""What do a capture's bytes say? Readers turn a document into text whose every word can be found on its page.

`Sandbox.read` reads one document in a process of its own that has no network and sees no other file. The
readers themselves (`reading.read_file`, one module for each kind) are imported only in there.
"""

from answerable.readers.limits import Limits
from answerable.readers.outcome import Member, ReadOutcome, Refusal
from answerable.readers.sandbox import Protections, Sandbox, SandboxError

__all__ = ["Limits", "Member", "Protections", "ReadOutcome", "Refusal", "Sandbox", "SandboxError"]
