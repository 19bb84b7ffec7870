from django.http import QueryDict

LONGEST = 500


def typed(sent: QueryDict, name: str) -> str:
    """What was sent under that name, without what PostgreSQL cannot store."""
    return sent.get(name, "").replace("\0", "").strip()[:LONGEST]
