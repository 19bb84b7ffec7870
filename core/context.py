from django.conf import settings
from django.http import HttpRequest


def instance(request: HttpRequest) -> dict[str, object]:
    """Context processor: the name, logo, colours and addresses that this instance has chosen."""
    return {"instance": settings.INSTANCE}
