"""Pure arithmetic of the figures: no Django, no database, no clock."""
