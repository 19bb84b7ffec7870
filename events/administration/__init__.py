"""Bricks of the administration, used by the `admin` of every app. Nothing is registered here."""
