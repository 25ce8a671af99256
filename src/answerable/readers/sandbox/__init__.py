"""How can documents be read that may have been made to break, or break into, their reader?

Every document is read in a process of its own. On Linux it can open that document, write into a folder of
its own, and nothing else: no other file, no network, no other process (Landlock, seccomp); memory, time,
output and open files are limited everywhere. What comes back is plain data, checked on arrival.
"""

from answerable.readers.sandbox.launch import SandboxError
from answerable.readers.sandbox.protections import Protections
from answerable.readers.sandbox.sandbox import Sandbox

__all__ = ["Protections", "Sandbox", "SandboxError"]
