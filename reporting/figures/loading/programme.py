from django.db.models import Count, Sum

from events.models import Event
from partners.models import ActivityHost
from partners.programme.content import with_active
from reporting.figures.facts import ProgrammeFacts


def load_programme(event: Event) -> ProgrammeFacts:
    offered = event.activities.aggregate(activities=Count("pk"), seats=Sum("capacity"))
    if not offered["activities"]:
        return ProgrammeFacts()
    hosts = ActivityHost.objects.filter(with_active(), event=event)
    hosting = hosts.aggregate(number=Count("partnership", distinct=True))["number"]
    return ProgrammeFacts(hosting=hosting or None, **offered)
