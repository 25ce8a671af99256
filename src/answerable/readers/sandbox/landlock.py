"""Which files can this process open from now on? Landlock, the kernel's sandbox for unprivileged processes.

Documented in the kernel's Documentation/userspace-api/landlock.rst. A process gives itself a set of rules and
can never take it off; its children inherit it. What a kernel cannot restrict yet is left out of the rules and
said by `covers`.
"""

import ctypes
import os
import stat
import struct
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

_LIBC: Final[Any] = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
_CREATE, _ADD, _RESTRICT = 444, 445, 446
_ASK_VERSION: Final = 1
_RULE_PATH_BENEATH: Final = 1
_PR_SET_NO_NEW_PRIVS: Final = 38

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
REMOVE_DIR, REMOVE_FILE, MAKE_REG = 1 << 4, 1 << 5, 1 << 8
REFER, TRUNCATE, IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
_FIRST_VERSION: Final = (1 << 13) - 1
_TRUNCATION_VERSION: Final = 3
_LATER: Final = ((2, REFER), (_TRUNCATION_VERSION, TRUNCATE), (5, IOCTL_DEV))
_OF_FILES: Final = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV

READ: Final = READ_FILE | READ_DIR
# Links, folders, devices and sockets cannot be made: what is in a scratch folder is plain files.
WORK: Final = READ | WRITE_FILE | TRUNCATE | MAKE_REG | REMOVE_FILE

_NET_VERSION, _NET = 4, 0b11  # bind and connect over TCP
_SCOPE_VERSION, _SCOPE = 6, 0b11  # abstract unix sockets, signals


def version() -> int:
    """Which version of Landlock does this kernel speak? 0 where there is none, or where it is turned off."""
    if sys.platform != "linux":
        return 0
    return max(0, int(_LIBC.syscall(_CREATE, None, 0, _ASK_VERSION)))


class Rules:
    """What may be opened, beneath which folders? Gathered once, and laid on for each document anew."""

    def __init__(self, abi: int) -> None:
        self._abi = abi
        self._handled = _FIRST_VERSION
        for since, right in _LATER:
            if abi >= since:
                self._handled |= right
        self._standing: list[tuple[int, int]] = []

    def allow(self, paths: Iterable[Path], rights: int) -> None:
        """What is opened for every document? Paths that do not exist are passed over."""
        for path in paths:
            try:
                handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
            except OSError:
                continue
            self._standing.append((handle, rights))

    def lay_on(self, granted: Iterable[tuple[int, int]]) -> None:
        """How is this process shut in? It keeps what was allowed, and `granted`: open files and their rights.

        Raises OSError.
        """
        ruleset = self._create()
        try:
            for handle, rights in (*self._standing, *granted):
                self._add(ruleset, handle, rights)
            if _LIBC.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
                raise OSError(ctypes.get_errno(), "no new privileges could not be set")
            if _LIBC.syscall(_RESTRICT, ruleset, 0) != 0:
                raise OSError(ctypes.get_errno(), "Landlock could not be laid on")
        finally:
            os.close(ruleset)

    def close(self) -> None:
        """When is nobody else to be shut in by this process? Its hold on the folders is let go."""
        for handle, _ in self._standing:
            os.close(handle)
        self._standing.clear()

    def _create(self) -> int:
        attribute = struct.pack("=Q", self._handled)
        if self._abi >= _NET_VERSION:
            attribute += struct.pack("=Q", _NET)
        if self._abi >= _SCOPE_VERSION:
            attribute += struct.pack("=Q", _SCOPE)
        ruleset: int = _LIBC.syscall(_CREATE, attribute, len(attribute), 0)
        if ruleset < 0:
            raise OSError(ctypes.get_errno(), "Landlock refused its rules")
        return ruleset

    def _add(self, ruleset: int, handle: int, rights: int) -> None:
        rights &= self._handled
        if not stat.S_ISDIR(os.fstat(handle).st_mode):
            rights &= _OF_FILES
        rule = struct.pack("=Qi", rights, handle)
        if _LIBC.syscall(_ADD, ruleset, _RULE_PATH_BENEATH, rule, 0) != 0:
            raise OSError(ctypes.get_errno(), "Landlock refused a rule")


def covers_network(abi: int) -> bool:
    """Does this version refuse TCP?"""
    return abi >= _NET_VERSION


def covers_signals(abi: int) -> bool:
    """Does this version refuse signals to processes outside?"""
    return abi >= _SCOPE_VERSION


def covers_truncation(abi: int) -> bool:
    """Does this version keep files outside from being cut off?"""
    return abi >= _TRUNCATION_VERSION
