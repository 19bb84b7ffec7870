"""Who works on an event."""
