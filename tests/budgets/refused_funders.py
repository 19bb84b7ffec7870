"""Acts about funders and their grants that triggers refuse: each function gives back the act."""

from datetime import timedelta
from decimal import Decimal
from functools import partial

from django.utils import timezone

from tests.factories import (
    make_event_membership,
    make_funder_representative,
    make_grant,
    make_grant_payment,
    make_partnership,
)
from tests.refusals import changed


def let_a_reception_account_read_for_a_funder():
    held = make_event_membership(role="reception")
    return partial(make_funder_representative, event=held.event, membership=held)


def let_an_account_read_for_a_partner():
    partner = make_partnership()
    return partial(make_funder_representative, event=partner.event, funder=partner)


def move_an_account_to_a_partner():
    read = make_funder_representative()
    return changed(read, funder=make_partnership(event=read.event)).save


def be_paid_tomorrow():
    tomorrow = timezone.localdate() + timedelta(days=1)
    return changed(make_grant_payment(), paid_on=tomorrow).save


def pay_more_than_is_awarded():
    grant = make_grant_payment(amount=Decimal(900)).grant
    return partial(make_grant_payment, grant=grant, amount=Decimal("100.01"))


def pay_what_nobody_awarded():
    return partial(make_grant_payment, grant=make_grant(awarded=None))


def raise_a_payment_over_what_is_awarded():
    return changed(make_grant_payment(), amount=Decimal("1000.01")).save


def award_less_than_was_paid():
    return changed(make_grant_payment().grant, awarded=Decimal("99.99")).save


def forget_why_more_was_paid():
    grant = make_grant(awarded=Decimal(100), overpaid_reason="Avenant en cours")
    make_grant_payment(grant=grant, amount=Decimal(150))
    return changed(grant, overpaid_reason="").save
