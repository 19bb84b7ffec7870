from events.admin import communication, event, objectives, programme, venue

__all__ = ["communication", "event", "objectives", "programme", "venue"]
