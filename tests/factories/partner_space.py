from typing import Any

from django.utils import timezone

from partners.models import (
    ChangeProposal,
    CharterAcceptance,
    InKindProposal,
    PartnerAccess,
    PreparationStep,
)
from partners.models.steps import StepKind
from tests.factories.events import event_of
from tests.factories.partners import make_partnership
from tests.factories.sequence import next_number


def make_preparation_step(**overrides: Any) -> PreparationStep:
    """One of the steps that the event does not have yet: there are four."""
    event = event_of(overrides)
    known = set(event.preparation_steps.values_list("kind", flat=True))
    kind = next(kind for kind in StepKind.values if kind not in known)
    return PreparationStep.objects.create(**{"event": event, "kind": kind, **overrides})


def make_partner_access(**overrides: Any) -> PartnerAccess:
    """Without a link yet."""
    values = {"event": event_of(overrides), "contact_name": "Dominique Petit", **overrides}
    if "partnership" not in values:
        values["partnership"] = make_partnership(event=values["event"])
    values.setdefault("contact_email", f"contact-{next_number()}@example.org")
    return PartnerAccess.objects.create(**values)


def make_change_proposal(**overrides: Any) -> ChangeProposal:
    """A new professional, waiting for an answer."""
    values = {
        "event": event_of(overrides),
        "kind": "arrival",
        "after": {"first_name": "Claude", "last_name": "Durand"},
        **overrides,
    }
    if "partnership" not in values:
        values["partnership"] = make_partnership(event=values["event"])
    return ChangeProposal.objects.create(**values)


def make_in_kind_proposal(**overrides: Any) -> InKindProposal:
    """Two hours of a room, waiting for an answer."""
    values = {
        "event": event_of(overrides),
        "label": "Prêt d’une salle",
        "kind": "loan",
        "quantity": 2,
        "unit": "heure",
        "unit_value": 50,
        **overrides,
    }
    if "partnership" not in values:
        values["partnership"] = make_partnership(event=values["event"])
    return InKindProposal.objects.create(**values)


def make_charter_acceptance(**overrides: Any) -> CharterAcceptance:
    values = {
        "event": event_of(overrides),
        "contact_name": "Dominique Petit",
        "wording": "2026-11",
        "accepted_at": timezone.now(),
        **overrides,
    }
    if "partnership" not in values:
        values["partnership"] = make_partnership(event=values["event"])
    return CharterAcceptance.objects.create(**values)
