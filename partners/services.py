from partners.models import Mobilisation, PreparationSession, SessionAttendance
from partners.models.preparation import OccurrenceStatus, SessionAttendanceStatus


def list_everybody(*, session: PreparationSession) -> int:
    """Every mobilised person who is not on the list yet joins it: as somebody who came if the
    session was held, else as somebody expected. The number of people added."""
    listed = session.attendances.values("mobilisation")
    missing = Mobilisation.objects.filter(event=session.event_id).exclude(pk__in=listed)
    held = session.status == OccurrenceStatus.HELD
    status = SessionAttendanceStatus.ATTENDED if held else SessionAttendanceStatus.REGISTERED
    rows = [
        SessionAttendance(
            event_id=session.event_id, session=session, mobilisation=person, status=status
        )
        for person in missing
    ]
    return len(SessionAttendance.objects.bulk_create(rows))
