"""The sheet of an organisation: its commune is one of France, its code follows."""

from typing import Any

from core.forms import EventScopedModelForm
from partners.imports.cells import BadCell, commune


class OrganisationForm(EventScopedModelForm):
    """Typed “Montreuil”, “Montreuil (93)” or 93048: both fields agree afterwards."""

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        changed = {"commune", "insee_code"} & set(self.changed_data)
        if not changed or self.errors:
            return values
        typed = {name: str(values.get(name) or "") for name in ("commune", "insee_code")}
        if changed == {"commune"} and typed["commune"]:
            typed["insee_code"] = ""  # that of the former commune
        home = self.scoped_event.venue.insee_code if self.scoped_event else ""
        try:
            found = commune(typed, home)
        except BadCell as bad:
            self.add_error("insee_code" if typed["insee_code"] else "commune", str(bad))
            return values
        if found is not None:
            values |= {"commune": found.name, "insee_code": found.insee_code}
        return values
