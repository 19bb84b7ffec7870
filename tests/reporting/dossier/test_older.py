"""Dossiers written before a change of the format."""

from decimal import Decimal

import pytest

from reporting.dossier.errors import DossierRefused
from reporting.dossier.loading import load
from tests.reporting.dossier.full_dossier import as_bytes, full_dossier

pytestmark = pytest.mark.usefixtures("previous_event")


def written_before(**said) -> bytes:
    """Its grant says in one sum what was paid."""
    document = full_dossier()
    grant = document["grants"][0]
    del grant["payments"]
    grant |= said
    return as_bytes(document)


@pytest.mark.parametrize(("paid", "received"), [(250.5, [Decimal("250.50")]), (0, [])])
def test_sum_that_was_paid_is_read_as_one_payment(paid, received):
    event = load(written_before(paid=paid)).event
    assert list(event.grant_payments.values_list("amount", flat=True)) == received
    assert not load(written_before(paid=paid)).is_new


@pytest.mark.parametrize("paid", ["250", -1, True])
def test_sum_that_is_none_is_refused(paid):
    with pytest.raises(DossierRefused) as refusal:
        load(written_before(paid=paid))
    assert [fault.place for fault in refusal.value.faults] == ["/grants/0/paid"]
