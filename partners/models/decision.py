import pgtrigger
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.choices import known_choice
from core.constraints import GoesWith, OwnerKey, SameOwner
from core.triggers import Refuse, changes
from events.models import Event
from partners.models.committee import CommitteeMeeting
from partners.models.meeting_rules import frozen_with_meeting
from partners.models.minutes_rules import DraftAgainWithRow, WithdrawNumber
from partners.models.partnership import Partnership
from partners.querysets import DecisionQuerySet

# "line:" or "indicator:" and a code: the apps above know what it names.
ABOUT = r"^(line|indicator):[a-z0-9][a-z0-9_-]*$"
validate_about = RegexValidator(ABOUT, _("Choose an item from the list."))

# SQL: meetings that speak of the decision again.
WHERE_IT_COMES_BACK = (
    "SELECT point.meeting_id FROM partners_agendapoint AS point WHERE point.decision_id = NEW.id"
)


class DecisionStatus(models.TextChoices):
    OPEN = "open", _("open")
    DONE = "done", _("done")
    DROPPED = "dropped", _("dropped")


class Decision(models.Model):
    """A numbered decision of a committee: text, owner, due date, state."""

    event = models.ForeignKey(
        Event, models.CASCADE, related_name="decisions", verbose_name=_("event")
    )
    meeting = models.ForeignKey(
        CommitteeMeeting, models.CASCADE, related_name="decisions", verbose_name=_("meeting")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("decision"))
    owner = models.ForeignKey(
        Partnership,
        models.RESTRICT,
        related_name="owned_decisions",
        null=True,
        blank=True,
        verbose_name=_("carried out by"),
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=20, choices=DecisionStatus, default=DecisionStatus.OPEN
    )

    owner_name = models.CharField(
        _("carried out by, as sent"), max_length=200, blank=True, editable=False
    )
    about = models.CharField(
        _("about"),
        max_length=80,
        blank=True,
        validators=[validate_about],
        help_text=_("A budget line or an indicator that this decision is about."),
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["event", "number"]
        constraints = [
            OwnerKey(name="partners_decision_owner_key"),
            SameOwner(field="meeting", name="partners_decision_meeting_same_event"),
            SameOwner(field="owner", name="partners_decision_owner_same_event"),
            models.UniqueConstraint(
                fields=["event", "number"],
                name="partners_decision_number_unique",
                violation_error_message=_("Another decision of this event has this number."),
            ),
            models.CheckConstraint(
                condition=Q(about="") | Q(about__regex=ABOUT),
                name="partners_decision_about_format",
                violation_error_message=_("Choose an item from the list."),
            ),
            known_choice("status", DecisionStatus, "partners_decision_status_known"),
        ]
        triggers = [
            frozen_with_meeting(
                "partners_decision_frozen",
                "event_id",
                "meeting_id",
                "number",
                "text",
                "owner_id",
                "owner_name",
                "due_on",
            ),
            Refuse(
                name="partners_decision_frozen_where_it_comes_back",
                operation=pgtrigger.Update,
                test=f"{changes('text')} AND 'approved' IN (SELECT meeting.minutes_status "
                "FROM partners_committeemeeting AS meeting WHERE meeting.id IN "
                f"({WHERE_IT_COMES_BACK}) FOR NO KEY UPDATE)",
                message="Approved minutes print this decision: its words can no longer be changed.",
            ),
            Refuse(
                name="partners_decision_number_withdrawn",
                operation=pgtrigger.Insert | pgtrigger.Update,
                test=f"{changes('event_id', 'number')} AND EXISTS ("
                "SELECT FROM partners_withdrawnnumber AS other "
                "WHERE other.event_id = NEW.event_id AND other.number = NEW.number)",
                message="A decision that was deleted had this number: give another one.",
                field="number",
            ),
            WithdrawNumber(name="partners_decision_withdraws_number"),
            DraftAgainWithRow(
                name="partners_decision_draft_again",
                printed=("number", "text", "owner_id", "due_on"),
                meetings=WHERE_IT_COMES_BACK,
            ),
        ]

    def __str__(self) -> str:
        return _("decision no. %(number)s") % {"number": self.number}


class WithdrawnNumber(models.Model):
    """The number of a decision that was deleted: somebody may have read it. Written by PostgreSQL,
    never given again."""

    event = models.ForeignKey(
        Event,
        models.CASCADE,
        related_name="withdrawn_numbers",
        db_constraint=False,
        verbose_name=_("event"),
    )
    number = models.PositiveSmallIntegerField(_("number"))

    class Meta:
        verbose_name = _("withdrawn number of a decision")
        verbose_name_plural = _("withdrawn numbers of decisions")
        ordering = ["event", "number"]
        constraints = [
            GoesWith(field="event", name="partners_withdrawnnumber_goes_with_event"),
            models.UniqueConstraint(
                fields=["event", "number"],
                name="partners_withdrawnnumber_unique",
                violation_error_message=_("This number is already withdrawn."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)
