"""pdfium, through pypdfium2. Its Python has no types, so mypy is told here, once, that it may be anything."""

from typing import Any, Final

import pypdfium2
import pypdfium2.raw

pdfium: Final[Any] = pypdfium2
# pdfium's own C functions and constants.
raw: Final[Any] = pypdfium2.raw
