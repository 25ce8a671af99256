"""What do many tests need? A PostgreSQL server for the run, where one can be had."""

from collections.abc import Iterator

import pytest

from postgres import Server, server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """Which server makes databases for the tests? Those that need one skip where there is none."""
    with server() as found:
        if found is None:
            pytest.skip("no PostgreSQL: install it, or set ANSWERABLE_TEST_POSTGRES")
        yield found
