"""The state of a desk in words: durations, clocks, what is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from visits.fleet import DeskStatus, Fleet, State

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
# A second or two of difference is the network, not the clock.
CLOCK_IS_RIGHT_UNDER = timedelta(seconds=3)


@dataclass(frozen=True)
class FleetRow:
    """A desk as the table says it."""

    status: DeskStatus
    state: str
    contact: str
    clock: str
    rehearsal: str
    troubles: tuple[str, ...]


def fleet_rows(fleet: Fleet) -> list[FleetRow]:
    return [_row(status) for status in fleet.desks]


def _row(status: DeskStatus) -> FleetRow:
    return FleetRow(
        status=status,
        state=state_text(status),
        contact=_("%(duration)s ago") % {"duration": duration_text(status.silence)},
        clock=clock_text(status.clock_offset),
        rehearsal=rehearsal_text(status),
        troubles=tuple(troubles_of(status)),
    )


def duration_text(length: timedelta) -> str:
    """In its largest unit, rounded down: "12 min"."""
    if length < MINUTE:
        return _("%(number)d s") % {"number": length.seconds}
    if length < HOUR:
        return _("%(number)d min") % {"number": length // MINUTE}
    if length < DAY:
        return _("%(number)d h") % {"number": length // HOUR}
    number = length // DAY
    return ngettext("%(number)d day", "%(number)d days", number) % {"number": number}


def state_text(status: DeskStatus) -> str:
    words = {
        State.NEVER_PAIRED: _("never paired"),
        State.WITHOUT_TABLET: _("without a tablet"),
        State.IN_SERVICE: _("in service"),
        State.RETIRED: _("retired"),
        State.SILENT: _("silent for %(duration)s"),
        State.RESTING: _("at rest for %(duration)s"),
    }
    return words[status.state] % {"duration": duration_text(status.silence)}


def clock_text(offset: timedelta) -> str:
    if abs(offset) < CLOCK_IS_RIGHT_UNDER:
        return _("clock right")
    words = {"duration": duration_text(abs(offset))}
    if offset > timedelta():
        return _("clock %(duration)s slow") % words
    return _("clock %(duration)s fast") % words


def rehearsal_text(status: DeskStatus) -> str:
    """Empty when nobody rehearsed; the day is told beside it."""
    if status.tablet is None or status.tablet.rehearsed_at is None:
        return ""
    return _("ready") if status.tablet.rehearsal_ready else _("not ready")


def missing_text(number: int) -> str:
    return ngettext("%(number)d check-in missing", "%(number)d check-ins missing", number) % {
        "number": number
    }


def troubles_of(status: DeskStatus) -> Iterator[str]:
    """What somebody has to do about this desk, a sentence for each thing."""
    if status.state is State.SILENT:
        yield _("Go and see: is the tablet on, is there a network? It keeps what it counts.")
    if status.missing:
        yield _("%(what)s: keep this tablet, do not clear it.") % {
            "what": missing_text(status.missing)
        }
    if status.to_review:
        yield _("Open “To review” on the tablet: some check-ins were refused.")
    if number := status.forms_to_review:
        yield ngettext(
            "%(number)d filled questionnaire was refused: open “To review” on the tablet.",
            "%(number)d filled questionnaires were refused: open “To review” on the tablet.",
            number,
        ) % {"number": number}
    if number := status.forms_waiting:
        yield ngettext(
            "%(number)d filled questionnaire waits on the tablet.",
            "%(number)d filled questionnaires wait on the tablet.",
            number,
        ) % {"number": number}
    if status.left_behind:
        yield ngettext(
            "%(number)d check-in stayed on an earlier tablet: pair it again, or import its file.",
            "%(number)d check-ins stayed on an earlier tablet: pair it again, or import its file.",
            status.left_behind,
        ) % {"number": status.left_behind}
    if status.has_wrong_clock:
        yield _("Set the tablet's clock; meanwhile the server corrects the hours.")
    if status.is_outdated:
        yield _("An older application: reload it when the desk is quiet.")


def totals_text(fleet: Fleet) -> str:
    """ "8 desks: 6 in service, 2 need somebody. Check-ins on the tablets: 12 waiting"."""
    number = len(fleet.desks)
    return _("%(desks)s: %(states)s. Check-ins on the tablets: %(queue)s.") % {
        "desks": ngettext("%(number)d desk", "%(number)d desks", number) % {"number": number},
        "states": ", ".join(_states(fleet)),
        "queue": ", ".join(_queue(fleet)),
    }


def _states(fleet: Fleet) -> Iterator[str]:
    yield _("%(number)d in service") % {"number": fleet.in_service}
    if number := fleet.needing_somebody:
        told = ngettext("%(number)d needs somebody", "%(number)d need somebody", number)
        yield told % {"number": number}


def _queue(fleet: Fleet) -> Iterator[str]:
    yield _("%(number)d waiting") % {"number": fleet.waiting}
    if number := fleet.to_review:
        yield _("%(number)d to review") % {"number": number}
    if number := fleet.missing:
        yield ngettext("%(number)d missing", "%(number)d missing", number) % {"number": number}
