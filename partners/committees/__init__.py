"""The life of a steering committee: from the agenda to the decisions."""
