"""Lines of the budget as people type them: one small form for each."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from budgets.forms.amounts import euro_field
from budgets.models import BudgetLine
from budgets.models.line import LONGEST_COMMENT
from budgets.nomenclature import LINES, Side, numbered
from budgets.services.lines import TYPED
from core.read_marks import mark, marks, seen_of

PLAN_IS_KEPT = _(
    "The plan was approved meanwhile: it changes only through a revision. Reload the page."
)
TIED_TO_A_GRANT = _("This line bears a grant: it stays where it is on the form.")


def choices_of(side: Side) -> list[tuple[str, Any]]:
    return [(line.slug, numbered(line)) for line in LINES if line.side == side]


class LineForm(forms.Form):
    """`seen` says of each field what was read: a line that nobody touched is not saved again,
    and never stands against what a colleague wrote in the meantime."""

    slug = forms.ChoiceField(label=_("Line of the form"))
    label = forms.CharField(label=_("Wording"), max_length=200, required=False)
    planned = euro_field(_("Planned"))
    actual = euro_field(_("Actual"))
    comment = forms.CharField(
        label=_("Comment"),
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea({"rows": 2}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, line: BudgetLine, plan_is_open: bool, **kwargs: Any) -> None:
        self.line, self.now = line, None
        kwargs.setdefault("prefix", f"line-{line.pk}")
        super().__init__(*args, initial=read_values(line), **kwargs)
        self.fields["slug"].choices = choices_of(Side(line.line.side))
        kept = kept_fields(line, plan_is_open)
        self.too_late = {name: why for name, why in kept.items() if self._was_touched(name)}
        for name in kept.keys() - self.too_late.keys():
            del self.fields[name]
        for name, field in self.fields.items():
            field.widget.attrs["aria-label"] = f"{field.label} – {line}"
            field.widget.attrs["data-field"] = name

    def _was_touched(self, name: str) -> bool:
        """Sent by a page that was older, with something else than what stood there."""
        if not self.is_bound or self.add_prefix(name) not in self.data:
            return False
        try:
            sent = self.fields[name].clean(self[name].data)
        except forms.ValidationError:
            return True
        return self._seen.get(name) != mark(sent)

    @property
    def _seen(self) -> dict[str, str]:
        return seen_of(self.data.get(self.add_prefix("seen"), ""))

    @property
    def is_sent(self) -> bool:
        return self.is_bound and self.add_prefix("version") in self.data

    def clean_comment(self) -> str:
        text: str = self.cleaned_data["comment"]
        return text.replace("\r\n", "\n")

    def clean(self) -> dict[str, Any]:
        for name, why in self.too_late.items():
            self.add_error(name, why)
        return self.cleaned_data

    @property
    def values(self) -> dict[str, Any]:
        names = self.cleaned_data.keys() - {"version", "seen"}
        return {name: self.cleaned_data[name] for name in names}

    @property
    def is_changed(self) -> bool:
        """What was typed differs from what was read."""
        seen = self._seen
        return any(seen.get(name) != mark(value) for name, value in self.values.items())

    def tell_change(self, now: BudgetLine) -> None:
        """Somebody else changed the line: what was typed stays, and can be sent again."""
        self.now = now
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = str(now.version)

    def refuse(self, message: str) -> None:
        self.add_error(None, message)

    @property
    def fingerprint(self) -> str:
        return marks({name: getattr(self.line, name) for name in TYPED})

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        if field_name == "seen":
            return self.fingerprint
        return super().get_initial_for_field(field, field_name)


def kept_fields(line: BudgetLine, plan_is_open: bool) -> dict[str, Any]:
    """What nobody can type any more, and why."""
    planned = ("planned",) if line.planned is None else ("slug", "label", "planned")
    kept = {} if plan_is_open else dict.fromkeys(planned, PLAN_IS_KEPT)
    return {**kept, "slug": TIED_TO_A_GRANT} if line.grant_id else kept


def read_values(line: BudgetLine) -> dict[str, Any]:
    return {name: getattr(line, name) for name in (*TYPED, "version")}


class NewLineForm(forms.Form):
    """A line to add on one side; empty, it adds nothing."""

    slug = forms.ChoiceField(
        label=_("Line of the form"), error_messages={"required": _("Choose a line of the form.")}
    )
    label = forms.CharField(label=_("Wording"), max_length=200, required=False)
    planned = euro_field(_("Planned"))
    actual = euro_field(_("Actual"))

    def __init__(self, *args: Any, side: Side, plan_is_open: bool, **kwargs: Any) -> None:
        super().__init__(
            *args,
            prefix=f"new-{side}",
            empty_permitted=True,
            use_required_attribute=False,
            **kwargs,
        )
        self.fields["slug"].choices = [("", _("Choose a line")), *choices_of(side)]
        self.is_too_late = not plan_is_open and bool(self.is_bound and self["planned"].data)
        if not plan_is_open and not self.is_too_late:
            del self.fields["planned"]

    def clean(self) -> dict[str, Any]:
        if self.is_too_late:
            self.add_error("planned", PLAN_IS_KEPT)
        return self.cleaned_data
