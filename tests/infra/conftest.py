"""A var folder of the tests' own, on a path that is long and holds a space and an accent."""

import shutil
from collections.abc import Iterator

import pytest

from citeephemere.development import postgres_server
from citeephemere.development.postgres_server import DEVELOPMENT, TESTS, Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    var = tmp_path_factory.mktemp("infra") / "été à la cité" / ("long" * 30)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CITE_VAR", str(var))
        yield TESTS
        for used in (TESTS, DEVELOPMENT):
            remove(used)


def remove(server: Server) -> None:
    """Its folders may lie elsewhere than in var."""
    postgres_server.stop(server)
    for folder in (server.data, server.socket_folder):
        shutil.rmtree(folder, ignore_errors=True)
