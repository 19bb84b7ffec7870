"""Forms over models that belong to an event."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError

from core.codes import AutomaticCodeForm


class EventScopedModelForm(AutomaticCodeForm):
    """A model form that never shows `event`, yet validates every constraint that uses it.

    Django leaves out of validation the fields that a form lacks, hence each constraint with
    `event`. Here the event is given (argument or class attribute) and put back into validation.
    `refusal` is what the database answered to the same data: it is shown beside `refused_field`,
    else above the form.
    """

    scoped_event: Any = None
    refusal: str = ""
    refused_field: str = ""

    def __init__(self, *args: Any, event: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        event = event or self.scoped_event
        if event is not None and self._has_event() and self.instance.event_id is None:
            self.instance.event = event

    def _has_event(self) -> bool:
        try:
            self._meta.model._meta.get_field("event")
        except FieldDoesNotExist:
            return False
        return True

    def _get_validation_exclusions(self) -> set[str]:
        exclude: set[str] = super()._get_validation_exclusions()
        if self._has_event() and self.instance.event_id is not None:
            exclude.discard("event")
        return exclude

    def _update_errors(self, errors: ValidationError) -> None:
        """What is wrong with a field that the form does not show is said above the form."""
        told = getattr(errors, "error_dict", {})
        for name in [name for name in told if name not in {*self.fields, NON_FIELD_ERRORS}]:
            told.setdefault(NON_FIELD_ERRORS, []).extend(told.pop(name))
        super()._update_errors(errors)

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.refusal:
            self.refuse(self.refusal, self.refused_field)

    def refuse(self, message: str, field: str = "") -> None:
        """What the database said. A reason that was already given beside the field is enough."""
        shown = field if field in self.fields else None
        if shown is None or shown not in self.errors:
            self.add_error(shown, message)
