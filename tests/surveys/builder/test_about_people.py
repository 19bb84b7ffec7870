"""What a coordinator's own question asks of the people themselves is masked like a profile."""

import pytest

from surveys.forms.question import ABOUT_PEOPLE
from surveys.models.instrument_rules import PROFILE_CODES

pytestmark = pytest.mark.django_db
NEW = {"label": "Quel âge avez-vous ?", "kind": "single", "choices": "16-17 ans\n18-25 ans"}


def test_question_about_the_people_has_the_code_by_which_it_is_masked(
    coordinator_client, address, version
):
    asked = {**NEW, "about_people": "age_band"}
    coordinator_client.post(address("question_add"), asked)
    assert version.questions.order_by("position").last().code == "age_band"
    assert {code for code, _label in ABOUT_PEOPLE} == PROFILE_CODES | {""}
    page = coordinator_client.get(address("survey_builder")).content.decode()
    assert page.count("les petits effectifs sont masqués") == 1


def test_question_about_the_people_has_no_other_code(coordinator_client, address, version):
    asked = {**NEW, "about_people": "gender", "code": "genre"}
    answer = coordinator_client.post(address("question_add"), asked)
    assert list(answer.context["form"].errors) == ["code"]


@pytest.mark.parametrize("kind", ["text", "recommendation", "satisfaction"])
def test_question_about_the_people_has_choices(coordinator_client, address, version, kind):
    asked = {**NEW, "about_people": "gender", "kind": kind}
    answer = coordinator_client.post(address("question_add"), asked)
    assert list(answer.context["form"].errors) == ["kind"]
