"""Where is a PostgreSQL server for the tests? One of our own, made for this run and thrown away after it.

ANSWERABLE_TEST_POSTGRES names another (its user must be allowed to make databases). Ours listens on a
socket in a folder of its own, does without every fsync, and ends with the process that started it.
"""

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import psycopg
from psycopg import sql
from sqlalchemy import URL, make_url

ELSEWHERE: Final = "/usr/lib/postgresql/*/bin"
"""Where Debian keeps the programs that a cluster is made with, outside of PATH."""

SECONDS_TO_START: Final = 60

SETTINGS: Final = {"listen_addresses": "", "max_connections": "50", "log_min_messages": "fatal"}

CARELESS: Final = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "shared_buffers": "64MB",
}
"""What tests can do without, whose rows need not outlive them."""

_KILL_WITH_PARENT: Final = 1  # PR_SET_PDEATHSIG


class Server:
    """Which databases can be had? `address` names one on this server that is always there."""

    def __init__(self, address: URL) -> None:
        self._address = address

    def create(self, template: str = "template0", encoding: str = "UTF8") -> str:
        """What is the address of a new database, empty or like this one?"""
        name = f"answerable_{uuid.uuid4().hex}"
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} ENCODING {} LOCALE 'C'")
        self._execute(statement.format(sql.Identifier(name), sql.Identifier(template), sql.Literal(encoding)))
        return self._address.set(database=name).render_as_string(hide_password=False)

    def drop(self, address: str) -> None:
        """Is this database gone, whoever is still connected?"""
        name = sql.Identifier(make_url(address).database or "")
        self._execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))

    def _execute(self, statement: sql.Composed) -> None:
        plain = self._address.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute(statement)


@contextlib.contextmanager
def server(settings: Mapping[str, str] = CARELESS) -> Iterator[Server | None]:
    """Which server do the tests use? None where there is neither one nor the programs to make one."""
    named = os.environ.get("ANSWERABLE_TEST_POSTGRES")
    if named:
        yield Server(make_url(named))
        return
    programs = _programs()
    if programs is None:
        yield None
        return
    with _cluster(programs, {**SETTINGS, **settings}) as found:
        yield found


def _programs() -> Path | None:
    """In which folder are initdb and postgres, the newest first?"""
    beside = shutil.which("initdb")
    folders = sorted(Path("/").glob(ELSEWHERE.lstrip("/")), key=lambda path: path.parent.name, reverse=True)
    if beside:
        folders.append(Path(beside).resolve().parent)
    return next(
        (path for path in folders if (path / "initdb").exists() and (path / "postgres").exists()), None
    )


@contextlib.contextmanager
def _cluster(programs: Path, settings: Mapping[str, str]) -> Iterator[Server]:
    folder = Path(tempfile.mkdtemp(prefix="answerable-pg-", dir="/tmp"))  # a socket's path must be short
    identity = _unprivileged()
    if identity is not None:
        os.chown(folder, *identity)
    data = folder / "data"
    user, group = identity or (None, None)
    try:
        subprocess.run(
            [
                programs / "initdb",
                f"--pgdata={data}",
                "--username=answerable",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-sync",
            ],
            check=True,
            capture_output=True,
            cwd=folder,
            user=user,
            group=group,
            extra_groups=None if user is None else [],
        )
        options = [f"-c{name}={value}" for name, value in settings.items()]
        process = subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", folder, *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            preexec_fn=_end_with_parent,  # noqa: PLW1509  (the tests that start it have no threads yet)
            user=user,
            group=group,
            extra_groups=None if user is None else [],
        )
        try:
            yield Server(_reached(folder, process))
        finally:
            process.send_signal(signal.SIGQUIT)  # at once: nothing of it is wanted any more
            process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _reached(folder: Path, process: subprocess.Popen[bytes]) -> URL:
    address = URL.create(
        "postgresql+psycopg", username="answerable", database="postgres", query={"host": str(folder)}
    )
    plain = address.set(drivername="postgresql").render_as_string()
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            psycopg.connect(plain).close()
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return address


def _unprivileged() -> tuple[int, int] | None:
    """As whom does the server run? PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            found = pwd.getpwnam(name)
            return found.pw_uid, found.pw_gid
    return None


def _end_with_parent() -> None:
    """Does the server end with the tests, even if these are killed?"""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_KILL_WITH_PARENT, signal.SIGQUIT)
