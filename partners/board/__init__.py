"""The participations of an event: where each stands, and what is done to many at once."""
