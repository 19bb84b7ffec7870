from visits.models.asked import AskedQuestion
from visits.models.check_in import CheckIn, CheckInCancellation
from visits.models.desk import Desk
from visits.models.handed_survey import HandedSurvey
from visits.models.profile import ProfileChoice
from visits.models.tablet import PairingCode, Tablet
from visits.models.tally import ProfileTally, Purge, SlotTally
from visits.models.wall import WallLink

__all__ = [
    "AskedQuestion",
    "CheckIn",
    "CheckInCancellation",
    "Desk",
    "HandedSurvey",
    "PairingCode",
    "ProfileChoice",
    "ProfileTally",
    "Purge",
    "SlotTally",
    "Tablet",
    "WallLink",
]
