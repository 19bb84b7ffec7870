import pytest

from tests.surveys.answering.questionnaires import make_open_survey, way_in_of


@pytest.fixture
def version(db):
    return make_open_survey()


@pytest.fixture
def way_in(version):
    return way_in_of(version)


@pytest.fixture
def door(way_in):
    """The address on the poster."""
    return f"/q/{way_in.code}/"
