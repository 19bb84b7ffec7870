"""An event with the counts of the reference (Bagnolet, 17 April 2019), built row by row."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from budgets.models import Budget, BudgetLine, Grant, InKindContribution
from events.models import Activity, Event, Hub, OpeningDay, Venue
from partners.models import (
    CommitteeMeeting,
    Mobilisation,
    Organisation,
    Partnership,
    PreparationSession,
    Professional,
)
from reporting.models import DeclaredFigure
from surveys.models import Answer, Choice, Question, Response, Survey, SurveyVersion
from visits.models import CheckIn

DAY = date(2019, 4, 17)
MORNING = datetime(2019, 4, 17, 8, 0, tzinfo=UTC)
CARRIERS = 3

# The questionnaire, the question and its kind, then each choice with its level and replies.
ANSWERS = (
    ("professionals", "concept_meets_needs", "single", {"yes": ("", 42), "no": ("", 9)}),
    (
        "professionals",
        "main_benefit",
        "single",
        {
            "meeting_professionals": ("", 30),
            "new_tools": ("", 10),
            "practice": ("", 4),
            "other": ("", 7),
        },
    ),
    (
        "visitors",
        "overall",
        "satisfaction",
        {
            "very": ("very_positive", 40),
            "satisfied": ("positive", 45),
            "little": ("negative", 11),
            "not": ("very_negative", 4),
        },
    ),
    (
        "visitors",
        "date_time_duration",
        "satisfaction",
        {"very": ("very_positive", 30), "satisfied": ("positive", 52), "not": ("negative", 18)},
    ),
    (
        "visitors",
        "obtained",
        "single",
        {
            "new_information": ("", 53),
            "steps": ("", 15),
            "contacts": ("", 14),
            "prospects": ("", 9),
            "other": ("", 9),
        },
    ),
    (
        "workshops",
        "quality",
        "satisfaction",
        {"very": ("very_positive", 50), "satisfied": ("positive", 44), "little": ("negative", 6)},
    ),
    (
        "workshops",
        "left_with",
        "single",
        {
            "information": ("", 60),
            "prospects": ("", 13),
            "steps": ("", 10),
            "expectations": ("", 11),
            "other": ("", 6),
        },
    ),
)
POPULATIONS = {
    "professionals": ("professional", 51, 84),
    "visitors": ("visitor", 100, None),
    "workshops": ("workshop", 100, None),
}


def make_reference(slug: str = "bagnolet-2019") -> Event:
    event = make_bare_event(slug)
    add_partners(event)
    add_preparation(event)
    add_visits(event)
    add_surveys(event)
    add_budget(event)
    declare(event, "beneficiaries", 400)
    declare(event, "observation_days", None)
    declare(event, "awareness_days", None)
    return event


def make_bare_event(slug: str, **fields: object) -> Event:
    venue, _ = Venue.objects.get_or_create(name="Campus", insee_code="93006", commune="Bagnolet")
    return Event.objects.create(
        name=f"Cité {slug}",
        slug=slug,
        venue=venue,
        starts_on=DAY,
        ends_on=DAY,
        **fields,
    )


def declare(event: Event, figure: str, value: int | None) -> None:
    DeclaredFigure.objects.create(
        event=event,
        figure=figure,
        value=value,
        is_counted=value is not None,
        source="Bilan publié",
    )


def add_partners(event: Event) -> None:
    for number in range(33):
        organisation = Organisation.objects.create(
            code=f"{event.slug}-o{number}",
            name=f"Structure {number} de {event.slug}",
            kind="association",
        )
        Partnership.objects.create(
            event=event,
            organisation=organisation,
            status="took_part",
            is_carrier=number < CARRIERS,
            is_funder=number in (1, 2),
        )
    for number in range(84):
        professional = Professional.objects.create(
            code=f"{event.slug}-p{number}", organisation=organisation
        )
        Mobilisation.objects.create(event=event, professional=professional)


def add_preparation(event: Event) -> None:
    sessions = [("presentation_meeting", 1)] * 3 + [("resources", 1)] * 4 + [("portal", 2)]
    for number, (kind, half_days) in enumerate(sessions):
        PreparationSession.objects.create(
            event=event,
            code=f"s{number}",
            kind=kind,
            date=DAY - timedelta(days=30 + number),
            half_days=half_days,
            status="held",
        )
    for number in range(1, 5):
        CommitteeMeeting.objects.create(
            event=event, number=number, date=DAY - timedelta(days=20 * number), status="held"
        )


def add_visits(event: Event, arrivals: int = 400) -> None:
    OpeningDay.objects.create(event=event, date=DAY, opens_at="10:00", closes_at="17:00")
    hub = Hub.objects.create(event=event, code="trouver-un-emploi", name="Trouver un emploi")
    workshop = Activity.objects.create(
        event=event,
        code="cv",
        title="Écrire son CV",
        starts_at=MORNING,
        ends_at=MORNING + timedelta(hours=1),
    )
    kinds = [("arrival", arrivals, {}), ("interview", 150, {"hub": hub})]
    kinds.append(("workshop", 90, {"activity": workshop}))
    CheckIn.objects.bulk_create(
        CheckIn(
            event=event,
            kind=kind,
            slot=MORNING + timedelta(minutes=15 * (number % 28)),
            **place,
        )
        for kind, people, place in kinds
        for number in range(people)
    )


def add_surveys(event: Event) -> None:
    for code, (audience, responses, asked) in POPULATIONS.items():
        survey = Survey.objects.create(
            event=event, code=code, audience=audience, title=code, people_asked=asked
        )
        version = SurveyVersion.objects.create(event=event, survey=survey)
        choices = [_add_question(version, *row[1:]) for row in ANSWERS if row[0] == code]
        _fill(event, version, responses, choices)


def _add_question(version: SurveyVersion, code: str, kind: str, replies: dict) -> list[Choice]:
    question = Question.objects.create(version=version, code=code, kind=kind, label=code)
    found = []
    for position, (choice, (valence, count)) in enumerate(replies.items()):
        row = Choice.objects.create(
            question=question, code=choice, label=choice, valence=valence, position=position
        )
        found += [row] * count
    return found


def _fill(event: Event, version: SurveyVersion, number: int, choices: list[list[Choice]]) -> None:
    responses = Response.objects.bulk_create(
        Response(event=event, version=version, hour=MORNING, channel="declared")
        for _ in range(number)
    )
    Answer.objects.bulk_create(
        Answer(version=version, response=response, question=choice.question, choice=choice)
        for column in choices
        for response, choice in zip(responses, column, strict=False)
    )


def add_budget(event: Event) -> None:
    budget = Budget.objects.create(event=event)
    lines = [("coordination", "wages", 30000), ("other", "travel", 1500)]
    lines.append(("income", "other_current_income", 1500))
    for code, slug, actual in lines:
        _add_line(budget, code, slug, actual)
    funders = event.partnerships.filter(is_funder=True).order_by("organisation__code")
    slugs = (("cd93", "grant_department"), ("est-ensemble", "grant_epci"))
    for funder, (code, slug) in zip(funders, slugs, strict=True):
        grant = Grant.objects.create(event=event, code=code, funder=funder, slug=slug, year=2019)
        _add_line(budget, code, slug, 15000, grant)
    in_kind = (("communication", 8500), ("library", 2000), ("training", 3000))
    for code, value in in_kind:
        InKindContribution.objects.create(
            event=event, code=code, label=code, use="services", source="services", unit_value=value
        )


def _add_line(
    budget: Budget, code: str, slug: str, actual: int, grant: Grant | None = None
) -> None:
    BudgetLine.objects.create(
        event=budget.event,
        budget=budget,
        code=code,
        slug=slug,
        actual=Decimal(actual),
        grant=grant,
    )
