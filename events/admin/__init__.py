from events.admin import communication, event, programme, venue

__all__ = ["communication", "event", "programme", "venue"]
