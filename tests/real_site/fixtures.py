from collections.abc import Iterator

import pytest

from tests.real_site.site import Site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One for all tests of a worker, migrated and empty; each test makes an event of its own."""
    made = Site(tmp_path_factory.mktemp("site"), RECEPTION_REQUESTS_PER_MINUTE="1000000")
    made.manage("migrate", "--verbosity", "0")
    made.start()
    yield made
    made.end()
