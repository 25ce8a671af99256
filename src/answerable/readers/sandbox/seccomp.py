"""Which system calls may this process make from now on? Filters that are laid on and never lifted.

A filter is a program for the kernel's packet filter machine (BPF) over `struct seccomp_data`: the call's
number, the machine's architecture, the arguments. Filters add up: each can only take more away, and children
and the programs that they run inherit them.
"""

import ctypes
import errno
import platform
import struct
import sys
from typing import Any, Final

from answerable.readers.sandbox import syscalls

_LIBC: Final[Any] = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
_PR_SET_SECCOMP, _PR_GET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 22, 21, 38
_MODE_FILTER: Final = 2
_ALLOW, _ERRNO, _KILL_PROCESS = 0x7FFF0000, 0x00050000, 0x80000000
_ARCHITECTURES: Final = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_X32_BIT: Final = 0x40000000

_LOAD, _JUMP_EQUAL, _JUMP_AT_LEAST, _JUMP_ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER_AT, _ARCHITECTURE_AT, _FIRST_ARGUMENT_AT = 0, 4, 16

# CLONE_NEWTIME, NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET
_NEW_NAMESPACES: Final = 0x7E020080
_CLONE_THREAD: Final = 0x00010000


class _SockFprog(ctypes.Structure):
    _fields_ = (("len", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def available() -> bool:
    """Can this process be given a filter? On Linux, on a machine whose call numbers are known here."""
    if sys.platform != "linux" or platform.machine() not in syscalls.MACHINES:
        return False
    return int(_LIBC.prctl(_PR_GET_SECCOMP, 0, 0, 0, 0)) >= 0


def without_network(machine: str) -> bytes:
    """Which filter takes away the network and the kernel's dangerous corners, but leaves processes alone?"""
    denied = syscalls.numbers(machine, syscalls.NETWORK, syscalls.KERNEL)
    return _program(machine, denied, clone_mask=_NEW_NAMESPACES, clone_needs=0)


def without_processes(machine: str, *, programs: bool) -> bytes:
    """Which filter takes away making processes and signalling them (threads stay)?

    With `programs` the process may still become another program once, as the one that becomes tesseract must.
    """
    tables = (syscalls.PROCESSES,) if programs else (syscalls.PROCESSES, syscalls.PROGRAMS)
    denied = syscalls.numbers(machine, *tables)
    return _program(machine, denied, clone_mask=_NEW_NAMESPACES, clone_needs=_CLONE_THREAD)


def lay_on(program: bytes) -> None:
    """How is the filter put on this process? For good, together with "no new privileges". Raises OSError."""
    if _LIBC.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "no new privileges could not be set")
    filters = _SockFprog(len(program) // 8, program)
    if _LIBC.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(filters), 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "the system call filter could not be laid on")


def _step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)


def _program(machine: str, denied: tuple[int, ...], *, clone_mask: int, clone_needs: int) -> bytes:
    refuse = _step(_RETURN, _ERRNO | errno.EPERM)
    place = syscalls.MACHINES[machine]
    steps = [
        _step(_LOAD, _ARCHITECTURE_AT),
        # Another architecture's numbers (32-bit calls) would pass as different calls.
        _step(_JUMP_EQUAL, _ARCHITECTURES[machine], 1, 0),
        _step(_RETURN, _KILL_PROCESS),
        _step(_LOAD, _NUMBER_AT),
    ]
    if machine == "x86_64":
        steps += [_step(_JUMP_AT_LEAST, _X32_BIT, 0, 1), refuse]
    for number in denied:
        steps += [_step(_JUMP_EQUAL, number, 0, 1), refuse]
    # clone3 hides its flags behind a pointer: "not implemented" makes the C library fall back to clone.
    steps += [_step(_JUMP_EQUAL, syscalls.CLONE3[place], 0, 1), _step(_RETURN, _ERRNO | errno.ENOSYS)]
    clone = [_step(_LOAD, _FIRST_ARGUMENT_AT), _step(_JUMP_ANY_BIT, clone_mask, 0, 1), refuse]
    if clone_needs:
        clone += [_step(_JUMP_ANY_BIT, clone_needs, 1, 0), refuse]
    clone.append(_step(_RETURN, _ALLOW))
    steps += [_step(_JUMP_EQUAL, syscalls.CLONE[place], 0, len(clone)), *clone]
    # Limits of this process may be asked and lowered; those of another may not be touched.
    other = [_step(_LOAD, _FIRST_ARGUMENT_AT), _step(_JUMP_EQUAL, 0, 1, 0), refuse]
    steps += [_step(_JUMP_EQUAL, syscalls.PRLIMIT[place], 0, len(other)), *other, _step(_RETURN, _ALLOW)]
    return b"".join(steps)
