from visits.admin import check_in, desk, profile

__all__ = ["check_in", "desk", "profile"]
