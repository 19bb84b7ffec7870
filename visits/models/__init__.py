from visits.models.check_in import CheckIn, CheckInCancellation
from visits.models.desk import Desk
from visits.models.profile import ProfileChoice

__all__ = ["CheckIn", "CheckInCancellation", "Desk", "ProfileChoice"]
