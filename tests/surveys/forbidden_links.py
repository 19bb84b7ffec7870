"""What the triggers refuse about personal links and the codes beside them."""

from tests.factories import (
    make_invitation,
    make_response,
    make_survey,
    make_survey_version,
    make_way_in,
)
from tests.refusals import changed


def answered_invitation():
    """Of a questionnaire that somebody has answered."""
    invitation = make_invitation(is_answered=True)
    version = make_survey_version(event=invitation.event, survey=invitation.survey)
    make_response(version=version)
    return invitation


def delete_invitation():
    return answered_invitation().delete


def delete_invitation_that_was_not_answered():
    """Refused as well: else the refusal would tell who has answered."""
    return make_invitation(survey=answered_invitation().survey).delete


def give_invitation_to_another():
    return changed(answered_invitation(), code="autre").save


def ask_again():
    return changed(answered_invitation(), is_answered=False).save


def invite_beside_a_code():
    survey = make_survey(audience="professional")
    make_way_in(event=survey.event, survey=survey)
    return lambda: make_invitation(event=survey.event, survey=survey)


def make_code_beside_links():
    invitation = make_invitation()
    return lambda: make_way_in(event=invitation.event, survey=invitation.survey)


def open_code_beside_links():
    survey = make_survey(audience="professional")
    way_in = make_way_in(event=survey.event, survey=survey, is_active=False)
    make_invitation(event=survey.event, survey=survey)
    return changed(way_in, is_active=True).save


LINKS = {
    "surveys_invitation_kept": [
        delete_invitation,
        delete_invitation_that_was_not_answered,
        give_invitation_to_another,
        ask_again,
    ],
    "surveys_invitation_beside_codes": [invite_beside_a_code],
    "surveys_wayin_beside_links": [make_code_beside_links, open_code_beside_links],
}
