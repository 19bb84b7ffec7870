"""The account of a grant and the grants with their payments, in a real browser."""

import pytest
from django.urls import reverse

from tests.browser.signing_in import log_in
from tests.factories import make_grant_payment
from tests.personas import holder
from tests.reporting.funding.money import close, funded

pytestmark = pytest.mark.django_db(transaction=True)
OF_THE_EVENT = ("account_list", "budget_grants", "grant_add", "open_data")
OF_THE_ACCOUNT = ("account_read", "account_edit", "account_application")


@pytest.fixture
def case(event):
    made = funded(event, "lines")
    made.mine.awarded = 1000
    made.mine.save()
    make_grant_payment(grant=made.mine)
    close(made.mine, 1)
    return made


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_pages_have_no_fault(context, page, case, event, assert_accessible, width, scheme):
    log_in(context, holder(event, "coordinator"))
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    addresses = [reverse(name, args=[event.slug]) for name in OF_THE_EVENT]
    addresses += [reverse(name, args=[event.slug, case.mine.code]) for name in OF_THE_ACCOUNT]
    for address in (*addresses, reverse("grant_edit", args=[event.slug, case.mine.pk])):
        page.goto(address)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
