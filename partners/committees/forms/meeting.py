from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.committees.forms.fields import DayField, HourField
from partners.models import CommitteeMeeting, CommitteeRules
from partners.models.committee import MinutesStatus

LONGEST_TITLE = 200


class MeetingForm(forms.Form):
    date = DayField(label=_("Day"))
    starts_at = HourField(label=_("Starts at"), required=False)
    ends_at = HourField(label=_("Ends at"), required=False)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        starts_at, ends_at = data.get("starts_at"), data.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", _("A meeting must end after it starts."))
        return data

    def values(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        return {"day": data.pop("date"), **data}

    @classmethod
    def initial_of(cls, meeting: CommitteeMeeting) -> dict[str, Any]:
        return {name: getattr(meeting, name) for name in ("date", "starts_at", "ends_at", "place")}


class NewMeetingForm(MeetingForm):
    points = forms.CharField(
        label=_("Agenda, one point on each line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Details of each point, and documents, are added afterwards."),
    )

    @staticmethod
    def initial_after(last: CommitteeMeeting | None) -> dict[str, Any]:
        """Meetings of one committee are often at the same place and hour, and approve the minutes
        of the one before."""
        if last is None:
            return {}
        told = _("Approval of the minutes of %(meeting)s") % {"meeting": last}
        points = "" if last.minutes_status == MinutesStatus.APPROVED else str(told)
        kept = {name: getattr(last, name) for name in ("starts_at", "ends_at", "place")}
        return {**kept, "points": points}

    def clean_points(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["points"].splitlines()]
        if any(len(line) > LONGEST_TITLE for line in lines):
            raise forms.ValidationError(_("A point has 200 characters at most."))
        return [line for line in lines if line]


class ApprovalForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    day = DayField(
        label=_("Approved on"), help_text=_("The day of the meeting that approved them.")
    )


class RulesForm(forms.ModelForm):
    class Meta:
        model = CommitteeRules
        fields = ["quorum"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quorum"].label = _("For the committee to decide, there must be")
