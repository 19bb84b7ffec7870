from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from events.administration.inlines import NamedFormSet, RowForm, Rows
from events.models import EventMembership

COORDINATOR = Role.COORDINATOR


class MembershipForm(RowForm):
    """The account is named by its exact e-mail address: accounts of others are never listed."""

    email = forms.EmailField(label=_("e-mail address of the account"))

    class Meta:
        model = EventMembership
        fields = ["email", "role"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["email"].initial = self.instance.user.email
            self.fields["email"].disabled = True

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if self.instance.pk:
            return email
        account = User.objects.filter(email__iexact=email, is_active=True).first()
        if account is None:
            raise ValidationError(
                gettext("No account has this address: ask an administrator to create it.")
            )
        self.instance.user = account
        return email

    def _get_validation_exclusions(self) -> set[str]:
        """`user` is not a field of the form either, yet the unique constraint needs it."""
        exclude = super()._get_validation_exclusions()
        if self.instance.user_id is not None:
            exclude.discard("user")
        return exclude


class MembershipFormSet(NamedFormSet):
    """Coordinators manage the roles, so an event that has one never loses the last."""

    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        before = [form for form in self.initial_forms if form.initial.get("role") == COORDINATOR]
        after = [form for form in self.forms if self._keeps_coordinator(form)]
        if before and not after:
            raise ValidationError(gettext("An event keeps at least one coordinator."))

    def _keeps_coordinator(self, form: forms.ModelForm) -> bool:
        kept = form not in self.deleted_forms
        return kept and form.cleaned_data.get("role") == COORDINATOR


class MembershipRows(Rows):
    model = EventMembership
    form = MembershipForm
    formset = MembershipFormSet
    fields = ["email", "role"]
    exclude: list[str] = []
    select_related = ("user", "event")
    verbose_name = _("role of an account on this event")
    verbose_name_plural = _("who works on this event")

    def get_queryset(self, request: HttpRequest) -> QuerySet[EventMembership]:
        return super().get_queryset(request).order_by("role", "user__email")
