from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.forms import EventScopedModelForm
from events.models import Event
from partners.committees.forms.fields import DayField
from partners.committees.members import CODE, people_to_seat
from partners.models import CommitteeMember, Professional


class PersonChoiceField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.display_name} · {obj.organisation}"


class SeatChoiceField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.display_name} · {obj.partnership}"


class OrganisationChoiceField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.organisation)


class MemberForm(EventScopedModelForm):
    partnership = OrganisationChoiceField(
        queryset=None, label=_("Organisation"), empty_label=_("Choose an organisation")
    )
    professional = PersonChoiceField(
        queryset=None,
        required=False,
        label=_("Professional of the directory"),
        empty_label=_("Not in the directory: the name is below"),
    )
    deputy_of = SeatChoiceField(
        queryset=None,
        required=False,
        label=_("Deputy of"),
        empty_label=_("Nobody: this member is titular"),
    )
    left_on = DayField(
        label=_("Left on"),
        required=False,
        help_text=_("From that day on, this person is no longer convened."),
    )

    class Meta:
        model = CommitteeMember
        fields = [
            "partnership",
            "professional",
            "first_name",
            "last_name",
            "email",
            "deputy_of",
            "has_voice",
            "left_on",
        ]

    def __init__(self, *args: Any, event: Event, user: User, **kwargs: Any) -> None:
        super().__init__(*args, event=event, **kwargs)
        fields: Any = self.fields
        fields["partnership"].queryset = event.partnerships.select_related("organisation")
        seated = Q(committee_seats__event=event)
        mine = Professional.objects.reachable_by(user).values("pk")
        fields["professional"].queryset = (
            Professional.objects.filter(Q(pk__in=mine) | seated)
            .select_related("organisation")
            .distinct()
        )
        titulars = event.committee_members.filter(deputy_of__isnull=True).with_people()
        fields["deputy_of"].queryset = titulars.exclude(pk=self.instance.pk)
        if self.instance.pk and self.instance.attendances.exists():
            fields["partnership"].disabled = True
        for name, label in LABELS.items():
            fields[name].label = label
        if not self.instance.pk:
            del fields["left_on"]
            fields["partnership"].required = False
            fields["partnership"].empty_label = _("That of the professional below")

    def clean(self) -> dict[str, Any]:
        """Somebody of the directory, or somebody with a name. The directory knows the
        organisation of a professional."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        person = data.get("professional")
        if person and not data.get("partnership") and "partnership" not in self.errors:
            known = self.fields["partnership"].queryset.filter(organisation=person.organisation_id)
            data["partnership"] = self.instance.partnership = known.first()
        if not data.get("partnership") and "partnership" not in self.errors:
            self.add_error("partnership", _("Choose the organisation that this member speaks for."))
        if not data.get("professional") and not data.get("last_name"):
            self.add_error("last_name", _("Choose a professional above, or write a name."))
        return data

    def _code_source(self) -> str:
        """Codes are printed where names must not be."""
        return CODE


class PeopleChoiceField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.display_name} · {obj.organisation}"


class ManyMembersForm(forms.Form):
    people = PeopleChoiceField(
        queryset=None,
        label=_("Professionals of the directory"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Each becomes titular, with a vote, for their organisation."),
        error_messages={"required": _("Tick at least one person.")},
    )

    def __init__(self, *args: Any, event: Event, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people: Any = self.fields["people"]
        people.queryset = people_to_seat(event, user)


LABELS = {
    "first_name": _("First name"),
    "last_name": _("Last name"),
    "email": _("E-mail"),
    "has_voice": _("Has a vote"),
}
