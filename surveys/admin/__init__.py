from surveys.admin import invitation, survey, version

__all__ = ["invitation", "survey", "version"]
