"""One plain function per model: the smallest valid object, saved; keywords override any field.

The event is the one given, else that of the linked objects given, else a new one.
"""

from tests.factories.accounts import PASSWORD, make_administrator, make_user
from tests.factories.budgets import (
    make_budget,
    make_budget_line,
    make_grant,
    make_in_kind_contribution,
)
from tests.factories.events import (
    make_activity,
    make_communication_support,
    make_event,
    make_event_membership,
    make_hub,
    make_indicator,
    make_opening_day,
    make_room,
    make_venue,
)
from tests.factories.partners import (
    make_activity_host,
    make_committee_meeting,
    make_decision,
    make_meeting_attendance,
    make_mobilisation,
    make_organisation,
    make_partnership,
    make_preparation_session,
    make_professional,
    make_session_attendance,
)
from tests.factories.reporting import (
    make_bilan,
    make_bilan_version,
    make_declared_figure,
    make_frozen_figure,
    make_narrative_block,
)
from tests.factories.surveys import (
    make_answer,
    make_choice,
    make_invitation,
    make_question,
    make_response,
    make_survey,
    make_survey_version,
)
from tests.factories.visits import (
    make_check_in,
    make_check_in_cancellation,
    make_desk,
    make_profile_choice,
)

__all__ = [
    "PASSWORD",
    "make_activity",
    "make_activity_host",
    "make_administrator",
    "make_answer",
    "make_bilan",
    "make_bilan_version",
    "make_budget",
    "make_budget_line",
    "make_check_in",
    "make_check_in_cancellation",
    "make_choice",
    "make_committee_meeting",
    "make_communication_support",
    "make_decision",
    "make_declared_figure",
    "make_desk",
    "make_event",
    "make_event_membership",
    "make_frozen_figure",
    "make_grant",
    "make_hub",
    "make_in_kind_contribution",
    "make_indicator",
    "make_invitation",
    "make_meeting_attendance",
    "make_mobilisation",
    "make_narrative_block",
    "make_opening_day",
    "make_organisation",
    "make_partnership",
    "make_preparation_session",
    "make_professional",
    "make_profile_choice",
    "make_question",
    "make_response",
    "make_room",
    "make_session_attendance",
    "make_survey",
    "make_survey_version",
    "make_user",
    "make_venue",
]
