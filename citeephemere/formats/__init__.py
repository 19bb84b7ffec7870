"""Formats of dates and hours, language by language, where Django's own are not enough."""
