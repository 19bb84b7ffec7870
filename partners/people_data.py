"""The data of one person of a partner: what is kept, to be given back on request."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from events.models import Event, OutgoingMessage
from partners.models import (
    Assignment,
    ChangeProposal,
    CharterAcceptance,
    CommitteeMember,
    Mobilisation,
    PartnerAccess,
    Professional,
)
from partners.people_traces import (
    acceptances_of,
    accesses_of,
    all_seats_of,
    messages_to,
    proposals_about,
    signed_by,
    spoken_by,
    tutored_by,
)

FIELDS = ("code", "first_name", "last_name", "email", "phone", "job_title")


def data_of(person: Professional, *, reader: User) -> dict[str, Any]:
    """Plain values, ready for JSON: the names of the columns in French are those of the screens.

    Of the events that the reader coordinates; the others are theirs to give.
    """
    events = Event.objects.coordinated_by(reader)
    known = {name: rows.filter(event__in=events) for name, rows in _traces(person).items()}
    mobilisations = known["mobilisations"].select_related("event", "hub").order_by("pk")
    return {
        "personne": {name: getattr(person, name) for name in FIELDS},
        "structure": person.organisation.name,
        "mobilisations": [_mobilisation(row) for row in mobilisations],
        "demandes": [_proposal(row) for row in known["proposals"]],
        "acces_a_l_espace_partenaire": [_access(row) for row in known["accesses"]],
        "acceptations_de_la_charte": [_acceptance(row) for row in known["acceptances"]],
        "messages": [_message(row) for row in known["messages"]],
        "chartes_signees": [str(row.event) for row in known["signed"]],
        "comites_de_pilotage": [_seat(row) for row in known["seats"]],
        "points_presentes": [f"{row.meeting} : {row}" for row in known["spoken"]],
        "seances_encadrees": [str(row) for row in known["tutored"]],
        "autres_editions": _elsewhere(person, events),
        "exporte_le": timezone.localtime().isoformat(timespec="minutes"),
    }


def _traces(person: Professional) -> dict[str, QuerySet[Any]]:
    """Each has the event to which it belongs."""
    return {
        "mobilisations": person.mobilisations.all(),
        "proposals": proposals_about(person),
        "accesses": accesses_of(person),
        "acceptances": acceptances_of(person),
        "messages": messages_to(person),
        "signed": signed_by(person),
        "seats": all_seats_of(person),
        "spoken": spoken_by(person),
        "tutored": tutored_by(person),
    }


def _elsewhere(person: Professional, events: QuerySet[Event]) -> str:
    """Whether there is more, without saying what."""
    rows = _traces(person).values()
    if not any(each.exclude(event__in=events).exists() for each in rows):
        return ""
    return _("Other data belong to editions of other teams: ask them, or the administrator.")


def _mobilisation(row: Mobilisation) -> dict[str, Any]:
    attendances = row.session_attendances.select_related("session").order_by("session__date")
    return {
        "edition": row.event.name,
        "role": row.get_role_display(),
        "pole": row.hub.name if row.hub else "",
        "seances": [
            {
                "seance": str(one.session),
                "date": one.session.date.isoformat(),
                "etat": one.get_status_display(),
            }
            for one in attendances
        ],
        "presences": [_presence(one) for one in row.assignments.with_place().order_by("starts_at")],
    }


def _presence(row: Assignment) -> dict[str, str]:
    start, end = (timezone.localtime(moment) for moment in (row.starts_at, row.ends_at))
    return {
        "lieu": row.place,
        "de": start.isoformat(timespec="minutes"),
        "a": end.isoformat(timespec="minutes"),
    }


def _proposal(row: ChangeProposal) -> dict[str, Any]:
    return {
        "nature": row.get_kind_display(),
        "avant": row.before,
        "apres": row.after,
        "etat": row.get_status_display(),
        "demande_le": row.proposed_at.isoformat(timespec="minutes"),
    }


def _message(row: OutgoingMessage) -> dict[str, Any]:
    return {
        "edition": row.event.name,
        "objet": row.subject,
        "texte": row.text,
        "envoye_le": row.sent_at.isoformat(timespec="minutes") if row.sent_at else None,
    }


def _seat(row: CommitteeMember) -> dict[str, Any]:
    attendances = row.attendances.select_related("meeting").order_by("meeting__number")
    return {
        "edition": row.event.name,
        "structure": str(row.partnership),
        "suppleant": row.deputy_of_id is not None,
        "voix": row.has_voice,
        "parti_le": row.left_on.isoformat() if row.left_on else None,
        "courriel": row.address,
        "reunions": [
            {
                "comite": str(one.meeting),
                "date": one.meeting.date.isoformat(),
                "etat": one.get_status_display(),
            }
            for one in attendances
        ],
    }


def _access(row: PartnerAccess) -> dict[str, Any]:
    return {
        "edition": row.event.name,
        "nom": row.contact_name,
        "courriel": row.contact_email,
        "expire_le": row.expires_at.isoformat(timespec="minutes") if row.expires_at else None,
    }


def _acceptance(row: CharterAcceptance) -> dict[str, Any]:
    return {
        "edition": row.event.name,
        "nom": row.contact_name,
        "fonction": row.contact_role,
        "le": row.accepted_at.isoformat(timespec="minutes"),
    }
