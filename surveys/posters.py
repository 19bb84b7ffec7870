"""Short codes, as people read them on a poster and type them."""

from surveys.models import WayIn


def find_way_in(code: str) -> WayIn | None:
    """Whatever the case, with or without spaces and dashes."""
    typed = code.strip().upper().replace(" ", "").replace("-", "")
    if not typed.isascii() or not typed.isalnum():
        return None
    found: WayIn | None = (
        WayIn.objects.filter(code=typed).select_related("survey__event", "activity").first()
    )
    return found
