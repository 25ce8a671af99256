"""What do the tests of the vocabulary stand on? The reference folder beside the checkout, if any."""

from pathlib import Path

import pytest
from hypothesis import settings

# Two cores shared with a whole suite: how long one example takes says nothing of the law it tests.
settings.register_profile("laws", deadline=None)
settings.load_profile("laws")

_CHECKOUT = Path(__file__).resolve().parents[3]


@pytest.fixture
def claim_fields_csv() -> Path:
    """Where is the list of every field of every record? Skips, by its name, where it is not."""
    path = _CHECKOUT.parent / "shared" / "reference" / "claim_fields.csv"
    if not path.is_file():
        pytest.skip("needs ../shared/reference/claim_fields.csv")
    return path
