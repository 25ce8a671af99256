"""How much may this process use up? What the operating system itself counts."""

import sys
from typing import Final

from answerable.readers.limits import LARGEST_PICTURE, Limits

if sys.platform != "win32":
    import resource

ALL: Final = ("memory", "processor time", "file size", "open files", "core dumps")


def offered() -> tuple[str, ...]:
    """Which limits can be put on a process here? Names such as `memory`; none on Windows."""
    if sys.platform == "win32":
        return ()
    # macOS knows a limit on memory but refuses to set it.
    return tuple(name for name in ALL if sys.platform != "darwin" or name != "memory")


def lay_on(limits: Limits) -> None:
    """How is this process limited, for good? By what `offered` names. Raises OSError.

    Processor time ends the process where it can still say so (SIGXCPU); five seconds on it is killed.
    """
    if sys.platform == "win32":
        return
    largest_file = max(limits.member_bytes, limits.output_bytes, LARGEST_PICTURE)
    wanted = {
        "memory": (resource.RLIMIT_AS, limits.memory_bytes, limits.memory_bytes),
        "processor time": (resource.RLIMIT_CPU, limits.cpu_seconds, most_cpu_seconds(limits)),
        "file size": (resource.RLIMIT_FSIZE, largest_file, largest_file),
        "open files": (resource.RLIMIT_NOFILE, limits.open_files, limits.open_files),
        "core dumps": (resource.RLIMIT_CORE, 0, 0),
    }
    for name in offered():
        which, soft, hard = wanted[name]
        ceiling = resource.getrlimit(which)[1]
        if ceiling != resource.RLIM_INFINITY:
            soft, hard = min(soft, ceiling), min(hard, ceiling)
        resource.setrlimit(which, (soft, hard))


def most_cpu_seconds(limits: Limits) -> int:
    """How much processor time could a document of nothing but scans ask for?"""
    return limits.cpu_seconds + round(limits.scans * limits.scan_seconds) + 5


def allow_another_scan(limits: Limits) -> None:
    """How does a process that hands a page to tesseract get the processor time to render the next?"""
    if sys.platform != "win32":
        soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
        if soft != resource.RLIM_INFINITY:
            resource.setrlimit(resource.RLIMIT_CPU, (min(hard, soft + round(limits.scan_seconds)), hard))
