"""What has the user set? The only reader of the environment; every setting has a default and a page."""

import getpass
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from answerable.errors import UsageError

READERS: Final = ("crf", "encoder", "endpoint")
CLEARANCES: Final = ("public", "team", "restricted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What has the user set in the environment?

    database       ANSWERABLE_DATABASE      where the casebook's rows are; None: `casebook.db` in its folder
    user           ANSWERABLE_USER          who acts; default: the system's user
    clearance      ANSWERABLE_CLEARANCE     up to which visibility things are shown: public, team, restricted
    jobs           ANSWERABLE_JOBS          how many files are read at a time; default: the machine's cores
    reader         ANSWERABLE_READER        what reads: crf (by cue words), encoder (trained) or endpoint
    endpoint       ANSWERABLE_ENDPOINT      address that `endpoint` sends the texts to; default: none
    endpoint_model ANSWERABLE_ENDPOINT_MODEL which model is asked there; default: default
    max_file_mb    ANSWERABLE_MAX_FILE_MB   files larger than this (MiB) are not taken
    reader_mb      ANSWERABLE_READER_MB     memory that one reader may use (MiB)
    reader_seconds ANSWERABLE_READER_SECONDS time that one file may take to read (seconds)
    ocr_languages  ANSWERABLE_OCR           languages of scans, joined by +; default: eng+spa, where installed
    log_level      ANSWERABLE_LOG           debug, info, warning or error; on standard error
    """

    database: str | None = None
    user: str = "unknown"
    clearance: str = "team"
    jobs: int = 1
    reader: str = "crf"
    endpoint: str | None = None
    endpoint_model: str = "default"
    max_file_mb: int = 512
    reader_mb: int = 1536
    reader_seconds: int = 90
    ocr_languages: tuple[str, ...] | None = None
    log_level: str = "warning"


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """What has the user set? UsageError names the setting that cannot be used."""
    given = os.environ if environment is None else environment
    return Settings(
        database=given.get("ANSWERABLE_DATABASE") or None,
        user=given.get("ANSWERABLE_USER") or _system_user(),
        clearance=_one_of(given, "ANSWERABLE_CLEARANCE", CLEARANCES, "team"),
        jobs=_whole(given, "ANSWERABLE_JOBS", _cores()),
        reader=_one_of(given, "ANSWERABLE_READER", READERS, "crf"),
        endpoint=_address(given),
        endpoint_model=given.get("ANSWERABLE_ENDPOINT_MODEL") or "default",
        max_file_mb=_whole(given, "ANSWERABLE_MAX_FILE_MB", 512),
        reader_mb=_whole(given, "ANSWERABLE_READER_MB", 1536),
        reader_seconds=_whole(given, "ANSWERABLE_READER_SECONDS", 90),
        ocr_languages=_languages(given.get("ANSWERABLE_OCR")),
        log_level=(given.get("ANSWERABLE_LOG") or "warning").lower(),
    )


def _one_of(given: Mapping[str, str], name: str, allowed: tuple[str, ...], default: str) -> str:
    text = given.get(name) or default
    if text not in allowed:
        msg = f"{name} is {text!r}: set it to one of {', '.join(allowed)}"
        raise UsageError(msg)
    return text


def _address(given: Mapping[str, str]) -> str | None:
    """Where does an endpoint answer? Asked for only where it is what reads."""
    text = given.get("ANSWERABLE_ENDPOINT") or ""
    if given.get("ANSWERABLE_READER") != "endpoint":
        return text or None
    if not text.startswith(("http://", "https://")) or not _has_host(text):
        msg = f"ANSWERABLE_ENDPOINT is {text!r}: set it to an address such as http://127.0.0.1:8080/v1"
        raise UsageError(msg)
    return text


def _has_host(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:  # a port that is no number
        return False


def _whole(given: Mapping[str, str], name: str, default: int) -> int:
    text = given.get(name)
    if not text:
        return default
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        msg = f"{name} is {text!r}: set it to a whole number above 0"
        raise UsageError(msg)
    return int(text)


def _languages(text: str | None) -> tuple[str, ...] | None:
    return tuple(text.split("+")) if text else None


def _cores() -> int:
    """How many cores may this process use? Fewer than the machine has, in a container."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _system_user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's bare user id has no name
        return "unknown"
