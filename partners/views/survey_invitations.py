"""Personal links to a questionnaire for professionals: whom to ask, how far it is, reminders."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from partners.asking import Wanted, ask, choose, remind
from partners.asking_progress import progress_of
from partners.models.professional import MobilisationRole
from surveys.asked_by_link import open_codes
from surveys.mail_purposes import INVITATION, REMINDER
from surveys.models import Survey
from surveys.models.instrument import Audience
from surveys.services import Refused
from surveys.views.staff_frame import for_survey, survey_page

SECTION = "survey_invitations"


@for_survey
@require_http_methods(["GET", "HEAD", "POST"])
def survey_invitations(request: HttpRequest, survey: Survey) -> HttpResponse:
    if survey.audience != Audience.PROFESSIONAL:
        return redirect("survey_builder", survey.event.slug, survey.code)
    wanted = _wanted(request.POST if request.method == "POST" else request.GET)
    if request.method == "POST":
        return _done(request, survey, wanted)
    event = survey.event
    organisations = event.mobilisations.order_by("professional__organisation__name").values_list(
        "professional__organisation__code", "professional__organisation__name"
    )
    context = {
        "progress": progress_of(survey),
        "choice": choose(survey, wanted),
        "codes": open_codes(survey),
        "wanted": wanted,
        "roles": MobilisationRole.choices,
        "hubs": event.hubs.order_by("name").values_list("code", "name"),
        "organisations": organisations.distinct(),
    }
    return survey_page(request, survey, "invitations.html", SECTION, context)


def _wanted(asked: QueryDict) -> Wanted:
    return Wanted(asked.get("role", ""), asked.get("pole", ""), asked.get("structure", ""))


def _done(request: HttpRequest, survey: Survey, wanted: Wanted) -> HttpResponse:
    """Afterwards the reader is before the drafts, which wait for an approval."""
    is_reminder = request.POST.get("action") == "remind"
    try:
        if is_reminder:
            number = remind(survey=survey, by=request.user)
        else:
            people = choose(survey, wanted).to_ask
            number = ask(survey=survey, mobilisations=people, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(SECTION, survey.event.slug, survey.code)
    told = ngettext(
        "%(number)d message is prepared: read it, then approve it.",
        "%(number)d messages are prepared: read them, then approve them.",
        number,
    )
    messages.success(request, told % {"number": number})
    purpose = (REMINDER if is_reminder else INVITATION).code
    return redirect(f"{reverse('mail_outbox', args=[survey.event.slug])}?type={purpose}")
