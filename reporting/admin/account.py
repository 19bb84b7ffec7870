"""What an administrator of the instance gives once: blanks of official forms, funders' tables."""

import json
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.admin import RefusalsAreMessages
from core.named_rows import NamedRows
from reporting.account.layout import FINANCIAL_REPORT, FOLDER
from reporting.account.layout_problems import layout_problems
from reporting.account.official_forms import recognise
from reporting.account.services import keep_blank, unknown_blank_words
from reporting.models import AccountLayout, OfficialBlank

LARGEST_BLANK = 5 * 1024 * 1024


class ForAdministrators(RefusalsAreMessages, NamedRows, admin.ModelAdmin):
    """Of the instance, not of an event."""

    view_on_site = False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_superuser)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_superuser)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_superuser)


class BlankForm(forms.ModelForm):
    file = forms.FileField(
        label=_("Blank form (PDF)"),
        help_text=_("As you downloaded it, without opening it in a PDF editor."),
    )

    class Meta:
        model = OfficialBlank
        fields: list[str] = []

    def clean_file(self) -> bytes:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_BLANK:
            raise ValidationError(_("This file is too large to be a blank form."))
        content: bytes = file.read()
        if recognise(content) is None:
            raise ValidationError(unknown_blank_words(content))
        return content


@admin.register(OfficialBlank)
class OfficialBlankAdmin(ForAdministrators):
    form = BlankForm
    list_display = ["edition", "uploaded_at", "sha256"]
    fields = ["file"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("content")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        kept = keep_blank(content=form.cleaned_data["file"])
        obj.pk, obj.edition = kept.pk, kept.edition

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class LayoutForm(forms.ModelForm):
    class Meta:
        model = AccountLayout
        fields = ["name", "data"]
        widgets = {"data": forms.Textarea({"rows": 30, "cols": 100, "spellcheck": "false"})}

    def clean_data(self) -> Any:
        data = self.cleaned_data["data"]
        problems = layout_problems(data)
        taken = AccountLayout.objects.exclude(pk=self.instance.pk)
        if not problems and taken.filter(code=data["code"]).exists():
            problems = [_("Another table has the code “%(code)s”.") % {"code": data["code"]}]
        if problems:
            raise ValidationError([ValidationError(problem) for problem in problems])
        self.instance.code = data["code"]
        return data


@admin.register(AccountLayout)
class AccountLayoutAdmin(ForAdministrators):
    form = LayoutForm
    list_display = ["name", "code"]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """The official table, to be changed: nobody starts from nothing."""
        data = json.loads((FOLDER / f"{FINANCIAL_REPORT}.json").read_text(encoding="utf-8"))
        return {"data": {**data, "code": "", "name": ""}}
