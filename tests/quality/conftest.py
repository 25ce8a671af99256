"""Where is the code that trains and scores? In the checkout, not in the package."""

import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]

if str(CHECKOUT) not in sys.path:  # `pytest` puts only `tests` there, `python -m pytest` this too
    sys.path.append(str(CHECKOUT))
