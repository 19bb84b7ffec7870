from visits.admin import asked, check_in, desk, handed_survey, profile

__all__ = ["asked", "check_in", "desk", "handed_survey", "profile"]
