"""Log in, log out, change or recover a password. French paths; Django's own views and names."""

from django.contrib.auth import views
from django.urls import path

from accounts.forms import LoginForm, PasswordResetForm
from core.access import any_account, public

urlpatterns = [
    path(
        "connexion/",
        public(views.LoginView.as_view(authentication_form=LoginForm)),
        name="login",
    ),
    path("deconnexion/", any_account(views.LogoutView.as_view()), name="logout"),
    path(
        "mot-de-passe/",
        any_account(views.PasswordChangeView.as_view()),
        name="password_change",
    ),
    path(
        "mot-de-passe/change/",
        any_account(views.PasswordChangeDoneView.as_view()),
        name="password_change_done",
    ),
    path(
        "mot-de-passe/oublie/",
        public(views.PasswordResetView.as_view(form_class=PasswordResetForm)),
        name="password_reset",
    ),
    path(
        "mot-de-passe/oublie/envoye/",
        public(views.PasswordResetDoneView.as_view()),
        name="password_reset_done",
    ),
    path(
        "mot-de-passe/nouveau/<uidb64>/<token>/",
        public(views.PasswordResetConfirmView.as_view()),
        name="password_reset_confirm",
    ),
    path(
        "mot-de-passe/nouveau/termine/",
        public(views.PasswordResetCompleteView.as_view()),
        name="password_reset_complete",
    ),
]
