"""Whatever is put anywhere in a dossier, it is loaded or refused; nothing else ever happens."""

import copy
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reporting.dossier.errors import DossierRefused
from reporting.dossier.exporting import export
from reporting.dossier.loading import load
from tests.reporting.dossier.database import row_counts
from tests.reporting.dossier.full_dossier import as_bytes, full_dossier

pytestmark = pytest.mark.usefixtures("previous_event")
FULL = full_dossier()
WORDS = ["", "oui", "2020-03-10", "2020-03-10T12:00+01:00", "23:59", "emploi", "mairie", "é\u202f!"]
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=30),
    st.sampled_from(WORDS),
    st.lists(st.sampled_from([1, "oui", {}, None]), max_size=2),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
)


def places(value: Any, steps: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where something could be replaced."""
    here = [steps] if steps else []
    if not isinstance(value, dict | list):
        return here
    items = value.items() if isinstance(value, dict) else enumerate(value)
    return here + [place for key, item in items for place in places(item, (*steps, key))]


def replaced(steps: tuple[Any, ...], value: Any) -> dict[str, Any]:
    document = copy.deepcopy(FULL)
    holder: Any = document
    for step in steps[:-1]:
        holder = holder[step]
    holder[steps[-1]] = value
    return document


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.sampled_from(places(FULL)), junk=JUNK)
def test_junk_anywhere_is_loaded_or_refused(steps, junk):
    before = row_counts()
    with transaction.atomic():
        try:
            event = load(as_bytes(replaced(steps, junk))).event
        except DossierRefused:
            assert row_counts() == before
        else:
            assert not load(export(event, with_personal_data=True).encode()).is_new
        transaction.set_rollback(True)
