"""What does a plain text or Markdown file say? Exactly its characters: nothing is changed."""

from pathlib import Path
from typing import Final

from answerable.readers.decoding import decode
from answerable.readers.failures import too_large
from answerable.readers.job import Job
from answerable.readers.outcome import Content
from answerable.vocabulary.rendition import Rendition

NAME: Final = "plain"
VERSION: Final = "1"
LIBRARY: Final = None


def read(path: Path, job: Job) -> Content:
    """Which text does the file hold? Its decoded bytes, unchanged.

    Line ends are not translated, Markdown is not rendered, a byte order mark stays as U+FEFF: the rendition,
    encoded again, is the file (see `decoding.decode` for the bytes that fit no encoding). Raises
    UnreadableError `too_large` before it reads, if the file alone is larger than a rendition may be.
    """
    if path.stat().st_size > job.limits.output_bytes:
        raise too_large(job.name, "it holds more text", job.limits.output_bytes)
    decoded = decode(path.read_bytes())
    return Content(Rendition(decoded.text, NAME, VERSION, notes=decoded.notes))
