"""Which protections stand around a reader on this machine, and which are missing?"""

from dataclasses import dataclass

from answerable.readers.sandbox import landlock, rlimits


@dataclass(frozen=True, slots=True)
class Protections:
    """What holds, and what does not? Plain phrases, to be shown as they stand."""

    present: tuple[str, ...]
    missing: tuple[str, ...]


def described(*, limits: tuple[str, ...], landlock_version: int, seccomp: bool) -> Protections:
    """How is it said what holds? From the limits set, Landlock's version, and whether calls are filtered."""
    facts = (
        (True, "a process of its own for each document, with a limit on time"),
        *((name in limits, f"a limit on {name}") for name in rlimits.ALL),
        (landlock_version > 0, "no reading of other files, no writing outside a scratch folder (Landlock)"),
        (landlock.covers_truncation(landlock_version), "no cutting off of files outside (Landlock 3)"),
        (landlock.covers_network(landlock_version), "no TCP connections (Landlock 4)"),
        (landlock.covers_signals(landlock_version), "no signals to other processes (Landlock 6)"),
        (seccomp, "no network at all, no new processes, no dangerous system calls (seccomp)"),
    )
    return Protections(
        tuple(phrase for holds, phrase in facts if holds),
        tuple(phrase for holds, phrase in facts if not holds),
    )
