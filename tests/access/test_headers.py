"""What every answer carries: the strict policy, and only two cookies."""

import pytest
from django.urls import reverse

from tests.factories import PASSWORD

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
}


def policy_of(response):
    directives = response["Content-Security-Policy"].split(";")
    return dict(directive.strip().split(" ", 1) for directive in directives if directive.strip())


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/compte/connexion/", "/introuvable/"])
def test_policy_is_strict_for_visitors(client, address):
    assert policy_of(client.get(address)) == POLICY


@pytest.mark.django_db
def test_policy_is_strict_in_the_administration(administrator_client):
    assert policy_of(administrator_client.get(reverse("admin:index"))) == POLICY


@pytest.mark.django_db
def test_only_session_and_csrf_cookies(client, coordinator, settings):
    login = reverse("login")
    client.get(login)
    client.post(login, {"username": coordinator.email, "password": PASSWORD})
    client.get(reverse("home"))
    names = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
    assert set(client.cookies) == names
    kept = {(morsel["httponly"], morsel["samesite"]) for morsel in client.cookies.values()}
    assert kept == {(True, "Lax")}


@pytest.mark.django_db
def test_visitor_gets_no_cookie(client):
    client.get(reverse("home"))
    client.get(reverse("accessibility"))
    assert dict(client.cookies) == {}


@pytest.mark.django_db
def test_answers_cannot_be_framed_or_sniffed(client):
    response = client.get(reverse("home"))
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
def test_nothing_keeps_a_page_of_the_team(event, coordinator_client):
    page = coordinator_client.get(reverse("dashboard", args=[event.slug]))
    assert page["Cache-Control"] == "private, no-store"
