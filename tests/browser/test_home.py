"""The first page, in a real browser: its policy forbids nothing that it uses."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)


def test_home_page_loads_without_a_complaint(page):
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    answer = page.goto("/")
    assert answer.status == 200
    assert complaints == []
