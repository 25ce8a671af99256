"""What does an RTF document say?"""

import re
from pathlib import Path
from typing import Any, Final

from striprtf import striprtf

from answerable.readers.failures import damaged, too_large
from answerable.readers.job import Job
from answerable.readers.outcome import Content
from answerable.vocabulary.rendition import Rendition

NAME: Final = "rtf"
VERSION: Final = "1"
LIBRARY: Final = "striprtf"

# The library has no types.
_striprtf: Final[Any] = striprtf
# A group of the document's head without groups inside it: {\title …}
_PROPERTY: Final = re.compile(r"\{\\(title|author)\s([^{}]{1,2000})\}")
_PROPERTY_WITHIN: Final = 64 * 1024
_LEFT_OUT: Final = {
    "footnote": "footnotes",
    "header": "headers",
    "footer": "footers",
    "annotation": "comments",
}
_DESTINATION: Final = re.compile(r"\\(footnote|header|footer|annotation)[lrf]?\b")


def read(path: Path, job: Job) -> Content:
    """Which text does the document hold, one paragraph a line? Cells of a table stand between bars.

    Headers, footers, footnotes and comments are left out; a note says which of them the document has.
    """
    if path.stat().st_size > job.limits.output_bytes:
        raise too_large(job.name, "the file is larger", job.limits.output_bytes)
    # RTF is ASCII by its own rules; Latin-1 lets a stray byte through as one character.
    source = path.read_bytes().decode("latin-1")
    try:
        text = _striprtf.rtf_to_text(source, errors="replace")
        metadata = {
            key: said
            for key, value in _PROPERTY.findall(source[:_PROPERTY_WITHIN])
            if (said := _striprtf.rtf_to_text(f"{{\\rtf1 {value}}}", errors="replace").strip())
        }
    except (ValueError, TypeError, LookupError, OverflowError) as error:
        raise damaged(job.name, f"its RTF is broken ({error})") from error
    missing = sorted({_LEFT_OUT[name] for name in _DESTINATION.findall(source)})
    notes = (f"its {' and '.join(missing)} are not in the text",) if missing else ()
    return Content(Rendition(text, NAME, VERSION, metadata=metadata, notes=notes))
