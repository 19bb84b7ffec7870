"""Pages of the directory and of the partners of an event."""
