"""Which words are on this picture? Tesseract's own command line is asked; nothing is linked in."""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from answerable.errors import AnswerableError

DEFAULT_LANGUAGES: Final = ("eng", "spa")
PICTURE_NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,40}\.pgm")
LANGUAGE_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]{1,30}(?:/[A-Za-z][A-Za-z0-9_]{1,30})?")


class TesseractError(AnswerableError):
    """Why did tesseract not read the picture? Its own last words."""


class Tesseract(Protocol):
    """Who can read pictures of text? The program itself, or a broker for it inside the sandbox."""

    def version(self) -> str:
        """Which tesseract is it? Such as `5.3.0`."""

    def languages(self) -> tuple[str, ...]:
        """Which languages are installed?"""

    def recognise(self, picture: str, languages: tuple[str, ...], dpi: int | None) -> str:
        """Which words does the PGM file `picture`, a name in the scratch folder, hold? Tesseract's TSV.

        Raises TesseractError.
        """


def installed() -> Path | None:
    """Where is tesseract on this machine? None where it is not installed."""
    found = shutil.which("tesseract")
    return None if found is None else Path(found).resolve()


@dataclass(frozen=True, slots=True)
class LocalTesseract:
    """How is tesseract run? As a process of its own in the scratch folder, on one thread, for a limited time.

    `before_start` is called in the new process before it becomes tesseract: the sandbox confines it there.
    """

    executable: Path
    scratch: Path
    seconds: float
    before_start: Callable[[], None] | None = None

    def version(self) -> str:
        """Which tesseract is it?"""
        first = self._run("--version").partition("\n")[0]
        return first.removeprefix("tesseract").strip() or "of an unknown version"

    def languages(self) -> tuple[str, ...]:
        """Which languages are installed? The script detector `osd` is not one."""
        lines = self._run("--list-langs").splitlines()[1:]
        return tuple(line.strip() for line in lines if line.strip() not in {"", "osd"})

    def recognise(self, picture: str, languages: tuple[str, ...], dpi: int | None) -> str:
        """Which words does the picture hold? The TSV, which tesseract writes beside the picture."""
        table = self.scratch / self.recognise_into_file(picture, languages, dpi)
        try:
            return table.read_text("utf-8", "replace")
        finally:
            table.unlink()

    def recognise_into_file(self, picture: str, languages: tuple[str, ...], dpi: int | None) -> str:
        """Which file, beside the picture, has the TSV of its words?"""
        if not PICTURE_NAME.fullmatch(picture) or not all(map(LANGUAGE_NAME.fullmatch, languages)):
            raise TesseractError(f"tesseract was asked for {picture!r} in {languages!r}, which cannot be")
        resolution = () if dpi is None else ("--dpi", str(dpi))
        stem = picture.removesuffix(".pgm")
        self._run(picture, stem, "-l", "+".join(languages), *resolution, "tsv")
        return f"{stem}.tsv"

    def _run(self, *arguments: str) -> str:
        try:
            done = subprocess.run(  # noqa: S603 - every argument was checked by `recognise`
                [str(self.executable), *arguments],
                cwd=self.scratch,
                env={"OMP_THREAD_LIMIT": "1", "LC_ALL": "C"},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=self.seconds,
                preexec_fn=self.before_start,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise TesseractError(f"tesseract was not done within {self.seconds:g} seconds") from error
        except OSError as error:
            raise TesseractError(f"tesseract could not be started ({error.strerror})") from error
        if done.returncode != 0:
            words = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise TesseractError(f"tesseract failed ({words[-1] if words else done.returncode})")
        # Tesseract 3 listed its languages on standard error.
        return (done.stdout or done.stderr).decode("utf-8", "replace")
