import pytest
from django.urls import reverse

from surveys.models import WayIn
from surveys.services import Refused, create_way_in, create_workshop_ways_in, switch_way_in
from surveys.services.ways_in import CHARACTERS
from tests.factories import make_activity, make_invitation, make_survey, make_way_in

pytestmark = pytest.mark.django_db


def test_code_is_short_and_easy_to_read():
    way_in = create_way_in(survey=make_survey())
    assert len(way_in.code) == 5
    assert set(way_in.code) <= set(CHARACTERS)
    assert not set("01IO") & set(CHARACTERS)
    assert (way_in.is_active, way_in.activity) == (True, None)


def test_asked_twice_it_is_the_same_code():
    survey = make_survey()
    assert create_way_in(survey=survey) == create_way_in(survey=survey)
    assert survey.ways_in.count() == 1


def test_closed_code_opens_again_and_is_the_same():
    way_in = make_way_in()
    switch_way_in(way_in=way_in, is_active=False)
    assert not WayIn.objects.get(pk=way_in.pk).is_active
    again = create_way_in(survey=way_in.survey)
    assert (again.code, again.is_active) == (way_in.code, True)


def test_each_workshop_gets_its_own_code_once():
    survey = make_survey()
    workshops = [make_activity(event=survey.event) for _each in range(3)]
    make_activity(event=survey.event, kind="conference")
    make_activity()  # of another event
    known = create_way_in(survey=survey, activity=workshops[0])
    assert create_workshop_ways_in(survey=survey) == 2
    assert create_workshop_ways_in(survey=survey) == 0
    assert {way.activity for way in survey.ways_in.all()} == set(workshops)
    assert len({way.code for way in survey.ways_in.all()}) == 3
    assert survey.ways_in.get(activity=workshops[0]) == known


def test_same_number_of_queries_for_any_number_of_workshops(django_assert_num_queries):
    survey = make_survey()
    for _each in range(20):
        make_activity(event=survey.event)
    with django_assert_num_queries(7):
        create_workshop_ways_in(survey=survey)


@pytest.fixture
def by_link(event):
    """Professionals with a code that was switched off before their links were made."""
    survey = make_survey(event=event, audience="professional")
    make_way_in(event=survey.event, survey=survey, is_active=False)
    make_invitation(event=survey.event, survey=survey)
    return survey


def test_whoever_has_a_link_gets_no_code(by_link):
    known = by_link.ways_in.get()
    for act in (
        lambda: create_way_in(survey=by_link),
        lambda: create_workshop_ways_in(survey=by_link),
        lambda: switch_way_in(way_in=known, is_active=True),
    ):
        with pytest.raises(Refused, match="deux fois"):
            act()
    assert not by_link.ways_in.filter(is_active=True).exists()


def test_page_of_codes_says_why_there_is_none(by_link, coordinator_client):
    client = coordinator_client
    page = reverse("survey_ways_in", args=[by_link.event.slug, by_link.code])
    text = client.get(page).content.decode()
    assert "ils compteraient deux fois" in text
    assert 'value="workshops"' not in text
    assert "Utiliser de nouveau" not in text
    answer = client.post(page, {"action": "everybody"}, follow=True)
    assert "compteraient deux fois" in answer.content.decode()
